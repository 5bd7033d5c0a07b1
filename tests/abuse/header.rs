//! A01 to A06 and A08: what stands in the header of a statement, for every kind of statement.

use std::io::ErrorKind;
use std::net::TcpListener;

use aws_lc_rs::hmac;
use data_encoding::{BASE64, BASE64URL_NOPAD};
use harness::database::Database;
use harness::forge;
use serde_json::json;
use tillit_signing::{Signer as _, SoftwareKey};
use tillit_testkit::certificates::CertificateBuilder;

use crate::every_kind::{Genuine, Kind, Spoilt, Stage, every_kind_is_refused, part, unsigned};

const ALG: (u16, &str) = (400, "alg_not_allowed");
const HEADER: (u16, &str) = (400, "header_not_allowed");
const TWICE: (u16, &str) = (400, "duplicate_member");
const MALFORMED: (u16, &str) = (400, "malformed_jws");

/// The header with more members.
fn header_and(genuine: &Genuine<'_>, more: &str) -> String {
    genuine.header().replacen('{', &format!("{{{more},"), 1)
}

#[test]
fn a01_alg_none_is_refused() {
    let stage = Stage::begin(Database::Sqlite);
    every_kind_is_refused(&stage, |genuine| {
        let mut spoilt = Vec::new();
        for alg in ["none", "None", "nOnE", "NONE", ""] {
            let header = genuine.header().replace("ES256", alg);
            let nothing = unsigned(&header, &genuine.text());
            spoilt.push(Spoilt::new(format!("alg {alg}, unsigned"), nothing, ALG));
            let signed = genuine.under(&header);
            spoilt.push(Spoilt::new(format!("alg {alg}, signed"), signed, ALG));
        }
        let bare = unsigned(r#"{"alg":"none"}"#, &genuine.text());
        spoilt.push(Spoilt::new("alg none alone", bare, ALG));
        let unsigned = unsigned(&genuine.header(), &genuine.text());
        spoilt.push(Spoilt::new("empty signature", unsigned, MALFORMED));
        spoilt
    });
}

/// The registered public key in the three spellings that may lie around as a text: PEM, DER and JWK.
fn spellings(key: &SoftwareKey) -> [(&'static str, Vec<u8>); 3] {
    /// SubjectPublicKeyInfo of a key on P-256, up to its point (RFC 5480, section 2).
    const PREFIX: &str = "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE";
    let jwk = key.public_key().to_jwk();
    let mut der = BASE64.decode(PREFIX.as_bytes()).unwrap();
    for coordinate in [&jwk.x, &jwk.y] {
        der.extend(BASE64URL_NOPAD.decode(coordinate.as_bytes()).unwrap());
    }
    let body = BASE64.encode(&der);
    let (first, second) = body.split_at(64);
    let pem = format!("-----BEGIN PUBLIC KEY-----\n{first}\n{second}\n-----END PUBLIC KEY-----\n");
    let jwk = serde_json::to_vec(&jwk).unwrap();
    [("PEM", pem.into_bytes()), ("DER", der), ("JWK", jwk)]
}

#[test]
fn a02_a_mac_keyed_with_the_public_key_is_refused() {
    let stage = Stage::begin(Database::Sqlite);
    every_kind_is_refused(&stage, |genuine| {
        let mut spoilt = Vec::new();
        for (spelling, secret) in spellings(genuine.key) {
            for (alg, algorithm) in [
                ("HS256", hmac::HMAC_SHA256),
                ("HS384", hmac::HMAC_SHA384),
                ("HS512", hmac::HMAC_SHA512),
            ] {
                let header = genuine.header().replace("ES256", alg);
                let input = forge::signing_input(&header, genuine.text().as_bytes());
                let mac = hmac::sign(&hmac::Key::new(algorithm, &secret), input.as_bytes());
                let jws = format!("{input}.{}", part(mac));
                spoilt.push(Spoilt::new(
                    format!("{alg} keyed with {spelling}"),
                    jws,
                    ALG,
                ));
            }
            // Under the algorithm of the key, a MAC is no signature: 32 bytes where 64 are due.
            let input = forge::signing_input(&genuine.header(), genuine.text().as_bytes());
            let mac = hmac::sign(
                &hmac::Key::new(hmac::HMAC_SHA256, &secret),
                input.as_bytes(),
            );
            let jws = format!("{input}.{}", part(mac));
            let what = format!("a MAC keyed with {spelling} for a signature");
            spoilt.push(Spoilt::new(what, jws, MALFORMED));
        }
        // The algorithm is refused before anybody asks for a key: a key that nobody has gets the same answer.
        let header = genuine.header().replace("ES256", "HS256");
        let nobody = SoftwareKey::generate().unwrap();
        let [own, other] = [genuine.key, &nobody].map(|key| key.public_key().key_id().as_str());
        let jws = genuine.under(&header.replace(own, other));
        spoilt.push(Spoilt::new("HS256 with a key that nobody has", jws, ALG));
        spoilt
    });
}

fn attackers_keys_are_refused(database: Database) {
    let stage = Stage::begin(database);
    let attacker = SoftwareKey::generate().unwrap();
    let jwk = json!(attacker.public_key().to_jwk());
    let certificate = CertificateBuilder::leaf("attacker.example").self_signed();
    let chain = json!([BASE64.encode(&certificate.der)]);
    every_kind_is_refused(&stage, |genuine| {
        let mut spoilt = Vec::new();
        for (name, value) in [("jwk", &jwk), ("x5c", &chain), ("x5t", &json!("AAAA"))] {
            let member = format!(r#""{name}":{value}"#);
            let by_attacker =
                |header: &str| forge::compact(header, genuine.text().as_bytes(), &attacker);
            let registered = header_and(genuine, &member);
            let own = registered.replace(
                genuine.key.public_key().key_id().as_str(),
                attacker.public_key().key_id().as_str(),
            );
            for (what, jws) in [
                ("kid of the registered key", by_attacker(&registered)),
                ("kid of the attacker's key", by_attacker(&own)),
                ("signed by the registered key", genuine.under(&registered)),
            ] {
                spoilt.push(Spoilt::new(format!("{name}, {what}"), jws, HEADER));
            }
        }
        spoilt
    });
}

#[test]
fn a03_a_key_in_the_header_is_refused_on_sqlite() {
    attackers_keys_are_refused(Database::Sqlite);
}

#[test]
fn a03_a_key_in_the_header_is_refused_on_postgres() {
    attackers_keys_are_refused(Database::postgres());
}

#[test]
fn a04_an_address_of_keys_is_refused_and_never_fetched() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let address = listener.local_addr().unwrap();
    let stage = Stage::begin(Database::Sqlite);
    every_kind_is_refused(&stage, |genuine| {
        let mut spoilt = Vec::new();
        for name in ["jku", "x5u"] {
            for scheme in ["http", "https"] {
                let member = format!(r#""{name}":"{scheme}://{address}/keys""#);
                let jws = genuine.under(&header_and(genuine, &member));
                spoilt.push(Spoilt::new(member, jws, HEADER));
            }
        }
        spoilt
    });
    let visitor = listener.accept().unwrap_err();
    assert_eq!(visitor.kind(), ErrorKind::WouldBlock, "somebody connected");
}

/// Names of keys that are meant for something else than a table of keys.
fn strange_kids(genuine: &Genuine<'_>) -> Vec<Spoilt> {
    let own = genuine.key.public_key().key_id().as_str();
    let kid = |kid: &str| genuine.header().replace(own, kid);
    let mut spoilt: Vec<_> = [
        ("a path", "../../etc/passwd".to_owned()),
        ("an absolute path", "/etc/passwd".to_owned()),
        ("SQL", "' OR 1=1--".to_owned()),
        ("nothing", String::new()),
        ("NUL as an escape", format!(r"{}\u0000", &own[..42])),
        ("a raw NUL", format!("{}\0", &own[..42])),
        ("a raw NUL after it", format!("{own}\0")),
        ("padding", format!("{own}=")),
    ]
    .into_iter()
    .map(|(what, text)| Spoilt::new(what, genuine.under(&kid(&text)), MALFORMED))
    .collect();
    // An enrolment carries its proof as a text among others, which are shorter.
    let due = match genuine.kind {
        Kind::KeyProof => (400, "string_too_long"),
        _ => MALFORMED,
    };
    let long = genuine.under(&kid(&"A".repeat(64 * 1024)));
    spoilt.push(Spoilt::new("64 KiB", long, due));
    let number = genuine.header().replace(&format!("\"{own}\""), "1");
    spoilt.push(Spoilt::new("a number", genuine.under(&number), MALFORMED));
    let nobody = SoftwareKey::generate().unwrap();
    let unknown = kid(nobody.public_key().key_id().as_str());
    // A proof carries its key, and is told that the header names another.
    let due = match genuine.kind {
        Kind::KeyProof => (400, "key_mismatch"),
        _ => (401, "unknown_key"),
    };
    spoilt.push(Spoilt::new(
        "a key that nobody has",
        genuine.under(&unknown),
        due,
    ));
    spoilt
}

#[test]
fn a05_a_strange_kid_is_refused_on_sqlite() {
    every_kind_is_refused(&Stage::begin(Database::Sqlite), strange_kids);
}

#[test]
fn a05_a_strange_kid_is_refused_on_postgres() {
    every_kind_is_refused(&Stage::begin(Database::postgres()), strange_kids);
}

#[test]
fn a06_critical_members_are_refused() {
    let stage = Stage::begin(Database::Sqlite);
    every_kind_is_refused(&stage, |genuine| {
        let mut spoilt: Vec<_> = [
            r#""crit":["b64"],"b64":false"#,
            r#""crit":["x-unknown"]"#,
            r#""crit":["x-unknown"],"x-unknown":1"#,
            r#""crit":[]"#,
            r#""b64":false"#,
        ]
        .into_iter()
        .map(|more| Spoilt::new(more, genuine.under(&header_and(genuine, more)), HEADER))
        .collect();
        // RFC 7797: with b64 false, the payload itself is signed and sent.
        let header = header_and(genuine, r#""crit":["b64"],"b64":false"#);
        let input = format!("{}.{}", part(&header), part(genuine.text()));
        let raw = format!("{}.{}", part(&header), genuine.text().replace('.', "%2E"));
        let signature = part(genuine.key.sign(raw.as_bytes()).unwrap());
        let jws = format!("{input}.{signature}");
        spoilt.push(Spoilt::new("signed as RFC 7797 says", jws, HEADER));
        spoilt
    });
}

#[test]
fn a08_a_header_member_that_stands_twice_is_refused() {
    let stage = Stage::begin(Database::Sqlite);
    every_kind_is_refused(&stage, |genuine| {
        let kid = genuine.key.public_key().key_id();
        let twice = [
            r#""alg":"ES256""#.to_owned(),
            r#""alg":"none""#.to_owned(),
            r#""\u0061lg":"ES256""#.to_owned(),
            format!(r#""kid":"{kid}""#),
            r#""kid":"AAAA""#.to_owned(),
            r#""typ":"tillit-decision+jws""#.to_owned(),
        ];
        let compact = twice.iter().map(|more| {
            let jws = genuine.under(&header_and(genuine, more));
            Spoilt::new(format!("{more} as well"), jws, TWICE)
        });
        // Only a JSON serialisation has a header that nobody signs.
        let jws = genuine.under(&genuine.header());
        let mut parts = jws.split('.');
        let [protected, payload, signature] = [(); 3].map(|()| parts.next().unwrap());
        let members = [
            r#""alg":"ES256""#.to_owned(),
            format!(r#""kid":"{kid}""#),
            r#""typ":"tillit-submission+jws""#.to_owned(),
        ];
        let unprotected = members.iter().flat_map(|member| {
            let entry = format!(
                r#""protected":"{protected}","header":{{{member}}},"signature":"{signature}""#
            );
            let flattened = format!(r#"{{"payload":"{payload}",{entry}}}"#);
            let general = format!(r#"{{"payload":"{payload}","signatures":[{{{entry}}}]}}"#);
            [("flattened", flattened), ("general", general)]
                .map(|(form, jws)| Spoilt::new(format!("{form} with {member}"), jws, TWICE))
        });
        let mut spoilt: Vec<_> = compact.chain(unprotected).collect();
        let alone = format!(
            r#"{{"payload":"{payload}","protected":"{protected}","signature":"{signature}"}}"#
        );
        spoilt.push(Spoilt::new("flattened", alone, MALFORMED));
        spoilt
    });
}
