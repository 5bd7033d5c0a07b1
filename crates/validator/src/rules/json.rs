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
    let way_up = find(value)?;
    let way_down = way_up.iter().rev();
    let pointer = way_down.fold(String::new(), |parent, token| pointer_to(&parent, token));
    Some(JsonError {
        kind: JsonErrorKind::StringTooLong(pointer, LONGEST_STRING),
        line: 1,
        column: 1,
    })
}

/// The reference tokens from a string that is too long up to the document: written on the way out, because mostly there is none.
fn find(value: &Value) -> Option<Vec<String>> {
    match value {
        Value::String(text) => (text.len() > LONGEST_STRING).then(Vec::new),
        Value::Array(elements) => elements
            .iter()
            .enumerate()
            .find_map(|(place, element)| Some(below(find(element)?, place.to_string()))),
        Value::Object(members) => members.iter().find_map(|(name, member)| {
            if name.len() > LONGEST_STRING {
                return Some(Vec::new());
            }
            let certificate = member.is_string() && name == "x509certificate";
            let found = if certificate { None } else { find(member) };
            Some(below(found?, name.clone()))
        }),
        _ => None,
    }
}

fn below(mut way_up: Vec<String>, token: String) -> Vec<String> {
    way_up.push(token);
    way_up
}
