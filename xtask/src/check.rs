//! `cargo xtask check`: everything that can be judged without running the tests.

use clap::{Args, ValueEnum};

use crate::parts::Parts;
use crate::workspace::{cargo, metadata, run as start};
use crate::{codegen, components, deny, docs, findings, layers, migrations, sources};

/// Format, lints, documentation, layering, generated files, dependencies.
///
/// Runs every part, also after one has failed, and prints each with its time.
#[derive(Args)]
pub(crate) struct Arguments {
    /// Only these parts (all when none is named)
    parts: Vec<PartName>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum PartName {
    /// What building the tests needs of the system
    Components,
    /// `cargo fmt`
    Format,
    /// `cargo clippy`, warnings are errors
    Clippy,
    /// `cargo doc`, warnings are errors
    Docs,
    /// Which crate may use which
    Layers,
    /// Words that a crate's layer forbids in its sources
    Sources,
    /// Migrations come in pairs for both databases
    Migrations,
    /// Generated files are up to date
    Generated,
    /// The book is built, and its links lead somewhere
    Book,
    /// Licences, banned crates and sources, by cargo-deny
    Dependencies,
}

pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<()> {
    let mut parts = Parts::default();
    for part in PartName::value_variants() {
        if arguments.parts.is_empty() || arguments.parts.contains(part) {
            let name = part.to_possible_value().expect("no part is hidden");
            parts.run(name.get_name(), || check(*part));
        }
    }
    parts.finish("check")
}

fn check(part: PartName) -> anyhow::Result<()> {
    match part {
        PartName::Components => components::ensure(),
        PartName::Format => start(&mut cargo(&["fmt", "--all", "--check"])),
        PartName::Clippy => start(&mut cargo(&[
            "clippy",
            "--workspace",
            "--all-targets",
            "--locked",
            "--",
            "-D",
            "warnings",
        ])),
        PartName::Docs => start(
            cargo(&["doc", "--workspace", "--no-deps", "--locked", "--quiet"])
                .env("RUSTDOCFLAGS", "-D warnings"),
        ),
        PartName::Layers => findings::report(&layers::check(&metadata()?)),
        PartName::Sources => findings::report(&sources::check()?),
        PartName::Migrations => findings::report(&migrations::check()?),
        PartName::Generated => codegen::check(),
        PartName::Book => docs::build().map(drop),
        PartName::Dependencies => deny::check(),
    }
}
