//! Stopping something at once, and asking for it to go on.

use tillit_evidence::{Hold, HoldAction, HoldTarget, Reason};
use tillit_model::Timestamp;

use super::{DecideError, Desk};
use crate::connection::Accepted;

impl Desk<'_> {
    /// Stops a submission or an entity at once; one operator is enough, for stopping is safe.
    pub fn hold(
        &self,
        target: HoldTarget,
        reason: &str,
        now: Timestamp,
    ) -> Result<Accepted, DecideError> {
        self.send_hold(target, HoldAction::Hold, reason, now)
    }

    /// Asks for something to go on; the operators decide.
    pub fn lift(
        &self,
        target: HoldTarget,
        reason: &str,
        now: Timestamp,
    ) -> Result<Accepted, DecideError> {
        self.send_hold(target, HoldAction::Lift, reason, now)
    }

    fn send_hold(
        &self,
        target: HoldTarget,
        action: HoldAction,
        reason: &str,
        now: Timestamp,
    ) -> Result<Accepted, DecideError> {
        let hold = Hold {
            claims: self.claims(now),
            federation: self.profile.id.clone(),
            target,
            action,
            reason: Reason::parse(reason)?,
        };
        Ok(self.connection.send_hold(&hold.sign(self.signer)?)?)
    }
}
