//! The schemas in `/schemas` accept what is written by them: editors and other programs rely on it.

use std::path::{Path, PathBuf};

use serde_json::Value;
use tillit_model::text::{json, yaml};

use crate::folders::{attribute_lists, entries};
use crate::lists::{list_folders, profile_files};

/// The source files, each with the schema that its first line names.
fn sources() -> Vec<(PathBuf, PathBuf)> {
    let mut files = entries(&attribute_lists().join("code-systems"));
    for list in list_folders() {
        files.push(list.join("manifest.yaml"));
        files.extend(entries(&list.join("attributes")));
        files.extend(profile_files(&list));
    }
    let with_schema = |file: PathBuf| {
        let text = std::fs::read_to_string(&file).unwrap();
        let first = text.lines().next().unwrap();
        let schema = first
            .strip_prefix("# yaml-language-server: $schema=")
            .unwrap_or_else(|| panic!("{} names no schema", file.display()));
        let schema = file.parent().unwrap().join(schema);
        (file, schema)
    };
    files.into_iter().map(with_schema).collect()
}

fn assert_valid(file: &Path, value: &Value, schema: &Path) {
    let schema = json::read(&std::fs::read(schema).unwrap()).unwrap();
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    let errors: Vec<String> = validator
        .iter_errors(value)
        .map(|error| format!("{} at {}", error, error.instance_path()))
        .collect();
    assert!(
        errors.is_empty(),
        "{}: {}",
        file.display(),
        errors.join("\n")
    );
}

#[test]
fn every_source_is_valid_by_the_schema_that_it_names() {
    for (file, schema) in sources() {
        let text = std::fs::read_to_string(&file).unwrap();
        let located = yaml::read(&text).unwrap();
        assert_valid(&file, &located.value, &schema);
    }
}

#[test]
fn every_release_is_valid_by_its_schema() {
    let schema = attribute_lists().join("../schemas/attribute-list/1.json");
    for release in list_folders()
        .iter()
        .flat_map(|list| entries(&list.join("releases")))
    {
        let value = json::read(&std::fs::read(&release).unwrap()).unwrap();
        assert_valid(&release, &value, &schema);
    }
}

#[test]
fn an_unknown_member_is_refused_by_the_schema() {
    let schema = attribute_lists().join("../schemas/attribute-source/1.json");
    let schema = json::read(&std::fs::read(schema).unwrap()).unwrap();
    let text = "{ format: attribute-source/1, attributes: {}, atributes: {} }";
    let value = yaml::read(text).unwrap().value;
    assert!(!jsonschema::draft202012::is_valid(&schema, &value));
}
