//! The tables against workspaces that keep and break them.

use serde_json::{Value, json};

use super::check;

/// A crate with its dependencies and their kinds.
type Crate<'a> = (&'a str, &'a [(&'a str, Option<&'a str>)]);

/// A workspace, as `cargo metadata` would describe it.
fn workspace(crates: &[Crate<'_>]) -> Value {
    let package = |name: &str, dependencies: &[(&str, Option<&str>)]| {
        let dependencies: Vec<_> = dependencies
            .iter()
            .map(|(name, kind)| json!({"name": name, "kind": kind}))
            .collect();
        json!({"id": name, "name": name, "manifest_path": format!("{name}/Cargo.toml"), "dependencies": dependencies})
    };
    let node = |name: &str, dependencies: &[(&str, Option<&str>)]| {
        let deps: Vec<_> = dependencies
            .iter()
            .map(|(name, kind)| json!({"pkg": name, "dep_kinds": [{"kind": kind}]}))
            .collect();
        json!({"id": name, "deps": deps})
    };
    json!({
        "workspace_members": crates.iter().map(|(name, _)| name).filter(|n| **n == "xtask" || n.starts_with("tillit-")).collect::<Vec<_>>(),
        "packages": crates.iter().map(|(name, d)| package(name, d)).collect::<Vec<_>>(),
        "resolve": {"nodes": crates.iter().map(|(name, d)| node(name, d)).collect::<Vec<_>>()},
    })
}

fn problems(crates: &[Crate<'_>]) -> Vec<String> {
    check(&workspace(crates))
        .into_iter()
        .map(|finding| finding.problem)
        .collect()
}

#[test]
fn an_edge_that_points_up_is_a_finding() {
    let crates = [
        ("tillit-model", &[("tillit-store", None)][..]),
        ("tillit-store", &[("tillit-model", None)]),
    ];
    assert_eq!(
        problems(&crates),
        ["tillit-model uses tillit-store, which its layer may not"]
    );
}

#[test]
fn tests_may_build_what_they_need() {
    let crates = [
        ("tillit-model", &[("tillit-testkit", Some("dev"))][..]),
        ("tillit-testkit", &[]),
    ];
    assert_eq!(problems(&crates), [""; 0]);
}

#[test]
fn a_heavy_crate_has_one_owner() {
    assert_eq!(
        problems(&[("tillit-registry", &[("diesel", None)]), ("diesel", &[])]),
        ["tillit-registry depends on diesel"]
    );
}

#[test]
fn a_crate_without_a_place_is_a_finding() {
    assert_eq!(
        problems(&[("tillit-utils", &[])]),
        ["tillit-utils has no place in the layers"]
    );
}

#[test]
fn what_only_tests_use_is_not_shipped_however_far_down() {
    let crates = [
        ("tillit-server", &[("middle", None)][..]),
        ("middle", &[("openssl", None), ("josekit", Some("dev"))]),
        ("openssl", &[]),
        ("josekit", &[]),
    ];
    assert_eq!(
        problems(&crates),
        ["tillit-server contains openssl (tillit-server -> middle -> openssl)"]
    );
}
