//! Inviting an organisation with a one-time code.

use std::time::Duration;

use tillit_evidence::{Dismissed, Invitation, Verdict};
use tillit_model::{OrganisationNumber, Sha256, Timestamp};

use super::{DecideError, Desk};
use crate::code::Code;
use crate::connection::DecisionReceipt;

/// Who is invited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guest {
    /// The organisation.
    pub organisation: OrganisationNumber,
    /// Its registered name.
    pub name: String,
    /// Domains that were checked to be its own.
    pub domains: Vec<String>,
    /// How many days the code lives, 1 to 30.
    pub days: u8,
}

/// An invitation that waits for the other operators.
#[derive(Debug, Clone)]
pub struct Invited {
    /// The item that they decide on.
    pub id: Sha256,
    /// The code, to be handed over by another channel once the invitation is approved. It exists nowhere else.
    pub code: Code,
    /// The author's own approval.
    pub decision: DecisionReceipt,
}

impl Desk<'_> {
    /// Makes a code, sends the invitation with the code's hash, and votes for it.
    pub fn invite(&self, guest: Guest, now: Timestamp) -> Result<Invited, DecideError> {
        let code = Code::generate();
        let claims = self.claims(now);
        let life = Duration::from_secs(u64::from(guest.days) * 24 * 60 * 60);
        let invitation = Invitation {
            expires: claims.issued_at().plus(life).unix_seconds(),
            claims,
            federation: self.profile.id.clone(),
            organisation: guest.organisation,
            name: guest.name,
            domains: guest.domains,
            code_sha256: code.sha256(),
        };
        let jws = invitation.sign(self.signer)?;
        self.connection.send_invitation(&jws)?;
        // The hash is of what was signed here, not of what the registry answers.
        let id = Sha256::of(&jws);
        let (verdict, nothing) = (Verdict::Approve, Dismissed::default());
        let decision = self.vote(id, Vec::new(), verdict, nothing, None, now)?;
        Ok(Invited { id, code, decision })
    }
}
