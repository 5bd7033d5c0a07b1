//! Organisation numbers: ten digits with a check digit, and never a person's number.

use serde_json::Value;
use tillit_model::{
    DocumentKind, Finding, OrganisationNumber, ParseOrganisationNumberError as Error,
};

use crate::RuleInfo;
use crate::view::{elements, text_at};

pub(super) const RULE: RuleInfo = RuleInfo::error("organisation-number", "ISO 6523, scheme 0007")
    .fixed()
    .args(&["code", "value", "expected"]);

pub(super) fn check(kind: DocumentKind, value: &Value) -> Vec<Finding> {
    let mut places: Vec<(String, bool)> = match kind {
        // It is the document's name, so it has one spelling.
        DocumentKind::Organisation | DocumentKind::Contacts => vec![("/id".to_owned(), true)],
        DocumentKind::Entity => vec![("/organisation".to_owned(), false)],
        DocumentKind::Federation => vec![("/operator_organisation".to_owned(), false)],
        DocumentKind::AttributeList => Vec::new(),
    };
    for (member, inner) in [
        ("operators", "organisation"),
        ("attribute_lists", "steward"),
    ] {
        if kind == DocumentKind::Federation {
            let count = elements(value, member).len();
            places.extend((0..count).map(|place| (format!("/{member}/{place}/{inner}"), false)));
        }
    }
    let judged = places.into_iter().filter_map(|(pointer, canonical)| {
        let text = text_at(value, &pointer)?;
        judge(text, canonical, pointer)
    });
    judged.collect()
}

fn judge(text: &str, canonical: bool, pointer: String) -> Option<Finding> {
    let (code, value, expected) = match OrganisationNumber::parse(text) {
        Ok(number) if canonical && number.to_string() != text => {
            ("spelling", text, number.to_string())
        }
        Ok(_) => return None,
        Err(Error::Shape) => ("shape", text, String::new()),
        // A person's number is not repeated anywhere.
        Err(Error::Personal) => ("personal", "", String::new()),
        Err(Error::CheckDigit(digit)) => ("check-digit", text, digit.to_string()),
        Err(Error::Scheme(_)) => ("scheme", text, String::new()),
    };
    Some(
        RULE.at(pointer)
            .arg("code", code)
            .arg("value", value)
            .arg("expected", expected),
    )
}
