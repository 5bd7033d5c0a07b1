//! Claims and scopes: what a provider's metadata can take over, and what each scope asks for.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use tillit_catalogue::{AttributeList, builtin, export};

use crate::small_lists::{HOSTILE, hostile, small};

fn document(list: &AttributeList) -> Value {
    let text = export::oidc(list);
    assert!(text.ends_with("}\n"));
    serde_json::from_str(&text).unwrap()
}

fn released(name: &str) -> Value {
    let release = builtin().iter().find(|release| release.list == name);
    document(&release.unwrap().read())
}

#[test]
fn a_small_list_reads_so() {
    let expected = json!({
        "list": "town",
        "version": "1.2.3",
        "title": { "sv": "Stad", "en": "Town" },
        "status": "published",
        "claims_supported": ["family_name"],
        "scopes_supported": ["profile"],
        "scopes": { "profile": { "family_name": { "delivery": ["userinfo"] } } },
        "claims": {
            "family_name": [{
                "attribute": "town/name",
                "label": { "sv": "Namn", "en": "Name" },
                "cardinality": "0..1",
                "mapping": "one-to-one",
                "status": "published",
            }],
        },
        "attributes_without_claim": ["town/old-name"],
    });
    assert_eq!(export::oidc(&small()), format!("{expected:#}\n"));
}

#[test]
fn every_claim_and_scope_of_the_list_is_there() {
    for release in builtin() {
        let list = release.read();
        let document = document(&list);
        for attribute in &list.attributes {
            let without = document["attributes_without_claim"].as_array().unwrap();
            let is_without = without.contains(&attribute.id.to_string().into());
            assert_eq!(is_without, attribute.bindings.oidc.is_empty());
            for binding in &attribute.bindings.oidc {
                let carried = document["claims"][&binding.claim].as_array().unwrap();
                assert!(
                    carried
                        .iter()
                        .any(|one| one["attribute"] == attribute.id.to_string())
                );
                for scope in &binding.scopes {
                    assert!(document["scopes"][&scope.scope][&binding.claim].is_object());
                }
            }
        }
    }
}

#[test]
fn a_member_of_a_structured_claim_stands_under_its_claim() {
    let document = released("gemensam");
    let claims: BTreeSet<&str> = strings(&document["claims_supported"]).collect();
    assert!(claims.contains("address"));
    assert!(claims.contains("https://id.oidc.se/claim/orgNumber"));
    assert!(!claims.contains("address.locality"));
    assert_eq!(document["scopes"]["address"]["address.locality"], json!({}));
}

#[test]
fn delivery_is_told_in_the_words_of_the_claims_parameter() {
    let document = released("gemensam");
    let scope = &document["scopes"]["https://id.oidc.se/scope/naturalPersonNumber"];
    let asked = &scope["https://id.oidc.se/claim/personalIdentityNumber"];
    assert_eq!(
        strings(&asked["delivery"]).collect::<BTreeSet<_>>(),
        ["id_token", "userinfo"].into()
    );
}

#[test]
fn a_list_without_claims_has_no_empty_metadata() {
    let document = released("socialtjanst");
    assert_eq!(document.get("claims_supported"), None);
    assert_eq!(document.get("scopes_supported"), None);
    let notice = &document["notice"];
    assert!(
        notice["sv"]
            .as_str()
            .unwrap()
            .starts_with("Listan är ett förslag")
    );
    assert!(
        notice["en"]
            .as_str()
            .unwrap()
            .contains("It is not SKR's list")
    );
}

#[test]
fn hostile_texts_stay_texts() {
    let document = document(&hostile());
    assert_eq!(document["claims"][HOSTILE][1]["attribute"], "town/two");
    assert_eq!(document["claims"][HOSTILE][1]["deprecated"], true);
    assert!(document["scopes"][HOSTILE][HOSTILE].is_object());
}

fn strings(value: &Value) -> impl Iterator<Item = &str> {
    value
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one.as_str().unwrap())
}
