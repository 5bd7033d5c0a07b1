//! The TypeScript module.

use serde_json::{Value, json};
use tillit_catalogue::builtin;
use tillit_catalogue::export::typescript;

use crate::hostile::{attribute, hostile_list, list};

#[test]
fn a_small_list_is_written_like_this() {
    let attributes = json!([
        attribute(
            "e-mail",
            json!({
                "status": "proposed",
                "definition": { "sv": "Se */ @a {b}." },
                "bindings": {
                    "saml": [{ "name": "urn:oid:1.2.3" }],
                    "oidc": [{ "claim": "email" }, { "claim": "a\"b\u{2028}" }],
                },
            }),
        ),
        attribute(
            "type",
            json!({ "deprecation": { "kind": "renamed", "successor": "prov/e-mail", "since": "1.1.0" } }),
        ),
        attribute("type", json!({})),
    ]);
    let expected = r#"// prov 1.2.3, attributes from published sources
// Läs först.
// Read first.

export const list = "prov";

export const version = "1.2.3";

export const attributes = {
  /**
   * Namn: Se *\/ \@a \{b\}.
   * A proposal that nobody has agreed on.
   */
  "e-mail": {
    id: "prov/e-mail",
    uri: "https://example.se/prov/e-mail",
    saml: ["urn:oid:1.2.3"],
    oidc: ["email", "a\"b\u{2028}"],
  },
  /**
   * Namn: Vad den heter.
   * Name: What it is called.
   * @deprecated Deprecated (renamed): use prov/e-mail. Since 1.1.0.
   */
  "type": {
    id: "prov/type",
    uri: "https://example.se/prov/type",
    saml: [],
    oidc: [],
  },
  // Left out, as it stands above: prov/type
} as const;
"#;
    assert_eq!(typescript(&list(attributes, json!([]))), expected);
}

/// The object, read as JSON after comments and the marks of the language are gone.
fn attributes(text: &str) -> Value {
    let (_, object) = text.split_once("export const attributes = ").unwrap();
    let object = object.strip_suffix(" as const;\n").unwrap();
    let mut json = String::new();
    for line in object.lines() {
        let start = line.trim_start();
        if ["/**", "* ", "*/", "// "]
            .iter()
            .any(|mark| start.starts_with(mark))
        {
            assert!(!start[2..].contains("*/"), "{line}");
            continue;
        }
        let members = ["id", "uri", "saml", "oidc"];
        let member = members
            .iter()
            .find(|name| start.starts_with(&format!("{name}: ")));
        json += &member.map_or(start.to_owned(), |name| {
            start.replacen(name, &format!("\"{name}\""), 1)
        });
    }
    let json = json.replace(",}", "}").replace("\\u{", "\\\\u{");
    serde_json::from_str(&json).unwrap()
}

#[test]
fn every_release_has_its_names() {
    for release in builtin() {
        let list = release.read();
        let object = attributes(&typescript(&list));
        for attribute in &list.attributes {
            let member = &object[attribute.name().as_str()];
            assert_eq!(member["id"], attribute.id.to_string());
            assert_eq!(member["uri"], attribute.uri);
            let claims: Vec<_> = attribute
                .bindings
                .oidc
                .iter()
                .map(|one| &one.claim)
                .collect();
            assert_eq!(member["oidc"], json!(claims));
        }
    }
    let common = attributes(&typescript(&builtin()[0].read()));
    assert_eq!(common["surname"]["saml"], json!(["urn:oid:2.5.4.4"]));
    assert_eq!(common["level-of-assurance"]["saml"], json!([]));
}

#[test]
fn hostile_texts_stay_in_their_places() {
    let text = typescript(&hostile_list());
    let object = attributes(&text);
    assert_eq!(object.as_object().unwrap().len(), 5);
    let plain = |c: char| {
        c == '\n'
            || !(c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{202e}' | '\u{feff}'))
    };
    assert!(text.chars().all(plain));
    assert!(text.contains("f *\\/ g"));
    assert!(text.contains("\\{\\@link j\\}"));
}
