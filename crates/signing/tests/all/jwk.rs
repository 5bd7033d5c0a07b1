//! Public keys in and out of JSON, one by one and as sets.

use tillit_signing::{
    Jwk, JwkSet, KeyId, KeyRing, KeyRingError, ParseJwkError, ParseJwkSetError, PublicKey, Signer,
};

use crate::forge::key;
use crate::rfc7515::KEY;

/// `base64url(sha256('{"crv":"P-256","kty":"EC","x":"f83O…","y":"x_FE…"}'))`, computed with Python's hashlib.
const THUMBPRINT: &str = "oKIywvGUpTVTyxMQ3bwIIeQUudfr_CkLMjCE19ECD-U";

fn parse(text: &str) -> Result<PublicKey, ParseJwkError> {
    PublicKey::from_jwk(&Jwk::parse(text)?)
}

#[test]
fn the_key_id_is_the_rfc_7638_thumbprint() {
    assert_eq!(parse(KEY).unwrap().key_id().as_str(), THUMBPRINT);
}

#[test]
fn a_key_survives_its_jwk() {
    let key = key();
    let text = serde_json::to_string(&key.public_key().to_jwk()).unwrap();
    assert_eq!(parse(&text).unwrap(), *key.public_key());
}

#[test]
fn a_jwk_is_written_with_kid_kty_crv_alg_and_use() {
    let jwk = serde_json::to_value(parse(KEY).unwrap().to_jwk()).unwrap();
    assert_eq!(jwk["kid"], THUMBPRINT);
    assert_eq!((&jwk["kty"], &jwk["crv"]), (&"EC".into(), &"P-256".into()));
    assert_eq!((&jwk["alg"], &jwk["use"]), (&"ES256".into(), &"sig".into()));
}

#[test]
fn a_private_key_is_refused_with_its_own_error_and_not_repeated() {
    let secret = "jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI";
    let text = KEY.replace('}', &format!(r#","d":"{secret}"}}"#));
    let error = parse(&text).unwrap_err();
    assert_eq!(error, ParseJwkError::PrivateKey);
    assert_eq!(error.code(), "private_key_sent");
    assert!(!format!("{error} {error:?}").contains(secret));
    let inside_a_document = serde_json::from_str::<Jwk>(&text).unwrap_err().to_string();
    assert!(inside_a_document.contains("private") && !inside_a_document.contains(secret));
}

#[test]
fn a_member_that_is_not_known_is_refused() {
    let error = parse(&KEY.replace('}', r#","x5c":[]}"#)).unwrap_err();
    assert!(matches!(error, ParseJwkError::Malformed(_)), "{error}");
}

#[test]
fn a_member_given_twice_is_refused() {
    let error = parse(&KEY.replace('}', r#","\u0063rv":"P-256"}"#)).unwrap_err();
    assert!(error.to_string().contains("twice"), "{error}");
}

#[test]
fn a_point_off_the_curve_is_refused() {
    let moved = KEY.replace("x_FEzRu9m36HLN", "x_FEzRu9m36HLM");
    assert_eq!(parse(&moved).unwrap_err(), ParseJwkError::NotOnCurve);
}

#[test]
fn coordinates_have_exactly_32_bytes_in_canonical_base64url() {
    let short = KEY.replace("f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU", "f83OJ3D2");
    assert_eq!(parse(&short).unwrap_err(), ParseJwkError::Coordinate("x"));
    let trailing_bits = KEY.replace("PHvRVEU", "PHvRVEV");
    assert_eq!(
        parse(&trailing_bits).unwrap_err(),
        ParseJwkError::Coordinate("x")
    );
    let padded = KEY.replace("PHvRVEU", "PHvRVEU=");
    assert_eq!(parse(&padded).unwrap_err(), ParseJwkError::Coordinate("x"));
}

#[test]
fn another_curve_algorithm_or_use_is_refused() {
    assert!(matches!(
        parse(&KEY.replace("P-256", "P-384")),
        Err(ParseJwkError::OtherKeyType { .. })
    ));
    let with = |member: &str| parse(&KEY.replace('}', &format!(",{member}}}"))).unwrap_err();
    assert_eq!(
        with(r#""alg":"ES384""#),
        ParseJwkError::OtherAlgorithm("ES384".into())
    );
    assert_eq!(
        with(r#""use":"enc""#),
        ParseJwkError::OtherUse("enc".into())
    );
    parse(&KEY.replace('}', r#","alg":"ES256","use":"sig"}"#)).unwrap();
}

#[test]
fn a_set_survives_its_json() {
    let (one, two) = (key(), key());
    let set = JwkSet::of(&[one.public_key().clone(), two.public_key().clone()]);
    let read = JwkSet::parse(&serde_json::to_vec(&set).unwrap()).unwrap();
    assert_eq!(read, set);
    let ring = KeyRing::from_jwk_set(&read).unwrap();
    assert_eq!(
        ring.get(two.public_key().key_id().as_str()),
        Some(two.public_key())
    );
}

#[test]
fn a_set_leaves_out_keys_that_cannot_be_used_and_ignores_unknown_members() {
    let usable = KEY.replace(
        '}',
        r#","kid":"6e3b-uuid","x5c":["MIIB"],"key_ops":["verify"]}"#,
    );
    let set = format!(
        r#"{{"keys":[{{"kty":"RSA","n":"AQAB","e":"AQAB","kid":"r"}},{usable},{{"kty":"OKP","crv":"Ed25519","x":"AA"}}],"more":1}}"#
    );
    let set = JwkSet::parse(set.as_bytes()).unwrap();
    assert_eq!((set.keys.len(), set.left_out()), (1, 2));
    assert!(
        KeyRing::from_jwk_set(&set)
            .unwrap()
            .get("6e3b-uuid")
            .is_some()
    );
}

#[test]
fn a_set_with_a_private_key_of_any_type_is_refused_whole() {
    for private in [
        KEY.replace('}', r#","d":"AA"}"#),
        r#"{"kty":"oct","k":"AA"}"#.to_owned(),
    ] {
        let set = format!(r#"{{"keys":[{KEY},{private}]}}"#);
        assert_eq!(
            JwkSet::parse(set.as_bytes()),
            Err(ParseJwkSetError::PrivateKey)
        );
    }
}

#[test]
fn a_set_with_a_duplicate_member_is_refused() {
    let set = format!(r#"{{"keys":[{KEY}],"keys":[]}}"#);
    assert!(matches!(
        JwkSet::parse(set.as_bytes()),
        Err(ParseJwkSetError::Malformed(_))
    ));
}

#[test]
fn a_set_without_an_array_of_keys_is_refused() {
    for set in [r"{}", r#"{"keys":{}}"#] {
        assert_eq!(JwkSet::parse(set.as_bytes()), Err(ParseJwkSetError::NoKeys));
    }
}

#[test]
fn two_different_keys_of_one_name_do_not_make_a_ring() {
    let named = |mut jwk: Jwk| {
        jwk.kid = Some("publish".into());
        jwk
    };
    let mut set = JwkSet::of(&[key().public_key().clone(), key().public_key().clone()]);
    set.keys = set.keys.into_iter().map(named).collect();
    assert_eq!(
        KeyRing::from_jwk_set(&set),
        Err(KeyRingError::SameName("publish".into()))
    );
}

#[test]
fn a_key_id_is_43_characters_of_canonical_base64url() {
    KeyId::parse(THUMBPRINT).unwrap();
    for text in [
        "",
        "../../etc/passwd",
        "' OR 1=1--",
        "a\0b",
        &THUMBPRINT[1..],
        &format!("{THUMBPRINT}="),
    ] {
        assert!(KeyId::parse(text).is_err(), "{text:?}");
    }
    // The last character carries two bits that must be zero.
    assert!(KeyId::parse(&THUMBPRINT.replace("D-U", "D-V")).is_err());
}

#[test]
fn an_array_of_the_values_is_no_key() {
    let jwk = serde_json::to_value(parse(KEY).unwrap().to_jwk()).unwrap();
    let members = jwk.as_object().unwrap();
    let in_order = ["kty", "crv", "x", "y", "kid", "alg", "use"].map(|name| members[name].clone());
    let array = serde_json::Value::from(in_order.to_vec());
    assert!(serde_json::from_value::<Jwk>(jwk.clone()).is_ok());
    assert!(serde_json::from_value::<Jwk>(array.clone()).is_err());
    assert!(Jwk::from_value(array.clone()).is_err());
    assert!(Jwk::parse(&array.to_string()).is_err());
    let set = format!(r#"{{"keys":[{array},{jwk}]}}"#);
    let set = JwkSet::parse(set.as_bytes()).unwrap();
    assert_eq!((set.keys.len(), set.left_out()), (1, 1));
}
