//! From the schema validator's errors to findings that a person can act on.

use jsonschema::ValidationError;
use jsonschema::error::{TypeKind, ValidationErrorKind as Kind};
use serde_json::Value;
use tillit_model::Finding;
use tillit_model::text::pointer_to;

use crate::RuleInfo;

/// Adds what an error says. The value itself is never named: it may be a private key in the wrong place.
pub(super) fn explain(
    error: &ValidationError<'_>,
    rule: &RuleInfo,
    base: &str,
    found: &mut Vec<Finding>,
) {
    let pointer = format!("{base}{}", error.instance_path());
    let mut add = |pointer: String, expected: String| {
        found.push(
            rule.at(pointer)
                .arg("keyword", error.kind().keyword())
                .arg("expected", expected),
        );
    };
    match error.kind() {
        Kind::AdditionalProperties { unexpected } | Kind::UnevaluatedProperties { unexpected } => {
            for member in unexpected {
                add(pointer_to(&pointer, member), member.clone());
            }
        }
        Kind::AnyOf { context } | Kind::OneOfNotValid { context } => {
            match nearest(context, &pointer, base) {
                Some(branch) => branch
                    .iter()
                    .for_each(|inner| explain(inner, rule, base, found)),
                None => add(pointer, String::new()),
            }
        }
        kind => add(pointer, expected(kind)),
    }
}

/// The branch that was meant: one that does not already fail by the type of the value as a whole.
fn nearest<'e>(
    branches: &'e [Vec<ValidationError<'static>>],
    pointer: &str,
    base: &str,
) -> Option<&'e Vec<ValidationError<'static>>> {
    branches.iter().find(|branch| {
        branch.iter().all(|error| {
            let is_type = matches!(error.kind(), Kind::Type { .. });
            !(is_type && format!("{base}{}", error.instance_path()) == pointer)
        })
    })
}

fn expected(kind: &Kind) -> String {
    match kind {
        Kind::Required { property } => plain(property),
        Kind::Type {
            kind: TypeKind::Single(one),
        } => one.to_string(),
        Kind::Type {
            kind: TypeKind::Multiple(many),
        } => {
            let names: Vec<String> = many.iter().map(|one| one.to_string()).collect();
            names.join(", ")
        }
        Kind::Enum { options } => match options.as_ref() {
            Value::Array(options) => options.iter().map(plain).collect::<Vec<_>>().join(", "),
            other => plain(other),
        },
        Kind::Constant { expected_value } => plain(expected_value),
        Kind::Pattern { pattern } => pattern.clone(),
        Kind::Format { format } => format.clone(),
        Kind::MinItems { limit }
        | Kind::MaxItems { limit }
        | Kind::MinLength { limit }
        | Kind::MaxLength { limit }
        | Kind::MinProperties { limit }
        | Kind::MaxProperties { limit } => limit.to_string(),
        Kind::Minimum { limit }
        | Kind::Maximum { limit }
        | Kind::ExclusiveMinimum { limit }
        | Kind::ExclusiveMaximum { limit } => plain(limit),
        _ => String::new(),
    }
}

fn plain(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}
