//! Certificates: read once, judged by several rules.

use tillit_model::{Sha256, Timestamp, is_forbidden};
use x509_parser::asn1_rs::oid;
use x509_parser::certificate::{X509Certificate, X509CertificateParser};
use x509_parser::nom::Parser as _;
use x509_parser::oid_registry::Oid;
use x509_parser::public_key::PublicKey;
use x509_parser::signature_algorithm::RsaSsaPssParams;
use x509_parser::x509::{AlgorithmIdentifier, SubjectPublicKeyInfo};

use super::der::{self, Shape};
use super::pem::{self, Block};

/// Bytes of DER. The largest certificates in use, with long lists of names, stay below half of it.
pub(crate) const LARGEST: usize = 16 * 1024;

/// What a member `x509certificate` turned out to hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Reading {
    /// A private key.
    PrivateKey,
    /// Nothing that can be read as one X.509 certificate.
    Malformed,
    /// Encoded by the looser rules of BER.
    NotDer,
    /// A certificate followed by other bytes.
    TrailingData,
    /// Larger than is accepted; the size in bytes.
    TooLarge(usize),
    /// A certificate in text that the schema of RFC 9932 refuses.
    Rewrap(CertificateFacts),
    /// A certificate.
    Certificate(CertificateFacts),
}

/// What a certificate says about itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CertificateFacts {
    /// The Subject, for people.
    pub subject: String,
    /// SHA-256 of the Subject's DER.
    pub subject_sha256: Sha256,
    /// SHA-256 of the certificate's DER.
    pub sha256: Sha256,
    /// SHA-256 of the public key's DER SubjectPublicKeyInfo, as pins have it.
    pub pin: [u8; 32],
    /// When it begins to be valid.
    pub not_before: Timestamp,
    /// The last second of its validity.
    pub not_after: Timestamp,
    pub(crate) key: Algorithm,
    pub(crate) signature: Algorithm,
}

/// An algorithm, for people, and whether it is accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Algorithm {
    pub(crate) name: String,
    pub(crate) accepted: bool,
}

/// Reads one certificate in PEM; `None` when it holds none.
pub fn certificate_facts(pem: &str) -> Option<CertificateFacts> {
    match read(pem) {
        Reading::Certificate(facts) | Reading::Rewrap(facts) => Some(facts),
        _ => None,
    }
}

pub(crate) fn read(text: &str) -> Reading {
    let (der, strict) = match pem::read(text) {
        Block::PrivateKey => return Reading::PrivateKey,
        Block::Unreadable => return Reading::Malformed,
        Block::Strict(der) => (der, true),
        Block::Loose(der) => (der, false),
    };
    if der.len() > LARGEST {
        return Reading::TooLarge(der.len());
    }
    let whole = match der::shape(&der) {
        Shape::Broken => return Reading::Malformed,
        Shape::Ber => return Reading::NotDer,
        Shape::Trailing => false,
        Shape::Whole => true,
    };
    // No rule looks into an extension.
    let mut parser = X509CertificateParser::new().with_deep_parse_extensions(false);
    match parser.parse(&der) {
        Err(_) => Reading::Malformed,
        Ok(_) if !whole => Reading::TrailingData,
        Ok((_, certificate)) if strict => Reading::Certificate(facts(&der, &certificate)),
        Ok((_, certificate)) => Reading::Rewrap(facts(&der, &certificate)),
    }
}

fn facts(der: &[u8], certificate: &X509Certificate<'_>) -> CertificateFacts {
    let seconds =
        |time: x509_parser::time::ASN1Time| Timestamp::from_unix_seconds(time.timestamp());
    CertificateFacts {
        subject: shown(&certificate.subject().to_string()),
        subject_sha256: Sha256::of(certificate.subject().as_raw()),
        sha256: Sha256::of(der),
        pin: *Sha256::of(certificate.public_key().raw).as_bytes(),
        not_before: seconds(certificate.validity().not_before),
        not_after: seconds(certificate.validity().not_after),
        key: key(certificate.public_key()),
        signature: signature(&certificate.signature_algorithm),
    }
}

/// A name in a certificate is anybody's text: what a terminal or a page would obey is shown as its escape.
fn shown(name: &str) -> String {
    let mut text = String::with_capacity(name.len());
    for letter in name.chars() {
        if is_forbidden(letter) {
            text.extend(letter.escape_unicode());
        } else {
            text.push(letter);
        }
    }
    text
}

/// Algorithms by their identifiers, which are compared as they stand in the certificate.
type Known = [(Oid<'static>, &'static str, bool)];

const ED25519: Oid<'static> = oid!(1.3.101.112);
const PSS: Oid<'static> = oid!(1.2.840.113549.1.1.10);

/// RSA and ECDSA with SHA-256 or longer, and Ed25519 are accepted.
static SIGNATURES: &Known = &[
    (oid!(1.2.840.113549.1.1.11), "RSA, SHA-256", true),
    (oid!(1.2.840.113549.1.1.12), "RSA, SHA-384", true),
    (oid!(1.2.840.113549.1.1.13), "RSA, SHA-512", true),
    (oid!(1.2.840.10045.4.3.2), "ECDSA, SHA-256", true),
    (oid!(1.2.840.10045.4.3.3), "ECDSA, SHA-384", true),
    (oid!(1.2.840.10045.4.3.4), "ECDSA, SHA-512", true),
    (ED25519, "Ed25519", true),
    (oid!(1.2.840.113549.1.1.4), "RSA, MD5", false),
    (oid!(1.2.840.113549.1.1.5), "RSA, SHA-1", false),
    (oid!(1.2.840.10045.4.1), "ECDSA, SHA-1", false),
    (oid!(1.2.840.10040.4.3), "DSA, SHA-1", false),
];

static PSS_HASHES: &Known = &[
    (oid!(2.16.840.1.101.3.4.2.1), "RSA-PSS, SHA-256", true),
    (oid!(2.16.840.1.101.3.4.2.2), "RSA-PSS, SHA-384", true),
    (oid!(2.16.840.1.101.3.4.2.3), "RSA-PSS, SHA-512", true),
    (oid!(1.3.14.3.2.26), "RSA-PSS, SHA-1", false),
];

static CURVES: &Known = &[
    (oid!(1.2.840.10045.3.1.7), "P-256", true),
    (oid!(1.3.132.0.34), "P-384", true),
    (oid!(1.3.132.0.35), "P-521", true),
    (oid!(1.3.132.0.10), "secp256k1", false),
];

fn known(among: &Known, id: &Oid<'_>) -> Option<Algorithm> {
    let (_, name, accepted) = among.iter().find(|(one, ..)| one == id)?;
    Some(Algorithm {
        name: (*name).to_owned(),
        accepted: *accepted,
    })
}

/// RSA of at least 2048 bits, P-256, P-384, P-521 and Ed25519.
fn key(info: &SubjectPublicKeyInfo<'_>) -> Algorithm {
    let algorithm = &info.algorithm.algorithm;
    if *algorithm == ED25519 {
        return accepted("Ed25519");
    }
    match info.parsed() {
        Ok(PublicKey::RSA(rsa)) => {
            let bits = bits_of(rsa.modulus);
            let exponent_is_odd = rsa.exponent.last().is_some_and(|byte| byte % 2 == 1);
            let sound = bits >= 2048 && exponent_is_odd && bits_of(rsa.exponent) >= 2;
            Algorithm {
                name: format!("RSA {bits}"),
                accepted: sound,
            }
        }
        Ok(PublicKey::EC(_)) => {
            let curve = info.algorithm.parameters.as_ref();
            let curve = curve.and_then(|any| Oid::try_from(any.clone()).ok());
            match curve {
                Some(curve) => known(CURVES, &curve)
                    .unwrap_or_else(|| refused(format!("EC {}", curve.to_id_string()))),
                None => refused("EC".to_owned()),
            }
        }
        Ok(PublicKey::DSA(_)) => refused("DSA".to_owned()),
        _ => refused(algorithm.to_id_string()),
    }
}

/// The length of a big-endian number without its leading zeros.
fn bits_of(number: &[u8]) -> usize {
    let zeros = number.iter().take_while(|byte| **byte == 0).count();
    let first = number
        .get(zeros)
        .map_or(8, |byte| byte.leading_zeros() as usize);
    ((number.len() - zeros) * 8).saturating_sub(first)
}

fn signature(algorithm: &AlgorithmIdentifier<'_>) -> Algorithm {
    let id = &algorithm.algorithm;
    if *id == PSS {
        return pss(algorithm);
    }
    known(SIGNATURES, id).unwrap_or_else(|| refused(id.to_id_string()))
}

fn pss(algorithm: &AlgorithmIdentifier<'_>) -> Algorithm {
    let parameters = algorithm.parameters.as_ref();
    let parameters = parameters.and_then(|any| RsaSsaPssParams::try_from(any).ok());
    parameters
        .and_then(|pss| known(PSS_HASHES, pss.hash_algorithm_oid()))
        .unwrap_or_else(|| refused("RSA-PSS".to_owned()))
}

fn accepted(name: &str) -> Algorithm {
    Algorithm {
        name: name.to_owned(),
        accepted: true,
    }
}

fn refused(name: String) -> Algorithm {
    Algorithm {
        name,
        accepted: false,
    }
}
