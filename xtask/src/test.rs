//! `cargo xtask test`: every test of the workspace, with everything that the tests need.

use std::process::Command;

use clap::Args;

use crate::components;
use crate::parts::Parts;
use crate::postgres::{self, Cluster};
use crate::tools;
use crate::workspace::{cargo, root, run as start};

/// The variable that names the folder of the programs under test (read by `harness::programs`).
const PROGRAMS: &str = "TILLIT_TEST_PROGRAMS";
/// The package whose tests judge the programs from outside.
const WHOLE: &str = "tillit-tests";
/// Its tests, in the order that they are run.
const OF_THE_WHOLE: &[&str] = &["e2e", "interop", "api", "abuse", "faults", "crash"];

/// Every test, on SQLite and on a throwaway PostgreSQL.
///
/// Installs what is missing when root on Debian or Ubuntu, otherwise says what is missing and stops.
#[derive(Args)]
pub(crate) struct Arguments {
    /// Test the programs as they are built for development: sooner built, and no proof for a release
    #[arg(long)]
    debug: bool,
    /// Passed on to `cargo test`, e.g. `-- -p tillit-store a_name`
    #[arg(last = true)]
    cargo: Vec<String>,
}

pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<()> {
    let mut parts = Parts::default();
    if parts.run("components", components::ensure).is_some()
        && let Some(cluster) = parts.run("start PostgreSQL", Cluster::start)
    {
        let passed_on = &arguments.cargo;
        let mut ready = true;
        if needs_programs(passed_on) {
            ready &= parts.run("packages for the tests", tools::ensure).is_some();
            ready &= parts
                .run("build the programs", || {
                    start(&mut programs(arguments.debug))
                })
                .is_some();
        }
        let prepared = |mut command: Command| {
            command
                .env(postgres::VARIABLE, cluster.url())
                .env(tools::VARIABLE, tools::folder())
                .env(
                    PROGRAMS,
                    root().join("target").join(profile(arguments.debug)),
                );
            command
        };
        // Building on its own first, so that the time of the tests is the time of the tests.
        ready &= parts
            .run("build the tests", || {
                start(&mut prepared(cargo_test(passed_on, &["--no-run"])))
            })
            .is_some();
        if ready {
            for (name, command) in runs(passed_on) {
                parts.run(&name, || start(&mut prepared(command)));
            }
        }
        parts.run("stop PostgreSQL", || {
            drop(cluster);
            Ok(())
        });
    }
    parts.finish("test")
}

/// What is run, under which name: everything in parts, or just what was asked for.
fn runs(passed_on: &[String]) -> Vec<(String, Command)> {
    if names_packages(passed_on) {
        return vec![(
            "run the tests".to_owned(),
            cargo_test(passed_on, &["--no-fail-fast"]),
        )];
    }
    let mut runs = vec![(
        "the crates".to_owned(),
        cargo_test(passed_on, &["--no-fail-fast", "--exclude", WHOLE]),
    )];
    for test in OF_THE_WHOLE {
        let mut command = cargo(&[
            "test",
            "--locked",
            "--no-fail-fast",
            "-p",
            WHOLE,
            "--test",
            test,
        ]);
        command.args(passed_on);
        runs.push(((*test).to_owned(), command));
    }
    runs
}

/// The whole workspace unless the arguments name packages; one failure does not hide the next.
fn cargo_test(passed_on: &[String], more: &[&str]) -> Command {
    let mut command = cargo(&["test", "--locked"]);
    if !names_packages(passed_on) {
        command.arg("--workspace");
    }
    command.args(more).args(passed_on);
    command
}

fn names_packages(passed_on: &[String]) -> bool {
    for_cargo(passed_on)
        .iter()
        .any(|a| a.starts_with("-p") || a.starts_with("--package"))
}

/// Whether tests of the whole are among those that run.
fn needs_programs(passed_on: &[String]) -> bool {
    !names_packages(passed_on) || for_cargo(passed_on).iter().any(|a| a.contains(WHOLE))
}

/// The arguments that are not for the tests themselves.
fn for_cargo(passed_on: &[String]) -> &[String] {
    let end = passed_on.iter().position(|argument| argument == "--");
    &passed_on[..end.unwrap_or(passed_on.len())]
}

fn programs(debug: bool) -> Command {
    let mut command = cargo(&[
        "build",
        "--locked",
        "-p",
        "tillit-server",
        "-p",
        "tillit-cli",
    ]);
    if !debug {
        command.arg("--release");
    }
    command
}

fn profile(debug: bool) -> &'static str {
    if debug { "debug" } else { "release" }
}

#[cfg(test)]
mod tests {
    use std::process::Command;

    use super::{needs_programs, runs};

    fn words(words: &[&str]) -> Vec<String> {
        words.iter().map(|&word| word.to_owned()).collect()
    }

    fn line(command: &Command) -> String {
        let words: Vec<_> = command
            .get_args()
            .map(|word| word.to_string_lossy())
            .collect();
        words.join(" ")
    }

    fn lines(passed_on: &[&str]) -> Vec<String> {
        let runs = runs(&words(passed_on));
        runs.iter().map(|(_, command)| line(command)).collect()
    }

    #[test]
    fn everything_is_tested_unless_packages_are_named() {
        let all = lines(&[]);
        assert_eq!(
            all[0],
            "test --locked --workspace --no-fail-fast --exclude tillit-tests"
        );
        assert!(
            all.contains(&"test --locked --no-fail-fast -p tillit-tests --test abuse".to_owned())
        );
        assert_eq!(
            lines(&["-p", "tillit-store"]),
            ["test --locked --no-fail-fast -p tillit-store"]
        );
    }

    #[test]
    fn arguments_of_the_tests_name_no_package() {
        assert!(lines(&["--", "-p"]).len() > 1);
    }

    #[test]
    fn the_programs_are_built_for_the_tests_that_start_them() {
        assert!(needs_programs(&[]));
        assert!(needs_programs(&words(&[
            "-p",
            "tillit-tests",
            "--test",
            "abuse"
        ])));
        assert!(!needs_programs(&words(&["-p", "tillit-store"])));
    }
}
