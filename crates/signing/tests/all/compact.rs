//! Compact statements: what is written, and each thing that is refused beside a control that passes.

use tillit_signing::{JwsError, Signer, SoftwareKey, compact};

use crate::forge::{self, b64, key, kid};

const TYP: &str = "tillit-test+jws";

fn read_and_verify(key: &SoftwareKey, jws: &str) -> Result<Vec<u8>, JwsError> {
    compact::read(jws)?.verify(key.public_key())
}

/// The header that is accepted, with members before and after.
fn header(key: &SoftwareKey, more: &str) -> String {
    format!(
        r#"{{"alg":"ES256","kid":"{}","typ":"{TYP}"{more}}}"#,
        kid(key)
    )
}

#[test]
fn a_statement_survives_signing_and_reading() {
    let key = key();
    let jws = compact::sign(&key, TYP, b"{}").unwrap();
    let unverified = compact::read(&jws).unwrap();
    assert_eq!(unverified.header().typ, TYP);
    assert_eq!(&unverified.header().kid, key.public_key().key_id());
    assert_eq!(unverified.verify(key.public_key()).unwrap(), b"{}");
}

#[test]
fn the_header_is_exactly_alg_kid_typ() {
    let key = key();
    let jws = compact::sign(&key, TYP, b"{}").unwrap();
    assert_eq!(jws.split('.').next().unwrap(), b64(header(&key, "")));
}

#[test]
fn the_control_header_of_the_refusals_is_accepted() {
    let key = key();
    let jws = forge::compact(&key, &header(&key, ""), "{}");
    assert_eq!(read_and_verify(&key, &jws).unwrap(), b"{}");
}

#[test]
fn an_unsigned_statement_is_refused_for_its_algorithm() {
    let key = key();
    for alg in ["none", "None", "nOnE"] {
        let header = header(&key, "").replace("ES256", alg);
        let error = compact::read(&format!("{}.{}.", b64(header), b64("{}"))).unwrap_err();
        assert_eq!(error, JwsError::AlgNotAllowed(alg.into()));
        assert_eq!(error.code(), "alg_not_allowed");
    }
}

#[test]
fn other_algorithms_are_refused() {
    let key = key();
    for alg in ["HS256", "RS256", "ES384", "EdDSA", "es256", ""] {
        let jws = forge::compact(&key, &header(&key, "").replace("ES256", alg), "{}");
        assert_eq!(
            read_and_verify(&key, &jws),
            Err(JwsError::AlgNotAllowed(alg.into()))
        );
    }
}

#[test]
fn members_outside_the_closed_set_are_refused_by_name() {
    let key = key();
    let jwk = serde_json::to_string(&key.public_key().to_jwk()).unwrap();
    let cases = [
        ("jwk", format!(r#","jwk":{jwk}"#)),
        ("x5c", r#","x5c":["MIIB"]"#.to_owned()),
        ("x5u", r#","x5u":"http://127.0.0.1:1/"#.to_owned() + "\""),
        ("jku", r#","jku":"http://127.0.0.1:1/"#.to_owned() + "\""),
        ("crit", r#","crit":["b64"],"b64":false"#.to_owned()),
        ("crit", r#","crit":["x-unknown"],"x-unknown":1"#.to_owned()),
        ("crit", r#","crit":[]"#.to_owned()),
        ("b64", r#","b64":false"#.to_owned()),
        ("cty", r#","cty":"json""#.to_owned()),
        ("iss", r#","iss":"0007:2120000142""#.to_owned()),
    ];
    for (name, more) in cases {
        let error =
            read_and_verify(&key, &forge::compact(&key, &header(&key, &more), "{}")).unwrap_err();
        assert_eq!(error, JwsError::HeaderNotAllowed(name.into()));
        assert_eq!(error.code(), "header_not_allowed");
    }
}

#[test]
fn a_header_member_given_twice_is_refused() {
    let key = key();
    let twice = [
        ("alg", r#","alg":"ES256""#.to_owned()),
        ("kid", format!(r#","kid":"{}""#, kid(&key))),
        ("typ", format!(r#","\u0074yp":"{TYP}""#)),
    ];
    for (name, more) in twice {
        let error =
            read_and_verify(&key, &forge::compact(&key, &header(&key, &more), "{}")).unwrap_err();
        assert_eq!(error, JwsError::DuplicateMember(name.into()));
        assert_eq!(error.code(), "duplicate_member");
    }
}

#[test]
fn a_missing_or_wrongly_typed_member_is_refused() {
    let key = key();
    let id = kid(&key);
    for header in [
        format!(r#"{{"kid":"{id}","typ":"{TYP}"}}"#),
        format!(r#"{{"alg":"ES256","typ":"{TYP}"}}"#),
        format!(r#"{{"alg":"ES256","kid":"{id}"}}"#),
        format!(r#"{{"alg":"ES256","kid":["{id}"],"typ":"{TYP}"}}"#),
        format!(r#"["ES256","{id}","{TYP}"]"#),
        "not json".to_owned(),
    ] {
        let error = read_and_verify(&key, &forge::compact(&key, &header, "{}")).unwrap_err();
        assert!(matches!(error, JwsError::Malformed(_)), "{header}: {error}");
    }
}

#[test]
fn a_kid_that_is_no_thumbprint_is_refused() {
    let key = key();
    for id in ["../../etc/passwd", "' OR 1=1--", "", r"a\u0000b"] {
        let jws = forge::compact(
            &key,
            &format!(r#"{{"alg":"ES256","kid":"{id}","typ":"{TYP}"}}"#),
            "{}",
        );
        assert!(
            matches!(read_and_verify(&key, &jws), Err(JwsError::Malformed(_))),
            "{id}"
        );
    }
    let huge = "A".repeat(64 * 1024);
    let jws = forge::compact(
        &key,
        &format!(r#"{{"alg":"ES256","kid":"{huge}","typ":"{TYP}"}}"#),
        "{}",
    );
    assert!(matches!(
        read_and_verify(&key, &jws),
        Err(JwsError::Malformed(_))
    ));
}

#[test]
fn a_statement_in_a_json_serialisation_is_refused() {
    let key = key();
    let (protected, payload) = (b64(header(&key, "")), b64("{}"));
    let flattened = |header: &str| {
        format!(r#"{{"payload":"{payload}","protected":"{protected}",{header}"signature":""}}"#)
    };
    let general = |header: &str| {
        format!(
            r#"{{"payload":"{payload}","signatures":[{{"protected":"{protected}",{header}"signature":""}}]}}"#
        )
    };
    for text in [flattened(""), general("")] {
        assert_eq!(compact::read(&text).unwrap_err().code(), "malformed_jws");
    }
    let alg = r#""header":{"alg":"ES256"},"#;
    for text in [
        flattened(alg),
        general(alg),
        flattened(r#""header":{"kid":"x"},"#),
        flattened(r#""header":{"x":1,"x":2},"#),
        flattened(r#""protected":"","#),
    ] {
        let code = compact::read(&text).unwrap_err().code();
        assert_eq!(code, "duplicate_member", "{text}");
    }
    let jwk = flattened(r#""header":{"jwk":{}},"#);
    assert_eq!(
        compact::read(&jwk).unwrap_err().code(),
        "header_not_allowed"
    );
}

#[test]
fn a_signature_by_another_key_does_not_verify() {
    let (key, other) = (key(), key());
    let jws = forge::compact(&other, &header(&key, ""), "{}");
    let error = read_and_verify(&key, &jws).unwrap_err();
    assert_eq!(error, JwsError::BadSignature(kid(&key).into()));
}

#[test]
fn a_statement_is_not_verified_with_a_key_that_it_does_not_name() {
    let (key, other) = (key(), key());
    let jws = forge::compact(&key, &header(&other, ""), "{}");
    assert_eq!(
        read_and_verify(&key, &jws),
        Err(JwsError::BadSignature(kid(&other).into()))
    );
}

#[test]
fn a_signature_in_der_is_refused() {
    let key = key();
    let jws = compact::sign(&key, TYP, b"{}").unwrap();
    let input = jws.rsplit_once('.').unwrap().0;
    let error = compact::read(&format!("{input}.{}", b64([0x30; 70]))).unwrap_err();
    assert!(
        error.to_string().contains("70 bytes instead of 64"),
        "{error}"
    );
}

#[test]
fn other_spellings_of_base64url_are_refused() {
    let key = key();
    let jws = compact::sign(&key, TYP, b"{}").unwrap();
    compact::read(&jws).unwrap();
    let parts: Vec<&str> = jws.split('.').collect();
    for part in 0..3 {
        for change in ["=", "==", " ", "\n", "+", "/"] {
            let mut changed: Vec<String> = parts.iter().map(ToString::to_string).collect();
            changed[part].push_str(change);
            assert!(
                compact::read(&changed.join(".")).is_err(),
                "part {part} with {change:?}"
            );
        }
    }
    // "{}" is e30: the last character carries two bits that must be zero.
    assert!(compact::read(&jws.replace(".e30.", ".e31.")).is_err());
}

#[test]
fn a_statement_has_exactly_three_parts() {
    let key = key();
    let jws = compact::sign(&key, TYP, b"{}").unwrap();
    for text in [
        "",
        "..",
        &format!("{jws}."),
        &format!("{jws}.e30"),
        jws.rsplit_once('.').unwrap().0,
    ] {
        assert!(
            matches!(compact::read(text), Err(JwsError::Malformed(_))),
            "{text}"
        );
    }
}

#[test]
fn a_statement_is_read_up_to_its_limit_and_not_beyond() {
    let key = key();
    let empty = compact::sign(&key, TYP, b"").unwrap().len();
    // Four characters carry three bytes.
    let largest = (compact::MAX_BYTES - empty) / 4 * 3;
    let jws = compact::sign(&key, TYP, &vec![b' '; largest]).unwrap();
    assert_eq!(read_and_verify(&key, &jws).unwrap().len(), largest);
    assert!(compact::sign(&key, TYP, &vec![b' '; largest + 3]).is_err());
    let error = compact::read(&"A".repeat(compact::MAX_BYTES + 1)).unwrap_err();
    assert!(matches!(error, JwsError::TooLarge { .. }), "{error}");
}

#[test]
fn any_flipped_bit_is_refused() {
    let key = key();
    let jws = compact::sign(
        &key,
        TYP,
        br#"{"iss":"0007:2120000142","jti":"AAAAAAAAAAAAAAAAAAAAAA"}"#,
    )
    .unwrap();
    for at in 0..jws.len() {
        for bit in 0..8 {
            let mut bytes = jws.clone().into_bytes();
            bytes[at] ^= 1 << bit;
            let refused =
                String::from_utf8(bytes).map_or(true, |text| read_and_verify(&key, &text).is_err());
            assert!(refused, "bit {bit} of byte {at}");
        }
    }
}
