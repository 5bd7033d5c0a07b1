//! Signing a plan as one changeset, and taking a submission back.

use tillit_evidence::{
    Change as SignedChange, ChangeAction, Claims, ParseReasonError, Reason, Submission, Withdrawal,
};
use tillit_model::{
    Action, DocumentKey, OrganisationNumber, ParseDocumentKeyError, Sha256, Timestamp,
};
use tillit_signing::{SignError, Signer};

use crate::connection::{Accepted, Connection, Receipt, RequestError};
use crate::plan::{Change, Plan};
use crate::random;

/// Why a changeset was not submitted.
#[derive(Debug, thiserror::Error)]
pub enum SubmitError {
    /// There is nothing to submit.
    #[error("the plan changes nothing")]
    Empty,
    /// The plan was made against another registry, whose bases these are.
    #[error("the plan was made against {planned}, not against {here}")]
    OtherRegistry {
        /// Where it was made.
        planned: String,
        /// Where it was about to go.
        here: String,
    },
    /// A document's id is not one of its kind.
    #[error(transparent)]
    Document(#[from] ParseDocumentKeyError),
    /// A reason that cannot be sent.
    #[error(transparent)]
    Reason(#[from] ParseReasonError),
    /// The key could not sign.
    #[error(transparent)]
    Sign(#[from] SignError),
    /// The registry did not take it.
    #[error(transparent)]
    Request(#[from] RequestError),
}

/// Signs exactly what was planned and sends it. The registry refuses when a base has moved since.
pub fn submit(
    connection: &Connection,
    plan: &Plan,
    signer: &dyn Signer,
    now: Timestamp,
) -> Result<Receipt, SubmitError> {
    if plan.is_empty() {
        return Err(SubmitError::Empty);
    }
    let here = connection.address();
    if plan.registry != here.as_str() {
        return Err(SubmitError::OtherRegistry {
            planned: plan.registry.clone(),
            here: here.to_string(),
        });
    }
    let documents = plan
        .changes
        .iter()
        .map(signed_form)
        .collect::<Result<_, _>>()?;
    let submission = Submission {
        claims: Claims::new(plan.organisation.clone(), here.as_str(), now, random::jti()),
        documents,
    };
    Ok(connection.send_submission(&submission.sign(signer)?)?)
}

fn signed_form(change: &Change) -> Result<SignedChange, SubmitError> {
    let action = match change.action {
        Action::Put => ChangeAction::Put(change.text.clone().unwrap_or_default()),
        Action::Withdraw => {
            ChangeAction::Withdraw(change.reason.as_deref().map(Reason::parse).transpose()?)
        }
    };
    Ok(SignedChange {
        document: DocumentKey::parse(change.kind, &change.id)?,
        base: change.base,
        action,
    })
}

/// Takes back a submission that is still undecided.
pub fn withdraw(
    connection: &Connection,
    submission: Sha256,
    organisation: &OrganisationNumber,
    signer: &dyn Signer,
    now: Timestamp,
) -> Result<Accepted, SubmitError> {
    let claims = Claims::new(
        organisation.clone(),
        connection.address().as_str(),
        now,
        random::jti(),
    );
    let statement = Withdrawal { claims, submission }.sign(signer)?;
    Ok(connection.send_withdrawal(&statement)?)
}
