//! One entity as it stands in metadata: what RFC 9932, appendix A, demands of its members.

use serde_json::Value;
use tillit_model::text::typed;
use tillit_model::{Endpoint, EntityId, MatfBlock, PinDigest};

use crate::uri::is_absolute_uri;

/// Levels of nesting in one entity: the 32 of its document, where the block's members lie as deep as here.
pub(crate) const DEEPEST: usize = tillit_model::text::json::DEEPEST;

/// An entity's members. Those of the extension stand in the block.
#[derive(Debug)]
pub(crate) struct EntityMembers {
    pub(crate) entity_id: EntityId,
    pub(crate) organization: Option<String>,
    pub(crate) block: MatfBlock,
}

/// What is wrong with one entity of a document.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EntityFault {
    /// Not the members that the standard demands, in the reader's words.
    #[error("{0}")]
    Malformed(String),
    /// A value that the standard does not allow.
    #[error("{pointer}: {rule}")]
    Value {
        /// JSON Pointer into the entity.
        pointer: String,
        /// What would be right.
        rule: &'static str,
    },
    /// Two entities of the document have this id, so neither can be told from the other.
    #[error("another entity has the same entity_id")]
    SameId,
    /// A client pin names its entity, so two entities cannot have the same (RFC 9932, section 6.1.1.1).
    #[error("client pin {pin} also stands at {other}")]
    SharedPin {
        /// The pin.
        pin: PinDigest,
        /// The other entity.
        other: EntityId,
    },
}

impl EntityFault {
    /// The stable code of this fault.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Malformed(_) | Self::Value { .. } => "invalid_entity",
            Self::SameId => "duplicate_entity",
            Self::SharedPin { .. } => "shared_client_pin",
        }
    }
}

/// Reads one entity whose text holds no member twice.
pub(crate) fn read(text: &str) -> Result<EntityMembers, EntityFault> {
    // Certificates make up most of an entity, and this way they are copied once.
    let mut block: MatfBlock =
        typed::from_str(text).map_err(|error| EntityFault::Malformed(error.to_string()))?;
    let entity_id = match block.extra.shift_remove("entity_id") {
        Some(Value::String(id)) => {
            EntityId::parse(&id).map_err(|error| EntityFault::Malformed(error.to_string()))?
        }
        _ => return Err(value_fault("/entity_id", "a text that must be there")),
    };
    let organization = match block.extra.shift_remove("organization") {
        Some(Value::String(name)) => Some(name),
        None => None,
        Some(_) => return Err(value_fault("/organization", "a text")),
    };
    check_block(&block)?;
    Ok(EntityMembers {
        entity_id,
        organization,
        block,
    })
}

fn check_block(block: &MatfBlock) -> Result<(), EntityFault> {
    if block.issuers.is_empty() {
        return Err(value_fault("/issuers", "at least one issuer"));
    }
    for (place, issuer) in block.issuers.iter().enumerate() {
        if !is_certificate_pem(&issuer.x509certificate) {
            return Err(value_fault(
                format!("/issuers/{place}/x509certificate"),
                "one PEM block CERTIFICATE with lines of 64 characters",
            ));
        }
    }
    for (name, endpoints) in [("servers", &block.servers), ("clients", &block.clients)] {
        for (place, endpoint) in endpoints.iter().enumerate() {
            check_endpoint(endpoint)
                .map_err(|(member, rule)| value_fault(format!("/{name}/{place}/{member}"), rule))?;
        }
    }
    Ok(())
}

/// Or else the member at fault, and what would be right.
fn check_endpoint(endpoint: &Endpoint) -> Result<(), (&'static str, &'static str)> {
    if endpoint.pins.is_empty() {
        return Err(("pins", "at least one pin"));
    }
    if !endpoint.base_uri.as_deref().is_none_or(is_absolute_uri) {
        return Err(("base_uri", "an absolute URI"));
    }
    if !endpoint.tags.iter().all(|tag| is_tag(tag)) {
        return Err(("tags", "tags of 1 to 64 lower-case letters and digits"));
    }
    Ok(())
}

fn value_fault(pointer: impl Into<String>, rule: &'static str) -> EntityFault {
    EntityFault::Value {
        pointer: pointer.into(),
        rule,
    }
}

fn is_tag(tag: &str) -> bool {
    (1..=64).contains(&tag.len())
        && tag
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
}

/// The pattern of appendix A: lines end in LF or CRLF, body lines have 64 characters but the last, nothing before, at most one line end after.
fn is_certificate_pem(text: &str) -> bool {
    let text = match text.strip_suffix('\n') {
        Some(text) => text.strip_suffix('\r').unwrap_or(text),
        None => text,
    };
    let Some((head, last)) = text.rsplit_once('\n') else {
        return false;
    };
    let mut lines = head
        .split('\n')
        .map(|line| line.strip_suffix('\r').unwrap_or(line));
    if lines.next() != Some("-----BEGIN CERTIFICATE-----") || last != "-----END CERTIFICATE-----" {
        return false;
    }
    let mut longer_to_come = true;
    let mut any = false;
    let body_fits = lines.all(|line| {
        let after_short = !longer_to_come;
        longer_to_come = line.len() == 64;
        any = true;
        !after_short && (1..=64).contains(&line.len()) && is_base64(line)
    });
    any && body_fits
}

/// To the end of the line whatever is found in it: without a way out in the middle it takes half the time.
fn is_base64(line: &str) -> bool {
    line.bytes()
        .fold(true, |fits, byte| fits & IS_BASE64[usize::from(byte)])
}

/// Whether a byte is one of base64 or its padding. Certificates make up most of a document, and each is looked at byte by byte whenever it is read.
const IS_BASE64: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 128 {
        let letter = byte as u8;
        table[byte] = letter.is_ascii_alphanumeric() || matches!(letter, b'+' | b'/' | b'=');
        byte += 1;
    }
    table
};
