//! Federations and their publications as readers see them.

use tillit_formats::FormatId;
use tillit_model::{
    Approvals, Environment, FederationId, Localised, OrganisationNumber, Sha256, Tag, Timestamp,
};
use tillit_signing::{Fingerprint, KeyId};

/// A federation, with how fresh its outputs are.
#[derive(Debug, Clone, PartialEq)]
pub struct FederationView {
    /// The short name in addresses.
    pub id: FederationId,
    /// Names for people.
    pub name: Localised,
    /// Demo, trial or production.
    pub environment: Environment,
    /// The URI in what it signs.
    pub issuer: String,
    /// Who runs it.
    pub operator_organisation: OrganisationNumber,
    /// How many people must approve.
    pub approvals: Approvals,
    /// Hash of the profile that holds now.
    pub profile_sha256: Sha256,
    /// Number of that profile, from 1.
    pub profile_version: u64,
    /// The keys that sign what it publishes.
    pub publish_keys: Vec<(KeyId, Fingerprint)>,
    /// The current publication; none before the first.
    pub sequence: Option<u64>,
    /// Its outputs, without the code systems and profiles that stand on their own: those are counted.
    pub formats: Vec<FormatView>,
    /// How many versions of code systems it publishes on their own.
    pub code_systems: u64,
    /// How many versions of attribute profiles it publishes on their own.
    pub attribute_profiles: u64,
    /// How many entities are in the current publication.
    pub entities: u64,
    /// The tag registry.
    pub tags: Vec<Tag>,
}

/// One output of a federation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormatView {
    /// The format.
    pub format: FormatId,
    /// The address below the public base URL.
    pub path: String,
    /// When it was signed.
    pub issued_at: Timestamp,
    /// When it ends, if it does.
    pub expires_at: Option<Timestamp>,
    /// Its hash.
    pub sha256: Sha256,
}

/// One publication of a federation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicationView {
    /// Its number.
    pub sequence: u64,
    /// Why it was made: `change`, `schedule`, `first`.
    pub cause: String,
    /// When.
    pub published_at: Timestamp,
    /// What it made current, without the code systems and profiles that stand on their own.
    pub files: Vec<PublishedFile>,
}

/// One file of a publication.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublishedFile {
    /// The address below the public base URL.
    pub path: String,
    /// Its hash.
    pub sha256: Sha256,
    /// When it was signed.
    pub issued_at: Timestamp,
    /// When it ends, if it does.
    pub expires_at: Option<Timestamp>,
}
