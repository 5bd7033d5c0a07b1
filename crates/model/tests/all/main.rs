//! The model through its public face: what each value accepts, what it refuses and why, and the two strict readers.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod document_key;
mod entity_id;
mod json_encoding;
mod json_limits;
mod json_members;
mod json_numbers;
mod json_shape;
mod municipality;
mod name;
mod organisation;
mod organisation_number;
mod pin;
mod positions;
mod profile;
mod sha256;
mod short_ids;
mod timestamp;
mod typed;
mod version_number;
mod yaml_positions;
mod yaml_refusals;
mod yaml_values;
