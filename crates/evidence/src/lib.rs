//! The signed statements that change a registry, and the one place that judges them.
//!
//! Everything that changes state arrives as a compact JWS with the closed header `alg kid typ` and a closed payload:
//! the five [`Claims`] and what the kind of statement adds. This crate says whether such a text is genuine, current
//! and signed by somebody who may say it, and whether enough distinct people have decided.
//!
//! ```text
//! {"iss":"0007:2120000142","aud":"https://registry.example","iat":1795305600,"exp":1795305900,
//!  "jti":"2fEx…","documents":[{"kind":"entity","id":"https://…","action":"put","base":null,"text":"{…}"}]}
//! ```
//!
//! Time, keys and random identifiers arrive as arguments: nothing here reads a clock, a file, a socket or a random
//! source. Remembering `jti`, comparing bases with what applies, and storing are the registry's work.

mod change;
mod claims;
mod client_assertion;
mod counted_decision;
mod decision;
mod directory;
mod dismissed;
mod evidence_error;
mod hold;
mod invitation;
mod item;
mod key_proof;
mod key_revocation;
mod may_submit;
mod operators;
mod random_id;
mod reading;
mod reason;
mod statement;
mod strict;
mod submission;
mod tally;
mod withdrawal;

pub use change::{Base, Change, ChangeAction, ChangeError};
pub use claims::Claims;
pub use client_assertion::{ClientAssertion, ParseSubjectError, Subject};
pub use counted_decision::{CountedDecision, DecisionRefused, check_decision, may_decide};
pub use decision::{Decision, DecisionBase, Verdict};
pub use directory::{DirectoryError, Holder, KeyDirectory, KeyState, RegisteredKey};
pub use dismissed::{Dismissed, ParseDismissedError};
pub use evidence_error::{EvidenceError, RefusalClass};
pub use hold::{Hold, HoldAction, HoldTarget};
pub use invitation::Invitation;
pub use item::{Item, ItemKind};
pub use key_proof::KeyProof;
pub use key_revocation::KeyRevocation;
pub use may_submit::{SubmissionRefused, may_submit, may_withdraw};
pub use operators::{Operator, Operators, ProfileKeyError};
pub use random_id::{Jti, Nonce, ParseRandomIdError};
pub use reading::{
    Signed, read_client_assertion, read_decision, read_hold, read_invitation, read_key_proof,
    read_key_revocation, read_submission, read_withdrawal, reread_decision, reread_hold,
    reread_invitation, reread_key_proof, reread_key_revocation, reread_submission,
    reread_withdrawal,
};
pub use reason::{ParseReasonError, Reason};
pub use submission::Submission;
pub use tally::{Tally, tally};
pub use withdrawal::Withdrawal;
