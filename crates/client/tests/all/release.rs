//! A release of an attribute list by its address.

use tillit_catalogue::builtin;
use tillit_client::connection::RequestError;
use tillit_client::trust::{
    FetchedRelease, ParseReleaseAddressError, RefusalKind, ReleaseAddress, TrustError,
};
use tillit_formats::{SnapshotList, attribute_list, sign};
use tillit_model::Timestamp;
use tillit_signing::SoftwareKey;

use crate::trust::Consumer;

/// The frozen text of the first release.
fn frozen() -> &'static str {
    builtin()[0].text
}

fn signed(key: &SoftwareKey) -> Vec<u8> {
    let release = SnapshotList::new(frozen().into()).unwrap();
    let unsigned = attribute_list::render(&release, Timestamp::from_unix_seconds(0));
    sign(unsigned, key).unwrap().bytes
}

/// Publishes these bytes as the first release, or as what is called so.
fn publish(consumer: &Consumer, suffix: &str, bytes: impl Into<Vec<u8>>) {
    let path = format!("/attribute-lists/{}{suffix}", name());
    consumer.stub.bytes(&path, 200, "", bytes);
}

fn name() -> String {
    format!("{}/{}", builtin()[0].list, builtin()[0].version)
}

fn fetch(consumer: &Consumer, suffix: &str) -> Result<FetchedRelease, TrustError> {
    let address = format!("{}/attribute-lists/{}{suffix}", consumer.stub.url, name());
    ReleaseAddress::parse(&address)
        .unwrap()
        .fetch(&consumer.store())
}

fn kind(outcome: Result<FetchedRelease, TrustError>) -> RefusalKind {
    match outcome {
        Err(TrustError::Refused(refused)) => refused.kind,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_signed_release_is_verified_with_the_key_that_is_pinned_for_the_registry() {
    let consumer = Consumer::pinned();
    publish(&consumer, ".jws", signed(&consumer.key));
    let fetched = fetch(&consumer, ".jws").unwrap();
    assert_eq!(fetched.list.id(), name());
    assert_eq!(fetched.verified_by, Some(consumer.place().address()));
}

#[test]
fn a_release_that_another_key_signed_is_refused() {
    let consumer = Consumer::pinned();
    publish(&consumer, ".jws", signed(&SoftwareKey::generate().unwrap()));
    assert_eq!(kind(fetch(&consumer, ".jws")), RefusalKind::UnknownKey);
}

#[test]
fn a_signed_release_needs_a_pin_and_nothing_is_asked_without_one() {
    let consumer = Consumer::new();
    let refused = fetch(&consumer, ".jws");
    assert!(
        matches!(refused, Err(TrustError::NotPinned(_))),
        "{refused:?}"
    );
    assert!(consumer.stub.requests().is_empty());
}

#[test]
fn an_unsigned_release_is_read_and_verified_by_nobody() {
    let consumer = Consumer::pinned();
    publish(&consumer, ".json", frozen());
    let fetched = fetch(&consumer, ".json").unwrap();
    assert_eq!((fetched.list.id(), fetched.verified_by), (name(), None));
}

#[test]
fn another_release_or_another_text_or_too_much_is_refused() {
    let consumer = Consumer::new();
    let other = builtin()
        .iter()
        .find(|one| (one.list, one.version) != (builtin()[0].list, builtin()[0].version));
    for text in [other.unwrap().text, "{}", "<html>"] {
        publish(&consumer, ".json", text);
        assert_eq!(kind(fetch(&consumer, ".json")), RefusalKind::Malformed);
    }
    publish(
        &consumer,
        ".json",
        vec![b' '; attribute_list::MAX_BYTES + 1],
    );
    let refused = fetch(&consumer, ".json");
    let is_too_large = matches!(
        refused,
        Err(TrustError::Request(RequestError::TooLarge { .. }))
    );
    assert!(is_too_large, "{refused:?}");
}

#[test]
fn an_address_names_a_release_over_https_or_on_this_machine() {
    for good in [
        "https://registry.example/attribute-lists/gemensam/1.0.0.json",
        "https://registry.example/below/attribute-lists/gemensam/1.0.0.jws",
        "http://127.0.0.1:8080/attribute-lists/gemensam/1.0.0.json",
    ] {
        assert!(ReleaseAddress::parse(good).is_ok(), "{good}");
    }
    for none in [
        "https://registry.example/federations/moa",
        "https://registry.example/attribute-lists/gemensam",
        "https://registry.example/attribute-lists/gemensam/1.0.0.yaml",
        "https://registry.example/attribute-lists/gemensam/1.0.json",
        "https://registry.example/attribute-lists/../1.0.0.json",
        "https://registry.example/attribute-lists/gemensam/1.0.0.json?x",
    ] {
        let refused = ReleaseAddress::parse(none);
        assert_eq!(refused, Err(ParseReleaseAddressError::NoRelease), "{none}");
    }
    for unsafe_one in [
        "http://registry.example/attribute-lists/gemensam/1.0.0.json",
        "https://user@registry.example/attribute-lists/gemensam/1.0.0.json",
        "ftp://registry.example/attribute-lists/gemensam/1.0.0.json",
    ] {
        let refused = ReleaseAddress::parse(unsafe_one);
        let is_address = matches!(refused, Err(ParseReleaseAddressError::Address(_)));
        assert!(is_address, "{refused:?}");
    }
}
