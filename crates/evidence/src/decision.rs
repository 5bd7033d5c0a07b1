//! `tillit-decision+jws`: an operator's verdict over exactly one item.

use serde::{Deserialize, Serialize};
use tillit_model::{DocumentKey, DocumentKind, FederationId, ParseDocumentKeyError, Sha256};

use crate::change::Change;
use crate::claims::Claims;
use crate::dismissed::Dismissed;
use crate::evidence_error::EvidenceError;
use crate::reason::Reason;
use crate::statement::statement;
use crate::strict::present;

/// A verdict, bound to the exact bytes that were read, to the rules that applied, and to the versions built on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// Who, to whom, when.
    #[serde(flatten)]
    pub claims: Claims,
    /// The federation that it is decided for.
    pub federation: FederationId,
    /// SHA-256 of the complete JWS that is decided on.
    pub subject: Sha256,
    /// SHA-256 of the text of the federation's profile.
    pub profile: Sha256,
    /// The versions that the subject builds on, as it says itself; empty unless it is a submission.
    pub bases: Vec<DecisionBase>,
    /// Yes or no.
    pub verdict: Verdict,
    /// The warnings that an approval accepts knowingly; empty in a rejection.
    #[serde(default, skip_serializing_if = "Dismissed::is_empty")]
    pub dismissed: Dismissed,
    /// Why; required for a rejection.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Reason>,
}

statement!(
    Decision,
    "tillit-decision+jws",
    [
        "federation",
        "subject",
        "profile",
        "bases",
        "verdict",
        "dismissed",
        "reason"
    ],
    check: Decision::check_verdict,
    operator: federation
);

impl Decision {
    fn check_verdict(&self) -> Result<(), EvidenceError> {
        let refuse = |why: &str| Err(EvidenceError::Payload(why.to_owned()));
        match (self.verdict, &self.reason) {
            (Verdict::Reject, None) => refuse("a rejection needs a reason"),
            (Verdict::Reject, _) if !self.dismissed.is_empty() => {
                refuse("a rejection dismisses no warnings")
            }
            _ => Ok(()),
        }
    }
}

/// Yes or no.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// It may take effect.
    Approve,
    /// It shall not. The first rejection closes the item.
    Reject,
}

impl Verdict {
    /// `approve` or `reject`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Approve => "approve",
            Self::Reject => "reject",
        }
    }
}

/// A version that was built on, as the decider saw it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "BaseMembers", into = "BaseMembers")]
pub struct DecisionBase {
    /// Kind and id.
    pub document: DocumentKey,
    /// The version; `None` for a document's first.
    pub version: Option<u64>,
}

impl DecisionBase {
    pub(crate) fn of(change: &Change) -> Self {
        Self {
            document: change.document.clone(),
            version: change.base.map(|base| base.version),
        }
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct BaseMembers {
    kind: DocumentKind,
    id: String,
    #[serde(deserialize_with = "present")]
    version: Option<u64>,
}

impl TryFrom<BaseMembers> for DecisionBase {
    type Error = ParseDocumentKeyError;

    fn try_from(members: BaseMembers) -> Result<Self, Self::Error> {
        Ok(Self {
            document: DocumentKey::parse(members.kind, &members.id)?,
            version: members.version,
        })
    }
}

impl From<DecisionBase> for BaseMembers {
    fn from(base: DecisionBase) -> Self {
        Self {
            kind: base.document.kind(),
            id: base.document.id().to_string(),
            version: base.version,
        }
    }
}
