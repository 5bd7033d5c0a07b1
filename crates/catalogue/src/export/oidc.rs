//! Claims and scopes for OpenID Connect.
//!
//! ```json
//! { "list": "gemensam", "claims_supported": ["address"], "scopes_supported": ["address"],
//!   "scopes": { "address": { "address.locality": {} } }, "claims": { "address.locality": [ { "attribute": "gemensam/locality", "mapping": "one-to-one" } ] } }
//! ```

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use serde_json::{Value, json};
use tillit_model::Localised;

use super::claims::{Carried, claims, path, without_claim};
use super::json_text::readable;
use super::profile::Needs;
use super::wording::{joined, mapping, preface, remarks};
use crate::{AttributeList, Cardinality, Delivery, MappingKind, Status};

/// Claims and scopes, with the member names of [OpenID Connect Discovery, section 3](https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderMetadata) where it has them.
///
/// `claims_supported` and `scopes_supported` can be copied into a provider's metadata, and are left out where the list has none (section 4.2). The provider supports more than a list says: `openid`, to begin with. `scopes` says which claims each scope asks for and where they are delivered, with the words of the `claims` parameter ([OpenID Connect Core, section 5.5](https://openid.net/specs/openid-connect-core-1_0.html#ClaimsParameter)); no `delivery` means that the source does not say. A member of a structured claim stands after a dot there, and under its claim in `claims_supported`.
pub fn oidc(list: &AttributeList) -> String {
    of(list, None)
}

/// The same, with the `claims` parameter of a request by a profile ([OpenID Connect Core, section 5.5](https://openid.net/specs/openid-connect-core-1_0.html#ClaimsParameter)): `essential` is what it always requires and has one name for. A claim whose source does not say where it is delivered is asked for at the UserInfo endpoint.
pub(super) fn of(list: &AttributeList, needs: Option<&Needs<'_>>) -> String {
    let claims = claims(list);
    let mut scopes: BTreeMap<&str, BTreeMap<&str, Asked>> = BTreeMap::new();
    for carried in claims.values().flatten() {
        for scope in &carried.binding.scopes {
            let claims = scopes.entry(&scope.scope).or_default();
            let asked = claims.entry(&carried.binding.claim).or_default();
            asked.essential |= scope.essential;
            asked
                .delivery
                .extend(scope.delivery.iter().map(|way| named(*way)));
        }
    }
    let document = Document {
        list: list.list.as_str(),
        version: list.version.to_string(),
        title: &list.title,
        status: list.status,
        notice: Some(joined(&preface(list), "\n")).filter(|notice| !notice.sv.is_empty()),
        claims_supported: claims.keys().map(|claim| path(claim)[0]).collect(),
        scopes_supported: scopes.keys().copied().collect(),
        scopes,
        claims: claims
            .iter()
            .map(|(claim, carried)| (*claim, carried.iter().map(origin).collect()))
            .collect(),
        claims_parameter: needs.map(|needs| claims_parameter(&claims, needs)),
        attributes_without_claim: without_claim(list),
    };
    let text = serde_json::to_string_pretty(&document);
    readable(&(text.expect("texts and words can be written as JSON") + "\n"))
}

#[derive(Serialize)]
struct Document<'l> {
    list: &'l str,
    version: String,
    title: &'l Localised,
    status: Status,
    #[serde(skip_serializing_if = "Option::is_none")]
    notice: Option<Localised>,
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    claims_supported: BTreeSet<&'l str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    scopes_supported: Vec<&'l str>,
    scopes: BTreeMap<&'l str, BTreeMap<&'l str, Asked>>,
    claims: BTreeMap<&'l str, Vec<Origin<'l>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    claims_parameter: Option<BTreeMap<&'static str, BTreeMap<&'l str, Value>>>,
    attributes_without_claim: Vec<String>,
}

/// `{"userinfo":{"family_name":{"essential":true},"given_name":null}}`
fn claims_parameter<'l>(
    claims: &BTreeMap<&'l str, Vec<Carried<'l>>>,
    needs: &Needs<'_>,
) -> BTreeMap<&'static str, BTreeMap<&'l str, Value>> {
    let mut parameter: BTreeMap<&'static str, BTreeMap<&str, Value>> = BTreeMap::new();
    for (claim, carried) in claims {
        let essential = |one: &Carried<'_>| {
            needs.is_required(&one.attribute.id) && one.attribute.bindings.oidc.len() == 1
        };
        let asked = match carried.iter().any(essential) {
            true => json!({ "essential": true }),
            false => Value::Null,
        };
        let scopes = carried.iter().flat_map(|one| &one.binding.scopes);
        let mut ways: BTreeSet<_> = scopes.flat_map(|scope| &scope.delivery).collect();
        if ways.is_empty() {
            ways.insert(&Delivery::Userinfo);
        }
        for way in ways {
            let claims = parameter.entry(named(*way)).or_default();
            let claim = claims.entry(path(claim)[0]).or_insert(Value::Null);
            if claim.is_null() {
                *claim = asked.clone();
            }
        }
    }
    parameter
}

/// How a scope asks for a claim.
#[derive(Default, Serialize)]
struct Asked {
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    delivery: BTreeSet<&'static str>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    essential: bool,
}

/// An attribute that a claim carries, and how.
#[derive(Serialize)]
struct Origin<'l> {
    attribute: String,
    label: &'l Localised,
    cardinality: Cardinality,
    mapping: MappingKind,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<Localised>,
    status: Status,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    deprecated: bool,
}

fn origin<'l>(carried: &Carried<'l>) -> Origin<'l> {
    let (attribute, rule) = (carried.attribute, &carried.binding.mapping);
    let mut notes: Vec<Localised> = mapping(rule.kind).into_iter().collect();
    notes.extend(rule.note.clone());
    notes.extend(remarks(attribute));
    Origin {
        attribute: attribute.id.to_string(),
        label: &attribute.label,
        cardinality: rule.cardinality.unwrap_or(attribute.cardinality),
        mapping: rule.kind,
        note: Some(joined(&notes, " ")).filter(|note| !note.sv.is_empty()),
        status: attribute.status,
        deprecated: attribute.deprecation.is_some(),
    }
}

fn named(way: Delivery) -> &'static str {
    match way {
        Delivery::Userinfo => "userinfo",
        Delivery::IdToken => "id_token",
    }
}
