//! The end of one's own key, signed by itself.

use tillit_evidence::{Claims, KeyRevocation, Reason};
use tillit_model::{OrganisationNumber, Timestamp};
use tillit_signing::Signer;

use crate::connection::{Accepted, Connection};
use crate::random;
use crate::submit::SubmitError;

/// Revokes the key that signs. It acts at once and cannot be undone.
pub fn revoke_own_key(
    connection: &Connection,
    reason: &str,
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
    let revocation = KeyRevocation {
        claims,
        key: signer.public_key().key_id().clone(),
        reason: Reason::parse(reason)?,
        federation: None,
    };
    Ok(connection.send_key_revocation(&revocation.sign(signer)?)?)
}
