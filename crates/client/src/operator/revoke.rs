//! Asking for the end of an organisation's key.

use tillit_evidence::{KeyRevocation, Reason};
use tillit_model::Timestamp;
use tillit_signing::KeyId;

use super::{DecideError, Desk};
use crate::connection::Accepted;

impl Desk<'_> {
    /// Asks for an organisation's key to be revoked; the operators decide.
    pub fn revoke_key(
        &self,
        key: KeyId,
        reason: &str,
        now: Timestamp,
    ) -> Result<Accepted, DecideError> {
        let revocation = KeyRevocation {
            claims: self.claims(now),
            key,
            reason: Reason::parse(reason)?,
            federation: Some(self.profile.id.clone()),
        };
        let jws = revocation.sign(self.signer)?;
        Ok(self.connection.send_key_revocation(&jws)?)
    }
}
