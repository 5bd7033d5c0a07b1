//! Prints the release that the files of a list describe, as it is frozen.
//!
//! `cargo run -p tillit-catalogue --example freeze -- <list>` reads `attribute-lists/<list>` below the current folder (or the folder that a second argument names). The release goes to standard output,
//! what the rules say to standard error. With errors nothing is printed and the exit code is 1.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use tillit_catalogue::{LocatedFinding, SourceText, export, resolve};

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let list = arguments
        .next()
        .ok_or("usage: freeze <list> [<folder of the lists>]")?;
    let lists = PathBuf::from(
        arguments
            .next()
            .unwrap_or_else(|| "attribute-lists".to_owned()),
    );

    let manifest = file(&lists.join(&list).join("manifest.yaml"))?;
    let attributes = folder(&lists.join(&list).join("attributes"))?;
    let code_systems = folder(&lists.join("code-systems"))?;

    let resolved = resolve(
        source(&manifest),
        &sources(&attributes),
        &sources(&code_systems),
    );
    let (release, findings) = match resolved {
        Ok(resolved) => (Some(export::json(&resolved.list)), resolved.check()),
        Err(findings) => (None, findings),
    };
    for finding in &findings {
        eprintln!("{finding}");
    }
    match release {
        Some(release) if !findings.iter().any(LocatedFinding::is_error) => {
            print!("{release}");
            Ok(ExitCode::SUCCESS)
        }
        _ => Ok(ExitCode::FAILURE),
    }
}

type File = (String, String);

fn source((name, text): &File) -> SourceText<'_> {
    SourceText { name, text }
}

fn sources(files: &[File]) -> Vec<SourceText<'_>> {
    files.iter().map(source).collect()
}

fn file(path: &Path) -> Result<File, Box<dyn Error>> {
    let text = std::fs::read_to_string(path)
        .map_err(|error| format!("could not read {}: {error}", path.display()))?;
    Ok((path.display().to_string(), text))
}

/// The YAML files of a folder, by name in order.
fn folder(path: &Path) -> Result<Vec<File>, Box<dyn Error>> {
    let entries = std::fs::read_dir(path)
        .map_err(|error| format!("could not read {}: {error}", path.display()))?;
    let mut paths = entries
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<Vec<_>, _>>()?;
    paths.retain(|path| {
        path.extension()
            .is_some_and(|extension| extension == "yaml")
    });
    paths.sort();
    paths.iter().map(|path| file(path)).collect()
}
