//! What operators do: look, decide, invite, hold.

mod decide;
mod desk;
mod hold;
mod invite;
mod show;

pub use decide::DecideError;
pub use desk::{Desk, OpenDeskError};
pub use invite::{Guest, Invited};
pub use show::{ShowError, Shown, ShownChange, Statement};
