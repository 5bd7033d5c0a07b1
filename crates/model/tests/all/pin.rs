//! Pin digests: one spelling for one key.

use tillit_model::{Pin, PinDigest};

/// The hash of no bytes; its last sextet carries two bits that say nothing and must be zero.
const CANONICAL: &str = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
/// 32 times the byte 0xB4, whose last characters are `LQ` or, with a spare bit set, `LR`.
const BODY: &str = "tLS0tLS0tLS0tLS0tLS0tLS0tLS0tLS0tLS0tLS0tLQ=";

#[test]
fn canonical_base64_of_32_bytes_is_accepted_and_written_again() {
    for text in [CANONICAL, BODY] {
        assert_eq!(PinDigest::parse(text).unwrap().to_string(), text);
    }
    assert_eq!(PinDigest::parse(BODY).unwrap().as_bytes(), &[0xB4; 32]);
    assert_eq!(PinDigest::from_bytes([0xB4; 32]).to_string(), BODY);
}

#[test]
fn another_spelling_of_the_same_bytes_is_refused() {
    for spare_bits in ["tLR=", "tLS=", "tLT="] {
        let text = BODY.replace("tLQ=", spare_bits);
        assert!(PinDigest::parse(&text).is_err(), "{text}");
    }
}

#[test]
fn every_other_shape_is_refused() {
    for text in [
        String::new(),
        CANONICAL.trim_end_matches('=').to_owned(),
        format!("{CANONICAL}="),
        format!("{CANONICAL}\n"),
        format!(" {CANONICAL}"),
        CANONICAL.replace('+', "-").replace('/', "_"),
        format!("{}\n{}", &CANONICAL[..20], &CANONICAL[20..]),
        "AAAA".to_owned(),
        format!("AAAA{CANONICAL}"),
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855".to_owned(),
    ] {
        assert!(PinDigest::parse(&text).is_err(), "{text:?}");
    }
}

#[test]
fn sha256_is_the_only_algorithm_of_a_pin() {
    let pin = |alg: &str| {
        serde_json::from_value::<Pin>(serde_json::json!({ "alg": alg, "digest": CANONICAL }))
    };
    assert!(pin("sha256").is_ok());
    for other in ["SHA256", "sha-256", "sha1", "sha512", "md5", ""] {
        assert!(pin(other).is_err(), "{other:?}");
    }
}
