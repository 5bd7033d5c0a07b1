//! JSON Schemas: our own, generated from the model's types, and the one that RFC 9932 prints in its appendix A.

mod error;
mod matf;

use jsonschema::{PatternOptions, Validator};
use serde_json::Value;
use tillit_model::{DocumentKind, Finding};

pub use matf::{Formats, MatfSchema};

use crate::RuleInfo;
use crate::rules::schema::RULE;

/// Our own document schemas, compiled.
pub(crate) struct DocumentSchemas {
    organisation: Validator,
    contacts: Validator,
    entity: Validator,
    federation: Validator,
    attribute_list: Validator,
}

impl DocumentSchemas {
    pub(crate) fn new() -> Self {
        Self {
            organisation: own(include_str!("../../../../schemas/organisation/1.json")),
            contacts: own(include_str!("../../../../schemas/contacts/1.json")),
            entity: own(include_str!("../../../../schemas/entity/1.json")),
            federation: own(include_str!("../../../../schemas/federation/1.json")),
            attribute_list: own(include_str!("../../../../schemas/attribute-list/1.json")),
        }
    }

    /// What the schema of this kind says about a document, in the order of its pointers.
    pub(crate) fn findings(&self, kind: DocumentKind, value: &Value) -> Vec<Finding> {
        let validator = match kind {
            DocumentKind::Organisation => &self.organisation,
            DocumentKind::Contacts => &self.contacts,
            DocumentKind::Entity => &self.entity,
            DocumentKind::Federation => &self.federation,
            DocumentKind::AttributeList => &self.attribute_list,
        };
        findings(validator, validator, &RULE, value, "")
    }
}

fn own(text: &str) -> Validator {
    let schema = serde_json::from_str(text).expect("a schema of this repository is JSON");
    compile(&schema, true)
}

fn compile(schema: &Value, formats: bool) -> Validator {
    jsonschema::options()
        .should_validate_formats(formats)
        .with_format(PEM, crate::view::is_strict_pem)
        // Linear in the length of the text, whatever the pattern.
        .with_pattern_options(PatternOptions::regex())
        .build(schema)
        .expect("a schema of this repository compiles")
}

/// A format of our own, for schemas that are made here: what the RFC's schema says of certificates with a pattern.
const PEM: &str = "tillit-certificate-pem";

/// Every error of a schema as a finding of its own, sorted: the crate's order does not follow the document. `quick` is the same schema, or one that is content with the same values and sooner.
fn findings(
    quick: &Validator,
    exact: &Validator,
    rule: &RuleInfo,
    value: &Value,
    base: &str,
) -> Vec<Finding> {
    // Collecting errors costs several times as much as knowing that there is none, and mostly there is none.
    if quick.is_valid(value) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for error in exact.iter_errors(value) {
        error::explain(&error, rule, base, &mut found);
    }
    found.sort();
    found.dedup();
    found
}
