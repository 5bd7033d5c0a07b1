//! Strict JSON: what readers commonly disagree about is refused before anything is read into it (RFC 8259; RFC 7493).

use serde_json::Value;
use tillit_model::Finding;
use tillit_model::text::json::{JsonError, JsonErrorKind, LONGEST_STRING};
use tillit_model::text::pointer_to;

use crate::RuleInfo;

pub(crate) const RULE: RuleInfo = RuleInfo::error("json", "RFC 8259, section 4; RFC 7493")
    .fixed()
    .args(&["code", "detail", "line", "column"]);

/// The finding of a text that the strict reader refused.
pub(crate) fn refused(error: &JsonError) -> Finding {
    let (pointer, detail) = match &error.kind {
        JsonErrorKind::Syntax(detail) => ("", detail.clone()),
        JsonErrorKind::DuplicateMember(pointer)
        | JsonErrorKind::Number(pointer)
        | JsonErrorKind::Nul(pointer) => (pointer.as_str(), pointer.clone()),
        JsonErrorKind::StringTooLong(pointer, limit) => (pointer.as_str(), limit.to_string()),
        JsonErrorKind::TooDeep(limit)
        | JsonErrorKind::TooLong(limit)
        | JsonErrorKind::TooManyMembers(limit) => ("", limit.to_string()),
        JsonErrorKind::Encoding => ("", String::new()),
    };
    RULE.at(pointer)
        .arg("code", error.kind.code())
        .arg("detail", detail)
        .arg("line", error.line)
        .arg("column", error.column)
}

/// The first string that is too long. Certificates have a limit of their own.
pub(crate) fn overlong(value: &Value) -> Option<JsonError> {
    find(value, "").map(|pointer| JsonError {
        kind: JsonErrorKind::StringTooLong(pointer, LONGEST_STRING),
        line: 1,
        column: 1,
    })
}

fn find(value: &Value, pointer: &str) -> Option<String> {
    match value {
        Value::String(text) => (text.len() > LONGEST_STRING).then(|| pointer.to_owned()),
        Value::Array(elements) => elements
            .iter()
            .enumerate()
            .find_map(|(place, element)| find(element, &format!("{pointer}/{place}"))),
        Value::Object(members) => members.iter().find_map(|(name, member)| {
            let certificate = name == "x509certificate" && member.is_string();
            let inner = || find(member, &pointer_to(pointer, name));
            if name.len() > LONGEST_STRING {
                return Some(pointer.to_owned());
            }
            if certificate { None } else { inner() }
        }),
        _ => None,
    }
}
