//! What a consumer trusts: pinned keys, verification, and the last good copy of everything fetched.

mod add;
pub(crate) mod atomic;
mod fetch;
mod file_kind;
mod pin;
mod refusal;
mod release;
mod state;
mod store;
mod verify;

pub use add::ExpectedKey;
pub use atomic::write as write_atomically;
pub use fetch::{Fetched, MATF_FILE};
pub use file_kind::FileKind;
pub use pin::{ParsePlaceError, Pin, PinFormat, Place};
pub use refusal::{RefusalKind, Refused, TrustError};
pub use release::{FetchedRelease, ParseReleaseAddressError, ReleaseAddress};
pub use state::{Seen, State};
pub use store::{Pinned, TrustStore};
pub use verify::{
    Checked, Verified, verify, verify_attribute_list, verify_attribute_profile, verify_code_system,
    verify_matf,
};
