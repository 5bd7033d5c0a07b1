//! The publisher's own check stops what consumers would refuse, now or soon.

use serde_json::json;
use tillit_formats::{Artefact, Content, check_as_consumer, key_set, matf, sign};
use tillit_model::{Profile, Sha256};
use tillit_signing::{KeyRing, Signer};

use crate::fixture::{
    DAY, NOW, at, key, metadata, profile, profile_with, profile_without_switch, ring, snapshot,
};

fn code(artefact: &Artefact, keys: &KeyRing, profile: &Profile, now: i64) -> &'static str {
    check_as_consumer(artefact, keys, profile, at(now))
        .unwrap_err()
        .code()
}

#[test]
fn metadata_of_both_modes_passes_and_its_entities_come_out() {
    for profile in [profile(), profile_without_switch()] {
        let key = key();
        let artefact = metadata(&profile, &key);
        match check_as_consumer(&artefact, &ring(&key), &profile, at(NOW)).unwrap() {
            Content::Matf(feed) => assert_eq!(feed.entities.len(), 2),
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn metadata_that_ends_within_three_days_is_stopped() {
    let key = key();
    let artefact = metadata(&profile(), &key);
    let check = |left: i64| {
        check_as_consumer(
            &artefact,
            &ring(&key),
            &profile(),
            at(NOW + 14 * DAY - left),
        )
        .map_err(|error| error.to_string())
    };
    assert!(check(3 * DAY + 1).is_ok());
    assert_eq!(
        check(3 * DAY).unwrap_err(),
        "it would expire within 72 hours"
    );
    assert_eq!(check(DAY).unwrap_err(), "it would expire within 24 hours");
    assert!(check(0).unwrap_err().contains("expired at"));
}

#[test]
fn d44_metadata_signed_by_a_key_that_is_not_published_is_stopped() {
    let (old, new) = (key(), key());
    let artefact = metadata(&profile(), &new);
    assert_eq!(code(&artefact, &ring(&old), &profile(), NOW), "unknown_key");
    assert!(check_as_consumer(&artefact, &ring(&new), &profile(), at(NOW)).is_ok());
}

#[test]
fn metadata_of_another_issuer_is_stopped() {
    let key = key();
    let artefact = metadata(&profile(), &key);
    let mut profile = profile();
    profile.issuer = "https://tillit.example/production/moa".to_owned();
    assert_eq!(code(&artefact, &ring(&key), &profile, NOW), "wrong_issuer");
}

#[test]
fn metadata_in_the_other_mode_of_the_switch_is_stopped() {
    let key = key();
    let with = metadata(&profile(), &key);
    assert_eq!(
        code(&with, &ring(&key), &profile_without_switch(), NOW),
        "switch_differs"
    );
    let without = metadata(&profile_without_switch(), &key);
    assert_eq!(
        code(&without, &ring(&key), &profile(), NOW),
        "switch_differs"
    );
}

#[test]
fn labels_that_are_not_those_of_the_bytes_are_stopped() {
    let key = key();
    let good = metadata(&profile(), &key);
    let changes: [fn(&mut Artefact); 5] = [
        |artefact| artefact.bytes.push(b'\n'),
        |artefact| artefact.sha256 = Sha256::of("something else"),
        |artefact| artefact.path = "/federations/other/matf/metadata.jws".to_owned(),
        |artefact| artefact.issued_at = at(NOW - 1),
        |artefact| artefact.expires_at = None,
    ];
    for change in changes {
        let mut artefact = good.clone();
        change(&mut artefact);
        assert_eq!(code(&artefact, &ring(&key), &profile(), NOW), "mislabelled");
    }
}

#[test]
fn a_short_validity_never_reaches_consumers() {
    let key = key();
    let profile = profile_with(json!({"validity_days": 2}));
    let unsigned = matf::render(&snapshot(), &profile, at(NOW)).unwrap();
    let artefact = sign(unsigned, &key).unwrap();
    assert_eq!(
        code(&artefact, &ring(&key), &profile, NOW),
        "expires_too_soon"
    );
}

#[test]
fn a_key_set_passes_only_with_every_key_that_signs() {
    let (old, new) = (key().public_key().clone(), key().public_key().clone());
    let profile = profile();
    let artefact = key_set::render(&profile.id, std::slice::from_ref(&old), at(NOW)).unwrap();
    let check = |keys| check_as_consumer(&artefact, &KeyRing::from_keys(keys), &profile, at(NOW));
    assert!(matches!(
        check(vec![old.clone()]).unwrap(),
        Content::KeySet(_)
    ));
    assert_eq!(
        check(vec![old, new]).unwrap_err().code(),
        "key_not_published"
    );
}

#[test]
fn a_key_set_that_cannot_be_read_is_stopped() {
    let key = key();
    let profile = profile();
    let mut artefact = key_set::render(&profile.id, &[key.public_key().clone()], at(NOW)).unwrap();
    artefact.bytes.truncate(40);
    artefact.sha256 = Sha256::of(&artefact.bytes);
    assert_eq!(
        code(&artefact, &ring(&key), &profile, NOW),
        "malformed_key_set"
    );
}
