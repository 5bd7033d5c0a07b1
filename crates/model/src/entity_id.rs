//! Entity identifiers.

use std::fmt;
use std::str::FromStr;

use url::Url;

/// The absolute URI that names one entity across the whole federation (RFC 9932, section 6.1.1). It is a name: nothing ever fetches it.
///
/// Compared character by character (RFC 3986, section 6.2.1): no spelling is made equal to another.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EntityId(String);

/// An entity id is an index key in both databases; 1024 bytes leave room in PostgreSQL's index row of 2704.
const LONGEST: usize = 1024;

impl EntityId {
    /// Accepts an absolute `https`, `http` or `urn` URI without fragment; keeps the spelling it was given.
    pub fn parse(text: &str) -> Result<Self, ParseEntityIdError> {
        use ParseEntityIdError as E;
        if text.len() > LONGEST {
            return Err(E::TooLong);
        }
        if let Some(bad) = text.chars().find(|c| !stands_in_uri(*c)) {
            return Err(E::Character(bad));
        }
        if !escapes_are_whole(text) {
            return Err(E::Character('%'));
        }
        let uri = Url::parse(text).map_err(|_| E::NotAUri)?;
        if uri.fragment().is_some() {
            return Err(E::Fragment);
        }
        match uri.scheme() {
            // `https:example` and `https:///example` parse leniently as `https://example`; the authority must be written out.
            scheme @ ("https" | "http") => {
                let authority = text[scheme.len()..].strip_prefix("://");
                if authority.is_some_and(|rest| !rest.starts_with('/')) && uri.has_host() {
                    Ok(Self(text.to_owned()))
                } else {
                    Err(E::NotAUri)
                }
            }
            scheme @ "urn" if is_urn(&text[scheme.len()..]) => Ok(Self(text.to_owned())),
            "urn" => Err(E::NotAUri),
            other => Err(E::Scheme(other.to_owned())),
        }
    }

    /// The URI as it was given.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The host of an `https` or `http` identifier, in lower case.
    pub fn host(&self) -> Option<String> {
        Url::parse(&self.0).ok()?.host_str().map(str::to_owned)
    }

    /// What remains when the differences that people overlook are taken away: case, default port, a slash at the end. Two entities with equal likeness deserve a question, never a merge.
    pub fn likeness(&self) -> String {
        let normal = Url::parse(&self.0).map_or_else(|_| self.0.clone(), String::from);
        normal.trim_end_matches('/').to_lowercase()
    }
}

/// RFC 8141, section 2: a namespace of 2 to 32 letters, digits and hyphens, none of them at an end, and a name in it.
fn is_urn(after_scheme: &str) -> bool {
    let Some((namespace, name)) = after_scheme[1..].split_once(':') else {
        return false;
    };
    (2..=32).contains(&namespace.len())
        && namespace
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        && !namespace.starts_with('-')
        && !namespace.ends_with('-')
        && !name.is_empty()
}

/// RFC 3986, appendix A: a URI is ASCII without spaces, quotes, angle brackets, braces and backslash.
fn stands_in_uri(c: char) -> bool {
    c.is_ascii_graphic() && !matches!(c, '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}')
}

fn escapes_are_whole(text: &str) -> bool {
    text.split('%').skip(1).all(|rest| {
        let bytes = rest.as_bytes();
        bytes.len() >= 2 && bytes[..2].iter().all(u8::is_ascii_hexdigit)
    })
}

/// Why a text is no entity id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ParseEntityIdError {
    /// Not an absolute URI.
    #[error(
        "an entity id is an absolute URI, as in https://login.example.org or urn:example:login"
    )]
    NotAUri,
    /// A character that a URI cannot hold; international names are written in their ASCII form.
    #[error(
        "{0:?} cannot stand in a URI; write it percent-encoded, and host names in their xn-- form"
    )]
    Character(char),
    /// Only names: no fragment.
    #[error("an entity id has no fragment (the part after #)")]
    Fragment,
    /// A scheme other than https, http or urn.
    #[error("scheme {0:?} is not accepted for an entity id, only https, http and urn")]
    Scheme(String),
    /// Longer than 1024 bytes.
    #[error("an entity id has at most 1024 characters")]
    TooLong,
}

impl fmt::Display for EntityId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

crate::text::string_value!(EntityId, ParseEntityIdError, format: "uri", "Absolute URI (https, http or urn) that names the entity");
