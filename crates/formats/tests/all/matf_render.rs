//! What is written, to the byte.

use serde_json::{Map, Value, json};
use tillit_formats::matf::{self, RenderError};
use tillit_formats::{Snapshot, seal};
use tillit_signing::Signer;

use crate::fixture::{
    API, DAY, ISSUER, NOW, SERVICE, at, entity, goteborg, key, profile, profile_with,
    profile_without_switch, ring, snapshot, snapshot_of,
};
use crate::forge::expected;

#[test]
fn the_payload_is_the_golden_one() {
    let unsigned = matf::render(&snapshot(), &profile(), at(NOW)).unwrap();
    assert_eq!(
        unsigned.payload(),
        include_str!("../golden/matf-payload.json").trim_end()
    );
}

#[test]
fn the_transition_switch_repeats_the_claims_in_the_header() {
    let unsigned = matf::render(&snapshot(), &profile(), at(NOW)).unwrap();
    let golden = include_str!("../golden/matf-header.json").trim_end();
    assert_eq!(Value::Object(unsigned.header().clone()).to_string(), golden);
}

#[test]
fn without_the_switch_the_header_names_the_key_only() {
    let unsigned = matf::render(&snapshot(), &profile_without_switch(), at(NOW)).unwrap();
    assert_eq!(*unsigned.header(), Map::new());
    assert!(
        unsigned
            .payload()
            .starts_with(r#"{"iat":1763712000,"exp":"#)
    );
}

#[test]
fn it_says_where_it_belongs_and_how_long_it_lives() {
    let unsigned = matf::render(&snapshot(), &profile(), at(NOW)).unwrap();
    assert_eq!(unsigned.path, "/federations/moa/matf/metadata.jws");
    assert_eq!(unsigned.media_type, "application/jose+json");
    assert_eq!(unsigned.issued_at, at(NOW));
    assert_eq!(unsigned.expires_at, Some(at(NOW + 14 * DAY)));
}

#[test]
fn parts_of_a_second_are_cut_off_everywhere() {
    let now = at(NOW).plus(std::time::Duration::from_millis(999));
    let unsigned = matf::render(&snapshot(), &profile(), now).unwrap();
    assert_eq!(unsigned.issued_at, at(NOW));
}

#[test]
fn a_signature_made_elsewhere_seals_it() {
    let key = key();
    let kid = key.public_key().key_id();
    let unsigned = matf::render(&snapshot(), &profile(), at(NOW)).unwrap();
    let signature = key.sign(&unsigned.bytes_to_sign(kid).unwrap()).unwrap();
    let artefact = seal(unsigned, kid, &signature).unwrap();
    let feed = matf::verify(&artefact.bytes, &ring(&key), &expected()).unwrap();
    assert_eq!(feed.kid, kid.as_str());
    assert_eq!(artefact.sha256, tillit_model::Sha256::of(&artefact.bytes));
}

#[test]
fn a_signature_over_something_else_does_not_verify() {
    let key = key();
    let unsigned = matf::render(&snapshot(), &profile(), at(NOW)).unwrap();
    let signature = key.sign(b"something else").unwrap();
    let artefact = seal(unsigned, key.public_key().key_id(), &signature).unwrap();
    let error = matf::verify(&artefact.bytes, &ring(&key), &expected()).unwrap_err();
    assert_eq!(error.code(), "bad_signature");
}

#[test]
fn an_issuer_with_characters_that_json_escapes_survives() {
    let mut profile = profile();
    profile.issuer = "https://tillit.example/\"quoted\"".to_owned();
    let unsigned = matf::render(&snapshot(), &profile, at(NOW)).unwrap();
    let payload: Value = serde_json::from_str(unsigned.payload()).unwrap();
    assert_eq!(payload["iss"], profile.issuer.as_str());
}

#[test]
fn an_empty_federation_is_refused() {
    let render = |entities| matf::render(&snapshot_of(entities), &profile(), at(NOW));
    assert_eq!(render(Vec::new()).unwrap_err(), RenderError::Empty);
    let without_block = vec![entity(SERVICE, &goteborg())];
    assert_eq!(render(without_block).unwrap_err(), RenderError::Empty);
    assert!(render(vec![entity(API, &goteborg())]).is_ok());
}

#[test]
fn a_federation_without_this_format_is_refused() {
    let mut profile = profile();
    profile.formats.matf = None;
    let error = matf::render(&snapshot(), &profile, at(NOW)).unwrap_err();
    assert_eq!(error, RenderError::Disabled);
}

#[test]
fn another_federations_profile_is_refused() {
    let mut profile = profile();
    profile.id = "other".parse().unwrap();
    let error = matf::render(&snapshot(), &profile, at(NOW)).unwrap_err();
    assert!(matches!(error, RenderError::OtherFederation { .. }));
}

#[test]
fn a_document_that_would_never_be_valid_is_refused() {
    let render = |days: u16, now| {
        let profile = profile_with(json!({"validity_days": days}));
        matf::render(&snapshot(), &profile, at(now))
    };
    let never = |result| matches!(result, Err(RenderError::NoLifetime { .. }));
    assert!(never(render(0, NOW)));
    assert!(never(render(14, -1)));
    // The end of the representable years.
    assert!(never(render(14, i64::MAX)));
    assert!(render(1, NOW).is_ok());
    assert!(render(14, 0).is_ok());
}

#[test]
fn both_modes_of_the_switch_are_read_back() {
    for (profile, in_header) in [(profile(), true), (profile_without_switch(), false)] {
        let key = key();
        let artefact = crate::fixture::metadata(&profile, &key);
        let feed = matf::verify(&artefact.bytes, &ring(&key), &expected()).unwrap();
        assert_eq!(feed.claims_in_header, in_header);
        assert_eq!((feed.iat, feed.exp), (NOW, NOW + 14 * DAY));
        assert_eq!(feed.iss, ISSUER);
        assert_eq!(feed.cache_ttl, Some(3600));
        let ids: Vec<_> = feed.entities.iter().map(|e| e.entity_id.as_str()).collect();
        assert_eq!(
            ids,
            [
                "https://api.goteborg.example",
                "https://kontosynk.stockholm.example/egil"
            ]
        );
    }
}

#[test]
fn an_organisation_that_is_not_in_the_federation_does_not_matter() {
    let federation = "moa".parse().unwrap();
    let entities = vec![entity(API, &goteborg())];
    let alone = Snapshot::new(federation, [goteborg()], entities.clone(), Vec::new()).unwrap();
    let render = |snapshot| matf::render(snapshot, &profile(), at(NOW)).unwrap();
    assert_eq!(render(&alone), render(&snapshot_of(entities)));
}
