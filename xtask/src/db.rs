//! `cargo xtask db`: a PostgreSQL to work with, and the comparison of the two schemas.

use clap::{Args, Subcommand};

use crate::postgres::{Cluster, VARIABLE};
use crate::workspace::{cargo, run as start};

/// Throwaway PostgreSQL, comparison of the two databases' schemas
#[derive(Args)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand)]
enum Verb {
    /// Starts a throwaway PostgreSQL and keeps it until Ctrl-C
    Up,
    /// Compares the schemas that the migrations make on SQLite and on PostgreSQL
    Parity,
}

pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<()> {
    let mut cluster = Cluster::start()?;
    match arguments.verb {
        Verb::Up => {
            println!("export {VARIABLE}={}", cluster.url());
            eprintln!(
                "(run that line in another terminal; Ctrl-C here ends PostgreSQL and removes its data)"
            );
            cluster.wait()
        }
        // Only the store knows how to apply its migrations, so the comparison is a test of its own.
        Verb::Parity => start(
            cargo(&["test", "--locked", "--package", "tillit-store", "parity"])
                .env(VARIABLE, cluster.url()),
        ),
    }
}
