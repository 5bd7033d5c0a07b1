//! A23: certificates that are none, or not to be trusted; and private keys in their place.

use std::collections::BTreeSet;
use std::fs;

use data_encoding::{BASE64, BASE64URL_NOPAD};
use harness::database::Database;
use harness::http::get;
use harness::site::{Setup, Site};
use harness::tree::tree;
use serde_json::{Value, json};
use tillit_client::SystemClock;
use tillit_model::{Clock as _, Timestamp};
use tillit_signing::SoftwareKey;
use tillit_testkit::certificates::{
    CertificateBuilder, MD5_SIGNATURE, RSA_1024, RSA_2048, SECP256K1, SHA1_SIGNATURE,
    TestCertificate,
};

use crate::every_kind::{Genuine, Kind, Stage};
use crate::refused::{Case, accepted};

const DAY: i64 = 24 * 60 * 60;

/// PEM as the schema of RFC 9932 wants it.
fn pem(der: &[u8]) -> String {
    wrapped(der, 64)
}

fn wrapped(der: &[u8], columns: usize) -> String {
    let body = BASE64.encode(der);
    let lines: Vec<&str> = body
        .as_bytes()
        .chunks(columns)
        .map(|line| std::str::from_utf8(line).unwrap())
        .collect();
    format!(
        "-----BEGIN CERTIFICATE-----\n{}\n-----END CERTIFICATE-----\n",
        lines.join("\n")
    )
}

/// Bytes without a pattern.
fn noise(length: usize) -> Vec<u8> {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state.to_le_bytes()[3]
    };
    (0..length).map(|_| next()).collect()
}

/// The content of the outermost SEQUENCE, whose length takes two bytes.
fn content(der: &[u8]) -> &[u8] {
    assert_eq!(der[..2], [0x30, 0x82]);
    &der[4..]
}

fn between(from: i64, until: i64) -> TestCertificate {
    let now = SystemClock.now().unix_seconds();
    let at = |days: i64| Timestamp::from_unix_seconds(now + days * DAY);
    CertificateBuilder::leaf("ca.stockholm.example")
        .valid(at(from), at(until))
        .self_signed()
}

/// What each is, its PEM, and the code that is its own.
fn defects() -> Vec<(&'static str, String, &'static str)> {
    let sound = CertificateBuilder::leaf("ca.stockholm.example").self_signed();
    let der = &sound.der;
    let indefinite = [&[0x30, 0x80], content(der), &[0, 0]].concat();
    let padded = [&[0x30, 0x83, 0], &der[2..4], content(der)].concat();
    vec![
        ("random bytes", pem(&noise(600)), "certificate_malformed"),
        ("one byte", pem(&[0x30]), "certificate_malformed"),
        (
            "half a certificate",
            pem(&der[..der.len() / 2]),
            "certificate_malformed",
        ),
        ("no PEM", "certs/ca.pem".to_owned(), "certificate_malformed"),
        ("two", format!("{0}{0}", sound.pem), "certificate_malformed"),
        (
            "bytes after it",
            pem(&[der, b"more".as_slice()].concat()),
            "certificate_trailing_data",
        ),
        (
            "another after it",
            pem(&[der.as_slice(), der].concat()),
            "certificate_trailing_data",
        ),
        ("indefinite length", pem(&indefinite), "certificate_not_der"),
        ("padded length", pem(&padded), "certificate_not_der"),
        ("RSA 1024", RSA_1024.to_owned(), "certificate_weak_key"),
        ("secp256k1", SECP256K1.to_owned(), "certificate_weak_key"),
        (
            "SHA-1",
            SHA1_SIGNATURE.to_owned(),
            "certificate_weak_signature",
        ),
        (
            "MD5",
            MD5_SIGNATURE.to_owned(),
            "certificate_weak_signature",
        ),
        (
            "expired yesterday",
            between(-90, -1).pem,
            "certificate_expired",
        ),
        (
            "of tomorrow",
            between(1, 90).pem,
            "certificate_not_yet_valid",
        ),
        (
            "a byte beyond 16 KiB",
            pem(&noise(16 * 1024 + 1)),
            "certificate_too_large",
        ),
        // In a statement of 1 MiB, base64 within base64, there is room for no more.
        ("500 KiB", pem(&noise(500 * 1024)), "certificate_too_large"),
        ("wrapped otherwise", wrapped(der, 76), "certificate_rewrap"),
        (
            "a private key",
            sound.private_key_pem.clone(),
            "certificate_private_key",
        ),
    ]
}

/// The statement with this text for the certificate of its entity's issuer.
fn with(genuine: &Genuine<'_>, certificate: &str) -> String {
    genuine.changed(|payload| {
        let document = &mut payload["documents"][0]["text"];
        let mut entity: Value = serde_json::from_str(document.as_str().unwrap()).unwrap();
        entity["matf"]["issuers"][0]["x509certificate"] = json!(certificate);
        *document = json!(entity.to_string());
    })
}

fn certificates(database: Database) {
    let stage = Stage::begin(database);
    let nobody = SoftwareKey::generate().unwrap();
    let genuine = stage.genuine(Kind::Submission, &nobody);
    let case = Case::begin(&stage.site);
    let mut codes = BTreeSet::new();
    for (what, pem, code) in defects() {
        let jws = with(&genuine, &pem);
        let problem = case.refuses(what, (422, code), || genuine.send(&jws));
        let rule = code.replace('_', "-");
        assert_eq!(problem["errors"][0]["rule"], rule, "{what}: {problem:#}");
        assert_eq!(
            problem["errors"][0]["pointer"],
            "/matf/issuers/0/x509certificate"
        );
        let explained = get(stage.site.address(), &format!("/problems/{rule}"), &[]);
        assert_eq!(explained.json()["code"], code, "{what}");
        codes.insert(code);
    }
    assert_eq!(codes.len(), 10);
    // More than a request may have is refused before anybody looks into it.
    let larger = with(&genuine, &pem(&noise(1024 * 1024)));
    case.refuses("1 MiB", (413, "too_large"), || genuine.send(&larger));
    case.ends("the certificate", || {
        accepted(&genuine.send(with(&genuine, RSA_2048)))
    });
}

#[test]
fn a23_each_defect_of_a_certificate_is_refused_with_its_own_code_on_sqlite() {
    certificates(Database::Sqlite);
}

#[test]
fn a23_each_defect_of_a_certificate_is_refused_with_its_own_code_on_postgres() {
    certificates(Database::postgres());
}

/// How a text may be found again: as it is, and as a part of a longer text in base64url, wherever it begins there.
fn traces(secret: &str) -> Vec<String> {
    let mut traces = vec![secret.to_owned()];
    for before in 0..3 {
        let text = BASE64URL_NOPAD.encode(&[vec![0; before], secret.into()].concat());
        // Letters that other bytes have a part in.
        traces.push(text[before + 1..text.len() - 2].to_owned());
    }
    traces
}

/// What of the secret stands anywhere in the registry's folder: its database, the log of the database, and its own log.
fn found_in(site: &Site, secret: &str) -> Vec<String> {
    let mut found = Vec::new();
    let folder = tree(site.path()).into_keys();
    // Beside an SQLite database stand files of its own, which the tree leaves out.
    let beside = ["-wal", "-shm"].map(|suffix| site.path().join(format!("registry.db{suffix}")));
    for path in folder.chain(beside).filter(|path| path.is_file()) {
        let bytes = fs::read(&path).unwrap();
        for trace in traces(secret) {
            if bytes
                .windows(trace.len())
                .any(|window| window == trace.as_bytes())
            {
                found.push(format!("{trace} in {}", path.display()));
            }
        }
    }
    found
}

fn private_keys(database: Database) {
    // Every word that the server has to say.
    let setup = Setup {
        config: "[log]\nlevel = \"trace\"\n".to_owned(),
        ..Setup::default()
    };
    let stage = Stage::with(database, setup);
    let nobody = SoftwareKey::generate().unwrap();
    let genuine = stage.genuine(Kind::Submission, &nobody);
    let certificate = CertificateBuilder::leaf("ca.stockholm.example").self_signed();
    let key = &certificate.private_key_pem;
    let secret = key.lines().nth(1).unwrap();
    assert_eq!(secret.len(), 64);
    let labelled = |label: &str| key.replace("PRIVATE KEY", label);
    let cut = key.split("-----END").next().unwrap().to_owned();
    let case = Case::begin(&stage.site).keeps_secret(secret);
    for (what, pem) in [
        ("PKCS#8", key.clone()),
        ("SEC 1", labelled("EC PRIVATE KEY")),
        ("PKCS#1", labelled("RSA PRIVATE KEY")),
        ("encrypted", labelled("ENCRYPTED PRIVATE KEY")),
        ("OpenSSH", labelled("OPENSSH PRIVATE KEY")),
        ("after the certificate", format!("{}{key}", certificate.pem)),
        (
            "before the certificate",
            format!("{key}{}", certificate.pem),
        ),
        ("without its end", cut),
    ] {
        let due = (422, "certificate_private_key");
        let jws = with(&genuine, &pem);
        case.refuses(what, due, || genuine.send(&jws));
    }
    case.left_all_as_it_was("private keys");
    let found = found_in(&stage.site, secret);
    assert!(found.is_empty(), "{found:#?}");
    // The control: what is accepted is found by the same search, in the database or, on PostgreSQL, nowhere but there.
    let public = certificate.pem.lines().nth(1).unwrap();
    case.ends("a certificate", || {
        accepted(&genuine.send(with(&genuine, &certificate.pem)));
    });
    let kept = !found_in(&stage.site, public).is_empty();
    assert_eq!(kept, matches!(stage.site.database, Database::Sqlite));
}

#[test]
fn a23_a_private_key_is_neither_stored_nor_logged_on_sqlite() {
    private_keys(Database::Sqlite);
}

#[test]
fn a23_a_private_key_is_neither_stored_nor_logged_on_postgres() {
    private_keys(Database::postgres());
}
