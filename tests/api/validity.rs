//! The description is valid OpenAPI 3.1, as a validator that is not ours finds.

use std::fs;
use std::process::Command;

use harness::programs::{run, server};
use harness::tools::python;
use serde_json::Value;

#[test]
fn the_description_is_valid_openapi() {
    let folder = tempfile::tempdir().unwrap();
    let description = run(server(folder.path()).arg("openapi")).ended(0).stdout;
    let valid = |text: &str| {
        let file = folder.path().join("v1.json");
        fs::write(&file, text).unwrap();
        run(Command::new(python("api", "openapi-spec-validator")).arg(&file))
    };
    valid(&description).ended(0);

    let mut broken: Value = serde_json::from_str(&description).unwrap();
    broken["paths"]["/nonces"]["post"]["responses"] = Value::Null;
    valid(&broken.to_string()).ended(1);
}

#[test]
fn the_file_under_version_control_is_what_the_program_says() {
    let folder = tempfile::tempdir().unwrap();
    let printed = run(server(folder.path()).arg("openapi")).ended(0).stdout;
    let printed: Value = serde_json::from_str(&printed).unwrap();
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../schemas/openapi/v1.json");
    let mut kept: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    kept.as_object_mut().unwrap().remove("x-generated-by");
    assert!(kept == printed, "run `cargo xtask codegen`");
}
