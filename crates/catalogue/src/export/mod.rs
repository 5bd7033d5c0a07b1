//! A release in the forms that others read, one file for each.

mod bound_names;
mod format;
mod iri;
mod json;
mod json_ld;
mod ldap;
mod ldap_standard;
mod pysaml2;
mod quoted;
mod remarks;
mod rust;
mod saml_names;
mod shibboleth;
mod skos;
mod turtle;
mod typescript;
mod yaml;

pub use format::ExportFormat;
pub use json::json;
pub use json_ld::json_ld;
pub use ldap::ldap;
pub use pysaml2::pysaml2;
pub use rust::rust;
pub use shibboleth::shibboleth;
pub use turtle::turtle;
pub use typescript::typescript;
pub use yaml::{yaml, yaml_of};

use crate::AttributeList;

/// A release in this form. What must be said first (the list's notice, and that it is a proposal) stands in every form that has a place for it.
pub fn export(list: &AttributeList, format: ExportFormat) -> String {
    match format {
        ExportFormat::Json => json(list),
        ExportFormat::Yaml => yaml(list),
        ExportFormat::Turtle => turtle(list),
        ExportFormat::JsonLd => json_ld(list),
        ExportFormat::Shibboleth => shibboleth(list),
        ExportFormat::Pysaml2 => pysaml2(list),
        ExportFormat::Ldap => ldap(list),
        ExportFormat::Rust => rust(list),
        ExportFormat::TypeScript => typescript(list),
    }
}
