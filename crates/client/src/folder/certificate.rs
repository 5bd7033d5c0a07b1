//! Certificates that sources point at: read, checked for what must not be there, written in one spelling.

use std::io::Read as _;
use std::path::Path;

use data_encoding::BASE64;
use tillit_model::{PinDigest, Sha256};

/// A certificate of 16 KiB, as the registry takes at most, is 22 KiB in PEM; bundles and comments may double that.
const MAX_BYTES: u64 = 64 * 1024;

const BEGIN: &str = "-----BEGIN ";
const DASHES: &str = "-----";

/// One certificate out of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Certificate {
    der: Vec<u8>,
    pin: PinDigest,
}

/// Why a file is not one certificate. The content is never part of the message: it may be a secret.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadCertificateError {
    /// There is no such file.
    #[error("the file does not exist")]
    Missing,
    /// The file system refused.
    #[error("the file could not be read: {0}")]
    Io(String),
    /// Larger than certificates are.
    #[error("the file is larger than {MAX_BYTES} bytes")]
    TooLarge,
    /// The file holds a private key.
    #[error("the file holds a private key")]
    PrivateKey,
    /// No certificate.
    #[error("the file holds no certificate")]
    None,
    /// More than one certificate.
    #[error("the file holds {0} certificates, and one is meant")]
    Several(usize),
    /// Damaged.
    #[error("the certificate is damaged")]
    Damaged,
}

impl Certificate {
    /// Reads a file with exactly one certificate, in PEM or DER.
    pub fn read(path: &Path) -> Result<Self, ReadCertificateError> {
        use ReadCertificateError as E;
        let file = std::fs::File::open(path).map_err(|error| match error.kind() {
            std::io::ErrorKind::NotFound => E::Missing,
            _ => E::Io(error.to_string()),
        })?;
        let mut bytes = Vec::new();
        file.take(MAX_BYTES + 1)
            .read_to_end(&mut bytes)
            .map_err(|error| E::Io(error.to_string()))?;
        if bytes.len() as u64 > MAX_BYTES {
            return Err(E::TooLarge);
        }
        Self::parse(&bytes)
    }

    /// Reads exactly one certificate, in PEM or DER.
    pub fn parse(bytes: &[u8]) -> Result<Self, ReadCertificateError> {
        use ReadCertificateError as E;
        let Some(text) = std::str::from_utf8(bytes)
            .ok()
            .filter(|text| text.contains(BEGIN))
        else {
            return Self::from_der(bytes.to_vec()).map_err(|_| E::None);
        };
        let blocks = blocks(text)?;
        if blocks
            .iter()
            .any(|(label, _)| label.contains("PRIVATE KEY"))
        {
            return Err(E::PrivateKey);
        }
        let mut certificates = blocks
            .into_iter()
            .filter(|(label, _)| matches!(*label, "CERTIFICATE" | "X509 CERTIFICATE"));
        let (Some((_, body)), rest) = (certificates.next(), certificates.count()) else {
            return Err(E::None);
        };
        if rest > 0 {
            return Err(E::Several(rest + 1));
        }
        let body: String = body.split_whitespace().collect();
        Self::from_der(BASE64.decode(body.as_bytes()).map_err(|_| E::Damaged)?)
    }

    fn from_der(der: Vec<u8>) -> Result<Self, ReadCertificateError> {
        let (rest, certificate) =
            x509_parser::parse_x509_certificate(&der).map_err(|_| ReadCertificateError::Damaged)?;
        if !rest.is_empty() {
            return Err(ReadCertificateError::Damaged);
        }
        let digest = Sha256::of(certificate.public_key().raw);
        Ok(Self {
            pin: PinDigest::from_bytes(*digest.as_bytes()),
            der,
        })
    }

    /// PEM in the spelling of the standard's schema: lines of 64 columns, LF, one final line end.
    pub fn pem(&self) -> String {
        let body = BASE64.encode(&self.der);
        let mut pem = String::from("-----BEGIN CERTIFICATE-----\n");
        for line in body.as_bytes().chunks(64) {
            pem.push_str(std::str::from_utf8(line).expect("base64 is ASCII"));
            pem.push('\n');
        }
        pem.push_str("-----END CERTIFICATE-----\n");
        pem
    }

    /// The pin of the certificate's key: SHA-256 of its SubjectPublicKeyInfo (RFC 7469, section 2.4).
    pub fn pin(&self) -> PinDigest {
        self.pin
    }
}

/// The PEM blocks of a text (RFC 7468): label and body.
fn blocks(text: &str) -> Result<Vec<(&str, &str)>, ReadCertificateError> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(BEGIN) {
        let after = &rest[start + BEGIN.len()..];
        let label_end = after.find(DASHES).ok_or(ReadCertificateError::Damaged)?;
        let label = &after[..label_end];
        // An unfinished key block must still be recognised as a key.
        let body = &after[label_end + DASHES.len()..];
        match body.find("-----END ") {
            Some(end) => {
                found.push((label, &body[..end]));
                rest = &body[end..];
            }
            None if label.contains("PRIVATE KEY") => return Err(ReadCertificateError::PrivateKey),
            None => return Err(ReadCertificateError::Damaged),
        }
    }
    Ok(found)
}
