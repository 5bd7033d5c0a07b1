//! `cargo xtask release`: the archive that operators and users install from.
//!
//! What goes where stands in `contents.rs` beside this, the licences of what is inside in `third_party.rs`.

mod archive;
mod contents;
mod shipped;
mod third_party;

use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use clap::Args;

use crate::workspace::{cargo, metadata, output, relative, root, run as start};

/// Makes `target/release-archive/tillit-<version>-<target>.tar.gz` with its checksum.
///
/// The same programs give the same archive, byte for byte.
#[derive(Args)]
pub(crate) struct Arguments {
    /// The folder of the two programs, built before; they are built in release when none is named
    #[arg(long, value_name = "FOLDER")]
    programs: Option<PathBuf>,
    /// Where the archive is put
    #[arg(long, value_name = "FOLDER", default_value = "target/release-archive")]
    into: PathBuf,
}

pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<()> {
    let programs = match &arguments.programs {
        Some(folder) => folder.clone(),
        None => {
            build()?;
            root().join("target/release")
        }
    };
    let archive = make(&programs, &root().join(&arguments.into))?;
    println!("{}", relative(&archive));
    Ok(())
}

fn build() -> anyhow::Result<()> {
    start(&mut cargo(&[
        "build",
        "--release",
        "--locked",
        "-p",
        "tillit-server",
        "-p",
        "tillit-cli",
    ]))
}

/// Gathers everything in a folder beside the archive, and packs it.
pub(crate) fn make(programs: &Path, into: &Path) -> anyhow::Result<PathBuf> {
    let metadata = metadata()?;
    let shipped = shipped::packages(&metadata)?;
    let name = format!("tillit-{}-{}", shipped::version(&metadata)?, target()?);
    let folder = into.join(&name);
    if folder.exists() {
        std::fs::remove_dir_all(&folder)?;
    }
    std::fs::create_dir_all(&folder)
        .with_context(|| format!("could not make {}", relative(&folder)))?;
    contents::gather(programs, &folder)?;
    third_party::write(&shipped, &folder)?;
    let archive = archive::pack(into, &name, changed_at()?)?;
    std::fs::remove_dir_all(&folder)?;
    Ok(archive)
}

/// The target that the programs were built for: cargo builds for the machine that it runs on.
fn target() -> anyhow::Result<String> {
    let said = output(
        std::process::Command::new("rustc")
            .arg("-vV")
            .current_dir(root()),
    )?;
    let host = said.lines().find_map(|line| line.strip_prefix("host: "));
    Ok(host.context("rustc does not name its host")?.to_owned())
}

/// The time in the archive, in seconds since 1970: as told from outside, or that of the last commit.
fn changed_at() -> anyhow::Result<u64> {
    let text = match std::env::var("SOURCE_DATE_EPOCH") {
        Ok(text) => text,
        Err(_) => output(
            std::process::Command::new("git")
                .args(["log", "-1", "--format=%ct"])
                .current_dir(root()),
        )?,
    };
    match text.trim().parse() {
        Ok(seconds) => Ok(seconds),
        Err(_) => bail!(
            "there is no commit to take the archive's time from; set SOURCE_DATE_EPOCH to seconds since 1970"
        ),
    }
}
