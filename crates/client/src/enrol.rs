//! Proving possession of a key, with the one-time code of an invitation.

use tillit_evidence::{Claims, KeyProof, Nonce, ParseRandomIdError};
use tillit_model::{OrganisationNumber, Sha256, Timestamp};
use tillit_signing::{Fingerprint, SignError, Signer};

use crate::code::Code;
use crate::connection::{Connection, RequestError, Status};
use crate::random;

/// A key that waits for the operators.
#[derive(Debug, Clone)]
pub struct Enrolled {
    /// The item that they decide on; `status` asks about it.
    pub id: Sha256,
    /// What they will compare over the telephone, computed here from the key itself.
    pub fingerprint: Fingerprint,
    /// Where it stands.
    pub status: Status,
}

/// Why a key was not enrolled.
#[derive(Debug, thiserror::Error)]
pub enum EnrolError {
    /// The registry's nonce is none.
    #[error("the registry's nonce is {0}")]
    Nonce(#[from] ParseRandomIdError),
    /// The key could not sign.
    #[error(transparent)]
    Sign(#[from] SignError),
    /// The registry did not take it.
    #[error(transparent)]
    Request(#[from] RequestError),
}

/// Proves possession of the signer's key over a nonce of the registry, for an organisation that was invited.
pub fn enrol(
    connection: &Connection,
    organisation: &OrganisationNumber,
    code: &Code,
    signer: &dyn Signer,
    now: Timestamp,
) -> Result<Enrolled, EnrolError> {
    let nonce = Nonce::parse(&connection.nonce()?)?;
    let proof = KeyProof {
        claims: Claims::new(
            organisation.clone(),
            connection.address().as_str(),
            now,
            random::jti(),
        ),
        nonce,
        key: signer.public_key().clone(),
    }
    .sign(signer)?;
    let receipt = connection.send_enrolment(organisation, code.as_str(), &proof)?;
    Ok(Enrolled {
        id: receipt.id,
        fingerprint: signer.public_key().fingerprint(),
        status: receipt.status,
    })
}
