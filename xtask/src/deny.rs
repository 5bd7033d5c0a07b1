//! Licences, banned crates and sources of the dependencies, by cargo-deny. The rules are in `deny.toml`.

use std::path::PathBuf;
use std::process::Command;

use anyhow::Context as _;

use crate::workspace::{cargo, metadata, root, run};

/// The release that `deny.toml` is written for.
const VERSION: &str = "0.20.2";

/// Works offline once the packages of the lock file are on the machine. Advisories are not part of it:
/// their database changes from day to day and is fetched over the network.
pub(crate) fn check() -> anyhow::Result<()> {
    // Fetches what the lock file names, so that cargo-deny need not.
    let target = PathBuf::from(
        metadata()?["target_directory"]
            .as_str()
            .context("cargo metadata names no target directory")?,
    );
    let program = program(target.join("tools"))?;
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

/// The cargo-deny on the search path, or one of our own in the target folder, built when it is not there.
fn program(tools: PathBuf) -> anyhow::Result<PathBuf> {
    let own = tools.join("bin/cargo-deny");
    for candidate in [PathBuf::from("cargo-deny"), own.clone()] {
        if is_wanted(&candidate) {
            return Ok(candidate);
        }
    }
    eprintln!("    cargo-deny {VERSION} is built once, which takes some minutes");
    run(cargo(&[
        "install",
        "--locked",
        "cargo-deny",
        "--version",
        VERSION,
        "--force",
        "--root",
    ])
    .arg(&tools))?;
    Ok(own)
}

fn is_wanted(program: &PathBuf) -> bool {
    let wanted = format!("cargo-deny {VERSION}");
    Command::new(program)
        .arg("--version")
        .output()
        .is_ok_and(|o| String::from_utf8_lossy(&o.stdout).trim() == wanted)
}
