//! Organisations: which hosts are theirs.

use serde_json::json;
use tillit_model::{Language, Organisation};

fn stockholm() -> Organisation {
    serde_json::from_value(json!({
        "format": "organisation/1",
        "id": "0007:2120000142",
        "name": { "sv": "Stockholms stad", "en": "City of Stockholm" },
        "municipality_code": "0180",
        "domains": ["stockholm.example", "skola.sthlm.example"],
    }))
    .unwrap()
}

#[test]
fn a_domain_and_what_lies_below_it_are_its_hosts() {
    for host in [
        "stockholm.example",
        "login.stockholm.example",
        "a.b.stockholm.example",
        "Login.STOCKHOLM.example",
        "skola.sthlm.example",
    ] {
        assert!(stockholm().has_host(host), "{host}");
    }
}

#[test]
fn a_host_that_only_ends_alike_is_not_its_own() {
    for host in [
        "evilstockholm.example",
        "stockholm.example.evil.example",
        "stockholm-example",
        "sthlm.example",
        "example",
        "",
        "stockholm.example.",
        "login.stockholm.example:443",
    ] {
        assert!(!stockholm().has_host(host), "{host:?}");
    }
}

#[test]
fn an_organisation_without_domains_has_no_hosts() {
    let mut organisation = stockholm();
    organisation.domains.clear();
    for host in ["stockholm.example", ""] {
        assert!(!organisation.has_host(host), "{host:?}");
    }
}

#[test]
fn a_name_is_told_in_english_where_there_is_english() {
    let mut name = stockholm().name;
    assert_eq!(name.get(Language::En), "City of Stockholm");
    assert_eq!(name.get(Language::Sv), "Stockholms stad");
    name.en = None;
    assert_eq!(name.get(Language::En), "Stockholms stad");
}
