//! `cargo xtask test`: every test of the workspace, with everything that the tests need.

use std::path::PathBuf;
use std::process::Command;

use clap::Args;

use crate::built::{self, TestProgram};
use crate::components;
use crate::parts::Parts;
use crate::postgres::{self, Cluster};
use crate::release;
use crate::tools;
use crate::workspace::{cargo, root, run as start};

/// The variable that names the folder of the programs under test (read by `harness::programs`).
pub(crate) const PROGRAMS: &str = "TILLIT_TEST_PROGRAMS";
/// The variable that names the release archive under test (read by the test `release`).
const ARCHIVE: &str = "TILLIT_TEST_ARCHIVE";
/// The package whose tests judge the programs from outside.
pub(crate) const WHOLE: &str = "tillit-tests";
/// The package that measures them; its tests only try that it does.
const BENCH: &str = "tillit-bench";
/// The tests of the whole, in the order that they are run.
const OF_THE_WHOLE: &[&str] = &[
    "e2e", "interop", "api", "abuse", "faults", "crash", "release",
];

/// Every test, on SQLite and on a throwaway PostgreSQL.
///
/// Installs what is missing when root on Debian or Ubuntu, otherwise says what is missing and stops.
#[derive(Args)]
pub(crate) struct Arguments {
    /// Test the programs as they are built for development: sooner built, and no proof for a release
    #[arg(long)]
    debug: bool,
    /// Passed on to `cargo test`, e.g. `-- -p tillit-store a_name`
    #[arg(last = true)]
    cargo: Vec<String>,
}

pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<()> {
    let mut parts = Parts::default();
    if parts.run("components", components::ensure).is_some()
        && let Some(cluster) = parts.run("start PostgreSQL", Cluster::start)
    {
        let passed_on = &arguments.cargo;
        let mut ready = true;
        let mut archive = PathBuf::new();
        if needs_programs(passed_on) {
            ready &= parts.run("packages for the tests", tools::ensure).is_some();
            ready &= parts
                .run("build the programs", || {
                    start(&mut programs(arguments.debug))
                })
                .is_some();
            let packed = parts.run("pack the release archive", || {
                release::make(
                    &built_in(arguments.debug),
                    &root().join("target/test-archive"),
                )
            });
            ready &= packed.is_some();
            archive = packed.unwrap_or_default();
        }
        let prepared = |mut command: Command| {
            command
                .env(postgres::VARIABLE, cluster.url())
                .env(tools::VARIABLE, tools::folder())
                .env(PROGRAMS, built_in(arguments.debug))
                .env(ARCHIVE, &archive);
            command
        };
        if ready && passed_on.is_empty() {
            everything(&mut parts, prepared);
        } else if ready {
            parts.run("run the tests", || {
                start(&mut prepared(cargo_test(passed_on)))
            });
        }
        parts.run("stop PostgreSQL", || {
            drop(cluster);
            Ok(())
        });
    }
    parts.finish("test")
}

/// Every test program of the workspace, each as a part of its own, and the examples in the documentation.
fn everything(parts: &mut Parts, prepared: impl Fn(Command) -> Command) {
    let Some(mut programs) = parts.run("build the tests", built::tests) else {
        return;
    };
    // The whole is tested when its pieces have been, in this order.
    programs.sort_by_key(|program| {
        let whole = OF_THE_WHOLE.iter().position(|test| *test == program.target);
        (program.package == WHOLE).then_some(whole.unwrap_or(OF_THE_WHOLE.len()))
    });
    // The programs of a crate are one part, those of the whole are one each.
    let part = |program: &TestProgram| match program.package.as_str() {
        WHOLE => program.target.clone(),
        package => package.to_owned(),
    };
    for programs in programs.chunk_by(|one, next| part(one) == part(next)) {
        parts.run(&part(&programs[0]), || {
            let run = |program: &TestProgram| {
                let mut command = Command::new(&program.file);
                command
                    .current_dir(&program.folder)
                    .env("CARGO_PKG_NAME", &program.package)
                    .env("CARGO_MANIFEST_DIR", &program.folder);
                start(&mut prepared(command))
            };
            // One failure does not hide the next.
            let outcomes: Vec<_> = programs.iter().map(run).collect();
            outcomes.into_iter().collect::<anyhow::Result<()>>()
        });
    }
    let examples = cargo(&["test", "--locked", "--workspace", "--doc", "--quiet"]);
    parts.run("examples in the documentation", || {
        start(&mut prepared(examples))
    });
}

/// The whole workspace unless the arguments name packages; one failure does not hide the next.
fn cargo_test(passed_on: &[String]) -> Command {
    let mut command = cargo(&["test", "--locked", "--no-fail-fast"]);
    if !names_packages(passed_on) {
        command.arg("--workspace");
    }
    command.args(passed_on);
    command
}

fn names_packages(passed_on: &[String]) -> bool {
    for_cargo(passed_on)
        .iter()
        .any(|a| a.starts_with("-p") || a.starts_with("--package"))
}

/// Whether tests of the whole are among those that run.
fn needs_programs(passed_on: &[String]) -> bool {
    let starts_programs = |package: &String| [WHOLE, BENCH].iter().any(|one| package.contains(one));
    !names_packages(passed_on) || for_cargo(passed_on).iter().any(starts_programs)
}

/// The arguments that are not for the tests themselves.
fn for_cargo(passed_on: &[String]) -> &[String] {
    let end = passed_on.iter().position(|argument| argument == "--");
    &passed_on[..end.unwrap_or(passed_on.len())]
}

pub(crate) fn programs(debug: bool) -> Command {
    let mut command = cargo(&[
        "build",
        "--locked",
        "-p",
        "tillit-server",
        "-p",
        "tillit-cli",
    ]);
    if !debug {
        command.arg("--release");
    }
    command
}

/// The folder of the programs that were built.
fn built_in(debug: bool) -> PathBuf {
    root().join("target").join(profile(debug))
}

pub(crate) fn profile(debug: bool) -> &'static str {
    if debug { "debug" } else { "release" }
}

#[cfg(test)]
mod tests {
    use super::{cargo_test, needs_programs};

    fn words(words: &[&str]) -> Vec<String> {
        words.iter().map(|&word| word.to_owned()).collect()
    }

    fn line(passed_on: &[&str]) -> String {
        let command = cargo_test(&words(passed_on));
        let words: Vec<_> = command
            .get_args()
            .map(|word| word.to_string_lossy())
            .collect();
        words.join(" ")
    }

    #[test]
    fn everything_is_tested_unless_packages_are_named() {
        assert_eq!(
            line(&["a_name"]),
            "test --locked --no-fail-fast --workspace a_name"
        );
        assert_eq!(
            line(&["-p", "tillit-store"]),
            "test --locked --no-fail-fast -p tillit-store"
        );
    }

    #[test]
    fn arguments_of_the_tests_name_no_package() {
        assert_eq!(
            line(&["--", "-p"]),
            "test --locked --no-fail-fast --workspace -- -p"
        );
    }

    #[test]
    fn the_programs_are_built_for_the_tests_that_start_them() {
        assert!(needs_programs(&[]));
        assert!(needs_programs(&words(&[
            "-p",
            "tillit-tests",
            "--test",
            "abuse"
        ])));
        assert!(!needs_programs(&words(&["-p", "tillit-store"])));
    }
}
