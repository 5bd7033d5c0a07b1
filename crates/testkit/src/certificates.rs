//! Certificates made fresh for a test, and the few that have to come from a file.
//!
//! ```
//! use tillit_model::Timestamp;
//! use tillit_testkit::certificates::CertificateBuilder;
//!
//! let authority = CertificateBuilder::authority("Stockholm test CA").self_signed();
//! let client = CertificateBuilder::leaf("klient.stockholm.example")
//!     .valid(Timestamp::from_unix_seconds(1_700_000_000), Timestamp::from_unix_seconds(1_800_000_000))
//!     .signed_by(&authority);
//! assert_eq!(client.pin.len(), 44);
//! ```

use data_encoding::BASE64;
use rcgen::{
    BasicConstraints, CertificateParams, CustomExtension, DistinguishedName, DnType, IsCa, Issuer,
    KeyPair, KeyUsagePurpose, PublicKeyData as _,
};
use sha2::{Digest as _, Sha256};
use tillit_model::Timestamp;
use time::OffsetDateTime;

/// RSA of 2048 bits with SHA-256, the smallest RSA key that is accepted.
pub const RSA_2048: &str = include_str!("../fixtures/rsa-2048.pem");
/// RSA of 1024 bits.
pub const RSA_1024: &str = include_str!("../fixtures/rsa-1024.pem");
/// Signed with SHA-1.
pub const SHA1_SIGNATURE: &str = include_str!("../fixtures/sha1-signature.pem");
/// Signed with MD5.
pub const MD5_SIGNATURE: &str = include_str!("../fixtures/md5-signature.pem");
/// A key on secp256k1, which is not accepted.
pub const SECP256K1: &str = include_str!("../fixtures/secp256k1.pem");

/// An extension below the arc for examples (RFC 7299).
const UNKNOWN: &[u64] = &[1, 3, 6, 1, 4, 1, 32473, 1];
/// 2020-01-01, when a certificate starts unless the test says otherwise.
const FROM: i64 = 1_577_836_800;
/// 2099-12-31, when it ends.
const UNTIL: i64 = 4_102_358_400;

/// A certificate with its private key.
#[derive(Debug, Clone)]
pub struct TestCertificate {
    /// One CERTIFICATE block: lines of 64 columns, LF, one final newline.
    pub pem: String,
    /// The same in DER.
    pub der: Vec<u8>,
    /// SHA-256 of the SubjectPublicKeyInfo in base64, as RFC 9932, section 6.1.1.1 writes a digest.
    pub pin: String,
    /// The private key, PKCS#8 in PEM.
    pub private_key_pem: String,
    params: CertificateParams,
}

/// The kind of a certificate's key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyType {
    /// ECDSA on P-256 with SHA-256.
    P256,
    /// ECDSA on P-384 with SHA-384.
    P384,
    /// Ed25519.
    Ed25519,
}

/// What a certificate is to be; P-256 and valid from 2020 to 2099 unless the test says otherwise.
#[derive(Debug, Clone)]
pub struct CertificateBuilder {
    params: CertificateParams,
    key_type: KeyType,
}

impl CertificateBuilder {
    /// A leaf for that host.
    pub fn leaf(host: &str) -> Self {
        let mut params =
            CertificateParams::new([host.to_owned()]).expect("a test names a valid host");
        params.is_ca = IsCa::ExplicitNoCa;
        Self::named(host, params)
    }

    /// An authority with that common name.
    pub fn authority(name: &str) -> Self {
        let mut params = CertificateParams::default();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
        Self::named(name, params)
    }

    fn named(common_name: &str, mut params: CertificateParams) -> Self {
        params.distinguished_name = DistinguishedName::new();
        params
            .distinguished_name
            .push(DnType::CommonName, common_name);
        let builder = Self {
            params,
            key_type: KeyType::P256,
        };
        builder.valid(
            Timestamp::from_unix_seconds(FROM),
            Timestamp::from_unix_seconds(UNTIL),
        )
    }

    /// Sets notBefore and notAfter; whole seconds count.
    #[must_use]
    pub fn valid(mut self, from: Timestamp, until: Timestamp) -> Self {
        self.params.not_before = date(from);
        self.params.not_after = date(until);
        self
    }

    /// Sets the kind of key.
    #[must_use]
    pub fn key_type(mut self, key_type: KeyType) -> Self {
        self.key_type = key_type;
        self
    }

    /// Makes the key, and the certificate signed by it.
    pub fn self_signed(self) -> TestCertificate {
        let key = self.key();
        let certificate = self
            .params
            .self_signed(&key)
            .expect("the parameters are complete");
        TestCertificate::new(&certificate, &key, self.params)
    }

    /// Makes a self-signed certificate of exactly so many bytes of DER: an extension that nobody knows fills it up.
    pub fn of_size(mut self, bytes: usize) -> TestCertificate {
        // Signatures of Ed25519 have one length.
        self.key_type = KeyType::Ed25519;
        let mut filling = bytes / 2;
        loop {
            let mut params = self.params.clone();
            let content = vec![0; filling];
            params.custom_extensions = vec![CustomExtension::from_oid_content(UNKNOWN, content)];
            let made = Self {
                params,
                ..self.clone()
            }
            .self_signed();
            if made.der.len() == bytes {
                return made;
            }
            // The serial number's length changes by a byte now and then.
            filling = (filling + bytes)
                .checked_sub(made.der.len())
                .expect("the certificate has room to be filled");
        }
    }

    /// Makes the key, and the certificate signed by `authority`.
    pub fn signed_by(self, authority: &TestCertificate) -> TestCertificate {
        let key = self.key();
        let authority_key =
            KeyPair::from_pem(&authority.private_key_pem).expect("rcgen reads what it wrote");
        let issuer = Issuer::from_params(&authority.params, authority_key);
        let certificate = self
            .params
            .signed_by(&key, &issuer)
            .expect("the parameters are complete");
        TestCertificate::new(&certificate, &key, self.params)
    }

    fn key(&self) -> KeyPair {
        let algorithm = match self.key_type {
            KeyType::P256 => &rcgen::PKCS_ECDSA_P256_SHA256,
            KeyType::P384 => &rcgen::PKCS_ECDSA_P384_SHA384,
            KeyType::Ed25519 => &rcgen::PKCS_ED25519,
        };
        KeyPair::generate_for(algorithm).expect("aws-lc generates keys of these kinds")
    }
}

impl TestCertificate {
    fn new(certificate: &rcgen::Certificate, key: &KeyPair, params: CertificateParams) -> Self {
        Self {
            pem: certificate.pem(),
            der: certificate.der().to_vec(),
            pin: BASE64.encode(&Sha256::digest(key.subject_public_key_info())),
            private_key_pem: key.serialize_pem(),
            params,
        }
    }
}

fn date(at: Timestamp) -> OffsetDateTime {
    OffsetDateTime::from_unix_timestamp(at.unix_seconds())
        .expect("a timestamp lies in the years that a date can have")
}
