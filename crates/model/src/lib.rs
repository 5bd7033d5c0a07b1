//! Domain values of Tillit, findings and the clock.
//!
//! A value of these types is valid: constructors parse, nobody checks again downstream. Nothing here reads a clock, a file, a socket or a random source; time arrives as an argument. Signatures and keys
//! live in `tillit-signing`, rules in `tillit-validator`.

mod attribute_use;
mod clock;
mod contacts;
mod document;
mod entity;
mod entity_id;
mod federation_id;
mod finding;
mod language;
mod matf;
mod matf_reading;
mod municipality;
mod name;
mod organisation;
mod organisation_number;
mod person_id;
mod profile;
mod sha256;
pub mod source;
mod support;
pub mod text;
mod timestamp;
mod version_number;

pub use attribute_use::{AttributeRelease, AttributeRequest, AttributeUse};
pub use clock::Clock;
pub use contacts::{Contact, ContactKind, Contacts, ContactsFormat};
pub use document::{Action, DocumentId, DocumentKey, DocumentKind, ParseDocumentKeyError};
pub use entity::{Entity, EntityFormat};
pub use entity_id::{EntityId, ParseEntityIdError};
pub use federation_id::{FederationId, ParseFederationIdError};
pub use finding::{Finding, Level};
pub use language::{Language, Localised};
pub use matf::{Endpoint, Issuer, MatfBlock, ParsePinError, Pin, PinAlgorithm, PinDigest};
pub use municipality::{
    MunicipalityCode, ParseMunicipalityCodeError, municipalities, municipality_of,
};
pub use name::{NameFault, is_forbidden, name_faults, name_skeleton};
pub use organisation::{Organisation, OrganisationFormat};
pub use organisation_number::{
    OrganisationGroup, OrganisationNumber, ParseOrganisationNumberError,
};
pub use person_id::{ParsePersonIdError, PersonId};
pub use profile::{
    Approvals, Environment, FederationFormat, Formats, MatfSettings, Operator, Profile,
    StewardedList, Tag, TooFewApprovals,
};
pub use sha256::{ParseSha256Error, Sha256};
pub use support::Support;
pub use timestamp::{ParseTimestampError, Timestamp};
pub use version_number::{ParseVersionNumberError, VersionNumber};
