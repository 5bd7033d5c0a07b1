//! The publisher's own check: an artefact is published only if a consumer would accept it now, tomorrow and in three days.

use std::time::Duration;

use tillit_catalogue::{AttributeList, AttributeProfile, CodeSystem};
use tillit_model::{Profile, Sha256, Timestamp, VersionNumber};
use tillit_signing::{JwkSet, KeyRing, KeyRingError, ParseJwkSetError};

use crate::attribute_list::{self, AttributeListError, ExpectedRelease};
use crate::attribute_profile::{self, ExpectedProfile};
use crate::code_system::{self, ExpectedCodeSystem};
use crate::matf::{self, Expected, MatfError, MatfFeed};
use crate::{Artefact, FormatId, ReleasePartError, key_set};

/// What a consumer got out of an artefact.
#[derive(Debug)]
pub enum Content {
    /// Metadata; compare its entities with the ones that should be there, and its payload with the schema.
    Matf(Box<MatfFeed>),
    /// Public keys.
    KeySet(JwkSet),
    /// A release of an attribute list.
    AttributeList(Box<AttributeList>),
    /// A version of a code system.
    CodeSystem(Box<CodeSystem>),
    /// A version of an attribute profile.
    AttributeProfile(Box<AttributeProfile>),
}

/// How many hours ahead an artefact must still be valid: a weekend without anyone is three days.
const HOURS_AHEAD: [u64; 2] = [24, 72];

/// Reads an artefact as a consumer would who trusts `keys` and knows nothing but the profile's issuer. Give the keys that are published, so that a signature by a key that is not published yet stops here.
pub fn check_as_consumer(
    artefact: &Artefact,
    keys: &KeyRing,
    profile: &Profile,
    now: Timestamp,
) -> Result<Content, CheckError> {
    if Sha256::of(&artefact.bytes) != artefact.sha256 {
        return Err(CheckError::Mislabelled("sha256"));
    }
    let content = match artefact.format {
        FormatId::MatfMetadata => {
            Content::Matf(Box::new(check_matf(artefact, keys, profile, now)?))
        }
        FormatId::KeySet => Content::KeySet(check_key_set(artefact, keys, profile)?),
        FormatId::AttributeListJws | FormatId::AttributeListJson | FormatId::AttributeListYaml => {
            Content::AttributeList(Box::new(check_list(artefact, keys)?))
        }
        FormatId::CodeSystemJws | FormatId::CodeSystemJson => {
            Content::CodeSystem(Box::new(check_code_system(artefact, keys)?))
        }
        FormatId::AttributeProfileJws | FormatId::AttributeProfileJson => {
            Content::AttributeProfile(Box::new(check_attribute_profile(artefact, keys)?))
        }
    };
    Ok(content)
}

fn check_matf(
    artefact: &Artefact,
    keys: &KeyRing,
    profile: &Profile,
    now: Timestamp,
) -> Result<MatfFeed, CheckError> {
    let feed = matf::verify(
        &artefact.bytes,
        keys,
        &Expected::strict(&profile.issuer, now),
    )?;
    for hours in HOURS_AHEAD {
        let later = now.plus(Duration::from_secs(hours * 3600));
        feed.check_time(later)
            .map_err(|_| CheckError::ExpiresWithin { hours })?;
    }
    let labelled = |holds: bool, what| holds.then_some(()).ok_or(CheckError::Mislabelled(what));
    labelled(artefact.path == matf::path(&profile.id), "path")?;
    labelled(artefact.issued_at.unix_seconds() == feed.iat, "issued_at")?;
    labelled(
        artefact.expires_at.map(Timestamp::unix_seconds) == Some(feed.exp),
        "expires_at",
    )?;
    let switched_on = profile
        .formats
        .matf
        .as_ref()
        .is_some_and(|settings| settings.claims_in_header);
    if feed.claims_in_header != switched_on {
        return Err(CheckError::Switch {
            wanted: switched_on,
        });
    }
    Ok(feed)
}

fn check_key_set(
    artefact: &Artefact,
    keys: &KeyRing,
    profile: &Profile,
) -> Result<JwkSet, CheckError> {
    if artefact.path != key_set::path(&profile.id) {
        return Err(CheckError::Mislabelled("path"));
    }
    let set = JwkSet::parse(&artefact.bytes)?;
    let published = KeyRing::from_jwk_set(&set)?;
    match keys
        .iter()
        .find(|(kid, key)| published.get(kid) != Some(*key))
    {
        Some((kid, _)) => Err(CheckError::KeyNotPublished(kid.to_owned())),
        None => Ok(set),
    }
}

fn check_list(artefact: &Artefact, keys: &KeyRing) -> Result<AttributeList, CheckError> {
    let ([list], version) = asked_for(artefact, "/attribute-lists/")?;
    stands_at(
        artefact,
        attribute_list::path(artefact.format, list, version),
    )?;
    let expected = ExpectedRelease { list, version };
    let content = match artefact.format {
        FormatId::AttributeListYaml => attribute_list::read_yaml(&artefact.bytes, expected)?,
        FormatId::AttributeListJson => attribute_list::read_json(&artefact.bytes, expected)?,
        _ => attribute_list::verify(&artefact.bytes, keys, expected)?.content,
    };
    Ok(content)
}

fn check_code_system(artefact: &Artefact, keys: &KeyRing) -> Result<CodeSystem, CheckError> {
    let ([name], version) = asked_for(artefact, "/code-systems/")?;
    stands_at(artefact, code_system::path(artefact.format, name, version))?;
    let expected = ExpectedCodeSystem { name, version };
    let content = match artefact.format {
        FormatId::CodeSystemJson => code_system::read_json(&artefact.bytes, expected)?,
        _ => code_system::verify(&artefact.bytes, keys, expected)?.content,
    };
    Ok(content)
}

fn check_attribute_profile(
    artefact: &Artefact,
    keys: &KeyRing,
) -> Result<AttributeProfile, CheckError> {
    let ([list, name], version) = asked_for(artefact, "/attribute-profiles/")?;
    stands_at(
        artefact,
        attribute_profile::path(artefact.format, list, name, version),
    )?;
    let expected = ExpectedProfile {
        list,
        name,
        version,
    };
    let content = match artefact.format {
        FormatId::AttributeProfileJson => attribute_profile::read_json(&artefact.bytes, expected)?,
        _ => attribute_profile::verify(&artefact.bytes, keys, expected)?.content,
    };
    Ok(content)
}

/// What a consumer asked for, as the address says it: names and a version.
fn asked_for<'a, const NAMES: usize>(
    artefact: &'a Artefact,
    below: &str,
) -> Result<([&'a str; NAMES], VersionNumber), CheckError> {
    let mislabelled = || CheckError::Mislabelled("path");
    let rest = artefact.path.strip_prefix(below);
    let (rest, _) = rest
        .and_then(|rest| rest.rsplit_once('.'))
        .ok_or_else(mislabelled)?;
    let (names, version) = rest.rsplit_once('/').ok_or_else(mislabelled)?;
    let names: Vec<&str> = names.split('/').collect();
    Ok((
        names.try_into().map_err(|_| mislabelled())?,
        version.parse().map_err(|_| mislabelled())?,
    ))
}

fn stands_at(artefact: &Artefact, path: String) -> Result<(), CheckError> {
    if artefact.path == path {
        Ok(())
    } else {
        Err(CheckError::Mislabelled("path"))
    }
}

/// Why an artefact must not be published.
#[derive(Debug, thiserror::Error)]
pub enum CheckError {
    /// Hash, address or times stated beside the bytes are not those of the bytes.
    #[error("the {0} stated for the artefact is not that of its bytes")]
    Mislabelled(&'static str),
    /// Consumers would refuse the metadata.
    #[error("consumers would refuse the metadata: {0}")]
    Matf(#[from] MatfError),
    /// Valid now, but not for long enough.
    #[error("it would expire within {hours} hours")]
    ExpiresWithin {
        /// How far ahead it was looked.
        hours: u64,
    },
    /// The header's claims are not as the profile's transition switch says.
    #[error("claims in the protected header: the profile says {wanted}")]
    Switch {
        /// Whether the profile wants them there.
        wanted: bool,
    },
    /// Consumers would refuse the key set.
    #[error("consumers would refuse the key set: {0}")]
    KeySet(#[from] ParseJwkSetError),
    /// Two keys of the set have one name, or one is not valid.
    #[error("consumers would refuse the key set: {0}")]
    KeyRing(#[from] KeyRingError),
    /// A key that signs is missing in the set.
    #[error("key {0} is not in the key set")]
    KeyNotPublished(String),
    /// Consumers would refuse the attribute list.
    #[error("consumers would refuse the attribute list: {0}")]
    AttributeList(#[from] AttributeListError),
    /// Consumers would refuse the code system or profile.
    #[error("consumers would refuse it: {0}")]
    ReleasePart(#[from] ReleasePartError),
}

impl CheckError {
    /// The stable code for logs, alarms and metrics.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Mislabelled(_) => "mislabelled",
            Self::Matf(error) => error.code(),
            Self::ExpiresWithin { .. } => "expires_too_soon",
            Self::Switch { .. } => "switch_differs",
            Self::KeySet(_) | Self::KeyRing(_) => "malformed_key_set",
            Self::KeyNotPublished(_) => "key_not_published",
            Self::AttributeList(error) => error.code(),
            Self::ReleasePart(error) => error.code(),
        }
    }
}
