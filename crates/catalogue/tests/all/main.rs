//! The catalogue through its public face: rules by case folders, and the real lists of this repository.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod cases;
mod export_csv;
mod export_formats;
mod export_json_schema;
mod export_markdown;
mod export_oidc;
mod export_saml_requested_attributes;
mod folders;
mod lists;
mod releases;
mod schemas;
mod small_lists;
mod values;
