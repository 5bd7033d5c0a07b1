//! What operators do: look, decide, invite, hold, revoke.

mod decide;
mod desk;
mod hold;
mod invite;
mod revoke;
mod show;
mod warnings;

pub use decide::DecideError;
pub use desk::{Desk, OpenDeskError};
pub use invite::{Guest, Invited};
pub use show::{Revocation, ShowError, Shown, ShownChange, Statement};
