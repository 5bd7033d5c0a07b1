use serde_json::Value;

use crate::run::User;

#[test]
fn json_says_its_version_and_kind_and_stands_alone_on_standard_output() {
    let user = User::with_folder();
    user.replace(
        "entities/example.yaml",
        "../certs/ca.pem",
        "../certs/gone.pem",
    );
    let done = user.run(&["validate", "-o", "json"]);
    assert_eq!(done.code, 3);
    let shown: Value = serde_json::from_str(&done.out).unwrap();
    assert_eq!(shown["schemaVersion"], 1);
    assert_eq!(shown["kind"], "findings");
    let error = shown["items"]
        .as_array()
        .unwrap()
        .iter()
        .find(|row| row["level"] == "error")
        .unwrap();
    assert_eq!(error["rule"], "certificate-file-missing");
    assert_eq!(error["file"], "entities/example.yaml");
    assert!(error["line"].is_u64() && error["column"].is_u64());
}

#[test]
fn ndjson_begins_with_a_line_about_itself() {
    let user = User::new();
    let done = user.run(&["exit-codes", "-o", "ndjson"]);
    let lines: Vec<Value> = done
        .out
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(lines[0]["schemaVersion"], 1);
    assert_eq!(lines.len(), 13);
}

#[test]
fn yaml_holds_the_same_as_json() {
    let user = User::new();
    let json: Value = serde_json::from_str(&user.run(&["exit-codes", "-o", "json"]).out).unwrap();
    let yaml: Value = serde_yaml::from_str(&user.run(&["exit-codes", "-o", "yaml"]).out).unwrap();
    assert_eq!(json, yaml);
}

#[test]
fn quiet_says_nothing_but_errors() {
    let user = User::with_folder();
    let done = user.run(&["validate", "--quiet"]);
    assert_eq!((done.code, &*done.err), (0, ""));
    let done = user.run(&["plan", "--quiet", "--registry", "http://127.0.0.1:1"]);
    assert_eq!(done.code, 6);
    assert!(done.err.contains("could not reach"), "{}", done.err);
}

#[test]
fn attributes_are_listed_and_shown() {
    let user = User::new();
    let done = user.run(&["attribute", "list", "gemensam"]);
    assert!(done.out.contains("gemensam/"), "{done:?}");
    let unknown = user.run(&["attribute", "show", "nothing"]);
    assert_eq!(unknown.code, 2);
}
