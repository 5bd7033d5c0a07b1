//! The vectors of RFC 7515 (appendices A and E), RFC 7520 (section 4) and RFC 8037 (appendix A): what is ours is read, everything else is refused by a stable code.
//!
//! They stand in `tests/vectors/`. josekit verifies every signature in them first, so that a mistyped vector cannot pass for a refused one. Of all of them only RFC 7515's ES256 is ours; Ed25519 (OKP)
//! keys and `EdDSA` are refused, as everything else than ES256 is.

use data_encoding::BASE64URL_NOPAD;
use serde::Deserialize;
use serde_json::Value;
use tillit_signing::{Jwk, JwsError, KeyRing, ParseJwkError, PublicKey, compact, general};
use tillit_testkit::oracle;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Vectors {
    source: String,
    cases: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    /// Section of the source.
    id: String,
    alg: String,
    /// The public key, or the shared one; none for an unsigned token.
    key: Option<Value>,
    /// `read`, or the code by which we refuse the key.
    key_is: Option<String>,
    protected: String,
    payload: String,
    signature: String,
    /// Compact as a text, JSON as an object.
    jws: Value,
    /// The code by which we refuse it.
    refused: String,
}

fn vectors() -> Vec<(String, Case)> {
    [
        include_str!("../vectors/rfc7515.json"),
        include_str!("../vectors/rfc7520.json"),
        include_str!("../vectors/rfc8037.json"),
    ]
    .into_iter()
    .flat_map(|text| {
        let Vectors { source, cases } = serde_json::from_str(text).unwrap();
        cases
            .into_iter()
            .map(move |case| (format!("{source}: {}", case.id), case))
    })
    .collect()
}

impl Case {
    fn signing_input(&self) -> String {
        format!("{}.{}", self.protected, self.payload)
    }

    fn signature(&self) -> Vec<u8> {
        BASE64URL_NOPAD.decode(self.signature.as_bytes()).unwrap()
    }

    fn our_key(&self) -> Option<Result<PublicKey, ParseJwkError>> {
        let key = self.key.as_ref()?.to_string();
        Some(Jwk::parse(&key).and_then(|jwk| PublicKey::from_jwk(&jwk)))
    }

    fn read(&self) -> Result<Vec<u8>, JwsError> {
        let key = self.our_key().and_then(Result::ok);
        match &self.jws {
            Value::String(text) => match (compact::read(text), key) {
                (Ok(statement), Some(key)) => statement.verify(&key),
                (Ok(_), None) => panic!("{} is read without a key", self.id),
                (Err(error), _) => Err(error),
            },
            document => {
                let ring = KeyRing::from_keys(key);
                general::verify(document.to_string().as_bytes(), &ring, &["typ"])
                    .map(|verified| verified.payload)
            }
        }
    }
}

#[test]
fn josekit_verifies_every_vector() {
    for (name, case) in vectors() {
        let Some(key) = &case.key else {
            let header = BASE64URL_NOPAD.decode(case.protected.as_bytes()).unwrap();
            let header: Value = serde_json::from_slice(&header).unwrap();
            assert_eq!(
                (header["alg"].as_str(), case.signature.as_str()),
                (Some("none"), ""),
                "{name}"
            );
            continue;
        };
        let (key, input) = (key.to_string(), case.signing_input());
        oracle::verify_signature(&case.alg, &key, input.as_bytes(), &case.signature())
            .unwrap_or_else(|error| panic!("{name}: {error}"));
        let other = format!("{input}A");
        oracle::verify_signature(&case.alg, &key, other.as_bytes(), &case.signature()).unwrap_err();
    }
}

#[test]
fn the_parts_of_every_vector_are_those_of_its_jws() {
    for (name, case) in vectors() {
        let text = case.jws.to_string();
        let detached = case.id.contains("detached");
        for (part, left_out) in [
            (&case.protected, false),
            (&case.payload, detached),
            (&case.signature, false),
        ] {
            assert!(left_out || text.contains(part.as_str()), "{name}: {part}");
        }
    }
}

#[test]
fn keys_on_p256_are_read_and_all_others_refused() {
    for (name, case) in vectors() {
        let due = case.key_is.as_deref();
        let verdict = case
            .our_key()
            .map(|key| key.map_or_else(|error| error.code(), |_| "read"));
        assert_eq!(verdict, due, "{name}");
    }
}

#[test]
fn signatures_by_those_keys_verify() {
    let mut verified = 0;
    for (name, case) in vectors() {
        let Some(Ok(key)) = case.our_key() else {
            continue;
        };
        let signature: [u8; 64] = case.signature().try_into().unwrap();
        key.verify(case.signing_input().as_bytes(), &signature)
            .unwrap_or_else(|error| panic!("{name}: {error}"));
        let mut other = signature;
        other[63] ^= 1;
        key.verify(case.signing_input().as_bytes(), &other)
            .unwrap_err();
        verified += 1;
    }
    assert_eq!(verified, 3, "appendices A.3, A.6 and A.7");
}

/// ES256 too: those headers have no `kid` where it counts, or one without protection.
#[test]
fn every_jws_is_refused_by_its_code() {
    for (name, case) in vectors() {
        let code = case.read().map_or_else(|error| error.code(), |_| "read");
        assert_eq!(code, case.refused, "{name}");
    }
}

/// The control of the test before: the same payload and key in the form that is ours.
#[test]
fn the_payload_of_the_appendix_is_read_when_its_header_is_ours() {
    let key = crate::forge::key();
    let payload = BASE64URL_NOPAD
        .decode(vectors()[2].1.payload.as_bytes())
        .unwrap();
    let jws = compact::sign(&key, "tillit-test+jws", &payload).unwrap();
    let public = tillit_signing::Signer::public_key(&key);
    assert_eq!(
        compact::read(&jws).unwrap().verify(public).unwrap(),
        payload
    );
}
