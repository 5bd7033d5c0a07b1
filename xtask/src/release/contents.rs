//! What is in the archive besides licences, and where: the layout of `/usr/local`, so that any part can be copied there as it is.

use std::path::Path;
use std::process::Command;

use anyhow::Context as _;

use crate::workspace::{output, relative, root, run};

/// Files and folders of the repository: from, to.
const COPIED: &[(&str, &str)] = &[
    ("LICENSE", "LICENSE"),
    ("CHANGELOG.md", "CHANGELOG.md"),
    ("deploy/INSTALL.md", "INSTALL.md"),
    ("deploy/nginx", "share/tillit/nginx"),
    ("deploy/postgresql", "share/tillit/postgresql"),
    ("deploy/prometheus", "share/tillit/prometheus"),
    ("deploy/systemd", "share/tillit/systemd"),
    ("docs/src", "share/doc/tillit"),
    ("schemas", "share/tillit/schemas"),
    ("attribute-lists", "share/tillit/attribute-lists"),
];

/// The programs, with the folders of their completions by shell.
const PROGRAMS: [&str; 2] = ["tillit", "tillit-server"];

pub(super) fn gather(programs: &Path, folder: &Path) -> anyhow::Result<()> {
    for (from, to) in COPIED {
        copy(&root().join(from), &folder.join(to))?;
    }
    for name in PROGRAMS {
        copy(&programs.join(name), &folder.join("bin").join(name))?;
        completions(folder, name)?;
        manual(folder, name, "en", "share/man/man1")?;
    }
    manual(folder, "tillit", "sv", "share/man/sv/man1")?;
    let example = output(program(folder, "tillit-server").args(["config", "example"]))?;
    write(&folder.join("share/tillit/tillit-server.toml"), &example)
}

fn completions(folder: &Path, name: &str) -> anyhow::Result<()> {
    let files = [
        ("bash", format!("share/bash-completion/completions/{name}")),
        ("zsh", format!("share/zsh/site-functions/_{name}")),
        (
            "fish",
            format!("share/fish/vendor_completions.d/{name}.fish"),
        ),
    ];
    for (shell, file) in files {
        let script = output(program(folder, name).args(["completions", shell]))?;
        write(&folder.join(file), &script)?;
    }
    Ok(())
}

fn manual(folder: &Path, name: &str, language: &str, into: &str) -> anyhow::Result<()> {
    let into = folder.join(into);
    std::fs::create_dir_all(&into)?;
    run(program(folder, name)
        .arg("manual")
        .arg(&into)
        .env("LANG", format!("{language}.UTF-8")))
}

/// One of the programs of the archive, in an environment that says nothing about this machine.
fn program(folder: &Path, name: &str) -> Command {
    let mut command = Command::new(folder.join("bin").join(name));
    command.env_clear().env("LANG", "en_GB.UTF-8");
    command
}

/// Copies a file, or a folder with everything in it.
fn copy(from: &Path, to: &Path) -> anyhow::Result<()> {
    if from.is_dir() {
        std::fs::create_dir_all(to)?;
        for entry in std::fs::read_dir(from)? {
            let entry = entry?;
            copy(&entry.path(), &to.join(entry.file_name()))?;
        }
        return Ok(());
    }
    if let Some(parent) = to.parent() {
        std::fs::create_dir_all(parent)?;
    }
    std::fs::copy(from, to)
        .map(drop)
        .with_context(|| format!("could not copy {} to {}", relative(from), relative(to)))
}

fn write(to: &Path, text: &str) -> anyhow::Result<()> {
    if let Some(parent) = to.parent() {
        std::fs::create_dir_all(parent)?;
    }
    std::fs::write(to, text).with_context(|| format!("could not write {}", relative(to)))
}
