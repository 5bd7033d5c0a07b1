//! One value: its type as JSON has it, its form, its scope, and the set that it comes from.

use std::borrow::Cow;

use serde_json::Value;

use super::SampleForm;
use super::expectation::Expectation;
use crate::check::fits_datatype;
use crate::{Content, Datatype, FormatCheck, Scope, ScopingRule, Strength, ValueMap};

/// What a value does not fit. It never holds the value.
pub(super) struct Fault {
    pub(super) rule: &'static str,
    pub(super) kind: &'static str,
    pub(super) expected: String,
}

/// The value as a text, when its JSON type is right. Booleans and numbers are such in claims and texts in SAML.
pub(super) fn text_of(datatype: Datatype, form: SampleForm, value: &Value) -> Option<Cow<'_, str>> {
    match (datatype, form, value) {
        (Datatype::Boolean, SampleForm::Claims, Value::Bool(value)) => {
            Some(Cow::Borrowed(if *value { "true" } else { "false" }))
        }
        (Datatype::Boolean, SampleForm::Claims, _) => None,
        (Datatype::Integer | Datatype::EpochSeconds, SampleForm::Claims, value) => {
            value.as_i64().map(|number| Cow::Owned(number.to_string()))
        }
        (_, _, Value::String(text)) => Some(Cow::Borrowed(text)),
        _ => None,
    }
}

/// The type that would be right.
pub(super) fn expected_type(datatype: Datatype, form: SampleForm) -> &'static str {
    match (datatype, form) {
        (Datatype::Boolean, SampleForm::Claims) => "boolean",
        (Datatype::Integer | Datatype::EpochSeconds, SampleForm::Claims) => "number",
        (Datatype::Object, SampleForm::Claims) => "object",
        _ => "string",
    }
}

pub(super) fn fault(
    expectation: &Expectation<'_>,
    written: &[ValueMap],
    text: &str,
) -> Option<Fault> {
    let attribute = expectation.attribute;
    // Values that are written otherwise under this name are those of the map.
    if !written.is_empty() {
        let known = written
            .iter()
            .any(|map| map.written.as_deref() == Some(text));
        return (!known && is_required(expectation)).then(|| Fault {
            rule: "sample-value",
            kind: "written",
            expected: attribute.id.to_string(),
        });
    }
    if !fits_datatype(attribute.datatype, text) {
        return Some(Fault {
            rule: "sample-format",
            kind: "datatype",
            expected: attribute.datatype.as_str().to_owned(),
        });
    }
    let format = attribute.format.as_ref();
    let pattern = format.map(|format| &format.pattern);
    if let Some(pattern) = pattern.filter(|one| !one.is_match(text)) {
        return Some(Fault {
            rule: "sample-format",
            kind: "pattern",
            expected: pattern.as_str().to_owned(),
        });
    }
    if let Some(longest) = format.and_then(|format| format.max_length)
        && text.chars().count() > longest as usize
    {
        return Some(Fault {
            rule: "sample-format",
            kind: "length",
            expected: longest.to_string(),
        });
    }
    if let Some(check) = format.and_then(|format| format.check)
        && !check.accepts(text)
    {
        return Some(Fault {
            rule: "sample-format",
            kind: "check",
            expected: named(check).to_owned(),
        });
    }
    scope(expectation, text).or_else(|| outside(expectation, text))
}

fn is_required(expectation: &Expectation<'_>) -> bool {
    let mut sets = expectation.sets.iter();
    sets.any(|(_, _, strength)| *strength == Strength::Required)
}

/// The name that the format's check has in a list.
fn named(check: FormatCheck) -> &'static str {
    match check {
        FormatCheck::LuhnLastTen => "luhn-last-ten",
        FormatCheck::OrganisationNumber => "organisation-number",
        FormatCheck::OrganisationNumberScope => "organisation-number-scope",
        FormatCheck::CalendarDate => "calendar-date",
    }
}

/// A scope where there must be one, and none where the value is a code alone.
fn scope(expectation: &Expectation<'_>, text: &str) -> Option<Fault> {
    let fault = |kind, expected: &str| Fault {
        rule: "sample-scope",
        kind,
        expected: expected.to_owned(),
    };
    let Some(scoping) = expectation.attribute.scoping.as_ref() else {
        let code = text.rsplit_once('@').map(|(code, _)| code);
        let is_scoped_code = code.is_some_and(|code| {
            let mut sets = expectation.sets.iter();
            sets.any(|(system, set, _)| system.has(*set, code) && !system.has(*set, text))
        });
        return is_scoped_code.then(|| fault("forbidden", ""));
    };
    let parts = text.rsplit_once('@').filter(|(value, _)| !value.is_empty());
    match (parts, scoping.rule, scoping.scope) {
        (None, ScopingRule::Always, Scope::OrganisationNumber) => {
            Some(fault("missing", "organisation-number"))
        }
        (None, ScopingRule::Always, Scope::Domain) => Some(fault("missing", "domain")),
        (Some((_, scope)), _, Scope::OrganisationNumber)
            if !FormatCheck::OrganisationNumber.accepts(scope) =>
        {
            Some(fault("malformed", "organisation-number"))
        }
        (Some((_, scope)), _, Scope::Domain) if !is_domain(scope) => {
            Some(fault("malformed", "domain"))
        }
        _ => None,
    }
}

fn is_domain(text: &str) -> bool {
    let label = |label: &str| {
        let letters = label
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b == b'-');
        !label.is_empty() && letters && !label.starts_with('-') && !label.ends_with('-')
    };
    text.contains('.') && text.split('.').all(label)
}

/// A value that a required set lacks, as far as the set is known to be whole.
fn outside(expectation: &Expectation<'_>, text: &str) -> Option<Fault> {
    let scoped = expectation.attribute.scoping.is_some();
    let code = match text.rsplit_once('@') {
        Some((code, _)) if scoped => code,
        _ => text,
    };
    let mut required = expectation
        .sets
        .iter()
        .filter(|(system, set, strength)| {
            let is_whole = system.content == Content::Complete || set.is_some();
            *strength == Strength::Required && is_whole && system.content != Content::External
        })
        .peekable();
    let (first, ..) = required.peek()?;
    let expected = first.name.to_string();
    let known = required.any(|(system, set, _)| system.has(*set, code));
    (!known).then_some(Fault {
        rule: "sample-value",
        kind: "set",
        expected,
    })
}
