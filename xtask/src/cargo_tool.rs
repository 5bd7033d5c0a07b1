//! Cargo's subcommands of others: the one on the search path, or one of our own below `target/tools`.

use std::path::PathBuf;
use std::process::Command;

use crate::tools;
use crate::workspace::{cargo, run};

/// The program in that exact version, built when it is not on the machine.
pub(crate) fn program(name: &str, version: &str) -> anyhow::Result<PathBuf> {
    let own = tools::folder().join("bin").join(name);
    for candidate in [PathBuf::from(name), own.clone()] {
        if is_wanted(&candidate, name, version) {
            return Ok(candidate);
        }
    }
    eprintln!("    {name} {version} is built once, which takes some minutes");
    run(cargo(&[
        "install",
        "--locked",
        name,
        "--version",
        version,
        "--force",
        "--root",
    ])
    .arg(tools::folder()))?;
    Ok(own)
}

fn is_wanted(program: &PathBuf, name: &str, version: &str) -> bool {
    let wanted = format!("{name} {version}");
    Command::new(program)
        .arg("--version")
        .output()
        .is_ok_and(|output| String::from_utf8_lossy(&output.stdout).trim() == wanted)
}
