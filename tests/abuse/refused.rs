//! What "refused" means, for every case: a problem document with its code, soon, that gives nothing away; rows, published
//! bytes and memory as they were; and afterwards a request of the same kind that is accepted.

use std::time::{Duration, Instant};

use harness::http::Answer;
use harness::poll::until;
use harness::site::Site;
use harness::witness::Witness;
use serde_json::Value;

/// A refusal takes no longer than this.
const SOON: Duration = Duration::from_secs(1);
/// Resident memory stays within this of what it was.
const MEMORY: u64 = 64 * 1024 * 1024;
/// What no text for a stranger holds: statements of SQL, places in a source, names of what is inside.
const INSIDE: [&str; 14] = [
    "select ",
    "insert ",
    "update ",
    "delete ",
    "panicked",
    "backtrace",
    ".rs:",
    "sqlite",
    "postgres",
    "diesel",
    "/tmp/",
    "/root/",
    "/home/",
    "/work/",
];

/// A registry before a case, and what must not have changed after it.
pub(crate) struct Case<'s> {
    site: &'s Site,
    witness: Witness,
    memory: u64,
    secrets: Vec<String>,
}

impl<'s> Case<'s> {
    /// Looks at everything, once the registry has nothing left to do.
    pub(crate) fn begin(site: &'s Site) -> Self {
        Self {
            site,
            witness: at_rest(site),
            memory: site.process().resident_bytes(),
            secrets: vec![site.path().display().to_string()],
        }
    }

    /// What a refusal must not repeat: another tenant's data.
    pub(crate) fn keeps_secret(mut self, secret: impl ToString) -> Self {
        self.secrets.push(secret.to_string());
        self
    }

    /// Sends one request, which is refused with this status and code. Rows and published bytes are looked at in [`Case::ends`].
    #[track_caller]
    pub(crate) fn refuses(
        &self,
        what: &str,
        (status, code): (u16, &str),
        send: impl FnOnce() -> Answer,
    ) -> Value {
        let begun = Instant::now();
        let answer = send();
        let took = begun.elapsed();
        let problem = self.judge(what, &answer);
        assert_eq!(
            (answer.status, problem["code"].as_str()),
            (status, Some(code)),
            "{what}: {problem:#}"
        );
        assert!(took < SOON, "{what}: refused after {took:?}");
        problem
    }

    /// Sends one request that nobody signed as it is: it is no statement, or no registered key vouches for it.
    #[track_caller]
    pub(crate) fn refuses_as_forged(&self, what: &str, send: impl FnOnce() -> Answer) {
        let begun = Instant::now();
        let answer = send();
        let took = begun.elapsed();
        let problem = self.judge(what, &answer);
        assert!(matches!(answer.status, 400 | 401), "{what}: {problem:#}");
        assert!(took < SOON, "{what}: refused after {took:?}");
    }

    /// Asserts that an answer is a problem document that gives nothing away; gives the document.
    #[track_caller]
    pub(crate) fn judge(&self, what: &str, answer: &Answer) -> Value {
        let text = answer.text();
        assert!(
            (400..500).contains(&answer.status),
            "{what}: {} {text}",
            answer.status
        );
        assert_eq!(
            answer.header("content-type"),
            "application/problem+json",
            "{what}: {text}"
        );
        let problem = answer.json();
        assert_eq!(problem["status"], answer.status, "{what}: {text}");
        let lower = text.to_lowercase();
        for inside in INSIDE {
            assert!(
                !lower.contains(inside),
                "{what}: the answer holds {inside:?}: {text}"
            );
        }
        for secret in &self.secrets {
            assert!(
                !text.contains(secret),
                "{what}: the answer holds {secret:?}: {text}"
            );
        }
        problem
    }

    /// Asserts that nothing has changed, then that a request of the same kind is accepted.
    #[track_caller]
    pub(crate) fn ends<T>(self, what: &str, control: impl FnOnce() -> T) -> T {
        self.left_all_as_it_was(what);
        control()
    }

    /// Asserts that rows, published bytes and memory are as they were.
    #[track_caller]
    pub(crate) fn left_all_as_it_was(&self, what: &str) {
        self.witness.assert_unchanged(self.site, what);
        let memory = self.site.process().resident_bytes();
        assert!(
            memory.saturating_sub(self.memory) <= MEMORY,
            "{what}: {} bytes of memory before, {memory} after",
            self.memory
        );
    }

    /// How many versions of documents there were, which is what a log of all changes would count.
    pub(crate) fn versions(&self) -> usize {
        self.witness.count("document_version")
    }
}

/// How many versions of documents there are.
pub(crate) fn versions(site: &Site) -> usize {
    Witness::of(site).count("document_version")
}

/// The control of a case: an answer of success.
#[track_caller]
pub(crate) fn accepted(answer: &Answer) {
    assert!(
        (200..300).contains(&answer.status),
        "{} {}",
        answer.status,
        answer.text()
    );
}

/// The registry as it stands when what it had to publish is published.
fn at_rest(site: &Site) -> Witness {
    until("the registry has nothing to do", || {
        let witness = Witness::of(site);
        witness.is_at_rest().then_some(witness)
    })
}
