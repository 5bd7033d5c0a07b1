//! A private key in memory.

use std::fmt;

use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair};
use pkcs8::{EncryptedPrivateKeyInfoRef, LineEnding, PrivateKeyInfoRef, SecretDocument};
use zeroize::Zeroizing;

use crate::passphrase::Passphrase;
use crate::public_key::PublicKey;
use crate::signer::{SignError, Signer};

const PLAIN: &str = "PRIVATE KEY";
const ENCRYPTED: &str = "ENCRYPTED PRIVATE KEY";

/// A P-256 private key kept by this process. The key material is wiped when it is dropped.
pub struct SoftwareKey {
    pair: EcdsaKeyPair,
    public: PublicKey,
}

/// The machine could not make a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the system could not make a key")]
pub struct GenerateKeyError;

/// Why a text is not a private key that can be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadKeyError {
    /// Not PEM of a PKCS#8 private key.
    #[error("not a PEM file with a PKCS#8 private key")]
    NotPkcs8,
    /// The key is encrypted and no passphrase was given.
    #[error("the key is encrypted and no passphrase was given")]
    PassphraseMissing,
    /// The key is not encrypted although a passphrase was given: whoever configured it believes otherwise.
    #[error("a passphrase was given but the key is not encrypted")]
    NotEncrypted,
    /// The passphrase is wrong, or the encryption is not PBES2 with a current cipher.
    #[error("the passphrase is wrong or the encryption is not supported")]
    Decrypt,
    /// A private key, but not one on P-256.
    #[error("not a private key on P-256")]
    NotP256,
}

/// A key could not be written as PEM.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the key could not be encoded")]
pub struct WriteKeyError;

impl SoftwareKey {
    /// Makes a new key from the system's random source.
    pub fn generate() -> Result<Self, GenerateKeyError> {
        let pair = EcdsaKeyPair::generate(&ECDSA_P256_SHA256_FIXED_SIGNING)
            .map_err(|_| GenerateKeyError)?;
        Self::from_pair(pair).ok_or(GenerateKeyError)
    }

    /// Reads PKCS#8 PEM, as [`SoftwareKey::to_pem`] or `openssl genpkey` write it.
    pub fn from_pem(pem: &str, passphrase: Option<&Passphrase>) -> Result<Self, ReadKeyError> {
        let (label, document) =
            SecretDocument::from_pem(pem).map_err(|_| ReadKeyError::NotPkcs8)?;
        match (label, passphrase) {
            (PLAIN, None) => Self::from_der(document.as_bytes()),
            (PLAIN, Some(_)) => Err(ReadKeyError::NotEncrypted),
            (ENCRYPTED, None) => Err(ReadKeyError::PassphraseMissing),
            (ENCRYPTED, Some(passphrase)) => {
                let encrypted = EncryptedPrivateKeyInfoRef::try_from(document.as_bytes())
                    .map_err(|_| ReadKeyError::NotPkcs8)?;
                let plain = encrypted
                    .decrypt(passphrase.as_bytes())
                    .map_err(|_| ReadKeyError::Decrypt)?;
                Self::from_der(plain.as_bytes())
            }
            _ => Err(ReadKeyError::NotPkcs8),
        }
    }

    fn from_der(der: &[u8]) -> Result<Self, ReadKeyError> {
        EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, der)
            .ok()
            .and_then(Self::from_pair)
            .ok_or(ReadKeyError::NotP256)
    }

    fn from_pair(pair: EcdsaKeyPair) -> Option<Self> {
        let public = PublicKey::from_point(pair.public_key().as_ref()).ok()?;
        Some(Self { pair, public })
    }

    /// Writes PKCS#8 PEM; with a passphrase encrypted by PBES2 (scrypt and AES-256-CBC, which OpenSSL 3 reads).
    pub fn to_pem(
        &self,
        passphrase: Option<&Passphrase>,
    ) -> Result<Zeroizing<String>, WriteKeyError> {
        // The document of aws-lc-rs wipes itself when dropped.
        let der = self.pair.to_pkcs8v1().map_err(|_| WriteKeyError)?;
        let info = PrivateKeyInfoRef::try_from(der.as_ref()).map_err(|_| WriteKeyError)?;
        let (label, document) = match passphrase {
            Some(passphrase) => (
                ENCRYPTED,
                info.encrypt(passphrase.as_bytes())
                    .map_err(|_| WriteKeyError)?,
            ),
            None => (
                PLAIN,
                SecretDocument::try_from(info).map_err(|_| WriteKeyError)?,
            ),
        };
        document
            .to_pem(label, LineEnding::LF)
            .map_err(|_| WriteKeyError)
    }
}

impl Signer for SoftwareKey {
    fn public_key(&self) -> &PublicKey {
        &self.public
    }

    fn sign(&self, message: &[u8]) -> Result<[u8; 64], SignError> {
        let refused = || SignError::Backend("the software key failed".to_owned());
        let signature = self
            .pair
            .sign(&SystemRandom::new(), message)
            .map_err(|_| refused())?;
        signature.as_ref().try_into().map_err(|_| refused())
    }
}

impl fmt::Debug for SoftwareKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("SoftwareKey")
            .field(&self.public.key_id().as_str())
            .finish()
    }
}
