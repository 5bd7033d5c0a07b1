//! A folder as a compressed archive that depends on nothing but its content: names sorted, one time, one owner.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Context as _;

use crate::workspace::{output, run};

/// Packs `into/name` as `into/name.tar.gz`, with `into/name.tar.gz.sha256` beside it.
pub(super) fn pack(into: &Path, name: &str, changed_at: u64) -> anyhow::Result<PathBuf> {
    let file = format!("{name}.tar.gz");
    let tar = into.join(format!("{name}.tar"));
    run(Command::new("tar")
        .args(["--create", "--format=ustar", "--sort=name"])
        .args(["--owner=0", "--group=0", "--numeric-owner"])
        .arg(format!("--mtime=@{changed_at}"))
        .args(["--mode=u+rwX,go=rX", "--file"])
        .arg(&tar)
        .arg("--directory")
        .arg(into)
        .arg(name))?;
    // Without the name and time of what was compressed.
    run(Command::new("gzip")
        .args(["--no-name", "--best", "--force"])
        .arg(&tar))?;
    let line = output(Command::new("sha256sum").arg(&file).current_dir(into))?;
    std::fs::write(into.join(format!("{file}.sha256")), line)
        .with_context(|| format!("could not write the checksum of {file}"))?;
    Ok(into.join(file))
}
