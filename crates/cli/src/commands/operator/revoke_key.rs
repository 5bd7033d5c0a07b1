//! `tillit operator revoke-key`

use clap::Args;
use tillit_signing::KeyId;

use crate::failure::Failure;
use crate::session::Session;

/// Asks for an organisation's key to be revoked; the operators decide
#[derive(Debug, Args)]
pub(crate) struct RevokeKey {
    /// The key's id, as `tillit key show` and the submissions of the organisation name it
    #[arg(value_name = "KEY-ID")]
    key_id: KeyId,
    /// Why; others can read it
    #[arg(long, value_name = "TEXT")]
    reason: String,
}

impl RevokeKey {
    pub(super) fn run(self, session: &Session) -> Result<(), Failure> {
        let key = session.key()?;
        let done = session
            .desk(&key)?
            .revoke_key(self.key_id, &self.reason, session.now())?;
        session.result("revocation", &done, || {
            session.text(
                "revocation-asked",
                &[("id", &done.id), ("status", &done.status.as_str())],
            )
        })?;
        session.next("invite-next", &[("id", &done.id)]);
        Ok(())
    }
}
