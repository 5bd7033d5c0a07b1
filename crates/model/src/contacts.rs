//! `contacts/1`: whom the registry and its operators reach. Not public.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::OrganisationNumber;

/// The `format` member of a contacts document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum ContactsFormat {
    /// The first format.
    #[serde(rename = "contacts/1")]
    V1,
}

/// The contacts of one organisation. Only the organisation itself and the operators who enrolled it can read them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Contacts {
    /// `contacts/1`.
    pub format: ContactsFormat,
    /// The organisation's number; also the document's id.
    pub id: OrganisationNumber,
    /// At least one contact.
    #[schemars(length(min = 1, max = 50))]
    pub contacts: Vec<Contact>,
}

/// One contact: best a function with a shared mailbox, not a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// What it is asked about.
    pub kind: ContactKind,
    /// Name of the function.
    #[schemars(length(min = 1, max = 200))]
    pub name: String,
    /// Mail address.
    #[schemars(email, length(max = 254))]
    pub email: String,
    /// Telephone number, best with country code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(regex(pattern = r"^\+?[0-9][0-9 ()-]{3,30}$"))]
    pub telephone: Option<String>,
}

/// What a contact is asked about.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum ContactKind {
    /// Incidents and abuse.
    Security,
    /// Certificates, endpoints, outages.
    Technical,
    /// Membership and agreements.
    Administrative,
}
