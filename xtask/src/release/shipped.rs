//! The packages of others that are linked into the programs.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use anyhow::{Context as _, bail};
use serde_json::Value;

/// The packages that are made into programs.
const SHIPPED: [&str; 2] = ["tillit-server", "tillit-cli"];

/// One package of others.
pub(super) struct Package {
    pub(super) name: String,
    pub(super) version: String,
    /// As an SPDX expression.
    pub(super) licence: String,
    /// Where its source lies on this machine.
    pub(super) folder: PathBuf,
    /// `name` and `version` of those that it uses itself.
    pub(super) uses: Vec<(String, String)>,
}

/// The version of ours.
pub(super) fn version(metadata: &Value) -> anyhow::Result<String> {
    let packages = array(metadata, "packages")?;
    let ours = packages
        .iter()
        .find(|package| package["name"] == SHIPPED[0]);
    text(
        ours.context("the server is no package of this workspace")?,
        "version",
    )
}

/// Every package that one of ours reaches by dependencies of the programs themselves, sorted: not those of tests, and not those that only run while building.
pub(super) fn packages(metadata: &Value) -> anyhow::Result<Vec<Package>> {
    let mut by_id = BTreeMap::new();
    for package in array(metadata, "packages")? {
        by_id.insert(text(package, "id")?, package);
    }
    let mut uses = BTreeMap::new();
    for node in array(&metadata["resolve"], "nodes")? {
        uses.insert(text(node, "id")?, normal(node)?);
    }
    let mut waiting: Vec<String> = by_id
        .iter()
        .filter(|(_, package)| SHIPPED.iter().any(|name| package["name"] == *name))
        .map(|(id, _)| id.clone())
        .collect();
    let mut reached = BTreeSet::new();
    while let Some(id) = waiting.pop() {
        if reached.insert(id.clone()) {
            waiting.extend(uses.get(&id).cloned().unwrap_or_default());
        }
    }
    let mut found = Vec::new();
    for id in &reached {
        let package = by_id.get(id).context("a dependency is no package")?;
        if package["source"].is_null() {
            continue;
        }
        let of = |id: &String| -> anyhow::Result<_> {
            let used = by_id.get(id).context("a dependency is no package")?;
            Ok((text(used, "name")?, text(used, "version")?))
        };
        let uses = uses.get(id).into_iter().flatten().map(of);
        found.push(read(package, uses.collect::<Result<_, _>>()?)?);
    }
    found.sort_by(|a, b| (&a.name, &a.version).cmp(&(&b.name, &b.version)));
    Ok(found)
}

/// The dependencies of one node that are neither for tests nor for building only.
fn normal(node: &Value) -> anyhow::Result<Vec<String>> {
    let mut ids = Vec::new();
    for dependency in array(node, "deps")? {
        let kinds = array(dependency, "dep_kinds")?;
        let is_here = |kind: &Value| kind["kind"].is_null() && concerns_linux(&kind["target"]);
        if kinds.iter().any(is_here) {
            ids.push(text(dependency, "pkg")?);
        }
    }
    Ok(ids)
}

/// What other systems need is not linked in. A condition that is not understood is kept: a licence too many does no harm.
fn concerns_linux(target: &Value) -> bool {
    let Some(condition) = target.as_str() else {
        return true;
    };
    let elsewhere = [
        "windows",
        "wasm",
        "macos",
        "apple",
        "target_os = \"wasi\"",
        "android",
    ];
    let here = ["unix", "linux", "not("];
    here.iter().any(|word| condition.contains(word))
        || !elsewhere.iter().any(|word| condition.contains(word))
}

fn read(package: &Value, uses: Vec<(String, String)>) -> anyhow::Result<Package> {
    let name = text(package, "name")?;
    let Some(licence) = package["license"].as_str() else {
        bail!(
            "{name} names no licence; look at its source, and at `cargo xtask check dependencies`"
        );
    };
    let manifest = PathBuf::from(text(package, "manifest_path")?);
    Ok(Package {
        version: text(package, "version")?,
        // The old way to write a choice.
        licence: licence.replace('/', " OR ").replace("  ", " "),
        folder: manifest
            .parent()
            .context("a manifest lies in a folder")?
            .to_owned(),
        name,
        uses,
    })
}

fn array<'a>(value: &'a Value, member: &str) -> anyhow::Result<&'a Vec<Value>> {
    value[member]
        .as_array()
        .with_context(|| format!("cargo metadata has no {member}"))
}

fn text(value: &Value, member: &str) -> anyhow::Result<String> {
    let text = value[member].as_str();
    Ok(text
        .with_context(|| format!("cargo metadata has no {member}"))?
        .to_owned())
}
