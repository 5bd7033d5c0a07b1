//! `cargo xtask codegen`: the files in `schemas/` that are made from the types, and the pages of the book that are made from the programs.
//!
//! The types are in other crates, so those print and this writes. Each program prints JSON on
//! standard output; the table below says which programs there are and where their output goes.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context as _, bail};
use clap::Args;
use serde_json::{Map, Value};

use crate::built;
use crate::docs;
use crate::findings::{Finding, report};
use crate::workspace::{files, output, relative, root};

/// Writes the generated files in schemas/ and docs/src/reference/.
#[derive(Args)]
pub(crate) struct Arguments {
    /// Writes nothing; fails when a file is not what would be written
    #[arg(long)]
    check: bool,
}

/// A program that prints what belongs in `schemas/`.
struct Generator {
    /// The program, with its arguments.
    program: fn() -> anyhow::Result<Command>,
    /// The file below `schemas/` that the output is. Without one, the output is an object whose
    /// members are such files: path to content.
    file: Option<&'static str>,
    /// The member, put first, that tells a reader that the file is generated.
    banner: &'static str,
}

/// Add a line here when a crate has something to generate.
const GENERATORS: &[Generator] = &[
    Generator {
        program: || built::example("schemas"),
        file: None,
        banner: "$comment",
    },
    Generator {
        program: || built::example("list_schemas"),
        file: None,
        banner: "$comment",
    },
    Generator {
        program: || {
            let mut server = built::program("tillit-server")?;
            server.arg("openapi");
            Ok(server)
        },
        file: Some("openapi/v1.json"),
        banner: "x-generated-by",
    },
];

/// Folders of `schemas/` with files that others have published.
const EXTERNAL: &[&str] = &["matf", "lote"];

const COMMAND: &str = "cargo xtask codegen";

pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<()> {
    if arguments.check {
        return check();
    }
    for (path, content) in generated()? {
        if read(&path)?.as_ref() != Some(&content) {
            let parent = path.parent().context("a generated file lies in a folder")?;
            std::fs::create_dir_all(parent)?;
            std::fs::write(&path, content)
                .with_context(|| format!("could not write {}", relative(&path)))?;
            eprintln!("wrote {}", relative(&path));
        }
    }
    Ok(())
}

/// Names every file that differs from what would be written, is missing, or is no longer made.
pub(crate) fn check() -> anyhow::Result<()> {
    let generated = generated()?;
    let mut findings = Vec::new();
    for (path, content) in &generated {
        let problem = match read(path)? {
            None => "is missing",
            Some(text) if text != *content => "is stale",
            Some(_) => continue,
        };
        findings.push(Finding {
            place: relative(path),
            problem: problem.to_owned(),
            remedy: format!("run `{COMMAND}` and commit the file"),
        });
    }
    let folder = root().join("schemas");
    let pages = files(&docs::reference_folder(), "md")?;
    for path in files(&folder, "json")?.into_iter().chain(pages) {
        let external = EXTERNAL
            .iter()
            .any(|name| path.starts_with(folder.join(name)));
        if !external && !generated.contains_key(&path) {
            findings.push(Finding {
                place: relative(&path),
                problem: "is made by no program".to_owned(),
                remedy: "remove it, or give its program a line in xtask/src/codegen.rs".to_owned(),
            });
        }
    }
    report(&findings)
}

/// Every generated file with its content.
fn generated() -> anyhow::Result<BTreeMap<PathBuf, String>> {
    let mut made = BTreeMap::new();
    for generator in GENERATORS {
        let mut command = (generator.program)()?;
        let text = output(&mut command)?;
        let printed: Map<String, Value> = serde_json::from_str(&text)
            .with_context(|| format!("{command:?} did not print a JSON object"))?;
        let contents = match generator.file {
            None => printed,
            Some(path) => Map::from_iter([(path.to_owned(), Value::Object(printed))]),
        };
        for (path, content) in contents {
            let Value::Object(content) = content else {
                bail!("{path}: the generated content is not a JSON object")
            };
            made.insert(
                root().join("schemas").join(&path),
                pretty(content, generator.banner)?,
            );
        }
    }
    made.extend(docs::reference()?);
    Ok(made)
}

/// Two spaces, a final newline, and the banner first.
fn pretty(content: Map<String, Value>, banner: &str) -> anyhow::Result<String> {
    let mut whole = Map::new();
    whole.insert(
        banner.to_owned(),
        format!("Generated by `{COMMAND}` from the types. Do not edit.").into(),
    );
    whole.extend(content);
    Ok(serde_json::to_string_pretty(&whole)? + "\n")
}

fn read(path: &PathBuf) -> anyhow::Result<Option<String>> {
    match std::fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error).with_context(|| format!("could not read {}", relative(path))),
    }
}
