//! The licences of what others have written and we ship, and the same as a bill of materials for programs.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use serde_json::{Value, json};

use super::shipped::Package;

/// What licence files begin with, in any spelling.
const NAMES: [&str; 7] = [
    "license",
    "licence",
    "copying",
    "copyright",
    "notice",
    "unlicense",
    "authors",
];
/// Sources of others lie in folders of a package, a few deep at most: `aws-lc/third_party/fiat/LICENSE`.
const DEPTH: usize = 4;

/// Writes `THIRD-PARTY.txt` and `sbom.cdx.json`.
pub(super) fn write(packages: &[Package], folder: &Path) -> anyhow::Result<()> {
    std::fs::write(folder.join("THIRD-PARTY.txt"), licences(packages)?)?;
    let sbom = serde_json::to_string_pretty(&bill(packages))? + "\n";
    std::fs::write(folder.join("sbom.cdx.json"), sbom)?;
    Ok(())
}

/// A table of all packages, and then every licence text once, with the packages that carry it.
fn licences(packages: &[Package]) -> anyhow::Result<String> {
    let mut written = String::from(
        "What others have written and is part of the programs tillit and tillit-server, with its licences.\n\
         The Rust standard library is part of them too; its licence is MIT OR Apache-2.0.\n\n",
    );
    let mut texts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for package in packages {
        let title = format!("{} {}", package.name, package.version);
        let mut files = Vec::new();
        find(&package.folder, DEPTH, &mut files)?;
        let without = if files.is_empty() {
            "  (its source carries no licence text; the texts of its licences stand below)"
        } else {
            ""
        };
        let _ = writeln!(written, "{title:40}  {}{without}", package.licence);
        for file in files {
            let bytes = std::fs::read(&file)
                .with_context(|| format!("could not read {}", file.display()))?;
            let text = String::from_utf8_lossy(&bytes).replace("\r\n", "\n");
            let place = file.strip_prefix(&package.folder).unwrap_or(&file);
            texts
                .entry(text.trim().to_owned())
                .or_default()
                .push(format!("{title}: {}", place.display()));
        }
    }
    let rule = "=".repeat(80);
    for (text, carriers) in texts {
        let _ = write!(
            written,
            "\n{rule}\n{}\n{rule}\n\n{text}\n",
            carriers.join("\n")
        );
    }
    Ok(written)
}

/// The licence files below a folder, sorted.
fn find(folder: &Path, depth: usize, found: &mut Vec<PathBuf>) -> anyhow::Result<()> {
    let mut entries = std::fs::read_dir(folder)
        .with_context(|| format!("could not read {}", folder.display()))?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<Vec<_>, _>>()?;
    entries.sort();
    for path in entries {
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .to_lowercase();
        if path.is_dir() {
            // What a package carries for its own tests is not shipped.
            if depth > 0 && !name.starts_with('.') && !name.starts_with("test") {
                find(&path, depth - 1, found)?;
            }
        } else if NAMES.iter().any(|start| name.starts_with(start)) && is_text(&name) {
            found.push(path);
        }
    }
    Ok(())
}

/// `license.rs` is a program, `LICENSE-MIT` and `LICENSE.md` are not.
fn is_text(name: &str) -> bool {
    match Path::new(name).extension().and_then(|e| e.to_str()) {
        None | Some("txt" | "md" | "html") => true,
        Some(other) => !["rs", "c", "h", "py", "go", "json", "toml", "pl", "sh"].contains(&other),
    }
}

/// CycloneDX 1.5 (ECMA-424): components by package URL, and which uses which.
fn bill(packages: &[Package]) -> Value {
    let purl = |name: &str, version: &str| format!("pkg:cargo/{name}@{version}");
    let components: Vec<Value> = packages
        .iter()
        .map(|package| {
            let id = purl(&package.name, &package.version);
            json!({
                "type": "library",
                "bom-ref": id,
                "name": package.name,
                "version": package.version,
                "licenses": [{ "expression": package.licence }],
                "purl": id,
            })
        })
        .collect();
    let dependencies: Vec<Value> = packages
        .iter()
        .map(|package| {
            let uses = package
                .uses
                .iter()
                .map(|(name, version)| purl(name, version));
            json!({
                "ref": purl(&package.name, &package.version),
                "dependsOn": uses.collect::<Vec<_>>(),
            })
        })
        .collect();
    json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": { "component": {
            "type": "application",
            "bom-ref": "tillit",
            "name": "tillit",
            "version": env!("CARGO_PKG_VERSION"),
            "licenses": [{ "expression": "Apache-2.0" }],
        } },
        "components": components,
        "dependencies": dependencies,
    })
}
