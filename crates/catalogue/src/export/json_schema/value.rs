//! What the value of a claim looks like.

use serde_json::{Value, json};

use super::super::claims::Carried;
use super::super::wording::word;
use crate::{
    Attribute, AttributeList, CodeSystem, Content, Datatype, FormatCheck, MappingKind, Strength,
    ValueBinding,
};

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

type Set<'l> = (&'l CodeSystem, &'l ValueBinding);

fn sets<'l>(list: &'l AttributeList, attribute: &'l Attribute) -> impl Iterator<Item = Set<'l>> {
    let bindings = attribute.values.iter();
    bindings.filter_map(|binding| Some((list.code_system(&binding.system)?, binding)))
}

/// Whether nothing but the codes that stand here is possible.
fn is_closed(system: &CodeSystem, binding: &ValueBinding) -> bool {
    binding.strength == Strength::Required && system.content == Content::Complete
}

/// The codes, where a value is one of them letter by letter.
fn closed_codes((system, binding): Set<'_>) -> Option<Vec<&str>> {
    (is_closed(system, binding) && !system.case_insensitive).then(|| codes(system, binding))
}

fn codes<'l>(system: &'l CodeSystem, binding: &ValueBinding) -> Vec<&'l str> {
    let set = binding.set.as_ref().and_then(|set| system.value_set(set));
    let mut codes: Vec<&str> = match set {
        Some(set) => set.codes.iter().map(String::as_str).collect(),
        None => system.codes.iter().map(|code| code.code.as_str()).collect(),
    };
    // An enumeration names each value once (JSON Schema Validation, section 6.1.2).
    let mut seen = std::collections::BTreeSet::new();
    codes.retain(|code| seen.insert(*code));
    codes
}

/// What the schema cannot say: checks beyond the pattern, and value sets.
pub(super) fn limits(carried: &[Carried<'_>]) -> Vec<String> {
    let mut limits = Vec::new();
    for Carried { attribute, .. } in carried {
        let check = attribute.format.as_ref().and_then(|format| format.check);
        limits.extend(check.map(|check| format!("{}: {}", attribute.id, sentence(check))));
        for binding in &attribute.values {
            let set = binding
                .set
                .as_ref()
                .map_or(String::new(), |set| format!("/{set}"));
            let strength = word(&binding.strength);
            limits.push(format!("Codes: {}{set} ({strength})", binding.system));
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

/// Examples of what the claim carries whole, and the known codes of sets that are open.
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
        let open = sets(list, attribute).filter(|(system, binding)| !is_closed(system, binding));
        let known = open.flat_map(|(system, binding)| codes(system, binding));
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
