//! MATF metadata that is not an `entity/1` document: a publication's payload, a member tool's wrapper, or one entity.

use serde_json::Value;
use tillit_model::text::json::Limits;
use tillit_model::{Finding, Profile};

use crate::Context;
use crate::changeset::Changeset;
use crate::rules::{self, Scope};
use crate::settle::settle;
use crate::validator::{Validator, read_json};
use crate::view::{Party, elements, text_at};

/// Whether the claims of a publication belong into the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Claims {
    Belong,
    Ignored,
}

/// A federation's whole metadata; consumers in use stop at 100 MiB.
const FEED: Limits = Limits {
    bytes: 100 * 1024 * 1024,
    depth: tillit_model::text::json::DEEPEST,
    members: 10_000_000,
    string: tillit_model::text::json::LONGEST_STRING,
};

pub(crate) fn check(
    validator: &Validator,
    text: &str,
    context: &Context<'_>,
    claims: Claims,
) -> Vec<Finding> {
    let value = match read_json(text, FEED) {
        Ok(value) => value,
        Err(finding) => return vec![finding],
    };
    let form = Form::of(&value, claims);
    let mut findings = match form {
        Form::Payload => validator.matf.findings(&value),
        Form::Submission => validator.matf.submission_findings(&value),
        Form::Entity => validator.matf.entity_findings(&value),
    };
    findings.extend(rules::feed_version::check(&value));
    match form {
        Form::Payload => {
            findings.extend(rules::feed_times::check(&value));
            findings.extend(rules::feed_issuer::check(&value));
        }
        Form::Submission => findings.extend(rules::feed_claims::check(&value, "")),
        Form::Entity => {}
    }
    let parties = parties(&value, form, context);
    let changeset = Changeset::of_parties(&parties);
    let scope = Scope {
        validator,
        context,
        changeset: &changeset,
        submitter: None,
    };
    for party in &parties {
        findings.extend(rules::check_matf_entity(party, &scope));
        findings.extend(rules::check_party(party, &scope));
    }
    let profiles: Vec<&Profile> = context.profiles.iter().collect();
    settle(findings, &profiles)
}

/// What a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Payload,
    Submission,
    Entity,
}

impl Form {
    fn of(value: &Value, claims: Claims) -> Self {
        let has = |member: &str| value.get(member).is_some();
        let claimed = rules::feed_claims::CLAIMS.iter().any(|claim| has(claim));
        match claims {
            Claims::Belong if claimed => Self::Payload,
            _ if has("entity_id") || (has("issuers") && !has("entities")) => Self::Entity,
            _ => Self::Submission,
        }
    }
}

fn parties<'a>(value: &'a Value, form: Form, context: &Context<'a>) -> Vec<Party<'a>> {
    let one = |value: &'a Value, pointer: &str| {
        let mut party = Party::new(value, pointer);
        party.id = text_at(value, "/entity_id").and_then(|id| id.parse().ok());
        party.owner = party
            .id
            .as_ref()
            .and_then(|id| context.directory.owner_of_entity(id));
        party.organisation = party
            .owner
            .as_ref()
            .and_then(|owner| context.directory.organisation(owner));
        party.federations = context
            .profiles
            .iter()
            .map(|profile| profile.id.clone())
            .collect();
        party.profiles = context.profiles.iter().collect();
        party
    };
    if form == Form::Entity {
        return vec![one(value, "")];
    }
    let entities = elements(value, "entities").iter().enumerate();
    entities
        .map(|(place, entity)| one(entity, &format!("/entities/{place}")))
        .collect()
}
