//! A release of an attribute list by its address, from a registry that need not be pinned.

use tillit_catalogue::{AttributeList, Name};
use tillit_formats::attribute_list::{self, ExpectedRelease};
use tillit_model::VersionNumber;

use super::{RefusalKind, Refused, TrustError, TrustStore, Verified, verify_attribute_list};
use crate::connection::{Address, Connection, ParseAddressError};

/// Where a registry publishes a release: `https://registry.example/attribute-lists/gemensam/1.0.0.jws`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReleaseAddress {
    registry: Address,
    list: Name,
    version: VersionNumber,
    is_signed: bool,
}

/// Why a text is no address of a release.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ParseReleaseAddressError {
    /// No registry's address.
    #[error(transparent)]
    Address(#[from] ParseAddressError),
    /// No release is named, or not as JSON or JWS.
    #[error("the address ends with /attribute-lists/<list>/<version>.json or .jws")]
    NoRelease,
}

/// A release that was fetched.
#[derive(Debug, Clone)]
pub struct FetchedRelease {
    /// What it says.
    pub list: AttributeList,
    /// The address of the pinned federation whose key signed it; none for one that came unsigned.
    pub verified_by: Option<String>,
}

impl ReleaseAddress {
    /// Accepts an address on `https`, or on `http` to this machine.
    pub fn parse(text: &str) -> Result<Self, ParseReleaseAddressError> {
        use ParseReleaseAddressError as E;
        let (registry, rest) = text.rsplit_once("/attribute-lists/").ok_or(E::NoRelease)?;
        let registry = Address::parse(registry)?;
        let (list, file) = rest.split_once('/').ok_or(E::NoRelease)?;
        let (version, is_signed) = match (file.strip_suffix(".jws"), file.strip_suffix(".json")) {
            (Some(version), _) => (version, true),
            (None, Some(version)) => (version, false),
            (None, None) => return Err(E::NoRelease),
        };
        Ok(Self {
            registry,
            list: Name::parse(list).map_err(|_| E::NoRelease)?,
            version: VersionNumber::parse(version).map_err(|_| E::NoRelease)?,
            is_signed,
        })
    }

    /// Downloads the release. A signed one is verified with the keys that are pinned for a federation of this registry, and refused when none is; nothing is kept.
    pub fn fetch(&self, store: &TrustStore) -> Result<FetchedRelease, TrustError> {
        let mut pins = Vec::new();
        if self.is_signed {
            pins = store.list()?;
            pins.retain(|pinned| {
                let place = pinned.pin.place();
                place.is_ok_and(|place| place.registry == self.registry)
            });
            if pins.is_empty() {
                return Err(TrustError::NotPinned(self.registry.to_string()));
            }
        }
        let suffix = if self.is_signed { "jws" } else { "json" };
        let path = format!("/attribute-lists/{}/{}.{suffix}", self.list, self.version);
        let limit = attribute_list::MAX_BYTES as u64;
        let bytes = Connection::new(self.registry.clone()).download(&path, limit)?;
        if !self.is_signed {
            return Ok(self.unsigned(&bytes)?);
        }
        let mut refused = None;
        for pinned in pins {
            let list = self.list.as_str();
            let version = self.version;
            match verify_attribute_list(&bytes, &pinned.pin, ExpectedRelease { list, version }) {
                Ok(checked) => {
                    let Verified::AttributeList(release) = checked.content else {
                        continue;
                    };
                    return Ok(FetchedRelease {
                        list: release.content,
                        verified_by: Some(pinned.pin.address),
                    });
                }
                Err(error) => refused = Some(error),
            }
        }
        Err(refused
            .expect("there is a pin, and it did not verify")
            .into())
    }

    fn unsigned(&self, bytes: &[u8]) -> Result<FetchedRelease, Refused> {
        let malformed =
            |reason: &dyn std::fmt::Display| Refused::new(RefusalKind::Malformed, reason);
        let text = std::str::from_utf8(bytes).map_err(|error| malformed(&error))?;
        let list = AttributeList::parse(text).map_err(|error| malformed(&error))?;
        if list.list != self.list || list.version != self.version {
            return Err(malformed(&format!("it is the release {}", list.id())));
        }
        Ok(FetchedRelease {
            list,
            verified_by: None,
        })
    }
}
