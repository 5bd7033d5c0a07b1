//! Private keys as PEM.

use tillit_signing::{EmptyPassphrase, Passphrase, ReadKeyError, Signer, SoftwareKey};

use crate::forge::key;

fn passphrase(text: &str) -> Passphrase {
    Passphrase::new(text.to_owned()).unwrap()
}

#[test]
fn a_key_survives_its_pem() {
    let key = key();
    let pem = key.to_pem(None).unwrap();
    assert!(pem.starts_with("-----BEGIN PRIVATE KEY-----\n"));
    assert_eq!(
        SoftwareKey::from_pem(&pem, None).unwrap().public_key(),
        key.public_key()
    );
}

#[test]
fn a_key_survives_its_encrypted_pem() {
    let key = key();
    let pem = key.to_pem(Some(&passphrase("häst batteri"))).unwrap();
    assert!(pem.starts_with("-----BEGIN ENCRYPTED PRIVATE KEY-----\n"));
    let read = SoftwareKey::from_pem(&pem, Some(&passphrase("häst batteri\n"))).unwrap();
    assert_eq!(read.public_key(), key.public_key());
}

#[test]
fn a_wrong_a_missing_and_an_idle_passphrase_are_told_apart() {
    let key = key();
    let encrypted = key.to_pem(Some(&passphrase("right"))).unwrap();
    let plain = key.to_pem(None).unwrap();
    let read = |pem: &str, passphrase: Option<&Passphrase>| {
        SoftwareKey::from_pem(pem, passphrase).unwrap_err()
    };
    assert_eq!(
        read(&encrypted, Some(&passphrase("wrong"))),
        ReadKeyError::Decrypt
    );
    assert_eq!(read(&encrypted, None), ReadKeyError::PassphraseMissing);
    assert_eq!(
        read(&plain, Some(&passphrase("right"))),
        ReadKeyError::NotEncrypted
    );
}

#[test]
fn a_key_made_by_openssl_is_read() {
    // openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256
    let pem = include_str!("../data/openssl-p256.pem");
    let key = SoftwareKey::from_pem(pem, None).unwrap();
    // openssl pkey -in openssl-p256.pem -pubout -outform DER | tail -c 65, then RFC 7638 in Python
    assert_eq!(
        key.public_key().key_id().as_str(),
        include_str!("../data/openssl-p256.kid").trim()
    );
}

#[test]
fn a_key_encrypted_by_openssl_is_read() {
    // openssl pkcs8 -topk8 -v2 aes-256-cbc -in openssl-p256.pem -passout pass:prov
    let pem = include_str!("../data/openssl-p256-encrypted.pem");
    let key = SoftwareKey::from_pem(pem, Some(&passphrase("prov"))).unwrap();
    assert_eq!(
        key.public_key().key_id().as_str(),
        include_str!("../data/openssl-p256.kid").trim()
    );
}

#[test]
fn a_key_on_another_curve_is_refused() {
    let pem = include_str!("../data/openssl-p384.pem");
    assert_eq!(
        SoftwareKey::from_pem(pem, None).unwrap_err(),
        ReadKeyError::NotP256
    );
}

#[test]
fn a_text_that_is_no_key_is_refused() {
    let certificate = "-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----\n";
    for text in ["", "ssh-ed25519 AAAA", certificate] {
        assert_eq!(
            SoftwareKey::from_pem(text, None).unwrap_err(),
            ReadKeyError::NotPkcs8
        );
    }
}

#[test]
fn an_empty_passphrase_is_refused() {
    for text in ["", "\n"] {
        assert_eq!(
            Passphrase::new(text.to_owned()).unwrap_err(),
            EmptyPassphrase
        );
    }
}

#[test]
fn debug_output_holds_no_secret() {
    let key = key();
    assert_eq!(
        format!("{key:?}"),
        format!("SoftwareKey({:?})", key.public_key().key_id().as_str())
    );
    assert_eq!(format!("{:?}", passphrase("hemlig")), "Passphrase(hidden)");
}
