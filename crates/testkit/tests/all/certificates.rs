use std::time::Duration;

use tillit_model::Timestamp;
use tillit_testkit::certificates::{self, CertificateBuilder, KeyType};
use x509_parser::oid_registry::{OID_SIG_ECDSA_WITH_SHA256, OID_SIG_ED25519};
use x509_parser::pem::parse_x509_pem;
use x509_parser::prelude::{FromDer as _, X509Certificate};

#[test]
fn a_certificate_is_valid_exactly_when_the_test_says() {
    let from = Timestamp::from_unix_seconds(1_700_000_000);
    let until = from.plus(Duration::from_secs(3600));

    let made = CertificateBuilder::leaf("klient.stockholm.example")
        .valid(from, until)
        .self_signed();

    let (_, read) = X509Certificate::from_der(&made.der).unwrap();
    assert_eq!(read.validity().not_before.timestamp(), from.unix_seconds());
    assert_eq!(read.validity().not_after.timestamp(), until.unix_seconds());
}

#[test]
fn a_leaf_names_the_authority_that_signed_it() {
    let authority = CertificateBuilder::authority("Stockholm test CA").self_signed();
    let leaf = CertificateBuilder::leaf("klient.stockholm.example").signed_by(&authority);

    let (_, authority) = X509Certificate::from_der(&authority.der).unwrap();
    let (_, leaf) = X509Certificate::from_der(&leaf.der).unwrap();
    assert!(authority.is_ca());
    assert!(!leaf.is_ca());
    assert_eq!(leaf.issuer(), authority.subject());
}

#[test]
fn pem_has_lines_of_64_columns_that_end_in_a_line_feed() {
    let made = CertificateBuilder::leaf("klient.stockholm.example").self_signed();

    assert!(!made.pem.contains('\r'));
    assert!(made.pem.ends_with("-----END CERTIFICATE-----\n"));
    let body: Vec<_> = made.pem.lines().filter(|l| !l.starts_with('-')).collect();
    let (_, full) = body.split_last().unwrap();
    assert!(full.iter().all(|line| line.len() == 64));
    assert_eq!(
        parse_x509_pem(made.pem.as_bytes()).unwrap().1.contents,
        made.der
    );
}

#[test]
fn the_key_is_of_the_kind_asked_for() {
    let signature = |key_type| {
        let made = CertificateBuilder::leaf("klient.stockholm.example")
            .key_type(key_type)
            .self_signed();
        let (_, read) = X509Certificate::from_der(&made.der).unwrap();
        read.signature_algorithm.algorithm.to_owned()
    };

    assert_eq!(signature(KeyType::P256), OID_SIG_ECDSA_WITH_SHA256);
    assert_eq!(signature(KeyType::Ed25519), OID_SIG_ED25519);
}

#[test]
fn the_filed_certificates_can_be_read() {
    for pem in [
        certificates::RSA_2048,
        certificates::RSA_1024,
        certificates::SHA1_SIGNATURE,
        certificates::MD5_SIGNATURE,
        certificates::SECP256K1,
    ] {
        let (_, block) = parse_x509_pem(pem.as_bytes()).unwrap();
        assert!(block.parse_x509().is_ok());
    }
}
