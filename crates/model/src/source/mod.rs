//! What people write: YAML source files in a folder under git.
//!
//! A source may point at files and leave things to be computed; the tool resolves it into the document that the registry takes. Every document kind that members write has its source form here, so that editors can complete it.

mod contacts;
mod entity;
mod organisation;

pub use contacts::{ContactsSource, ContactsSourceFormat};
pub use entity::{
    EndpointSource, EntitySource, EntitySourceFormat, IssuerSource, MatfSource, PinSource,
};
pub use organisation::{OrganisationSource, OrganisationSourceFormat};
