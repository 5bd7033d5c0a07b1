//! Fingerprints as people compare them.

use tillit_signing::{Fingerprint, Jwk, ParseFingerprintError, PublicKey, Signer};

use crate::forge::key;
use crate::rfc7515::KEY;

/// From the first 132 bits of the thumbprint, computed in Python from the published word list.
const WORDS: &str =
    "pass bag radar – tobacco engage one – execute give awkward – unknown acoustic duck";
const HEX: &str = "a0a 232 c2f 194 a53 553 cb1 310 ddb c08 21e";

fn fingerprint() -> Fingerprint {
    PublicKey::from_jwk(&Jwk::parse(KEY).unwrap())
        .unwrap()
        .fingerprint()
}

#[test]
fn a_fingerprint_is_twelve_words_in_four_groups() {
    assert_eq!(fingerprint().to_string(), WORDS);
}

#[test]
fn the_hexadecimal_form_holds_the_same_bits() {
    assert_eq!(fingerprint().hex(), HEX);
}

#[test]
fn what_is_read_back_equals_whatever_the_spacing() {
    let dictated = "Pass bag radar tobacco, engage one execute give\nawkward UNKNOWN acoustic duck";
    for text in [WORDS, HEX, dictated, &HEX.replace(' ', "").to_uppercase()] {
        assert_eq!(Fingerprint::parse(text), Ok(fingerprint()), "{text}");
    }
}

#[test]
fn every_key_survives_its_words_and_its_digits() {
    for _ in 0..50 {
        let fingerprint = key().public_key().fingerprint();
        assert_eq!(
            Fingerprint::parse(&fingerprint.to_string()),
            Ok(fingerprint)
        );
        assert_eq!(Fingerprint::parse(&fingerprint.hex()), Ok(fingerprint));
    }
}

#[test]
fn another_word_is_another_fingerprint() {
    assert_ne!(
        Fingerprint::parse(&WORDS.replace("duck", "dune")),
        Ok(fingerprint())
    );
}

#[test]
fn a_misheard_word_is_named() {
    let error = Fingerprint::parse(&WORDS.replace("duck", "dack")).unwrap_err();
    assert_eq!(error, ParseFingerprintError::UnknownWord("dack".into()));
}

#[test]
fn a_missing_word_is_noticed() {
    assert_eq!(
        Fingerprint::parse(WORDS.strip_suffix(" duck").unwrap()),
        Err(ParseFingerprintError::Length(11))
    );
}
