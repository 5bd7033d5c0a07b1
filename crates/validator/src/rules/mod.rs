//! The rules, one file each: what it looks at, where it comes from, and the check. The sentences stand in `locales/`, the cases in `tests/cases/<rule>/`.

mod attribute_deprecated;
mod attribute_list;
mod attribute_profile_frozen;
mod attribute_unknown;
mod attribute_uses;
mod base_uri_domain;
mod base_uri_https;
mod certificate_expired;
mod certificate_expires_soon;
mod certificate_malformed;
mod certificate_not_der;
mod certificate_not_yet_valid;
mod certificate_private_key;
mod certificate_rewrap;
mod certificate_subject_clash;
mod certificate_too_large;
mod certificate_trailing_data;
mod certificate_weak_key;
mod certificate_weak_signature;
mod client_base_uri;
mod code_system_frozen;
mod computed_member;
mod confusable_name;
pub(crate) mod document_kind;
mod duplicate_entity;
mod duplicate_pin;
mod duplicate_tag;
mod entity_domain;
mod entity_id;
mod entity_look_alike;
mod entity_owner;
mod federation_unknown;
pub(crate) mod feed_claims;
pub(crate) mod feed_issuer;
pub(crate) mod feed_times;
pub(crate) mod feed_version;
mod forbidden_character;
mod https_uri;
pub(crate) mod json;
mod list_steward;
pub(crate) mod matf_schema;
mod municipality_code;
mod name_blank;
mod name_mixed_script;
mod name_nfc;
mod no_endpoint;
mod organisation_name;
mod organisation_number;
mod organisation_owner;
mod personal_address;
mod pin_canonical;
mod pin_removed_too_early;
mod profile_approvals;
mod profile_issuer;
mod profile_no_spare;
mod profile_operator;
mod profile_operators_outside;
mod profile_rule;
mod profile_tag;
mod protocol_missing;
pub(crate) mod schema;
mod server_base_uri;
mod shared_server_pin;
mod tag_missing;
mod tag_registered;
mod unique_pins;
mod version_number;

use serde_json::Value;
use tillit_model::{DocumentKind, Finding, Organisation, OrganisationNumber, Timestamp};

use crate::RuleInfo;
use crate::changeset::Changeset;
use crate::context::Context;
use crate::document::Document;
use crate::validator::Validator;
use crate::view::{Party, PeopleText};

/// Every rule, by id.
static ALL: &[RuleInfo] = &[
    attribute_deprecated::RULE,
    attribute_list::RULE,
    attribute_profile_frozen::RULE,
    attribute_unknown::RULE,
    base_uri_domain::RULE,
    base_uri_https::RULE,
    certificate_expired::RULE,
    certificate_expires_soon::RULE,
    certificate_malformed::RULE,
    certificate_not_der::RULE,
    certificate_not_yet_valid::RULE,
    certificate_private_key::RULE,
    certificate_rewrap::RULE,
    certificate_subject_clash::RULE,
    certificate_too_large::RULE,
    certificate_trailing_data::RULE,
    certificate_weak_key::RULE,
    certificate_weak_signature::RULE,
    client_base_uri::RULE,
    code_system_frozen::RULE,
    computed_member::RULE,
    confusable_name::RULE,
    document_kind::RULE,
    duplicate_entity::RULE,
    duplicate_pin::RULE,
    duplicate_tag::RULE,
    entity_domain::RULE,
    entity_id::RULE,
    entity_look_alike::RULE,
    entity_owner::RULE,
    federation_unknown::RULE,
    feed_claims::RULE,
    feed_issuer::RULE,
    feed_times::RULE,
    feed_version::RULE,
    forbidden_character::RULE,
    https_uri::RULE,
    json::RULE,
    list_steward::RULE,
    matf_schema::RULE,
    municipality_code::RULE,
    name_blank::RULE,
    name_mixed_script::RULE,
    name_nfc::RULE,
    no_endpoint::RULE,
    organisation_name::RULE,
    organisation_number::RULE,
    organisation_owner::RULE,
    personal_address::RULE,
    pin_canonical::RULE,
    pin_removed_too_early::RULE,
    profile_approvals::RULE,
    profile_issuer::RULE,
    profile_no_spare::RULE,
    profile_operator::RULE,
    profile_operators_outside::RULE,
    profile_rule::RULE,
    profile_tag::RULE,
    protocol_missing::RULE,
    schema::RULE,
    server_base_uri::RULE,
    shared_server_pin::RULE,
    tag_missing::RULE,
    tag_registered::RULE,
    unique_pins::RULE,
    version_number::RULE,
];

/// Every rule, by id.
pub fn rules() -> &'static [RuleInfo] {
    ALL
}

/// The rule with this id.
pub fn rule(id: &str) -> Option<&'static RuleInfo> {
    ALL.binary_search_by(|rule| rule.id.cmp(id))
        .ok()
        .map(|place| &ALL[place])
}

/// What the rules know beside the thing that they judge.
#[derive(Clone, Copy)]
pub(crate) struct Scope<'s> {
    pub(crate) validator: &'s Validator,
    pub(crate) context: &'s Context<'s>,
    pub(crate) changeset: &'s Changeset,
    pub(crate) submitter: Option<&'s OrganisationNumber>,
}

type ValueRule = fn(DocumentKind, &Value) -> Vec<Finding>;
type DocumentRule = fn(&Document, &Scope<'_>) -> Vec<Finding>;
type PartyRule = fn(&Party<'_>, &Scope<'_>) -> Vec<Finding>;
type TextRule = fn(&PeopleText<'_>) -> Option<Finding>;

/// Values that have a type in the model, judged in the words of a rule. What they refuse in an entity the type refuses too: they are asked only when it does.
const VALUE_RULES: &[ValueRule] = &[
    organisation_number::check,
    municipality_code::check,
    entity_id::check,
    version_number::check,
];

const DOCUMENT_RULES: &[DocumentRule] = &[
    computed_member::check,
    feed_claims::check_document,
    duplicate_entity::check,
    organisation_owner::check,
    confusable_name::check,
    personal_address::check,
    https_uri::check,
    pin_removed_too_early::check,
    federation_unknown::check,
    attribute_unknown::check,
    attribute_deprecated::check,
    attribute_list::check,
    attribute_profile_frozen::check,
    code_system_frozen::check,
    list_steward::check,
    protocol_missing::check,
    profile_issuer::check,
    profile_approvals::check,
    profile_no_spare::check,
    profile_operators_outside::check,
    profile_operator::check,
    profile_tag::check,
    profile_rule::check,
];

const PARTY_RULES: &[PartyRule] = &[
    entity_owner::check,
    entity_look_alike::check,
    entity_domain::check,
    unique_pins::check,
    pin_canonical::check,
    duplicate_pin::check,
    shared_server_pin::check,
    client_base_uri::check,
    server_base_uri::check,
    base_uri_https::check,
    base_uri_domain::check,
    tag_registered::check,
    tag_missing::check,
    duplicate_tag::check,
    no_endpoint::check,
    certificate_malformed::check,
    certificate_not_der::check,
    certificate_trailing_data::check,
    certificate_private_key::check,
    certificate_too_large::check,
    certificate_rewrap::check,
    certificate_expired::check,
    certificate_not_yet_valid::check,
    certificate_expires_soon::check,
    certificate_weak_key::check,
    certificate_weak_signature::check,
    certificate_subject_clash::check,
];

const TEXT_RULES: &[TextRule] = &[
    forbidden_character::check,
    name_nfc::check,
    name_blank::check,
    name_mixed_script::check,
];

/// Domain values of a document, judged where they stand so that each finding has its pointer.
pub(crate) fn check_values(kind: DocumentKind, value: &Value) -> Vec<Finding> {
    VALUE_RULES
        .iter()
        .flat_map(|check| check(kind, value))
        .collect()
}

/// A document as a whole.
pub(crate) fn check_document(document: &Document, scope: &Scope<'_>) -> Vec<Finding> {
    let mut found: Vec<Finding> = DOCUMENT_RULES
        .iter()
        .flat_map(|check| check(document, scope))
        .collect();
    found.extend(check_texts(&PeopleText::of_document(
        document.kind,
        &document.value,
    )));
    found
}

/// A technical party, wherever it stands.
pub(crate) fn check_party(party: &Party<'_>, scope: &Scope<'_>) -> Vec<Finding> {
    let mut found: Vec<Finding> = PARTY_RULES
        .iter()
        .flat_map(|check| check(party, scope))
        .collect();
    found.extend(check_texts(&PeopleText::of_party(party)));
    found
}

/// What only an entity in MATF metadata has: its own id and its organisation's name.
pub(crate) fn check_matf_entity(party: &Party<'_>, scope: &Scope<'_>) -> Vec<Finding> {
    let mut found = entity_id::check_matf(party);
    found.extend(duplicate_entity::check_matf(party, scope));
    found.extend(organisation_name::check_matf(party, scope));
    found
}

fn check_texts(texts: &[PeopleText<'_>]) -> impl Iterator<Item = Finding> {
    texts
        .iter()
        .flat_map(|text| TEXT_RULES.iter().filter_map(move |check| check(text)))
}

/// An organisation's domains, for messages.
fn domains_of(organisation: &Organisation) -> String {
    if organisation.domains.is_empty() {
        return "-".to_owned();
    }
    organisation.domains.join(", ")
}

/// The day of a point in time, for messages.
fn day(time: Timestamp) -> String {
    time.to_string().chars().take(10).collect()
}
