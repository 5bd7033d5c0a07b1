//! What is served to everyone, and who reads what is not.

use std::time::Duration;

use bytes::Bytes;
use tillit_model::{FederationId, OrganisationNumber, PersonId, Sha256, Timestamp};

use crate::Cause;

/// Everything that is current, for a server's memory.
#[derive(Debug, Clone, Default)]
pub struct PublishedSet {
    /// Changes whenever anything below does.
    pub version: String,
    /// The files.
    pub artefacts: Vec<PublishedArtefact>,
}

/// One published file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublishedArtefact {
    /// The address below the public base URL, beginning with a slash.
    pub path: String,
    /// The media type.
    pub media_type: String,
    /// The bytes as they were signed. What stands at several addresses is in memory once.
    pub bytes: Bytes,
    /// Their hash.
    pub sha256: Sha256,
    /// When it was made.
    pub issued_at: Timestamp,
    /// When it ends, if it does.
    pub expires_at: Option<Timestamp>,
    /// Whether the bytes at this address can never change.
    pub immutable: bool,
}

/// Who reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reader {
    /// Anyone.
    Public,
    /// An enrolled organisation.
    Organisation(OrganisationNumber),
    /// An operator of one federation.
    Operator {
        /// The person.
        person: PersonId,
        /// The person's organisation.
        organisation: OrganisationNumber,
        /// The federation.
        federation: FederationId,
    },
}

/// A token for reads that are not public (RFC 9068).
#[derive(Clone, PartialEq, Eq)]
pub struct AccessToken {
    /// The token.
    pub text: String,
    /// Seconds until it ends.
    pub expires_in: u32,
}

impl std::fmt::Debug for AccessToken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("AccessToken")
            .field("expires_in", &self.expires_in)
            .finish_non_exhaustive()
    }
}

/// Whether the registry can be relied on right now.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Readiness {
    /// Whether the database answers.
    pub database: bool,
    /// What keeps the database from writing: `full`, `read-only` or `broken`.
    pub storage_fault: Option<&'static str>,
    /// How fresh each federation's publication is.
    pub federations: Vec<FederationReadiness>,
}

impl Readiness {
    /// The database answers and writes, every publication is fresh, and the next one can be made.
    pub fn is_ready(&self) -> bool {
        let all_fresh = self
            .federations
            .iter()
            .all(|one| one.fresh && !one.clock_behind);
        self.database && self.storage_fault.is_none() && all_fresh
    }
}

/// How fresh one federation's publication is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FederationReadiness {
    /// The federation.
    pub federation: FederationId,
    /// When the first of its artefacts ends; none when nothing is published yet.
    pub expires_at: Option<Timestamp>,
    /// Whether that is far enough away: more than half of the validity is left, or nothing can be published yet.
    pub fresh: bool,
    /// Whether the system's clock shows a time before that of the current publication, so that nothing newer can be published.
    pub clock_behind: bool,
}

/// What one run of the scheduler did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RunReport {
    /// Jobs that were done.
    pub done: u32,
    /// Jobs that failed.
    pub failed: Vec<FailedJob>,
    /// What was published.
    pub published: Vec<PublicationReport>,
}

/// A job that failed and will be tried again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FailedJob {
    /// What was to be done: `publish` or `resign`.
    pub kind: String,
    /// The federation that it is about.
    pub federation: String,
    /// The stable code of the reason.
    pub code: &'static str,
    /// Why, for the log.
    pub reason: String,
}

/// A publication that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicationReport {
    /// Of which federation.
    pub federation: FederationId,
    /// Why it was made.
    pub cause: Cause,
    /// From reading the documents to the new publication's commit.
    pub took: Duration,
}

/// How much waits.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Queues {
    /// Items that wait for decisions, one entry for each kind.
    pub pending: Vec<PendingItems>,
    /// Jobs that are not done yet.
    pub unfinished_jobs: u64,
    /// Those of them that have failed before.
    pub failing_jobs: u64,
    /// How long the job that is most overdue has been.
    pub overdue: Duration,
}

/// Items of one kind that wait for decisions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PendingItems {
    /// `submission`, `invitation` and so on.
    pub kind: &'static str,
    /// How many.
    pub count: u64,
    /// How long the oldest has waited; nothing when none does.
    pub oldest: Duration,
}
