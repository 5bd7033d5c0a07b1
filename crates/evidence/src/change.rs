//! What a submission does to one document.

use serde::{Deserialize, Serialize};
use tillit_model::{Action, DocumentKey, DocumentKind, ParseDocumentKeyError, Sha256};

use crate::reason::Reason;
use crate::strict::present;

/// One document of a submission: which, from which base, and what becomes of it.
///
/// ```json
/// {"kind":"entity","id":"https://a.example","action":"put","base":{"version":3,"sha256":"9f86…"},"text":"{…}"}
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "ChangeMembers", into = "ChangeMembers")]
pub struct Change {
    /// Kind and id.
    pub document: DocumentKey,
    /// The last approved version that the sender knows of; `None` if there is none.
    pub base: Option<Base>,
    /// What becomes of it.
    pub action: ChangeAction,
}

/// A version that a change builds on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Base {
    /// Its number, from 1.
    pub version: u64,
    /// The hash of its text; `null` if that version is a withdrawal, which has no text.
    #[serde(deserialize_with = "present")]
    pub sha256: Option<Sha256>,
}

/// What becomes of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ChangeAction {
    /// A first or further version with this exact text. Its bytes are kept and hashed as they are.
    Put(String),
    /// The document ends.
    Withdraw(Option<Reason>),
}

impl Change {
    /// The action without its content.
    #[must_use]
    pub fn action(&self) -> Action {
        match self.action {
            ChangeAction::Put(_) => Action::Put,
            ChangeAction::Withdraw(_) => Action::Withdraw,
        }
    }

    /// The text of the new version.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match &self.action {
            ChangeAction::Put(text) => Some(text),
            ChangeAction::Withdraw(_) => None,
        }
    }
}

/// Why members do not make a change.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ChangeError {
    /// The id is not one of its kind.
    #[error(transparent)]
    Document(#[from] ParseDocumentKeyError),
    /// A version without text, or an ending with one.
    #[error("`text` stands with action put and only there")]
    Text,
    /// A reason for putting; that is said in the document.
    #[error("`reason` stands with action withdraw only")]
    Reason,
    /// Only what applies can be withdrawn.
    #[error("a withdrawal needs a base that has a text")]
    NothingToWithdraw,
    /// Versions are counted from 1.
    #[error("versions are counted from 1")]
    Version,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ChangeMembers {
    kind: DocumentKind,
    id: String,
    action: Action,
    #[serde(deserialize_with = "present")]
    base: Option<Base>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    text: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    reason: Option<Reason>,
}

impl TryFrom<ChangeMembers> for Change {
    type Error = ChangeError;

    fn try_from(members: ChangeMembers) -> Result<Self, Self::Error> {
        let ChangeMembers {
            kind,
            id,
            action,
            base,
            text,
            reason,
        } = members;
        let document = DocumentKey::parse(kind, &id)?;
        if base.is_some_and(|base| base.version == 0) {
            return Err(ChangeError::Version);
        }
        let action = match (action, text, reason) {
            (Action::Put, Some(text), None) => ChangeAction::Put(text),
            (Action::Put, Some(_), Some(_)) => return Err(ChangeError::Reason),
            (Action::Put, None, _) | (Action::Withdraw, Some(_), _) => {
                return Err(ChangeError::Text);
            }
            (Action::Withdraw, None, reason) => {
                if base.is_none_or(|base| base.sha256.is_none()) {
                    return Err(ChangeError::NothingToWithdraw);
                }
                ChangeAction::Withdraw(reason)
            }
        };
        Ok(Self {
            document,
            base,
            action,
        })
    }
}

impl From<Change> for ChangeMembers {
    fn from(change: Change) -> Self {
        let (kind, id, action) = (
            change.document.kind(),
            change.document.id().to_string(),
            change.action(),
        );
        let (text, reason) = match change.action {
            ChangeAction::Put(text) => (Some(text), None),
            ChangeAction::Withdraw(reason) => (None, reason),
        };
        Self {
            kind,
            id,
            action,
            base: change.base,
            text,
            reason,
        }
    }
}
