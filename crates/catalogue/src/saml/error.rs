//! Why a text holds no attributes of a SAML assertion.

use tillit_model::text::Position;

use super::guard;

/// Why no attributes were read. Repeats nothing of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ReadSamlError {
    /// Longer than is read.
    #[error("longer than {} bytes", guard::LONGEST)]
    TooLarge,
    /// No UTF-8.
    #[error("no text in UTF-8")]
    NotUtf8,
    /// A document type, by which entities are declared.
    #[error("a document type, which is not read")]
    DocumentType,
    /// More elements, attributes of one element or declarations of namespaces than are read.
    #[error("more elements or attributes than are read")]
    TooMany,
    /// An attribute of an element stands twice.
    #[error("an XML attribute stands twice in line {}, column {}", .0.line, .0.column)]
    DuplicateAttribute(Position),
    /// No well-formed XML with namespaces.
    #[error("no well-formed XML in line {}, column {}", .0.line, .0.column)]
    Malformed(Position),
    /// What the attributes are in is encrypted.
    #[error("encrypted in line {}, column {}", .0.line, .0.column)]
    Encrypted(Position),
    /// An `Attribute` without a `Name`.
    #[error("an Attribute without a Name in line {}, column {}", .0.line, .0.column)]
    Nameless(Position),
    /// XML without an attribute statement of SAML 2.0.
    #[error("no AttributeStatement of SAML 2.0")]
    NoStatement,
}

impl ReadSamlError {
    /// The stable code of this refusal.
    pub fn code(&self) -> &'static str {
        match self {
            Self::TooLarge => "too-large",
            Self::NotUtf8 => "not-utf8",
            Self::DocumentType => "document-type",
            Self::TooMany => "too-many",
            Self::DuplicateAttribute(_) => "duplicate-attribute",
            Self::Malformed(_) => "malformed",
            Self::Encrypted(_) => "encrypted",
            Self::Nameless(_) => "nameless",
            Self::NoStatement => "no-statement",
        }
    }

    /// Where it shows; the beginning where it is the whole.
    pub fn position(&self) -> Position {
        match self {
            Self::DuplicateAttribute(at)
            | Self::Malformed(at)
            | Self::Encrypted(at)
            | Self::Nameless(at) => *at,
            _ => Position { line: 1, column: 1 },
        }
    }
}
