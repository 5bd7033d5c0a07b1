//! `cargo xtask test`: every test of the workspace, with everything that the tests need.

use clap::Args;

use crate::components;
use crate::parts::Parts;
use crate::postgres::{Cluster, VARIABLE};
use crate::workspace::{cargo, run as start};

/// Every test, on SQLite and on a throwaway PostgreSQL.
///
/// Installs what is missing when root on Debian or Ubuntu, otherwise says what is missing and stops.
#[derive(Args)]
pub(crate) struct Arguments {
    /// Passed on to `cargo test`, e.g. `-- -p tillit-store a_name`
    #[arg(last = true)]
    cargo: Vec<String>,
}

pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<()> {
    let mut parts = Parts::default();
    if parts.run("components", components::ensure).is_some()
        && let Some(cluster) = parts.run("start PostgreSQL", Cluster::start)
    {
        // Building on its own first, so that the time of the tests is the time of the tests.
        if parts
            .run("build the tests", || {
                start(cargo_test(&arguments.cargo, true).env(VARIABLE, cluster.url()))
            })
            .is_some()
        {
            parts.run("run the tests", || {
                start(cargo_test(&arguments.cargo, false).env(VARIABLE, cluster.url()))
            });
        }
        parts.run("stop PostgreSQL", || {
            drop(cluster);
            Ok(())
        });
    }
    parts.finish("test")
}

/// The whole workspace unless the arguments name packages; one failure does not hide the next.
fn cargo_test(passed_on: &[String], only_build: bool) -> std::process::Command {
    let own = passed_on
        .iter()
        .position(|argument| argument == "--")
        .unwrap_or(passed_on.len());
    let names_packages = passed_on[..own]
        .iter()
        .any(|a| a.starts_with("-p") || a.starts_with("--package"));
    let mut command = cargo(&["test", "--locked"]);
    if !names_packages {
        command.arg("--workspace");
    }
    command.arg(if only_build {
        "--no-run"
    } else {
        "--no-fail-fast"
    });
    command.args(passed_on);
    command
}

#[cfg(test)]
mod tests {
    use super::cargo_test;

    fn line(passed_on: &[&str]) -> String {
        let passed_on: Vec<_> = passed_on.iter().map(|&word| word.to_owned()).collect();
        let command = cargo_test(&passed_on, false);
        command
            .get_args()
            .map(|word| word.to_string_lossy())
            .collect::<Vec<_>>()
            .join(" ")
    }

    #[test]
    fn everything_is_tested_unless_packages_are_named() {
        assert_eq!(line(&[]), "test --locked --workspace --no-fail-fast");
        assert_eq!(
            line(&["-p", "tillit-store"]),
            "test --locked --no-fail-fast -p tillit-store"
        );
    }

    #[test]
    fn arguments_of_the_tests_name_no_package() {
        assert_eq!(
            line(&["--", "-p"]),
            "test --locked --workspace --no-fail-fast -- -p"
        );
    }
}
