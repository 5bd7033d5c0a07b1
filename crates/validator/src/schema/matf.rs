//! The JSON Schema of MATF metadata, RFC 9932, appendix A, and the parts of it that a submission is judged by.

use jsonschema::Validator;
use serde_json::{Value, json};
use tillit_model::Finding;

use super::{PEM, compile, findings};
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
    payload: Part,
    submission: Part,
    entity: Part,
    block: Part,
}

/// One schema: as the RFC has it, and, where formats are judged, with a format instead of the pattern for certificates, which are most of every document.
struct Part {
    exact: Validator,
    quick: Option<Validator>,
}

impl Part {
    fn new(schema: &Value, formats: Formats, cut: impl Fn(&Value) -> Value) -> Self {
        let judged = formats == Formats::Asserted;
        Self {
            exact: compile(&cut(schema), judged),
            quick: judged.then(|| compile(&cut(&without_pattern(schema)), judged)),
        }
    }

    fn quick(&self) -> &Validator {
        self.quick.as_ref().unwrap_or(&self.exact)
    }

    fn findings(&self, value: &Value, base: &str) -> Vec<Finding> {
        findings(self.quick(), &self.exact, &RULE, value, base)
    }
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
        let entity = |schema: &Value| part(schema, schema["$defs"]["entity"].clone());
        Self {
            payload: Part::new(&schema, formats, Value::clone),
            submission: Part::new(&schema, formats, submission),
            entity: Part::new(&schema, formats, entity),
            block: Part::new(&schema, formats, |schema| part(schema, block(schema))),
        }
    }

    /// Whether this is the payload of published metadata.
    pub fn is_valid(&self, payload: &Value) -> bool {
        self.payload.quick().is_valid(payload)
    }

    /// What is wrong with the payload of published metadata, in the order of the pointers.
    pub fn findings(&self, payload: &Value) -> Vec<Finding> {
        self.payload.findings(payload, "")
    }

    /// What is wrong with what a member's tools write: `version` and `entities`.
    pub(crate) fn submission_findings(&self, value: &Value) -> Vec<Finding> {
        self.submission.findings(value, "")
    }

    /// What is wrong with one entity, in the order of the pointers.
    pub fn entity_findings(&self, value: &Value) -> Vec<Finding> {
        self.entity.findings(value, "")
    }

    /// What is wrong with the `matf` block of an `entity/1` document: an entity without the members that are computed.
    pub(crate) fn block_findings(&self, value: &Value, base: &str) -> Vec<Finding> {
        self.block.findings(value, base)
    }
}

/// The schema with a format that says the same as its pattern for certificates.
fn without_pattern(schema: &Value) -> Value {
    let mut schema = schema.clone();
    let text = &mut schema["$defs"]["cert_issuers"]["properties"]["x509certificate"];
    let members = text.as_object_mut();
    members.and_then(|members| members.shift_remove("pattern"));
    text["format"] = PEM.into();
    schema
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
