//! What is not even given to the reader of XML, and what the reader is told to refuse.

use roxmltree::{Document, Error, ParsingOptions};
use tillit_model::text::Position;

use super::ReadSamlError;

/// Bytes of a document at most, as of everything that is read here.
pub(super) const LONGEST: usize = 1024 * 1024;

/// Elements and texts at most. An assertion has some hundreds.
const NODES: u32 = 100_000;

/// Signs of equality in one tag at most, and with them attributes. The reader compares each with each, which with 150,000 attributes in a mebibyte takes minutes.
const ATTRIBUTES: usize = 1_000;

/// Declarations of namespaces at most. The reader keeps all that hold at an element for each element that adds one: 4,096 within one another are 8 million, of two bytes each.
const NAMESPACES: usize = 4_096;

/// The text, if it is one and the reader can bear it.
pub(super) fn check(text: &[u8]) -> Result<&str, ReadSamlError> {
    if text.len() > LONGEST {
        return Err(ReadSamlError::TooLarge);
    }
    let text = std::str::from_utf8(text).map_err(|_| ReadSamlError::NotUtf8)?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    // Within quotation marks a tag holds no `<`, so that each tag is within one of these parts.
    let in_a_tag = |part: &str| part.bytes().filter(|byte| *byte == b'=').count();
    let is_too_much = text.split('<').any(|part| in_a_tag(part) > ATTRIBUTES)
        || text.matches("xmlns").count() > NAMESPACES;
    match is_too_much {
        true => Err(ReadSamlError::TooMany),
        false => Ok(text),
    }
}

/// The tree. Document types are refused, so that there is no entity to expand and no file to read.
pub(super) fn parse(text: &str) -> Result<Document<'_>, ReadSamlError> {
    let options = ParsingOptions {
        allow_dtd: false,
        nodes_limit: NODES,
        ..ParsingOptions::default()
    };
    Document::parse_with_options(text, options).map_err(|error| {
        let at = error.pos();
        let at = Position {
            line: at.row,
            column: at.col,
        };
        match error {
            Error::DtdDetected => ReadSamlError::DocumentType,
            Error::DuplicatedAttribute(..) => ReadSamlError::DuplicateAttribute(at),
            Error::NodesLimitReached
            | Error::AttributesLimitReached
            | Error::NamespacesLimitReached => ReadSamlError::TooMany,
            _ => ReadSamlError::Malformed(at),
        }
    })
}
