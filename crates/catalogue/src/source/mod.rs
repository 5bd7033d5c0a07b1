//! Lists as people write them, in `attribute-lists/`: a manifest, files of attributes and files of code systems ([`crate::CodeSystem`]).

mod attributes;
mod manifest;

pub use attributes::{AttributeEntry, AttributeSource, AttributeSourceFormat, Defaults};
pub use manifest::{Manifest, ManifestFormat};
