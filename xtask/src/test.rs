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
