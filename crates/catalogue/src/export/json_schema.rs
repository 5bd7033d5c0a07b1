//! A claims set as a JSON Schema.
//!
//! ```json
//! { "$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "additionalProperties": true,
//!   "properties": { "address": { "type": "object", "properties": { "locality": { "type": "string", "title": "Postort / Locality" } } } } }
//! ```

mod codes;
mod value;

use std::collections::BTreeMap;

use serde_json::{Value, json};
use tillit_model::Localised;

use super::claims::{Carried, claims, path, without_claim};
use super::json_text::readable;
use super::profile::Needs;
use super::wording::{both, joined, mapping, preface, remarks, word};
use crate::{Attribute, AttributeList, MappingKind};

/// A JSON Schema ([2020-12](https://json-schema.org/draft/2020-12/json-schema-core)) of the claims in an ID token or a UserInfo response ([OpenID Connect Core, section 5](https://openid.net/specs/openid-connect-core-1_0.html#Claims)).
///
/// No claim is required and unknown claims are allowed: which claims a service gets is for its own profile to say. A claim that carries one attribute has what the list says of its values. One that carries several accepts what its owner has and what others may choose to put there; one that joins attributes, or carries a part of one, has its JSON type only. Attributes without a claim stand in `$comment`.
pub fn json_schema(list: &AttributeList) -> String {
    of(list, None)
}

/// The same, with what a profile needs.
pub(super) fn of(list: &AttributeList, needs: Option<&Needs<'_>>) -> String {
    let claims = claims(list);
    let mut root = Node::default();
    for (claim, carried) in &claims {
        root.at(&path(claim)).carried = carried;
    }
    let mut schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$comment": comment(list, needs),
        "title": format!("{} {} {}", both(&list.title, " / "), list.list, list.version),
        "description": description(list),
        "type": "object",
        "properties": root.properties(list),
        "additionalProperties": true,
    });
    let attributes = list.attributes.iter();
    let mut rules: Vec<Value> = attributes.filter_map(|a| one_of(a, &claims)).collect();
    let attributes = list.attributes.iter();
    let required = attributes.filter(|a| needs.is_some_and(|needs| needs.is_required(&a.id)));
    rules.extend(required.filter_map(required_claim));
    if !rules.is_empty() {
        schema["allOf"] = rules.into();
    }
    readable(&format!("{schema:#}\n"))
}

fn description(list: &AttributeList) -> String {
    let mut texts = preface(list);
    texts.push(list.description.clone());
    both(&joined(&texts, "\n"), "\n\n")
}

fn comment(list: &AttributeList, needs: Option<&Needs<'_>>) -> String {
    let open = match needs {
        None => "No claim is required, and claims that are not listed are allowed.",
        Some(_) => {
            "What the profile always requires is required; claims that are not listed are allowed."
        }
    };
    match without_claim(list) {
        none if none.is_empty() => open.to_owned(),
        ids => format!("{open} Attributes without a claim: {}.", ids.join(", ")),
    }
}

/// A claim or a member of one: what it carries as a whole, and its own members.
#[derive(Default)]
struct Node<'l> {
    carried: &'l [Carried<'l>],
    members: BTreeMap<String, Node<'l>>,
}

impl<'l> Node<'l> {
    fn at(&mut self, path: &[&str]) -> &mut Self {
        path.iter().fold(self, |node, name| {
            node.members.entry((*name).to_owned()).or_default()
        })
    }

    fn properties(&self, list: &AttributeList) -> Value {
        let members = self.members.iter();
        members
            .map(|(name, node)| (name.clone(), node.schema(list)))
            .collect()
    }

    fn schema(&self, list: &AttributeList) -> Value {
        let mut forms = value::forms(list, self.carried);
        if !self.members.is_empty() {
            forms.push(json!({ "type": "object", "properties": self.properties(list) }));
        }
        let mut schema = match forms.len() {
            1 => forms.remove(0),
            _ => json!({ "anyOf": forms }),
        };
        if !self.carried.is_empty() {
            annotate(&mut schema, list, self.carried);
        }
        schema
    }
}

/// What people are told about a claim.
fn annotate(schema: &mut Value, list: &AttributeList, carried: &[Carried<'_>]) {
    let labels: Vec<String> = carried
        .iter()
        .map(|one| both(&one.attribute.label, " / "))
        .collect();
    let texts: Vec<Localised> = carried.iter().flat_map(texts).collect();
    let origin =
        |one: &Carried<'_>| format!("{}: {}", one.attribute.id, word(&one.binding.mapping.kind));
    let origins: Vec<String> = carried.iter().map(origin).collect();
    schema["title"] = labels.join("; ").into();
    schema["description"] = both(&joined(&texts, " "), "\n\n").into();
    schema["$comment"] = [origins, value::limits(list, carried)]
        .concat()
        .join(". ")
        .into();
    if carried
        .iter()
        .all(|one| one.attribute.deprecation.is_some())
    {
        schema["deprecated"] = true.into();
    }
    let examples = value::examples(list, carried);
    if !examples.is_empty() {
        schema["examples"] = examples.into();
    }
}

fn texts(one: &Carried<'_>) -> Vec<Localised> {
    let rule = &one.binding.mapping;
    let mut texts = vec![one.attribute.definition.clone()];
    texts.extend(one.attribute.usage.clone());
    texts.extend(mapping(rule.kind));
    texts.extend(rule.note.clone());
    texts.extend(remarks(one.attribute));
    texts
}

/// That an attribute stands under at most one of the claims that share it. A claim that carries something else as well may be there for that.
fn one_of(attribute: &Attribute, claims: &BTreeMap<&str, Vec<Carried<'_>>>) -> Option<Value> {
    let mut present: Vec<Value> = attribute
        .bindings
        .oidc
        .iter()
        .filter(|binding| binding.mapping.kind == MappingKind::Exclusive)
        .filter(|binding| claims[binding.claim.as_str()].len() == 1)
        .map(|binding| has(&path(&binding.claim)))
        .collect();
    if present.len() < 2 {
        return None;
    }
    present.push(json!({ "not": { "anyOf": present } }));
    Some(json!({ "$comment": format!("At most one claim for {}", attribute.id), "oneOf": present }))
}

/// That an attribute is there, under one of its claims at least. Without any it cannot be asked of a claims set.
fn required_claim(attribute: &Attribute) -> Option<Value> {
    let claims = attribute.bindings.oidc.iter();
    let mut present: Vec<Value> = claims.map(|binding| has(&path(&binding.claim))).collect();
    let mut rule = match present.len() {
        0 => return None,
        1 => present.remove(0),
        _ => json!({ "anyOf": present }),
    };
    rule["$comment"] = format!("{} is required", attribute.id).into();
    Some(rule)
}

fn has(path: &[&str]) -> Value {
    let Some((name, rest)) = path.split_first() else {
        return json!({});
    };
    match rest {
        [] => json!({ "required": [name] }),
        rest => {
            let mut member = has(rest);
            member["type"] = "object".into();
            let mut properties = serde_json::Map::new();
            properties.insert((*name).to_owned(), member);
            json!({ "required": [name], "properties": properties })
        }
    }
}
