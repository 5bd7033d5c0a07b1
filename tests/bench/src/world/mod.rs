//! What is measured on: realistic documents, and registries with many of them.

mod certificates;
mod documents;
mod profile;
mod registered;

pub use documents::{Documents, Organisation};
pub use profile::{AUDIENCE, NOW, federation, profile};
pub use registered::Registered;
