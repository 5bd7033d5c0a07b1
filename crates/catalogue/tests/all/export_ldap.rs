//! The schema of OpenLDAP.

use serde_json::{Value, json};
use tillit_catalogue::builtin;
use tillit_catalogue::export::ldap;

use crate::hostile::{attribute, hostile_list, list};

fn bound(name: &str, ldap: &str, oid: &str, members: Value) -> Value {
    let mut members = members;
    members["bindings"] = json!({ "ldap": [{ "name": ldap, "oid": oid }] });
    attribute(name, members)
}

#[test]
fn a_small_list_is_written_like_this() {
    let attributes = json!([
        bound(
            "count",
            "xCount",
            "1.2.752.1",
            json!({
                "datatype": "integer", "cardinality": "0..*", "status": "proposed",
                "label": { "sv": "Antal 'a\\b'" },
                "deprecation": { "kind": "obsoleted", "since": "1.1.0" },
            })
        ),
        bound("given-name", "givenName", "2.5.4.42", json!({})),
        bound("mobile", "MOBILE", "1.2.752.2", json!({})),
        bound("name", "xName", "1.2.752.3", json!({})),
        attribute(
            "no-oid",
            json!({ "bindings": { "ldap": [{ "name": "xOther" }] } })
        ),
        bound("same-name", "xname", "1.2.752.4", json!({})),
        bound("same-oid", "xAgain", "1.2.752.3", json!({})),
        attribute("unbound", json!({})),
    ]);
    let expected = r"# prov 1.2.3, attributes from published sources
# Läs först.
# Read first.

# prov/count
# A proposal that nobody has agreed on.
# Deprecated (obsoleted). Since 1.1.0.
attributetype ( 1.2.752.1 NAME 'xCount'
    DESC 'Antal \27a\5Cb\27'
    OBSOLETE
    EQUALITY integerMatch
    ORDERING integerOrderingMatch
    SYNTAX 1.3.6.1.4.1.1466.115.121.1.27 )

# prov/name
attributetype ( 1.2.752.3 NAME 'xName'
    DESC 'Name'
    EQUALITY caseIgnoreMatch
    SUBSTR caseIgnoreSubstringsMatch
    SYNTAX 1.3.6.1.4.1.1466.115.121.1.15
    SINGLE-VALUE )

# Left out:
# prov/given-name: givenName is defined in the schema core
# prov/mobile: MOBILE is defined in the schema cosine
# prov/no-oid: xOther has no OID
# prov/same-name: xname is defined above
# prov/same-oid: xAgain is defined above

# Without a name in LDAP:
# prov/unbound
";
    assert_eq!(ldap(&list(attributes, json!([]))), expected);
}

#[test]
fn each_datatype_has_a_syntax() {
    for (datatype, arc) in [
        ("boolean", "7 "),
        ("email", "26"),
        ("epoch-seconds", "27"),
        ("base64", "15"),
        ("object", "15"),
    ] {
        let members = json!({ "datatype": datatype, "cardinality": "1..*" });
        let one = bound("one", "xOne", "1.2.752.1", members);
        let text = ldap(&list(json!([one]), json!([])));
        let syntax = format!("SYNTAX 1.3.6.1.4.1.1466.115.121.1.{arc}");
        assert!(text.contains(&syntax), "{text}");
    }
}

#[test]
fn attributes_of_the_releases_without_a_name_in_ldap_are_named() {
    for release in builtin() {
        let list = release.read();
        let text = ldap(&list);
        for attribute in &list.attributes {
            let named = text.contains(&format!("# {}\n", attribute.id));
            assert!(named || !attribute.bindings.ldap.is_empty());
        }
    }
}

#[test]
fn hostile_texts_stay_in_their_places() {
    let text = ldap(&hostile_list());
    for line in text.lines().filter(|line| !line.is_empty()) {
        assert!(line.starts_with("# "), "{line:?}");
    }
    let label = json!({ "sv": "a\n# b' ) \"c\"\u{2028}d\\" });
    let one = bound("one", "xOne", "1.2.752.1", json!({ "label": label }));
    let text = ldap(&list(json!([one]), json!([])));
    assert!(
        text.contains("\n    DESC 'a # b\\27 ) ”c” d\\5C'\n"),
        "{text}"
    );
    let oids = [
        "1",
        "1.",
        "01.2",
        "1.2 ",
        "1.x",
        "1.2' )\nattributetype ( 1.3",
    ];
    for oid in oids {
        let one = bound("one", "xOne", oid, json!({}));
        let text = ldap(&list(json!([one]), json!([])));
        assert!(text.contains("# prov/one: xOne has no well-formed OID\n"));
        assert!(!text.contains("attributetype"));
    }
}
