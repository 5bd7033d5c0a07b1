//! Licences, banned crates and sources of the dependencies, by cargo-deny. The rules are in `deny.toml`.

use std::process::Command;

use crate::cargo_tool;
use crate::workspace::{metadata, root, run};

/// The release that `deny.toml` is written for.
const VERSION: &str = "0.20.2";

/// Works offline once the packages of the lock file are on the machine. Advisories are not part of it:
/// their database changes from day to day and is fetched over the network.
pub(crate) fn check() -> anyhow::Result<()> {
    // Fetches what the lock file names, so that cargo-deny need not.
    metadata()?;
    let program = cargo_tool::program("cargo-deny", VERSION)?;
    run(Command::new(program).current_dir(root()).args([
        "--offline",
        "--locked",
        "check",
        "--hide-inclusion-graph",
        "licenses",
        "bans",
        "sources",
    ]))
}
