//! Strict JSON (RFC 8259): one reader for everything that arrives from outside.
//!
//! Refuses what readers commonly disagree about: duplicate members, byte order marks, NUL, lone surrogates, numbers beyond 2^53-1, trailing data, and documents too deep or too wide.

mod reading;

use serde_json::Value;

pub(super) use reading::Reading;

/// Nesting of arrays and objects.
pub const DEEPEST: usize = 32;
/// Members and elements of one document together.
pub const MOST_MEMBERS: usize = 10_000;
/// Bytes of one string; certificates in PEM are the longest that a document holds.
pub const LONGEST_STRING: usize = 8 * 1024;

/// What a reading accepts beyond the defaults.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Bytes of the whole text.
    pub bytes: usize,
    /// Nesting.
    pub depth: usize,
    /// Members and elements together.
    pub members: usize,
    /// Bytes of one string.
    pub string: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            bytes: 1024 * 1024,
            depth: DEEPEST,
            members: MOST_MEMBERS,
            string: LONGEST_STRING,
        }
    }
}

/// Why a text was refused, with the place where a place is known.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{kind} (line {line}, column {column})")]
pub struct JsonError {
    /// What is wrong.
    pub kind: JsonErrorKind,
    /// Line, from 1.
    pub line: usize,
    /// Column in bytes, from 1.
    pub column: usize,
}

/// What is wrong with a text that should be JSON.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum JsonErrorKind {
    /// Not JSON at all; the reader's own words.
    #[error("not JSON: {0}")]
    Syntax(String),
    /// An object names a member twice.
    #[error("member {0} stands twice")]
    DuplicateMember(String),
    /// Nested too deep.
    #[error("nested deeper than {0} levels")]
    TooDeep(usize),
    /// The text is too long.
    #[error("longer than {0} bytes")]
    TooLong(usize),
    /// Too many members and elements.
    #[error("more than {0} members")]
    TooManyMembers(usize),
    /// A string is too long.
    #[error("the string at {0} is longer than {1} bytes")]
    StringTooLong(String, usize),
    /// A number that not every reader keeps exact.
    #[error(
        "the number at {0} is outside the range that JSON readers keep exact (+-9007199254740991)"
    )]
    Number(String),
    /// U+0000 in a string or a member name.
    #[error("U+0000 at {0}")]
    Nul(String),
    /// The bytes are not UTF-8, or begin with a byte order mark.
    #[error("not UTF-8 without byte order mark")]
    Encoding,
}

impl JsonErrorKind {
    /// The stable code of this refusal.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Syntax(_) => "malformed_json",
            Self::DuplicateMember(_) => "duplicate_member",
            Self::TooDeep(_) => "too_deep",
            Self::TooLong(_) => "too_large",
            Self::TooManyMembers(_) => "too_many_members",
            Self::StringTooLong(..) => "string_too_long",
            Self::Number(_) => "number_out_of_range",
            Self::Nul(_) => "forbidden_character",
            Self::Encoding => "malformed_encoding",
        }
    }

    /// The JSON Pointer of the value at fault, where the refusal names one.
    pub fn pointer(&self) -> Option<&str> {
        match self {
            Self::DuplicateMember(pointer)
            | Self::StringTooLong(pointer, _)
            | Self::Number(pointer)
            | Self::Nul(pointer) => Some(pointer),
            _ => None,
        }
    }
}

/// Reads one JSON value from bytes within the default limits.
pub fn read(bytes: &[u8]) -> Result<Value, JsonError> {
    read_within(bytes, Limits::default())
}

/// Reads one JSON value from bytes within these limits.
pub fn read_within(bytes: &[u8], limits: Limits) -> Result<Value, JsonError> {
    let at_start = |kind| JsonError {
        kind,
        line: 1,
        column: 1,
    };
    if bytes.len() > limits.bytes {
        return Err(at_start(JsonErrorKind::TooLong(limits.bytes)));
    }
    let text = std::str::from_utf8(bytes).map_err(|_| at_start(JsonErrorKind::Encoding))?;
    if text.starts_with('\u{FEFF}') {
        return Err(at_start(JsonErrorKind::Encoding));
    }
    let mut reading = Reading::new(limits);
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let outcome = reading
        .value(&mut deserializer)
        .and_then(|value| deserializer.end().map(|()| value));
    outcome.map_err(|error| JsonError {
        line: error.line().max(1),
        column: error.column().max(1),
        kind: match reading.into_refusal() {
            Some(kind) => kind,
            // serde_json's own guard lies at 128 levels, far beyond ours.
            None => JsonErrorKind::Syntax(without_place(&error.to_string())),
        },
    })
}

fn without_place(message: &str) -> String {
    message
        .split(" at line ")
        .next()
        .unwrap_or(message)
        .to_owned()
}
