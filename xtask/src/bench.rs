//! `cargo xtask bench`: measures the registry against references, and writes docs/benchmarks.md.
//!
//! Measuring is the work of the program `tillit-bench` (tests/bench); this builds it, and the programs that it measures, as they are released.

use std::process::Command;

use clap::Args;

use crate::components;
use crate::parts::Parts;
use crate::postgres::{Cluster, VARIABLE};
use crate::workspace::{cargo, root, run as start};

/// The variable that names the folder of the released programs, as for the tests of the whole.
const PROGRAMS: &str = "TILLIT_TEST_PROGRAMS";
/// The page that a full run writes.
const PAGE: &str = "docs/benchmarks.md";

/// Measures the registry and a reference in the same run, by turns; prints a table of ratios and writes docs/benchmarks.md.
///
/// The page is written when everything was measured in full. Leave the machine alone meanwhile.
#[derive(Args)]
pub(crate) struct Arguments {
    /// Only these measurements (all when none is named; `--list` names them)
    names: Vec<String>,
    /// Smaller, and fewer rounds: to see where a figure goes; writes no page
    #[arg(long)]
    quick: bool,
    /// Names the measurements and measures nothing
    #[arg(long)]
    list: bool,
}

pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<()> {
    let mut parts = Parts::default();
    if parts.run("components", components::ensure).is_some()
        && parts
            .run("build what is measured", || start(&mut programs()))
            .is_some()
    {
        parts.run("measure", || {
            let cluster = Cluster::start_durable()?;
            start(bench(arguments).env(VARIABLE, cluster.url()))
        });
    }
    parts.finish("bench")
}

fn programs() -> Command {
    cargo(&[
        "build",
        "--release",
        "--locked",
        "-p",
        "tillit-bench",
        "-p",
        "tillit-server",
        "-p",
        "tillit-cli",
    ])
}

fn bench(arguments: &Arguments) -> Command {
    let programs = root().join("target").join("release");
    let mut command = Command::new(programs.join("tillit-bench"));
    command.current_dir(root()).env(PROGRAMS, programs);
    command.args(["--page", PAGE]).args(&arguments.names);
    if arguments.quick {
        command.arg("--quick");
    }
    if arguments.list {
        command.arg("--list");
    }
    command
}
