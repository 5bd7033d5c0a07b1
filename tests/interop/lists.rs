//! Attribute lists in the forms that they are exported in, read by the software that the forms are for.

use std::path::Path;
use std::process::Command;

use harness::programs::{run, tillit};
use harness::tools;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::partner::Partner;

pub(crate) const LISTS: [&str; 4] = ["gemensam", "halsa", "skola", "socialtjanst"];

/// What the tool writes.
pub(crate) fn exported(list: &str, format: &str) -> String {
    let home = TempDir::new().unwrap();
    let mut tillit = tillit(home.path());
    tillit.args(["attribute", "export", list, "--format", format]);
    run(&mut tillit).ended(0).stdout.clone()
}

#[test]
fn rdflib_reads_every_list_as_skos_in_both_forms() {
    let mut lists = Partner::lists();
    for list in LISTS {
        let question = json!({
            "op": "skos", "turtle": exported(list, "turtle"), "json_ld": exported(list, "json-ld"),
        });
        let answer = lists.ask(&question);
        assert_eq!(answer["problems"], json!([]), "{list}");
        let release: Value = serde_json::from_str(&exported(list, "json")).unwrap();
        let systems = release["code_systems"].as_array().unwrap();
        let codes = systems
            .iter()
            .map(|system| system["codes"].as_array().map_or(0, Vec::len));
        let attributes = release["attributes"].as_array().unwrap().len();
        assert_eq!(
            answer["concepts"],
            attributes + codes.sum::<usize>(),
            "{list}"
        );
        assert_eq!(answer["schemes"], 1 + systems.len(), "{list}");
    }
}

#[test]
fn pysaml2_reads_the_attributes_of_an_assertion_by_the_map() {
    let attributes = json!([
        ["urn:oid:2.5.4.42", "Valfrid"],
        ["urn:oid:2.5.4.4", "Lindeman"],
        ["urn:oid:1.2.752.29.4.13", "195006262546"],
    ]);
    let question = json!({ "op": "converted", "map": exported("gemensam", "pysaml2"), "attributes": attributes });
    let local = Partner::lists().ask(&question);
    assert_eq!(
        local,
        json!({ "givenName": ["Valfrid"], "sn": ["Lindeman"], "personalIdentityNumber": ["195006262546"] })
    );
}

#[test]
fn jsonschema_and_ajv_apply_the_schema_of_claims() {
    let folder = TempDir::new().unwrap();
    let schema = folder.path().join("claims.json");
    std::fs::write(&schema, exported("gemensam", "json-schema")).unwrap();
    for mut partner in partners(&schema) {
        let good = json!({
            "family_name": "Lindeman", "given_name": "Valfrid", "https://id.oidc.se/claim/personalIdentityNumber": "195006262546",
            "unknown_claim": [1, 2]
        });
        assert_eq!(partner.ask(&good), json!([]));
        for bad in [
            json!({ "https://id.oidc.se/claim/personalIdentityNumber": "19500626-2546" }),
            json!({ "family_name": 7 }),
        ] {
            assert_ne!(partner.ask(&bad), json!([]), "{bad}");
        }
    }
}

fn partners(schema: &Path) -> [Partner; 2] {
    [Partner::python_schema_at(schema), Partner::ajv_at(schema)]
}

/// What TypeScript's compiler says about a program that uses the constants.
fn compiled(folder: &Path, program: &str) -> std::process::Output {
    std::fs::write(folder.join("program.ts"), program).unwrap();
    let packages = tools::node("interop").join("node_modules");
    Command::new("node")
        .arg(packages.join("typescript/bin/tsc"))
        .args([
            "--strict",
            "--noEmit",
            "--module",
            "nodenext",
            "--moduleResolution",
            "nodenext",
            "program.ts",
        ])
        .current_dir(folder)
        .output()
        .unwrap()
}

#[test]
fn typescript_compiles_the_constants_and_knows_each_name() {
    let folder = TempDir::new().unwrap();
    for list in LISTS {
        let text = exported(list, "typescript");
        std::fs::write(folder.path().join(format!("{list}.ts")), text).unwrap();
    }
    let uses = |claim: &str| {
        let imports: String = LISTS
            .iter()
            .map(|list| format!("import * as {list} from \"./{list}.js\";\n"))
            .collect();
        format!(
            "{imports}export const claim: \"{claim}\" = gemensam.attributes[\"surname\"].oidc[0];\nexport const lists = [{}];\n",
            LISTS.map(|list| format!("{list}.version")).join(", ")
        )
    };
    let right = compiled(folder.path(), &uses("family_name"));
    assert!(
        right.status.success(),
        "{}",
        String::from_utf8_lossy(&right.stdout)
    );
    let wrong = compiled(folder.path(), &uses("familyname"));
    assert!(!wrong.status.success());
}
