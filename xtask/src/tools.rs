//! Other people's software that the tests run against ours: Python and Node.js packages, in environments of
//! their own below `target/tools`. What they hold stands in `tests/<environment>/`, with exact versions.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Context as _;

use crate::workspace::{relative, root, run};

/// The variable that names the folder of the environments (read by `harness::tools`).
pub(crate) const VARIABLE: &str = "TILLIT_TEST_TOOLS";

/// The folder of the environments.
pub(crate) fn folder() -> PathBuf {
    root().join("target/tools")
}

/// Makes every environment whose list has changed since it was made.
pub(crate) fn ensure() -> anyhow::Result<()> {
    let tests = root().join("tests");
    for entry in std::fs::read_dir(&tests)? {
        let lists = entry?.path();
        let name = lists.file_name().unwrap_or_default();
        if lists.join("requirements.txt").is_file() {
            let wanted = read(&lists.join("requirements.txt"))?;
            make(
                &folder().join("python").join(name),
                &wanted,
                |environment| python(environment, &lists.join("requirements.txt")),
            )?;
        }
        if lists.join("package-lock.json").is_file() {
            let wanted = read(&lists.join("package-lock.json"))?;
            make(&folder().join("node").join(name), &wanted, |environment| {
                node(environment, &lists)
            })?;
        }
    }
    Ok(())
}

/// One Python environment, made if its list has changed; its folder.
pub(crate) fn python_environment(name: &str) -> anyhow::Result<PathBuf> {
    let list = root().join("tests").join(name).join("requirements.txt");
    let environment = folder().join("python").join(name);
    make(&environment, &read(&list)?, |environment| {
        python(environment, &list)
    })?;
    Ok(environment)
}

fn read(list: &Path) -> anyhow::Result<String> {
    std::fs::read_to_string(list).with_context(|| format!("could not read {}", relative(list)))
}

/// An environment is complete when it holds a copy of the list that it was made from.
fn make(
    environment: &Path,
    wanted: &str,
    fill: impl FnOnce(&Path) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let mark = environment.join("made-from");
    if std::fs::read_to_string(&mark).is_ok_and(|made_from| made_from == wanted) {
        eprintln!("    {}: found", relative(environment));
        return Ok(());
    }
    if environment.exists() {
        std::fs::remove_dir_all(environment)?;
    }
    std::fs::create_dir_all(environment)?;
    fill(environment)?;
    std::fs::write(mark, wanted)?;
    Ok(())
}

fn python(environment: &Path, list: &Path) -> anyhow::Result<()> {
    run(Command::new("python3")
        .args(["-m", "venv"])
        .arg(environment))?;
    run(Command::new(environment.join("bin/python"))
        .args(["-m", "pip", "install", "--quiet", "--no-input"])
        .args(["--disable-pip-version-check", "--requirement"])
        .arg(list))
}

/// Packages come as they are listed, and run no scripts of their own while they are installed.
fn node(environment: &Path, lists: &Path) -> anyhow::Result<()> {
    for file in ["package.json", "package-lock.json"] {
        std::fs::copy(lists.join(file), environment.join(file))?;
    }
    let arguments = [
        "ci",
        "--ignore-scripts",
        "--no-audit",
        "--no-fund",
        "--loglevel=error",
    ];
    run(Command::new(OsStr::new("npm"))
        .args(arguments)
        .current_dir(environment))
}
