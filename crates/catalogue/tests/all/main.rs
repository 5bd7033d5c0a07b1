//! The catalogue through its public face: rules by case folders, and the real lists of this repository.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod cases;
mod coverage;
mod diff;
mod diff_profile;
mod export_csv;
mod export_formats;
mod export_forms;
mod export_json_ld;
mod export_json_schema;
mod export_ldap;
mod export_markdown;
mod export_oidc;
mod export_profile;
mod export_pysaml2;
mod export_rust;
mod export_saml_requested_attributes;
mod export_shibboleth;
mod export_turtle;
mod export_typescript;
mod folders;
mod hostile;
mod lint_findings;
mod lists;
mod releases;
mod sample;
mod sample_profile;
mod schemas;
mod search;
mod small_lists;
mod translate;
mod translate_input;
mod translate_mapping;
mod translate_round_trip;
mod values;
