//! A release in the forms that others read, one file for each.

mod bound_names;
mod claims;
mod csv;
mod error;
mod format;
mod iri;
mod json;
mod json_ld;
mod json_schema;
mod json_text;
mod ldap;
mod ldap_standard;
mod markdown;
mod oidc;
mod profile;
mod pysaml2;
mod quoted;
mod remarks;
mod rust;
mod saml_names;
mod saml_requested_attributes;
mod shibboleth;
mod skos;
mod turtle;
mod typescript;
mod wording;
mod xlsx;
mod xml;
mod yaml;

pub(crate) use claims::path;
pub use csv::{csv, csv_semicolon, read_cell, read_values};
pub use error::{ExportError, Unfit};
pub use format::ExportFormat;

pub(crate) use iri::of_code;
pub use json::{attribute_profile_json, code_system_json, json};
pub use json_ld::{json_ld, json_ld_part};
pub use json_schema::json_schema;
pub use ldap::ldap;
pub use markdown::markdown;
pub use oidc::oidc;
pub use profile::{PROFILE_FORMATS, export_profile};
pub use pysaml2::pysaml2;
pub use rust::rust;
pub use saml_requested_attributes::saml_requested_attributes;
pub use shibboleth::shibboleth;
pub use skos::SkosPart;
pub use turtle::{turtle, turtle_part};
pub use typescript::typescript;
pub use xlsx::xlsx;
pub use yaml::{yaml, yaml_of};

use crate::AttributeList;

/// A release in this form. What must be said first (the list's notice, and that it is a proposal) stands in every form that has a place for it.
///
/// Text is UTF-8. Only a form that is [not text](ExportFormat::is_text) can fail, for a list that it has no room for.
pub fn export(list: &AttributeList, format: ExportFormat) -> Result<Vec<u8>, ExportError> {
    let text = match format {
        ExportFormat::Json => json(list),
        ExportFormat::Yaml => yaml(list),
        ExportFormat::JsonSchema => json_schema(list),
        ExportFormat::Oidc => oidc(list),
        ExportFormat::SamlRequestedAttributes => saml_requested_attributes(list),
        ExportFormat::Csv => csv(list),
        ExportFormat::CsvSemicolon => csv_semicolon(list),
        ExportFormat::Xlsx => return xlsx(list),
        ExportFormat::Markdown => markdown(list),
        ExportFormat::Turtle => turtle(list),
        ExportFormat::JsonLd => json_ld(list),
        ExportFormat::Shibboleth => shibboleth(list),
        ExportFormat::Pysaml2 => pysaml2(list),
        ExportFormat::Ldap => ldap(list),
        ExportFormat::Rust => rust(list),
        ExportFormat::TypeScript => typescript(list),
    };
    Ok(text.into_bytes())
}
