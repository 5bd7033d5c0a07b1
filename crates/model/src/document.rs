//! Documents: what is versioned, and how one is named.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::{EntityId, FederationId, OrganisationNumber, VersionNumber};

/// The kinds of documents that a registry keeps versions of.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    schemars::JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum DocumentKind {
    /// `organisation/1`: a legal entity. Its id is the organisation number.
    Organisation,
    /// `contacts/1`: an organisation's contacts, not public. Its id is the organisation number.
    Contacts,
    /// `entity/1`: a technical party. Its id is the entity id.
    Entity,
    /// `attribute-list/1`: a frozen release of an attribute list. Its id is `<list>/<version>`.
    AttributeList,
    /// `federation/1`: a federation's profile. Its id is the federation id.
    Federation,
}

impl DocumentKind {
    /// Every kind.
    pub const ALL: [Self; 5] = [
        Self::Organisation,
        Self::Contacts,
        Self::Entity,
        Self::AttributeList,
        Self::Federation,
    ];

    /// The name without version: `entity`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Organisation => "organisation",
            Self::Contacts => "contacts",
            Self::Entity => "entity",
            Self::AttributeList => "attribute-list",
            Self::Federation => "federation",
        }
    }

    /// The `format` member of its documents: `entity/1`.
    pub fn format(self) -> &'static str {
        match self {
            Self::Organisation => "organisation/1",
            Self::Contacts => "contacts/1",
            Self::Entity => "entity/1",
            Self::AttributeList => "attribute-list/1",
            Self::Federation => "federation/1",
        }
    }

    /// The kind with this name.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }

    /// The kind with this `format` member.
    pub fn from_format(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.format() == text)
    }

    /// Whether approved documents of this kind are public.
    pub fn is_public(self) -> bool {
        self != Self::Contacts
    }
}

impl fmt::Display for DocumentKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What a submission does to a document.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    schemars::JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Action {
    /// A first or a further version.
    Put,
    /// The document ends; its versions stay readable.
    Withdraw,
}

/// A document's id, parsed by its kind's own rules.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DocumentId {
    /// Of an organisation or its contacts.
    Organisation(OrganisationNumber),
    /// Of an entity.
    Entity(EntityId),
    /// Of a release of an attribute list.
    AttributeList {
        /// The list's name: `gemensam`.
        list: String,
        /// The release.
        version: VersionNumber,
    },
    /// Of a profile.
    Federation(FederationId),
}

/// Kind and id together: the name under which versions are kept.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DocumentKey {
    kind: DocumentKind,
    id: DocumentId,
}

impl DocumentKey {
    /// Reads an id by the rules of its kind. Organisation numbers must be canonical here (`0007:2120000142`), so that a document has one name.
    pub fn parse(kind: DocumentKind, id: &str) -> Result<Self, ParseDocumentKeyError> {
        let fail = |reason: String| ParseDocumentKeyError { kind, reason };
        let id = match kind {
            DocumentKind::Organisation | DocumentKind::Contacts => {
                let number = OrganisationNumber::parse(id).map_err(|e| fail(e.to_string()))?;
                if number.to_string() != id {
                    return Err(fail(format!("it is written {number} here")));
                }
                DocumentId::Organisation(number)
            }
            DocumentKind::Entity => {
                DocumentId::Entity(EntityId::parse(id).map_err(|e| fail(e.to_string()))?)
            }
            DocumentKind::AttributeList => parse_list(id).map_err(fail)?,
            DocumentKind::Federation => {
                DocumentId::Federation(FederationId::parse(id).map_err(|e| fail(e.to_string()))?)
            }
        };
        Ok(Self { kind, id })
    }

    /// The key of an entity.
    pub fn entity(id: EntityId) -> Self {
        Self {
            kind: DocumentKind::Entity,
            id: DocumentId::Entity(id),
        }
    }

    /// The key of an organisation's public document.
    pub fn organisation(number: OrganisationNumber) -> Self {
        Self {
            kind: DocumentKind::Organisation,
            id: DocumentId::Organisation(number),
        }
    }

    /// The document's kind.
    pub fn kind(&self) -> DocumentKind {
        self.kind
    }

    /// The parsed id.
    pub fn id(&self) -> &DocumentId {
        &self.id
    }
}

fn parse_list(id: &str) -> Result<DocumentId, String> {
    let (list, version) = id.split_once('/').ok_or_else(|| {
        "a release of a list is named <list>/<version>, as in gemensam/1.0.0".to_owned()
    })?;
    FederationId::from_str(list).map_err(|_| {
        "a list's name has 2 to 32 lower-case letters, digits and hyphens".to_owned()
    })?;
    Ok(DocumentId::AttributeList {
        list: list.to_owned(),
        version: VersionNumber::parse(version).map_err(|e| e.to_string())?,
    })
}

impl fmt::Display for DocumentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Organisation(number) => number.fmt(f),
            Self::Entity(id) => id.fmt(f),
            Self::AttributeList { list, version } => write!(f, "{list}/{version}"),
            Self::Federation(id) => id.fmt(f),
        }
    }
}

impl fmt::Display for DocumentKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.kind, self.id)
    }
}

/// Why an id does not name a document of its kind.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no id of a document of kind {kind}: {reason}")]
pub struct ParseDocumentKeyError {
    /// The kind.
    pub kind: DocumentKind,
    /// What the id's own rules say.
    pub reason: String,
}
