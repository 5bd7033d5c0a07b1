//! The catalogue through its public face: rules by case folders, and the real lists of this repository.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod cases;
mod export_forms;
mod export_json_ld;
mod export_ldap;
mod export_pysaml2;
mod export_rust;
mod export_shibboleth;
mod export_turtle;
mod export_typescript;
mod folders;
mod hostile;
mod lists;
mod releases;
mod schemas;
mod values;
