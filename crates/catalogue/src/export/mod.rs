//! A release in the forms that others read, one file for each.

mod claims;
mod csv;
mod format;
mod json;
mod json_schema;
mod markdown;
mod oidc;
mod saml_requested_attributes;
mod wording;
mod xml;
mod yaml;

pub use csv::{csv, read_cell, read_values};
pub use format::ExportFormat;
pub use json::json;
pub use json_schema::json_schema;
pub use markdown::markdown;
pub use oidc::oidc;
pub use saml_requested_attributes::saml_requested_attributes;
pub use yaml::{yaml, yaml_of};

use crate::AttributeList;

/// A release in this form. What must be said first (the list's notice, and that it is a proposal) stands in every form that has a place for it.
pub fn export(list: &AttributeList, format: ExportFormat) -> String {
    match format {
        ExportFormat::Json => json(list),
        ExportFormat::Yaml => yaml(list),
        ExportFormat::JsonSchema => json_schema(list),
        ExportFormat::Oidc => oidc(list),
        ExportFormat::SamlRequestedAttributes => saml_requested_attributes(list),
        ExportFormat::Csv => csv(list),
        ExportFormat::Markdown => markdown(list),
    }
}
