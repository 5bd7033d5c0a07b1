//! What code systems and attribute profiles have in common on their own: JSON bytes, the same under a signature, and what a reader refuses.

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use tillit_model::text::json::{self, JsonError, Limits};
use tillit_model::text::typed::{self, ShapeError};
use tillit_signing::{JwsError, KeyRing, general};

/// 2 MiB: a release of at most 1 MiB may be written without line breaks; it has at most 10,000 members, and each gets a line with at most some 20 spaces, and perhaps one for its closing bracket.
const LONGEST_TEXT: usize = 2 * 1024 * 1024;

/// 3 MiB: a text of at most 2 MiB, times 4/3 for base64url, and room for header and signatures.
pub(crate) const MAX_BYTES: usize = 3 * 1024 * 1024;

/// A code system or profile whose signature verified.
#[derive(Debug, Clone)]
pub struct VerifiedPart<T> {
    /// The key that signed.
    pub kid: String,
    /// The signed text.
    pub text: String,
    /// What it says.
    pub content: T,
}

/// What has to be signed as what: the members of the protected header beside `alg` and `kid`, all of them.
pub(crate) type Header = Map<String, Value>;

/// Opens a signed part and reads it.
pub(crate) fn verify<T>(
    bytes: &[u8],
    keys: &KeyRing,
    header: &Header,
    read: impl FnOnce(&[u8]) -> Result<T, ReleasePartError>,
) -> Result<VerifiedPart<T>, ReleasePartError> {
    if bytes.len() > MAX_BYTES {
        return Err(ReleasePartError::TooLarge(MAX_BYTES));
    }
    let allowed: Vec<&str> = header.keys().map(String::as_str).collect();
    let signed = general::verify(bytes, keys, &allowed)?;
    for (member, expected) in header {
        let found = signed.protected.get(member);
        if found != Some(expected) {
            return Err(ReleasePartError::wrong_header(member, expected, found));
        }
    }
    let text = String::from_utf8(signed.payload).map_err(|_| ReleasePartError::NotUtf8)?;
    Ok(VerifiedPart {
        content: read(text.as_bytes())?,
        kid: signed.key,
        text,
    })
}

/// Reads a part from its JSON, strict and closed to unknown members.
pub(crate) fn read_json<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, ReleasePartError> {
    let limits = Limits {
        bytes: LONGEST_TEXT,
        ..Limits::default()
    };
    Ok(typed::from_value(json::read_within(bytes, limits)?)?)
}

/// Why a code system or profile was not accepted.
#[derive(Debug, thiserror::Error)]
pub enum ReleasePartError {
    /// The signature or its form.
    #[error(transparent)]
    Jws(#[from] JwsError),
    /// Larger than one can be.
    #[error("larger than {0} bytes")]
    TooLarge(usize),
    /// Signed as something else.
    #[error("it is not signed as what was asked for (typ {0})")]
    OtherType(String),
    /// Not text.
    #[error("not UTF-8")]
    NotUtf8,
    /// Not strict JSON.
    #[error(transparent)]
    Json(#[from] JsonError),
    /// Not a document of the format.
    #[error(transparent)]
    Shape(#[from] ShapeError),
    /// Another one, or another version of it.
    #[error("it is {found}, not {expected}")]
    Other {
        /// What was asked for.
        expected: String,
        /// What came.
        found: String,
    },
}

impl ReleasePartError {
    /// The stable code that programs can rely on.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Jws(error) => error.code(),
            Self::TooLarge(_) => "too_large",
            Self::OtherType(_) => "wrong_type",
            Self::NotUtf8 => "malformed_encoding",
            Self::Json(error) => error.kind.code(),
            Self::Shape(_) => "malformed_document",
            Self::Other { .. } => "wrong_release",
        }
    }

    fn wrong_header(member: &str, expected: &Value, found: Option<&Value>) -> Self {
        let word = |value: &Value| {
            value
                .as_str()
                .map_or_else(|| value.to_string(), str::to_owned)
        };
        let expected = word(expected);
        match member {
            "typ" => Self::OtherType(expected),
            _ => Self::Other {
                found: format!("{member} {}", found.map_or_else(|| "none".to_owned(), word)),
                expected: format!("{member} {expected}"),
            },
        }
    }
}
