//! Which crate may use which: dependencies point one way.
//!
//! Development dependencies are free, because tests may build what they need; they are held to
//! the owners of heavy crates all the same.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::findings::Finding;

/// Crate and the crates of ours that it may use, in layers from the bottom up.
const MAY_USE: &[(&str, &[&str])] = &[
    ("tillit-model", &[]),
    ("tillit-signing", &[]),
    ("tillit-log", &[]),
    ("tillit-evidence", &["model", "signing"]),
    ("tillit-catalogue", &["model"]),
    ("tillit-store", &["model"]),
    ("tillit-validator", &["model", "catalogue"]),
    ("tillit-formats", &["model", "catalogue", "signing"]),
    (
        "tillit-client",
        &[
            "model",
            "catalogue",
            "validator",
            "formats",
            "signing",
            "evidence",
            "log",
        ],
    ),
    (
        "tillit-registry",
        &[
            "model",
            "signing",
            "log",
            "evidence",
            "catalogue",
            "store",
            "validator",
            "formats",
        ],
    ),
    (
        "tillit-server",
        &["registry", "model", "store", "signing", "formats", "client"],
    ),
    (
        "tillit-cli",
        &[
            "model",
            "catalogue",
            "validator",
            "signing",
            "evidence",
            "formats",
            "client",
        ],
    ),
    (
        "tillit-testkit",
        &[
            "model",
            "signing",
            "log",
            "evidence",
            "catalogue",
            "validator",
            "formats",
        ],
    ),
    (
        "tillit-bench",
        &[
            "catalogue",
            "client",
            "evidence",
            "tests",
            "model",
            "signing",
            "store",
            "validator",
            "formats",
            "registry",
            "server",
            "testkit",
        ],
    ),
    (
        "tillit-fuzz",
        &[
            "model",
            "signing",
            "evidence",
            "catalogue",
            "validator",
            "formats",
            "client",
            "server",
        ],
    ),
    (
        "tillit-tests",
        &["client", "evidence", "model", "signing", "testkit"],
    ),
    ("xtask", &[]),
];

/// Heavy crate and the crates of ours that may name it, in any kind of dependency.
const OWNERS: &[(&str, &[&str])] = &[
    ("diesel", &["tillit-store"]),
    ("diesel_migrations", &["tillit-store"]),
    ("diesel-async", &["tillit-store"]),
    ("libsqlite3-sys", &["tillit-store"]),
    ("tokio-postgres", &["tillit-store", "tillit-testkit"]),
    ("actix-web", &["tillit-server"]),
    ("josekit", &["tillit-testkit"]),
];

/// Crates that neither shipped program contains, however far down.
const NEVER_SHIPPED: &[&str] = &[
    "josekit",
    "openssl",
    "openssl-sys",
    "native-tls",
    "tillit-testkit",
];
const SHIPPED: &[&str] = &["tillit-server", "tillit-cli"];

/// Holds the workspace, as `cargo metadata` describes it, to the three tables.
pub(crate) fn check(metadata: &Value) -> Vec<Finding> {
    let mut findings = Vec::new();
    for package in members(metadata) {
        let name = text(&package["name"]);
        let Some((_, may_use)) = MAY_USE.iter().find(|(known, _)| *known == name) else {
            findings.push(unknown_crate(package));
            continue;
        };
        for dependency in list(&package["dependencies"]) {
            findings.extend(edge(package, may_use, dependency));
            findings.extend(ownership(package, dependency));
        }
    }
    for program in SHIPPED {
        findings.extend(shipped(metadata, program));
    }
    findings
}

/// An edge between two crates of ours that the table does not have.
fn edge(package: &Value, may_use: &[&str], dependency: &Value) -> Option<Finding> {
    let used = text(&dependency["name"]).strip_prefix("tillit-")?;
    let in_tests = dependency["kind"] == "dev";
    (!in_tests && !may_use.contains(&used)).then(|| Finding {
        place: manifest(package),
        problem: format!("{} uses tillit-{used}, which its layer may not", text(&package["name"])),
        remedy: format!("move the code to a layer that may use tillit-{used}, or to the crate below; the table is in docs/ARCHITECTURE.md and xtask/src/layers.rs"),
    })
}

/// A heavy crate outside its owner.
fn ownership(package: &Value, dependency: &Value) -> Option<Finding> {
    let (heavy, owners) = OWNERS
        .iter()
        .find(|(heavy, _)| dependency["name"] == *heavy)?;
    (!owners.contains(&text(&package["name"]))).then(|| Finding {
        place: manifest(package),
        problem: format!("{} depends on {heavy}", text(&package["name"])),
        remedy: format!(
            "only {} may; offer what is needed from there",
            owners.join(" and ")
        ),
    })
}

fn unknown_crate(package: &Value) -> Finding {
    Finding {
        place: manifest(package),
        problem: format!("{} has no place in the layers", text(&package["name"])),
        remedy: "give it a line in MAY_USE (xtask/src/layers.rs) and in docs/ARCHITECTURE.md"
            .to_owned(),
    }
}

/// Crates that must not be in `program`, with the way by which they come in.
fn shipped(metadata: &Value, program: &str) -> Vec<Finding> {
    let packages: BTreeMap<&str, &Value> = list(&metadata["packages"])
        .map(|p| (text(&p["id"]), p))
        .collect();
    let nodes: BTreeMap<&str, &Value> = list(&metadata["resolve"]["nodes"])
        .map(|n| (text(&n["id"]), n))
        .collect();
    let Some(start) = members(metadata).find(|p| p["name"] == program) else {
        return Vec::new();
    };

    let mut seen = BTreeSet::new();
    let mut open = vec![(text(&start["id"]), program.to_owned())];
    let mut findings = Vec::new();
    while let Some((id, way)) = open.pop() {
        if !seen.insert(id) {
            continue;
        }
        if NEVER_SHIPPED.contains(&text(&packages[id]["name"])) {
            findings.push(Finding {
                place: manifest(start),
                problem: format!("{program} contains {} ({way})", text(&packages[id]["name"])),
                remedy: "make it a development dependency, or choose the feature that does without"
                    .to_owned(),
            });
        }
        let built_in = list(&nodes[id]["deps"])
            .filter(|d| list(&d["dep_kinds"]).any(|kind| kind["kind"] != "dev"));
        open.extend(
            built_in
                .map(|d| text(&d["pkg"]))
                .map(|to| (to, format!("{way} -> {}", text(&packages[to]["name"])))),
        );
    }
    findings
}

fn members(metadata: &Value) -> impl Iterator<Item = &Value> {
    let ids: BTreeSet<&str> = list(&metadata["workspace_members"]).map(text).collect();
    list(&metadata["packages"]).filter(move |package| ids.contains(text(&package["id"])))
}

fn manifest(package: &Value) -> String {
    crate::workspace::relative(text(&package["manifest_path"]).as_ref())
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

#[cfg(test)]
mod tests;
