//! What is measured on: realistic documents, and registries with many of them.

mod certificates;
mod documents;
mod nginx;
mod profile;
mod registered;
mod senders;
mod served;
mod wrk;

pub use documents::{Documents, Organisation};
pub use nginx::Nginx;
pub use profile::{AUDIENCE, NOW, federation, profile};
pub use registered::Registered;
pub use senders::send_all;
pub use served::{FEED, Folder, Served, now};
pub use wrk::{Load, load};
