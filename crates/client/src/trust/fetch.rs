//! Fetching what a federation publishes, and keeping the last good copy.

use tillit_formats::FormatId;
use tillit_formats::attribute_list::{self, ExpectedRelease};
use tillit_formats::attribute_profile::{self, ExpectedProfile};
use tillit_formats::code_system::{self, ExpectedCodeSystem};
use tillit_model::{Timestamp, VersionNumber};

use super::{
    Checked, Pinned, Refused, Seen, TrustError, verify_attribute_list, verify_attribute_profile,
    verify_code_system, verify_matf,
};
use crate::connection::Connection;

/// The name of the last good copy of MATF metadata.
pub const MATF_FILE: &str = "metadata.jws";

/// 128 MiB, the largest signed document that is read.
const LARGEST_FEED: u64 = tillit_signing::general::MAX_BYTES as u64;

/// What was fetched and verified.
#[derive(Debug, Clone)]
pub struct Fetched {
    /// What the checks found.
    pub checked: Checked,
    /// The bytes.
    pub bytes: Vec<u8>,
    /// The name of the last good copy.
    pub file: String,
}

impl Pinned {
    /// Downloads the federation's MATF metadata, verifies it, and only then puts it in the place of the last good copy. Whatever fails, that copy and what is remembered of it stay as they were.
    pub fn fetch_matf(&self, now: Timestamp) -> Result<Fetched, TrustError> {
        let place = self.pin.place()?;
        let path = format!("/federations/{}/matf/metadata.jws", place.federation);
        let bytes = Connection::new(place.registry).download(&path, LARGEST_FEED)?;
        let checked = self.accept_matf(&bytes, now)?;
        Ok(Fetched {
            checked,
            bytes,
            file: MATF_FILE.to_owned(),
        })
    }

    /// Verifies metadata that came by another way, and keeps it as the last good copy.
    pub fn accept_matf(&self, bytes: &[u8], now: Timestamp) -> Result<Checked, TrustError> {
        let mut state = self.state()?;
        let last = state.files.get(MATF_FILE).and_then(|seen| seen.issued_at);
        let checked = verify_matf(bytes, &self.pin, now, last)?;
        let seen = Seen {
            sha256: checked.sha256,
            issued_at: checked.issued_at,
            expires_at: checked.expires_at,
            fetched_at: now,
        };
        state.files.insert(MATF_FILE.to_owned(), seen);
        self.keep(MATF_FILE, bytes, &state)?;
        Ok(checked)
    }

    /// Downloads a release of an attribute list, verifies it, and keeps it.
    pub fn fetch_attribute_list(
        &self,
        list: &str,
        version: VersionNumber,
        now: Timestamp,
    ) -> Result<Fetched, TrustError> {
        let path = attribute_list::path(FormatId::AttributeListJws, list, version);
        let limit = attribute_list::MAX_BYTES;
        let expected = ExpectedRelease { list, version };
        // Verified before it is kept, so the list's name is one of the catalogue and no path; so are those below.
        let file = format!("{list}-{version}.jws");
        self.fetch_frozen(&path, limit, file, now, |bytes| {
            verify_attribute_list(bytes, &self.pin, expected)
        })
    }

    /// Downloads a version of a code system, verifies it, and keeps it.
    pub fn fetch_code_system(
        &self,
        name: &str,
        version: VersionNumber,
        now: Timestamp,
    ) -> Result<Fetched, TrustError> {
        let path = code_system::path(FormatId::CodeSystemJws, name, version);
        let limit = code_system::MAX_BYTES;
        let expected = ExpectedCodeSystem { name, version };
        // A dot stands in no name, so no list has such a file.
        let file = format!("code-system.{name}-{version}.jws");
        self.fetch_frozen(&path, limit, file, now, |bytes| {
            verify_code_system(bytes, &self.pin, expected)
        })
    }

    /// Downloads a version of an attribute profile, verifies it, and keeps it.
    pub fn fetch_attribute_profile(
        &self,
        list: &str,
        name: &str,
        version: VersionNumber,
        now: Timestamp,
    ) -> Result<Fetched, TrustError> {
        let path = attribute_profile::path(FormatId::AttributeProfileJws, list, name, version);
        let limit = attribute_profile::MAX_BYTES;
        let expected = ExpectedProfile {
            list,
            name,
            version,
        };
        let file = format!("attribute-profile.{list}.{name}-{version}.jws");
        self.fetch_frozen(&path, limit, file, now, |bytes| {
            verify_attribute_profile(bytes, &self.pin, expected)
        })
    }

    fn fetch_frozen(
        &self,
        path: &str,
        limit: usize,
        file: String,
        now: Timestamp,
        verify: impl FnOnce(&[u8]) -> Result<Checked, Refused>,
    ) -> Result<Fetched, TrustError> {
        let place = self.pin.place()?;
        let bytes = Connection::new(place.registry).download(path, limit as u64)?;
        let checked = verify(&bytes)?;
        let mut state = self.state()?;
        let seen = Seen {
            sha256: checked.sha256,
            issued_at: None,
            expires_at: None,
            fetched_at: now,
        };
        state.files.insert(file.clone(), seen);
        self.keep(&file, &bytes, &state)?;
        Ok(Fetched {
            checked,
            bytes,
            file,
        })
    }
}
