//! `cargo xtask crash`: the server killed under load, as often as one likes.
//!
//! The run itself is the test `crash` of the package `tillit-tests`, which kills 50 times for each database when all tests run.

use std::process::Command;

use clap::{Args, ValueEnum};

use crate::components;
use crate::parts::Parts;
use crate::test::{PROGRAMS, WHOLE, profile, programs};
use crate::workspace::{cargo, root, run as start};

/// Kills the server at random moments under eight writers, and holds the database against a ledger after each
#[derive(Args)]
pub(crate) struct Arguments {
    /// How often, on each database
    #[arg(long, default_value_t = 5000)]
    kills: u64,
    /// Which database
    #[arg(long, value_enum, default_value_t = Database::Both)]
    database: Database,
    /// Repeats the moments of an earlier run
    #[arg(long)]
    seed: Option<u64>,
    /// Goes on with an earlier run at this kill
    #[arg(long, default_value_t = 0)]
    from: u64,
    /// Stops after so many minutes on each database, and says how to go on
    #[arg(long)]
    minutes: Option<u64>,
    /// Kill the program as it is built for development: sooner built, and no proof for a release
    #[arg(long)]
    debug: bool,
}

#[derive(Clone, Copy, ValueEnum)]
enum Database {
    Sqlite,
    Postgres,
    Both,
}

pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<()> {
    let mut parts = Parts::default();
    let ready = parts.run("components", components::ensure).is_some()
        && parts
            .run("build the programs", || {
                start(&mut programs(arguments.debug))
            })
            .is_some();
    if ready {
        parts.run("kill", || start(&mut kills(arguments)));
    }
    parts.finish("crash")
}

fn kills(arguments: &Arguments) -> Command {
    let mut command = cargo(&["test", "--locked", "-p", WHOLE, "--test", "crash", "--"]);
    match arguments.database {
        Database::Sqlite => command.arg("on_sqlite"),
        Database::Postgres => command.arg("on_postgres"),
        Database::Both => &mut command,
    };
    command.args(["--nocapture", "--test-threads", "1"]);
    command.env(
        PROGRAMS,
        root().join("target").join(profile(arguments.debug)),
    );
    let numbers = [
        ("KILLS", Some(arguments.kills)),
        ("FROM", Some(arguments.from)),
        ("SEED", arguments.seed),
        ("MINUTES", arguments.minutes),
    ];
    for (name, number) in numbers {
        if let Some(number) = number {
            command.env(format!("TILLIT_CRASH_{name}"), number.to_string());
        }
    }
    command
}
