//! Verifying bytes with what is pinned, without asking anybody.

use tillit_formats::ReleasePartError;
use tillit_formats::attribute_list::{self, AttributeListError, ExpectedRelease, VerifiedRelease};
use tillit_formats::attribute_profile::{self, ExpectedProfile, VerifiedProfile};
use tillit_formats::code_system::{self, ExpectedCodeSystem, VerifiedCodeSystem};
use tillit_formats::matf::{self, BadEntities, Expected, MatfFeed, Mode};
use tillit_model::{Sha256, Timestamp};
use tillit_signing::{KeyRing, PublicKey};

use super::{FileKind, Pin, RefusalKind, Refused};

/// What was verified.
#[derive(Debug, Clone)]
pub enum Verified {
    /// MATF metadata (RFC 9932).
    Matf(Box<MatfFeed>),
    /// A release of an attribute list.
    AttributeList(Box<VerifiedRelease>),
    /// A version of a code system.
    CodeSystem(Box<VerifiedCodeSystem>),
    /// A version of an attribute profile.
    AttributeProfile {
        /// The list that it belongs to.
        list: String,
        /// The profile.
        profile: Box<VerifiedProfile>,
    },
}

/// A file that was verified, with what the checks found.
#[derive(Debug, Clone)]
pub struct Checked {
    /// The content.
    pub content: Verified,
    /// The hash of the bytes.
    pub sha256: Sha256,
    /// The issuer that it names.
    pub issuer: String,
    /// The key that signed.
    pub key: PublicKey,
    /// When it was signed.
    pub issued_at: Option<Timestamp>,
    /// When it ends.
    pub expires_at: Option<Timestamp>,
}

/// Checks signature, issuer, times, age and content of MATF metadata. `not_before` is when the copy that was accepted last was signed.
pub fn verify_matf(
    bytes: &[u8],
    pin: &Pin,
    now: Timestamp,
    not_before: Option<Timestamp>,
) -> Result<Checked, Refused> {
    let keys = pin.key_ring();
    let expected = Expected {
        issuer: &pin.issuer,
        now,
        last_iat: not_before.map(Timestamp::unix_seconds),
        mode: Mode::Strict,
        // One bad entity does not take the others away; what was left out is told.
        bad_entities: BadEntities::Drop,
    };
    let feed = matf::verify(bytes, &keys, &expected)?;
    Ok(Checked {
        sha256: Sha256::of(bytes),
        issuer: feed.iss.clone(),
        key: signer(&keys, &feed.kid)?,
        issued_at: Some(Timestamp::from_unix_seconds(feed.iat)),
        expires_at: Some(Timestamp::from_unix_seconds(feed.exp)),
        content: Verified::Matf(Box::new(feed)),
    })
}

/// Checks signature, name and content of a release of an attribute list. It is frozen, so time does not enter.
pub fn verify_attribute_list(
    bytes: &[u8],
    pin: &Pin,
    expected: ExpectedRelease<'_>,
) -> Result<Checked, Refused> {
    let keys = pin.key_ring();
    let release = attribute_list::verify(bytes, &keys, expected).map_err(|error| {
        let kind = match &error {
            AttributeListError::Jws(jws) => jws.into(),
            AttributeListError::TooLarge(_) => RefusalKind::TooLarge,
            _ => RefusalKind::Malformed,
        };
        Refused::new(kind, error)
    })?;
    let key = signer(&keys, &release.kid)?;
    let content = Verified::AttributeList(Box::new(release));
    Ok(frozen(bytes, pin, key, content))
}

/// Checks signature, name and content of a code system. A version is frozen, so time does not enter.
pub fn verify_code_system(
    bytes: &[u8],
    pin: &Pin,
    expected: ExpectedCodeSystem<'_>,
) -> Result<Checked, Refused> {
    let keys = pin.key_ring();
    let system = code_system::verify(bytes, &keys, expected).map_err(part_refused)?;
    let key = signer(&keys, &system.kid)?;
    let content = Verified::CodeSystem(Box::new(system));
    Ok(frozen(bytes, pin, key, content))
}

/// Checks signature, list, name and content of an attribute profile. A version is frozen, so time does not enter.
pub fn verify_attribute_profile(
    bytes: &[u8],
    pin: &Pin,
    expected: ExpectedProfile<'_>,
) -> Result<Checked, Refused> {
    let keys = pin.key_ring();
    let profile = attribute_profile::verify(bytes, &keys, expected).map_err(part_refused)?;
    let key = signer(&keys, &profile.kid)?;
    let content = Verified::AttributeProfile {
        list: expected.list.to_owned(),
        profile: Box::new(profile),
    };
    Ok(frozen(bytes, pin, key, content))
}

/// What never changes has no times.
fn frozen(bytes: &[u8], pin: &Pin, key: PublicKey, content: Verified) -> Checked {
    Checked {
        sha256: Sha256::of(bytes),
        issuer: pin.issuer.clone(),
        key,
        issued_at: None,
        expires_at: None,
        content,
    }
}

fn part_refused(error: ReleasePartError) -> Refused {
    let kind = match &error {
        ReleasePartError::Jws(jws) => jws.into(),
        ReleasePartError::TooLarge(_) => RefusalKind::TooLarge,
        _ => RefusalKind::Malformed,
    };
    Refused::new(kind, error)
}

/// Checks whichever kind the file says that it is.
pub fn verify(
    bytes: &[u8],
    pin: &Pin,
    now: Timestamp,
    not_before: Option<Timestamp>,
) -> Result<Checked, Refused> {
    match FileKind::of(bytes)? {
        FileKind::Matf => verify_matf(bytes, pin, now, not_before),
        FileKind::AttributeList { list, version } => {
            let list = list.as_str();
            verify_attribute_list(bytes, pin, ExpectedRelease { list, version })
        }
        FileKind::CodeSystem { name, version } => {
            let name = name.as_str();
            verify_code_system(bytes, pin, ExpectedCodeSystem { name, version })
        }
        FileKind::AttributeProfile {
            list,
            name,
            version,
        } => {
            let (list, name) = (list.as_str(), name.as_str());
            let expected = ExpectedProfile {
                list,
                name,
                version,
            };
            verify_attribute_profile(bytes, pin, expected)
        }
    }
}

fn signer(keys: &KeyRing, kid: &str) -> Result<PublicKey, Refused> {
    keys.get(kid)
        .cloned()
        .ok_or_else(|| Refused::new(RefusalKind::UnknownKey, format!("key {kid} is not pinned")))
}
