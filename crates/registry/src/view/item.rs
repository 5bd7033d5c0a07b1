//! Items: everything that operators decide on.

use tillit_model::{
    Action, DocumentKind, EntityId, FederationId, OrganisationNumber, PersonId, Sha256, Timestamp,
};
use tillit_signing::{Fingerprint, KeyId};

use super::DocumentFindings;

/// What operators decide on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ItemKind {
    /// A changeset of documents.
    Submission,
    /// The invitation of an organisation.
    Invitation,
    /// A submitter's key.
    Key,
    /// The lifting of a hold.
    Lift,
    /// The end of a submitter's key.
    Revocation,
    /// A new profile of a federation.
    Profile,
}

/// Where an item stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ItemState {
    /// Waits for decisions.
    Pending,
    /// Stopped by an operator until the hold is lifted.
    Held,
    /// Enough people approved.
    Approved,
    /// Somebody rejected.
    Rejected,
    /// The sender took it back.
    Withdrawn,
}

/// Which items are wanted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ItemFilter {
    /// Only those in this state.
    pub state: Option<ItemState>,
    /// Only of this kind.
    pub kind: Option<ItemKind>,
    /// Only those that this federation decides.
    pub federation: Option<FederationId>,
}

/// An item at a glance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemView {
    /// SHA-256 of the complete statement.
    pub id: Sha256,
    /// What it is.
    pub kind: ItemKind,
    /// Where it stands, over all its federations.
    pub state: ItemState,
    /// The organisation that it is about.
    pub organisation: OrganisationNumber,
    /// Where it stands in each federation that decides it.
    pub federations: Vec<(FederationId, ItemState)>,
    /// When it was received.
    pub received_at: Timestamp,
    /// What it says.
    pub summary: ItemSummary,
}

/// What an item says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ItemSummary {
    /// The documents of a submission.
    Documents(Vec<ItemDocument>),
    /// Who is invited.
    Invitation {
        /// The organisation.
        organisation: OrganisationNumber,
        /// Its name.
        name: String,
        /// The domains that it is to have.
        domains: Vec<String>,
        /// When the code ends.
        expires_at: Timestamp,
    },
    /// Whose key.
    Key {
        /// The organisation.
        organisation: OrganisationNumber,
        /// The key.
        key_id: KeyId,
        /// What is compared over the telephone.
        fingerprint: Fingerprint,
    },
    /// What is to go on.
    Lift {
        /// What was held.
        target: HoldTarget,
        /// Why it may go on.
        reason: String,
    },
    /// Whose key is to end.
    Revocation {
        /// The organisation.
        organisation: OrganisationNumber,
        /// The key.
        key_id: KeyId,
        /// Why.
        reason: String,
    },
}

/// What a hold stops.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HoldTarget {
    /// A submission is not approved.
    Submission(Sha256),
    /// An entity is left out of what is published.
    Entity(EntityId),
}

/// One document of a submission.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemDocument {
    /// Its kind.
    pub kind: DocumentKind,
    /// Its id.
    pub id: String,
    /// The document's opaque key.
    pub key: String,
    /// What is done to it.
    pub action: Action,
    /// The number of the new version.
    pub version: u64,
    /// The hash of the new text.
    pub sha256: Option<Sha256>,
    /// What it builds on.
    pub base: Option<Base>,
}

/// The approved version that a change builds on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Base {
    /// Its number.
    pub version: u64,
    /// Its hash; none for a version that ended the document.
    pub sha256: Option<Sha256>,
}

/// An item with everything that a reviewer needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemDetail {
    /// At a glance.
    pub view: ItemView,
    /// The votes.
    pub decisions: Vec<DecisionView>,
    /// How many people must approve, in each federation.
    pub needed: Vec<(FederationId, u8)>,
    /// The profile under which each federation decides now.
    pub profiles: Vec<(FederationId, Sha256)>,
    /// What the rules said when it was received.
    pub findings: Vec<DocumentFindings>,
}

/// One vote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecisionView {
    /// SHA-256 of the complete decision.
    pub id: Sha256,
    /// Who voted.
    pub person: PersonId,
    /// For which organisation.
    pub organisation: OrganisationNumber,
    /// In which federation.
    pub federation: FederationId,
    /// How.
    pub verdict: Verdict,
    /// Why.
    pub reason: Option<String>,
    /// When it was received.
    pub received_at: Timestamp,
    /// Whether it was made under the profile that holds now.
    pub counts: bool,
}

/// How somebody voted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// For.
    Approve,
    /// Against.
    Reject,
}

/// The answer to an accepted submission.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// SHA-256 of the complete submission.
    pub id: Sha256,
    /// Where it stands.
    pub state: ItemState,
    /// The versions that it made.
    pub documents: Vec<ReceivedDocument>,
    /// Warnings and notes.
    pub findings: Vec<DocumentFindings>,
}

/// A version that a submission made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReceivedDocument {
    /// The document's kind.
    pub kind: DocumentKind,
    /// The document's id.
    pub id: String,
    /// The new version's number.
    pub version: u64,
    /// The document's opaque key.
    pub key: String,
}

/// The answer to an accepted decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecisionReceipt {
    /// SHA-256 of the complete decision.
    pub id: Sha256,
    /// What was decided on.
    pub item: Sha256,
    /// Where that stands now in the decision's federation.
    pub state: ItemState,
    /// People who have approved.
    pub approvals: u8,
    /// People who must.
    pub needed: u8,
}

/// The answer to an accepted key proof.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EnrolmentReceipt {
    /// SHA-256 of the complete key proof.
    pub id: Sha256,
    /// The key.
    pub key_id: KeyId,
    /// What operators will compare over the telephone.
    pub fingerprint: Fingerprint,
    /// Where it stands.
    pub state: ItemState,
}

/// A number used once, for a key proof.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Nonce {
    /// 128 random bits, base64url.
    pub nonce: String,
    /// When it ends.
    pub expires_at: Timestamp,
}

/// The answer to a hold or a proposal to lift one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HoldReceipt {
    /// SHA-256 of the complete statement.
    pub id: Sha256,
    /// `Held` at once, or `Pending` for a proposal to lift.
    pub state: ItemState,
}

/// The answer to the revocation of a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RevocationReceipt {
    /// SHA-256 of the complete statement.
    pub id: Sha256,
    /// The key.
    pub key_id: KeyId,
    /// `Approved` when the key ended itself, `Pending` when operators decide.
    pub state: ItemState,
}
