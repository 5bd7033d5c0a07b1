//! From columns to domain values and back. A stored value that does not parse is an error that names it.

use std::fmt::Display;
use std::str::FromStr;

use tillit_model::{Action, DocumentKey, DocumentKind, Timestamp};

use crate::StoreError;

/// A text column.
pub(crate) fn parsed<T>(text: &str, what: &'static str) -> Result<T, StoreError>
where
    T: FromStr,
    T::Err: Display,
{
    text.parse().map_err(|error: T::Err| StoreError::Corrupt {
        what,
        reason: error.to_string(),
    })
}

/// A text column that may be empty.
pub(crate) fn parsed_option<T>(
    text: Option<&str>,
    what: &'static str,
) -> Result<Option<T>, StoreError>
where
    T: FromStr,
    T::Err: Display,
{
    text.map(|text| parsed(text, what)).transpose()
}

/// A bytes column that holds text.
pub(crate) fn text(bytes: Vec<u8>, what: &'static str) -> Result<String, StoreError> {
    String::from_utf8(bytes).map_err(|error| StoreError::Corrupt {
        what,
        reason: error.to_string(),
    })
}

/// The columns `kind` and `id`.
pub(crate) fn document(kind: &str, id: &str) -> Result<DocumentKey, StoreError> {
    let corrupt = |reason| StoreError::Corrupt {
        what: "a document's name",
        reason,
    };
    let kind = document_kind(kind)?;
    DocumentKey::parse(kind, id).map_err(|error| corrupt(error.to_string()))
}

/// The column `kind` of a document.
pub(crate) fn document_kind(kind: &str) -> Result<DocumentKind, StoreError> {
    DocumentKind::parse(kind).ok_or_else(|| StoreError::Corrupt {
        what: "a document's kind",
        reason: format!("{kind:?} is none"),
    })
}

/// The columns `kind` and `id` of a document.
pub(crate) fn names(document: &DocumentKey) -> (&'static str, String) {
    (document.kind().as_str(), document.id().to_string())
}

/// A column of microseconds.
pub(crate) fn time(microseconds: i64) -> Timestamp {
    Timestamp::from_unix_microseconds(microseconds)
}

/// A column that counts; the tables refuse negative ones.
pub(crate) fn count(value: i64) -> u64 {
    value.unsigned_abs()
}

/// A count as a column. No count of ours comes near the limit; one that a client sends may, and then equals nothing stored.
pub(crate) fn column(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// The word for an action.
pub(crate) fn action_word(action: Action) -> &'static str {
    match action {
        Action::Put => "put",
        Action::Withdraw => "withdraw",
    }
}

/// The column `action`.
pub(crate) fn action(word: &str) -> Result<Action, StoreError> {
    match word {
        "put" => Ok(Action::Put),
        "withdraw" => Ok(Action::Withdraw),
        other => Err(StoreError::Corrupt {
            what: "an action",
            reason: format!("{other:?} is none"),
        }),
    }
}
