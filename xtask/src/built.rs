//! The workspace's own programs, as they are built for development.
//!
//! All of them are built in one go: cargo chooses the features of dependencies for what is built together, so a build
//! of one package after the other would build the same dependencies again and again.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use anyhow::{Context as _, bail};
use serde_json::Value;

use crate::workspace::{cargo, output, root, run};

/// A program of the workspace, such as `tillit`.
pub(crate) fn program(name: &str) -> anyhow::Result<Command> {
    built(Path::new(name))
}

/// An example of one of the crates; no two have the same name.
pub(crate) fn example(name: &str) -> anyhow::Result<Command> {
    built(&Path::new("examples").join(name))
}

fn built(path: &Path) -> anyhow::Result<Command> {
    static BUILT: OnceLock<bool> = OnceLock::new();
    let is_built = BUILT.get_or_init(|| {
        let everything = [
            "build",
            "--quiet",
            "--locked",
            "--workspace",
            "--bins",
            "--examples",
        ];
        run(&mut cargo(&everything)).is_ok()
    });
    if !is_built {
        bail!("the workspace's programs could not be built");
    }
    let mut command = Command::new(root().join("target/debug").join(path));
    command.current_dir(root());
    Ok(command)
}

/// A program with the tests of one target.
pub(crate) struct TestProgram {
    /// The package.
    pub(crate) package: String,
    /// The target: `all`, or the package's own name for the tests beside the code.
    pub(crate) target: String,
    /// The file.
    pub(crate) file: PathBuf,
    /// The package's folder, in which cargo runs it.
    pub(crate) folder: PathBuf,
}

/// Builds every test of the workspace; gives the programs in the order of their packages.
pub(crate) fn tests() -> anyhow::Result<Vec<TestProgram>> {
    let printed = output(&mut cargo(&[
        "test",
        "--locked",
        "--workspace",
        "--no-run",
        "--message-format=json-render-diagnostics",
    ]))?;
    let mut programs = Vec::new();
    for line in printed.lines() {
        let message: Value = serde_json::from_str(line).context("cargo did not print JSON")?;
        let Some(file) = message["executable"].as_str() else {
            continue;
        };
        if message["profile"]["test"] != true {
            continue;
        }
        let manifest = Path::new(text(&message["manifest_path"])?);
        let folder = manifest.parent().context("a manifest lies in a folder")?;
        programs.push(TestProgram {
            package: package(text(&message["package_id"])?).to_owned(),
            target: text(&message["target"]["name"])?.to_owned(),
            file: file.into(),
            folder: folder.to_owned(),
        });
    }
    programs.sort_by(|a, b| (&a.package, &a.target).cmp(&(&b.package, &b.target)));
    Ok(programs)
}

/// The name in `path+file:///somewhere/crates/model#tillit-model@0.1.0`, and in `path+file:///somewhere/xtask#0.1.0`, where it is the folder's.
fn package(id: &str) -> &str {
    let (folder, fragment) = id.split_once('#').unwrap_or((id, ""));
    match fragment.split_once('@') {
        Some((name, _)) => name,
        None => folder.rsplit('/').next().unwrap_or(folder),
    }
}

fn text(value: &Value) -> anyhow::Result<&str> {
    value.as_str().context("cargo's message lacks a text")
}

#[cfg(test)]
mod tests {
    use super::package;

    #[test]
    fn a_package_is_named_by_its_id() {
        let id = "path+file:///srv/tillit/crates/model#tillit-model@0.1.0";
        assert_eq!(package(id), "tillit-model");
        assert_eq!(package("path+file:///srv/tillit/xtask#0.1.0"), "xtask");
    }
}
