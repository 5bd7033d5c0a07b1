//! One published release of an attribute list.

use std::sync::{Arc, OnceLock};

use bytes::Bytes;
use tillit_catalogue::export::{ExportError, ExportFormat, export};
use tillit_catalogue::{Attribute, AttributeList, AttributeProfile, Name, SearchIndex};
use tillit_formats::{FormatId, attribute_list, attribute_profile};
use tillit_model::{Sha256, Timestamp, VersionNumber};

use super::AttributeFilter;

/// A published release: what it says, the files that it was published as, and its other forms.
#[derive(Debug)]
pub struct Release {
    list: Arc<AttributeList>,
    sha256: Sha256,
    issued_at: Timestamp,
    index: OnceLock<SearchIndex<Arc<AttributeList>>>,
    exports: [OnceLock<Result<Bytes, ExportError>>; ExportFormat::ALL.len()],
}

/// A form of a release and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Export {
    /// The form.
    pub format: ExportFormat,
    /// The address below the public base URL, beginning with a slash.
    pub path: String,
}

impl Release {
    pub(super) fn new(list: AttributeList, sha256: Sha256, issued_at: Timestamp) -> Self {
        Self {
            list: Arc::new(list),
            sha256,
            issued_at,
            index: OnceLock::new(),
            exports: std::array::from_fn(|_| OnceLock::new()),
        }
    }

    /// What it says.
    pub fn list(&self) -> &AttributeList {
        &self.list
    }

    /// What it says, to be kept.
    pub fn shared_list(&self) -> Arc<AttributeList> {
        Arc::clone(&self.list)
    }

    /// The list's name.
    pub fn name(&self) -> &Name {
        &self.list.list
    }

    /// The version.
    pub fn version(&self) -> VersionNumber {
        self.list.version
    }

    /// SHA-256 of the frozen text.
    pub fn sha256(&self) -> Sha256 {
        self.sha256
    }

    /// When it was published as it stands.
    pub fn issued_at(&self) -> Timestamp {
        self.issued_at
    }

    /// Its attributes: those that were found, the best first, or all of them, by name in order.
    pub fn attributes(&self, filter: &AttributeFilter) -> Vec<&Attribute> {
        let mut found: Vec<&Attribute> = match filter.words() {
            Some(words) => {
                let make = || SearchIndex::of([self.shared_list()]);
                let hits = self.index.get_or_init(make).search(words).into_iter();
                hits.map(|hit| hit.attribute).collect()
            }
            None => self.list.attributes.iter().collect(),
        };
        found.retain(|attribute| filter.fits(attribute));
        found
    }

    /// The address of the release without suffix: `/attribute-lists/gemensam/1.0.0`.
    pub fn path(&self) -> String {
        format!("/attribute-lists/{}/{}", self.name(), self.version())
    }

    /// The address of the signed release.
    pub fn jws_path(&self) -> String {
        self.published_path(FormatId::AttributeListJws)
    }

    /// The address of the frozen text.
    pub fn json_path(&self) -> String {
        self.published_path(FormatId::AttributeListJson)
    }

    /// The address of the release as YAML.
    pub fn yaml_path(&self) -> String {
        self.published_path(FormatId::AttributeListYaml)
    }

    /// The address of the signed file of one of its profiles.
    pub fn profile_jws_path(&self, profile: &AttributeProfile) -> String {
        self.profile_path(FormatId::AttributeProfileJws, profile)
    }

    /// The address of one of its profiles as plain JSON.
    pub fn profile_json_path(&self, profile: &AttributeProfile) -> String {
        self.profile_path(FormatId::AttributeProfileJson, profile)
    }

    fn profile_path(&self, format: FormatId, profile: &AttributeProfile) -> String {
        let (list, name) = (self.name().as_str(), profile.name.as_str());
        attribute_profile::path(format, list, name, profile.version)
    }

    fn published_path(&self, format: FormatId) -> String {
        attribute_list::path(format, self.name().as_str(), self.version())
    }

    /// Every form with its address, the published ones included.
    pub fn exports(&self) -> impl Iterator<Item = Export> {
        let path = self.path();
        ExportFormat::ALL.iter().map(move |format| Export {
            format: *format,
            path: format!("{path}{}", format.suffix()),
        })
    }

    /// The release in this form; made when it is first asked for, and kept. Takes long enough to be kept from threads that must not wait.
    ///
    /// A form that is text cannot fail.
    pub fn export(&self, format: ExportFormat) -> Result<Bytes, ExportError> {
        let made = || export(&self.list, format).map(Bytes::from);
        let place = ExportFormat::ALL.iter().position(|one| *one == format);
        match place.and_then(|place| self.exports.get(place)) {
            Some(kept) => kept.get_or_init(made).clone(),
            None => made(),
        }
    }
}
