//! What can go wrong between here and the registry.

use std::fmt;

use serde::Deserialize;
use serde_json::Value;

/// Why a request gave no answer.
#[derive(Debug, thiserror::Error)]
pub enum RequestError {
    /// The registry could not be reached, or the connection broke.
    #[error("{url}: {reason}")]
    Unreachable {
        /// The address that was asked.
        url: String,
        /// What the network said.
        reason: String,
    },
    /// The answer is larger than it may be.
    #[error("{url}: the answer is larger than {limit} bytes")]
    TooLarge {
        /// The address that was asked.
        url: String,
        /// The limit.
        limit: u64,
    },
    /// The registry refused and said why.
    #[error("{0}")]
    Refused(Box<Problem>),
    /// Something answered, but not as a registry does.
    #[error("{url}: not the answer of a registry: {reason}")]
    Strange {
        /// The address that was asked.
        url: String,
        /// What is strange.
        reason: String,
    },
}

impl RequestError {
    /// The problem, when the registry refused.
    pub fn problem(&self) -> Option<&Problem> {
        match self {
            Self::Refused(problem) => Some(problem),
            _ => None,
        }
    }

    /// The status of the refusal.
    pub fn status(&self) -> Option<u16> {
        self.problem().map(|problem| problem.status)
    }
}

/// A problem document (RFC 9457) as the registry sends it.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Problem {
    /// A URI that names the kind of problem.
    #[serde(default, rename = "type")]
    pub kind: String,
    /// The kind of problem, for people.
    #[serde(default)]
    pub title: String,
    /// The HTTP status.
    #[serde(default)]
    pub status: u16,
    /// What happened this time.
    #[serde(default)]
    pub detail: String,
    /// The stable code: `replayed`.
    #[serde(default)]
    pub code: String,
    /// Findings about documents, when that is why.
    #[serde(default)]
    pub errors: Vec<Value>,
    /// Every other member: the current version after a conflict, the original of a replay.
    #[serde(flatten)]
    pub extra: serde_json::Map<String, Value>,
    /// The trace to name when asking for support (W3C Trace Context).
    #[serde(skip)]
    pub traceparent: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = match (&*self.detail, &*self.title) {
            ("", "") => "the registry refused without a word",
            ("", title) => title,
            (detail, _) => detail,
        };
        f.write_str(text)
    }
}

impl Problem {
    /// Reads an answer of 400 or above. A proxy in between may answer without a problem document.
    pub(super) fn read(status: u16, body: &[u8], traceparent: &str) -> Self {
        let mut problem: Self = serde_json::from_slice(body).unwrap_or_default();
        problem.status = status;
        problem.traceparent = traceparent.to_owned();
        if problem.detail.is_empty() && problem.title.is_empty() {
            problem.title = format!("HTTP status {status}");
        }
        problem
    }
}
