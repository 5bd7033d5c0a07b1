//! The JSON Schema of MATF metadata, RFC 9932, appendix A, and the parts of it that a submission is judged by.

use jsonschema::Validator;
use serde_json::{Value, json};
use tillit_model::Finding;

use super::{compile, findings};
use crate::rules::matf_schema::RULE;

/// The schema as the RFC prints it. `$` in it means the end of the text and `\d` the digits 0 to 9, as in ECMA-262.
const TEXT: &str = include_str!("../../../../schemas/matf/rfc9932-schema.json");

/// Whether `format` is judged. JSON Schema 2020-12 leaves it open; a registry judges it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Formats {
    /// A wrong format is an error.
    Asserted,
    /// Formats are remarks.
    Ignored,
}

/// The schema of MATF metadata, compiled.
pub struct MatfSchema {
    payload: Validator,
    submission: Validator,
    entity: Validator,
    block: Validator,
}

impl std::fmt::Debug for MatfSchema {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("MatfSchema").finish_non_exhaustive()
    }
}

impl MatfSchema {
    /// Compiles the schema. Takes milliseconds; once per process is enough.
    pub fn new(formats: Formats) -> Self {
        let schema: Value = serde_json::from_str(TEXT).expect("the RFC's schema is JSON");
        let build = |schema: &Value| compile(schema, formats == Formats::Asserted);
        Self {
            payload: build(&schema),
            submission: build(&submission(&schema)),
            entity: build(&part(&schema, schema["$defs"]["entity"].clone())),
            block: build(&part(&schema, block(&schema))),
        }
    }

    /// Whether this is the payload of published metadata.
    pub fn is_valid(&self, payload: &Value) -> bool {
        self.payload.is_valid(payload)
    }

    /// What is wrong with the payload of published metadata, in the order of the pointers.
    pub fn findings(&self, payload: &Value) -> Vec<Finding> {
        findings(&self.payload, &RULE, payload, "")
    }

    /// What is wrong with what a member's tools write: `version` and `entities`.
    pub(crate) fn submission_findings(&self, value: &Value) -> Vec<Finding> {
        findings(&self.submission, &RULE, value, "")
    }

    /// What is wrong with one entity, in the order of the pointers.
    pub fn entity_findings(&self, value: &Value) -> Vec<Finding> {
        findings(&self.entity, &RULE, value, "")
    }

    /// What is wrong with the `matf` block of an `entity/1` document: an entity without the members that are computed.
    pub(crate) fn block_findings(&self, value: &Value, base: &str) -> Vec<Finding> {
        findings(&self.block, &RULE, value, base)
    }
}

/// A part of the RFC's schema as a schema of its own, with the definitions that it points at.
fn part(schema: &Value, mut part: Value) -> Value {
    part["$schema"] = schema["$schema"].clone();
    part["$defs"] = schema["$defs"].clone();
    part
}

/// A member does not know when the federation will sign: the claims about that are neither demanded nor judged.
fn submission(schema: &Value) -> Value {
    let mut submission = schema.clone();
    submission["required"] = json!(["entities"]);
    if let Some(properties) = submission["properties"].as_object_mut() {
        properties.retain(|name, _| name == "version" || name == "entities");
    }
    submission
}

fn block(schema: &Value) -> Value {
    let mut block = schema["$defs"]["entity"].clone();
    block["required"] = json!(["issuers"]);
    if let Some(properties) = block["properties"].as_object_mut() {
        properties.retain(|name, _| name != "entity_id" && name != "organization");
    }
    block
}
