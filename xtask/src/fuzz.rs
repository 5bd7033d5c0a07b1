//! `cargo xtask fuzz`: the parsers of what arrives from outside, fed by libFuzzer for a given time.
//!
//! What holds for each stands in `tests/fuzz/src`; `tests/fuzz/runner` has one program for each. It is no part of the workspace, because it needs a C++ compiler.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, bail};
use clap::Args;

use crate::cargo_tool;
use crate::parts::Parts;
use crate::workspace::{files, output, relative, root, run as start};

/// The release of cargo-fuzz that is used.
const VERSION: &str = "0.13.2";
/// Bytes of one input at most: beyond it a step takes long, and most faults show far below.
const LONGEST: usize = 16 * 1024;
/// Seconds for one input: much more than the longest takes, unless a cost grows faster than the input.
const SLOWEST: u32 = 5;
/// MiB of memory while inputs are read, the fuzzer's own tables included.
const MEMORY: u32 = 2048;

/// Feeds the parsers of everything that arrives from outside with made-up input.
///
/// Needs a C++ compiler; cargo-fuzz is installed when it is missing. What is found is kept, and its replay is printed. The corpus grows below `target/fuzz`.
#[derive(Args)]
pub(crate) struct Arguments {
    /// Parsers by name, as the folders in tests/fuzz/seeds; all without one
    targets: Vec<String>,
    /// Seconds for each
    #[arg(long, default_value_t = 60)]
    seconds: u32,
}

pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<()> {
    let all = targets()?;
    if let Some(unknown) = arguments.targets.iter().find(|name| !all.contains(name)) {
        bail!("{unknown} is no parser; there are {}", all.join(", "));
    }
    let chosen = if arguments.targets.is_empty() {
        &all
    } else {
        &arguments.targets
    };
    let mut parts = Parts::default();
    if let Some(programs) = parts.run("build", build) {
        for target in chosen {
            parts.run(target, || feed(&programs, target, arguments.seconds));
        }
    }
    parts.finish("fuzz")
}

/// Every parser, by its program.
fn targets() -> anyhow::Result<Vec<String>> {
    let programs = files(&runner().join("fuzz_targets"), "rs")?;
    let names = programs
        .iter()
        .filter_map(|path| path.file_stem()?.to_str());
    Ok(names.map(str::to_owned).collect())
}

fn runner() -> PathBuf {
    root().join("tests/fuzz/runner")
}

/// Everything that is made here: programs, corpus, findings.
fn folder() -> PathBuf {
    root().join("target/fuzz")
}

/// Builds every program at once, so that what they share is built once, and gives their folder. Optimised and instrumented, beside the
/// folder of the workspace's own programs.
fn build() -> anyhow::Result<PathBuf> {
    let cargo_fuzz = cargo_tool::program("cargo-fuzz", VERSION)?;
    // The same versions as in what is shipped.
    std::fs::copy(root().join("Cargo.lock"), runner().join("Cargo.lock"))?;
    start(
        Command::new(&cargo_fuzz)
            .current_dir(runner())
            .args(["build", "--fuzz-dir", ".", "--sanitizer", "none"])
            .arg("--target-dir")
            .arg(folder()),
    )?;
    let host = output(Command::new("rustc").arg("-vV"))?
        .lines()
        .find_map(|line| line.strip_prefix("host: ").map(str::to_owned))
        .context("rustc does not say what machine this is")?;
    Ok(folder().join(host).join("release"))
}

fn feed(programs: &Path, target: &str, seconds: u32) -> anyhow::Result<()> {
    let program = programs.join(target);
    let corpus = folder().join("corpus").join(target);
    let found = folder().join("found").join(target);
    for made in [&corpus, &found] {
        std::fs::create_dir_all(made)?;
    }
    let before = inputs(&found)?;
    let outcome = start(
        Command::new(&program)
            .arg(&corpus)
            .arg(root().join("tests/fuzz/seeds").join(target))
            .args([
                format!("-max_total_time={seconds}"),
                format!("-max_len={LONGEST}"),
                format!("-timeout={SLOWEST}"),
                format!("-rss_limit_mb={MEMORY}"),
                format!("-artifact_prefix={}/", found.display()),
                "-print_final_stats=1".to_owned(),
            ]),
    );
    if outcome.is_ok() {
        return Ok(());
    }
    match inputs(&found)?
        .into_iter()
        .find(|path| !before.contains(path))
    {
        Some(input) => bail!(
            "{target} does not hold for {input}\n\nreplay it:\n\n    {program} {input}\n\nthen keep it as tests/fuzz/seeds/{target}/<what was wrong>, see `cargo test -p tillit-fuzz` fail, and mend it",
            input = relative(&input),
            program = relative(&program),
        ),
        None => outcome,
    }
}

fn inputs(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let mut found: Vec<PathBuf> = std::fs::read_dir(folder)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()?;
    found.sort();
    Ok(found)
}
