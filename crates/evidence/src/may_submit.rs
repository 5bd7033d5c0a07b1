//! Who may change which document, and take a change back.

use tillit_model::{DocumentId, DocumentKey, FederationId, OrganisationNumber};

use crate::directory::Holder;

/// Why a signer may not do this to a document.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SubmissionRefused {
    /// The document belongs to another organisation.
    #[error("{document} belongs to another organisation than the one that signed")]
    NotOwner {
        /// The document.
        document: DocumentKey,
        /// Whose it is. The message keeps it back, because the document may be a draft.
        owner: OrganisationNumber,
    },
    /// An operator's key decides; it does not submit documents, not even of the operator's own organisation.
    #[error("an operator's key cannot submit {0}; use a key of the organisation")]
    OperatorKey(DocumentKey),
    /// A profile is proposed by an operator of its federation.
    #[error("only an operator of federation `{0}` can propose its profile")]
    NotAnOperator(FederationId),
    /// The submission belongs to another organisation.
    #[error("the submission is not one of the organisation that signed")]
    NotSubmitter,
}

impl SubmissionRefused {
    /// The stable code that clients can rely on.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotOwner { .. } => "not_owner",
            Self::OperatorKey(_) => "operator_key",
            Self::NotAnOperator(_) => "not_an_operator",
            Self::NotSubmitter => "not_submitter",
        }
    }
}

/// Whether the holder of a key may submit a version of the document. `owner` is the organisation in the document, and
/// for a release of an attribute list its steward; who owns it already is asked again with that owner.
pub fn may_submit(
    holder: &Holder,
    document: &DocumentKey,
    owner: &OrganisationNumber,
) -> Result<(), SubmissionRefused> {
    if let DocumentId::Federation(federation) = document.id() {
        return match holder.operates(federation) {
            true => Ok(()),
            false => Err(SubmissionRefused::NotAnOperator(federation.clone())),
        };
    }
    // The id of an organisation's own documents says whose they are, whatever their text claims.
    let owner = match document.id() {
        DocumentId::Organisation(number) => number,
        _ => owner,
    };
    match holder {
        Holder::Organisation(number) if number == owner => Ok(()),
        Holder::Organisation(_) => Err(SubmissionRefused::NotOwner {
            document: document.clone(),
            owner: owner.clone(),
        }),
        Holder::Operator { .. } => Err(SubmissionRefused::OperatorKey(document.clone())),
    }
}

/// Whether the holder of a key may take back a submission: a key of the same organisation, or for a proposed profile
/// another operator of the same federation.
pub fn may_withdraw(holder: &Holder, submitter: &Holder) -> Result<(), SubmissionRefused> {
    let same = match (holder, submitter) {
        (Holder::Organisation(one), Holder::Organisation(other)) => one == other,
        (
            Holder::Operator {
                federation: one, ..
            },
            Holder::Operator {
                federation: other, ..
            },
        ) => one == other,
        _ => false,
    };
    if same {
        Ok(())
    } else {
        Err(SubmissionRefused::NotSubmitter)
    }
}
