//! The attribute map of pysaml2.

use std::collections::BTreeMap;

use serde_json::json;
use tillit_catalogue::builtin;
use tillit_catalogue::export::pysaml2;

use crate::hostile::{attribute, hostile_list, list};

#[test]
fn a_small_list_is_written_like_this() {
    let attributes = json!([
        attribute(
            "name",
            json!({
                "status": "proposed",
                "bindings": { "saml": [{ "name": "urn:oid:1.2.3", "friendly_name": "fullName" }, { "name": "urn:x:name" }] },
            }),
        ),
        attribute(
            "shared",
            json!({ "bindings": { "saml": [{ "name": "URN:OID:1.2.3", "mapping": { "kind": "join" } }] } }),
        ),
    ]);
    let expected = r#"# prov 1.2.3, attributes from published sources
# Läs först.
# Read first.
# Left out:
# prov/shared: URN:OID:1.2.3 leads to another attribute

MAP = {
    "identifier": "urn:oasis:names:tc:SAML:2.0:attrname-format:uri",
    "fro": {
        # prov/name: Namn
        # A proposal that nobody has agreed on.
        "urn:oid:1.2.3": "fullName",
        "urn:x:name": "fullName",
    },
    "to": {
        "fullName": "urn:oid:1.2.3",
    },
}
"#;
    assert_eq!(pysaml2(&list(attributes, json!([]))), expected);
}

/// The entries of one of the two maps. What is left of the text are comments and the frame.
fn entries(text: &str, map: &str) -> BTreeMap<String, String> {
    let (_, after) = text.split_once(&format!("    \"{map}\": {{\n")).unwrap();
    let inside = after.lines().take_while(|line| *line != "    },");
    let lines = inside.filter(|line| !line.trim().starts_with('#'));
    let mut map = BTreeMap::new();
    for line in lines {
        let object = format!("{{{}}}", line.trim().strip_suffix(',').unwrap());
        let entry: BTreeMap<String, String> = serde_json::from_str(&object).unwrap();
        for (key, value) in entry {
            assert!(map.insert(key, value).is_none(), "{line}");
        }
    }
    map
}

#[test]
fn every_release_leads_there_and_back() {
    for release in builtin() {
        let text = pysaml2(&release.read());
        let (fro, to) = (entries(&text, "fro"), entries(&text, "to"));
        for (local, name) in &to {
            assert_eq!(fro.get(name), Some(local));
        }
        let folded = |map: &BTreeMap<String, String>| {
            let keys = map.keys().map(|key| key.to_lowercase());
            keys.collect::<std::collections::BTreeSet<_>>().len()
        };
        assert_eq!((folded(&fro), folded(&to)), (fro.len(), to.len()));
    }
    let common = entries(&pysaml2(&builtin()[0].read()), "fro");
    assert_eq!(common["urn:oid:2.5.4.4"], "sn");
    assert_eq!(common["urn:oid:2.5.4.6"], "c");
}

#[test]
fn hostile_texts_stay_in_their_places() {
    let text = pysaml2(&hostile_list());
    let frame = [
        "MAP = {",
        "    \"identifier\": \"urn:oasis:names:tc:SAML:2.0:attrname-format:uri\",",
        "    \"fro\": {",
        "    },",
        "    \"to\": {",
        "}",
    ];
    for line in text.lines().filter(|line| !line.is_empty()) {
        assert!(frame.contains(&line) || line.starts_with("# "), "{line:?}");
    }
    assert!(!text.contains(|c: char| (c.is_control() && c != '\n') || c == '\u{2028}'));
}
