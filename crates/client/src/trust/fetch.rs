//! Fetching what a federation publishes, and keeping the last good copy.

use tillit_formats::FormatId;
use tillit_formats::attribute_list::{self, ExpectedRelease};
use tillit_model::{Timestamp, VersionNumber};

use super::{Checked, Pinned, Seen, TrustError, verify_attribute_list, verify_matf};
use crate::connection::Connection;

/// The name of the last good copy of MATF metadata.
pub const MATF_FILE: &str = "metadata.jws";

/// 128 MiB, the largest signed document that is read.
const LARGEST_FEED: u64 = tillit_signing::general::MAX_BYTES as u64;

impl Pinned {
    /// Downloads the federation's MATF metadata, verifies it, and only then puts it in the place of the last good copy. Whatever fails, that copy and what is remembered of it stay as they were.
    pub fn fetch_matf(&self, now: Timestamp) -> Result<(Checked, Vec<u8>), TrustError> {
        let place = self.pin.place()?;
        let path = format!("/federations/{}/matf/metadata.jws", place.federation);
        let bytes = Connection::new(place.registry).download(&path, LARGEST_FEED)?;
        let checked = self.accept_matf(&bytes, now)?;
        Ok((checked, bytes))
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
    ) -> Result<(Checked, Vec<u8>), TrustError> {
        let place = self.pin.place()?;
        let path = attribute_list::path(FormatId::AttributeListJws, list, version);
        let limit = attribute_list::MAX_BYTES as u64;
        let bytes = Connection::new(place.registry).download(&path, limit)?;
        let checked = verify_attribute_list(&bytes, &self.pin, ExpectedRelease { list, version })?;
        let mut state = self.state()?;
        let seen = Seen {
            sha256: checked.sha256,
            issued_at: None,
            expires_at: None,
            fetched_at: now,
        };
        // Verified, so the list's name is one of the catalogue and no path.
        let file = format!("{list}-{version}.jws");
        state.files.insert(file.clone(), seen);
        self.keep(&file, &bytes, &state)?;
        Ok((checked, bytes))
    }
}
