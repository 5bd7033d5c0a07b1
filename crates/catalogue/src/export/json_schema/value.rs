//! What the value of a claim looks like.

use serde_json::{Value, json};

use super::super::claims::Carried;
use super::super::wording::word;
use super::codes::{closed_codes, codes, is_closed, sets};
use crate::{Attribute, AttributeList, Datatype, FormatCheck, MappingKind};

/// The forms that the value can take, of which one holds.
pub(super) fn forms(list: &AttributeList, carried: &[Carried<'_>]) -> Vec<Value> {
    let kind = |one: &Carried<'_>| one.binding.mapping.kind;
    let is_joined = carried.iter().any(|one| kind(one) == MappingKind::Join);
    let is_owned = carried.iter().any(|one| kind(one).is_owning());
    let mut forms = Vec::new();
    for one in carried {
        let value = match kind(one) {
            _ if is_joined => typed(one.attribute.datatype),
            MappingKind::OneToOne | MappingKind::Alternative => whole(list, one.attribute),
            MappingKind::ValueMapped => translated(list, one),
            // What the owner says of its claim holds for the values that others put there.
            _ if is_owned => continue,
            MappingKind::Exclusive | MappingKind::Narrower => whole(list, one.attribute),
            MappingKind::Split | MappingKind::Join => typed(one.attribute.datatype),
        };
        for form in counted(one, value) {
            if !forms.contains(&form) {
                forms.push(form);
            }
        }
    }
    forms
}

/// One value stands alone, as the standard claims do (`email`); several stand in an array.
fn counted(one: &Carried<'_>, value: Value) -> Vec<Value> {
    let own = one.binding.mapping.cardinality;
    let cardinality = own.unwrap_or(one.attribute.cardinality);
    if !cardinality.is_multiple() {
        return vec![value];
    }
    let mut array = json!({ "type": "array", "items": value });
    if cardinality.min > 0 {
        array["minItems"] = cardinality.min.into();
    }
    if let Some(max) = cardinality.max {
        array["maxItems"] = max.into();
    }
    match cardinality.min {
        0 | 1 => vec![value, array],
        _ => vec![array],
    }
}

/// The JSON type alone.
fn typed(datatype: Datatype) -> Value {
    json!({ "type": match datatype {
        Datatype::Integer | Datatype::EpochSeconds => "integer",
        Datatype::Boolean => "boolean",
        Datatype::Object => "object",
        _ => "string",
    } })
}

/// All that the list says of the attribute's values.
fn whole(list: &AttributeList, attribute: &Attribute) -> Value {
    let mut value = typed(attribute.datatype);
    match attribute.datatype {
        Datatype::Date => value["format"] = "date".into(),
        Datatype::Uri => value["format"] = "uri".into(),
        Datatype::Email => value["format"] = "email".into(),
        Datatype::Base64 => value["contentEncoding"] = "base64".into(),
        Datatype::IpAddress => {
            value["anyOf"] = json!([{ "format": "ipv4" }, { "format": "ipv6" }]);
        }
        _ => {}
    }
    if value["type"] != "string" {
        return value;
    }
    if let Some(format) = &attribute.format {
        value["pattern"] = format.pattern.as_str().into();
        if let Some(max) = format.max_length {
            value["maxLength"] = max.into();
        }
    }
    let mut closed: Vec<Vec<&str>> = sets(list, attribute).filter_map(closed_codes).collect();
    match closed.len() {
        0 => {}
        1 => value["enum"] = closed.remove(0).into(),
        _ => {
            value["allOf"] = closed
                .iter()
                .map(|codes| json!({ "enum": codes }))
                .collect()
        }
    }
    value
}

/// The values as the claim writes them. A translation changes texts, so nothing is known of other types.
fn translated(list: &AttributeList, one: &Carried<'_>) -> Value {
    let value = typed(one.attribute.datatype);
    if value["type"] != "string" {
        return json!({});
    }
    let mut closed =
        sets(list, one.attribute).filter(|(system, binding)| is_closed(system, binding));
    let Some((system, binding)) = closed.next() else {
        return value;
    };
    let written = |code: &str| {
        let same = |known: &str| {
            known == code || system.case_insensitive && known.eq_ignore_ascii_case(code)
        };
        match one
            .binding
            .mapping
            .values
            .iter()
            .find(|map| same(&map.value))
        {
            Some(map) => map.written.clone(),
            None => Some(code.to_owned()),
        }
    };
    let mut codes: Vec<String> = codes(system, binding)
        .into_iter()
        .filter_map(written)
        .collect();
    codes.sort();
    codes.dedup();
    json!({ "type": "string", "enum": codes })
}

/// What the schema cannot say: checks beyond the pattern, and value sets.
pub(super) fn limits(list: &AttributeList, carried: &[Carried<'_>]) -> Vec<String> {
    let mut limits = Vec::new();
    for Carried { attribute, binding } in carried {
        let check = attribute.format.as_ref().and_then(|format| format.check);
        limits.extend(check.map(|check| format!("{}: {}", attribute.id, sentence(check))));
        let is_translated = binding.mapping.kind == MappingKind::ValueMapped;
        for (system, values) in sets(list, attribute) {
            let set = values
                .set
                .as_ref()
                .map_or(String::new(), |set| format!("/{set}"));
            let strength = word(&values.strength);
            // An enumeration would refuse a code in the other case, so there is none.
            let case = match system.case_insensitive && !is_translated {
                true => ", in upper or lower case",
                false => "",
            };
            limits.push(format!(
                "Codes: {}{set} {} ({strength}{case})",
                system.name, system.version
            ));
        }
    }
    limits
}

fn sentence(check: FormatCheck) -> &'static str {
    match check {
        FormatCheck::LuhnLastTen => "the last ten digits end in a check digit (Luhn)",
        FormatCheck::OrganisationNumber => "a Swedish organisation number",
        FormatCheck::OrganisationNumberScope => "a Swedish organisation number after the last @",
        FormatCheck::CalendarDate => "a day that exists",
    }
}

/// Examples of what the claim carries whole, and the known codes of sets that are open, where the code is the whole value.
pub(super) fn examples(list: &AttributeList, carried: &[Carried<'_>]) -> Vec<Value> {
    let mut examples: Vec<Value> = Vec::new();
    let is_joined = carried
        .iter()
        .any(|one| one.binding.mapping.kind == MappingKind::Join);
    for Carried { attribute, binding } in carried {
        let kind = binding.mapping.kind;
        if is_joined || !matches!(kind, MappingKind::OneToOne | MappingKind::Alternative) {
            continue;
        }
        let own = attribute
            .examples
            .iter()
            .map(|example| example.value.as_str());
        let open = sets(list, attribute).filter(|set| closed_codes(*set).is_none());
        let format = attribute.format.as_ref();
        let known = open
            .flat_map(|(system, binding)| codes(system, binding))
            .filter(|code| format.is_none_or(|format| format.accepts(code)));
        for example in own
            .chain(known)
            .filter_map(|text| as_typed(attribute.datatype, text))
        {
            if !examples.contains(&example) {
                examples.push(example);
            }
        }
    }
    examples
}

/// An example, which is written as text, in its JSON type.
fn as_typed(datatype: Datatype, text: &str) -> Option<Value> {
    match datatype {
        Datatype::Integer | Datatype::EpochSeconds => text.parse::<i64>().ok().map(Value::from),
        Datatype::Boolean => text.parse::<bool>().ok().map(Value::from),
        Datatype::Object => serde_json::from_str(text).ok().filter(Value::is_object),
        _ => Some(text.into()),
    }
}
