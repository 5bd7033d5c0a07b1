//! What an entity document contributes, to the byte.

use serde_json::Value;
use tillit_formats::matf::{FragmentError, entity_fragment};

use crate::fixture::{API, EGIL, SERVICE, goteborg, stockholm};

fn with_matf(block: &str) -> String {
    format!(
        r#"{{"format":"entity/1","id":"https://a.example","organisation":"0007:2120000142","federations":["moa"],"name":{{"sv":"A"}},"support":{{"email":"a@a.example"}},"matf":{block}}}"#
    )
}

/// The members that are demanded, as they stand in a block.
fn issuers() -> String {
    let api: Value = serde_json::from_str(API).unwrap();
    format!(r#""issuers":{}"#, api["matf"]["issuers"])
}

fn refusal(block: &str) -> FragmentError {
    entity_fragment(&with_matf(block), &stockholm()).unwrap_err()
}

#[test]
fn members_stand_byte_for_byte_as_in_the_document() {
    let fragment = entity_fragment(EGIL, &stockholm()).unwrap().unwrap();
    for exact in [
        r#""extensions": { "z": 1.0, "a": 1e2, "scope": "https:\/\/stockholm.example\u002f", "A": -0, "0": 1E+2, "\u00e5": null, "half": 0.50 },"#,
        r#""digest": "\u002bhcmCjJEtLq4BRPhrILyhgn98Lhy6DaWdpmsBAgOLCQ=", "alg": "sha256""#,
        r#""x-weight": 10.00,"#,
        r#""description": "EGIL-klient f\u00f6r å\u0061\ud83d\ude00""#,
        r#""organization_id": "SE2120000142""#,
    ] {
        assert!(EGIL.contains(exact), "the control: {exact}");
        assert!(fragment.contains(exact), "{exact} in {fragment}");
    }
}

#[test]
fn the_block_is_the_tail_of_the_fragment_without_its_braces() {
    let block = format!("{{ \t\"b\": 1.10 ,\n\n {} , \"a\":[ ] }}", issuers());
    let fragment = entity_fragment(&with_matf(&block), &stockholm())
        .unwrap()
        .unwrap();
    let head = r#"{"entity_id":"https://a.example","organization":"Stockholms kommun","#;
    assert_eq!(fragment, format!("{head}{}", &block[1..]));
}

#[test]
fn the_organisations_swedish_name_is_written_as_json() {
    let fragment = entity_fragment(API, &goteborg()).unwrap().unwrap();
    let value: Value = serde_json::from_str(&fragment).unwrap();
    assert_eq!(value["organization"], "Göteborgs \"kommun\"");
    assert_eq!(value["entity_id"], "https://api.goteborg.example");
}

#[test]
fn members_outside_the_block_stay_out() {
    let fragment = entity_fragment(EGIL, &stockholm()).unwrap().unwrap();
    let value: Value = serde_json::from_str(&fragment).unwrap();
    let names: Vec<_> = value.as_object().unwrap().keys().collect();
    assert_eq!(
        names,
        [
            "entity_id",
            "organization",
            "extensions",
            "issuers",
            "clients",
            "organization_id"
        ]
    );
}

#[test]
fn an_entity_without_a_block_has_no_fragment() {
    assert_eq!(entity_fragment(SERVICE, &goteborg()), Ok(None));
}

#[test]
fn a_block_that_writes_what_the_registry_writes_is_refused() {
    assert!(entity_fragment(&with_matf(&format!("{{{}}}", issuers())), &stockholm()).is_ok());
    for (member, name) in [
        ("entity_id", "entity_id"),
        ("organization", "organization"),
        (r"entity\u005fid", "entity_id"),
    ] {
        let block = format!(r#"{{{},"{member}":"https://b.example"}}"#, issuers());
        assert_eq!(refusal(&block), FragmentError::ReservedMember(name));
    }
}

#[test]
fn another_organisations_entity_is_refused() {
    assert!(matches!(
        entity_fragment(EGIL, &goteborg()),
        Err(FragmentError::OtherOrganisation { .. })
    ));
}

#[test]
fn a_member_that_stands_twice_is_refused() {
    let block = format!(r#"{{{},"x":{{"a":1,"\u0061":2}}}}"#, issuers());
    assert_eq!(refusal(&block), FragmentError::DuplicateMember("a".into()));
    assert!(matches!(
        refusal(&format!("{{{0},{0}}}", issuers())),
        FragmentError::DuplicateMember(_)
    ));
}

#[test]
fn an_entity_that_readers_would_refuse_is_refused_before_it_stops_the_others() {
    for block in ["{}", "[]", "1", r#"{"issuers":[]}"#] {
        let error = refusal(block);
        assert!(
            matches!(
                error,
                FragmentError::NotAnEntity(_) | FragmentError::Refused(_)
            ),
            "{block}: {error}"
        );
    }
}

#[test]
fn a_text_that_is_no_entity_is_refused() {
    for text in ["", "{}", "<html>", r#"{"format":"organisation/1"}"#] {
        assert!(matches!(
            entity_fragment(text, &stockholm()),
            Err(FragmentError::NotAnEntity(_))
        ));
    }
}
