//! Attribute lists, attributes and code systems on the wire. What a list says about an attribute travels in `definition` as it stands in the release; the rest is a summary.

mod attribute;
mod attribute_list;
mod changes;
mod code_system;
mod profile;
mod texts;

pub use attribute::{Attribute, AttributeDetail, Deprecated};
pub use attribute_list::{
    AttributeList, AttributeListCounts, AttributeListVersion, CarriedCodeSystem, CatalogueFile,
    ListSteward,
};
pub use changes::{AttributeListChanges, ChangeEntry, ChangeSubject, VersionedPart};
pub use code_system::{
    Carrier, CodeEntry, CodeProperty, CodeSystem, CodeSystemVersion, CodeValueSet,
    CodeValueSetDetail,
};
pub use profile::{AttributeProfile, AttributeProfileDetail};
pub use texts::{
    AttributeDefinition, AttributeNameText, CategoryText, ChangedValue, CodePropertyValues,
    CodeSystemNameText, ContentText, DatatypeText, ListNameText, PersonalDataText,
    ProfileDefinition, ProfileNameText, StabilityText, StatusText, TextStatusText,
    ValueSetNameText, VersionNumberText,
};
