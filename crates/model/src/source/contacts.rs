//! `contacts-source/1`: contacts as people write them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Contact, Contacts, ContactsFormat, OrganisationNumber};

/// The `format` member of a contacts source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum ContactsSourceFormat {
    /// The first format.
    #[serde(rename = "contacts-source/1")]
    V1,
}

/// An organisation's contacts as people write them; resolves into a `contacts/1` document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ContactsSource {
    /// `contacts-source/1`.
    pub format: ContactsSourceFormat,
    /// The organisation's number: `212000-0142`.
    pub id: OrganisationNumber,
    /// At least one contact.
    #[schemars(length(min = 1, max = 50))]
    pub contacts: Vec<Contact>,
}

impl From<ContactsSource> for Contacts {
    fn from(source: ContactsSource) -> Self {
        Self {
            format: ContactsFormat::V1,
            id: source.id,
            contacts: source.contacts,
        }
    }
}
