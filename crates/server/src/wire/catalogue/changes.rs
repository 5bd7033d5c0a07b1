//! What differs between two releases of a list.

use serde::Serialize;
use serde_json::Value;
use tillit_model::VersionNumber;
use tillit_model::{Language, Localised};
use tillit_registry::catalogue::{
    Breaks, Change, Diff, Name, Release, Step, Subject, VersionDemand,
};
use tillit_registry::view::Paged;
use utoipa::ToSchema;

use super::texts::{ChangedValue, CodeSystemNameText, ListNameText, VersionNumberText};
use crate::wire::{Link, Links, Listing, Meta, Texts};

/// What differs between two releases, for whom that breaks, and how far the version has to step.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct AttributeListChanges {
    /// The list.
    #[schema(value_type = ListNameText)]
    pub list: Name,
    /// The release before.
    #[schema(value_type = VersionNumberText)]
    pub from: VersionNumber,
    /// The release after.
    #[schema(value_type = VersionNumberText)]
    pub to: VersionNumber,
    /// What the list demands to be said first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notice: Option<Texts>,
    /// The smallest step of the version that all changes together ask for; null when nothing differs.
    #[schema(example = "minor", pattern = "^(patch|minor|major)$")]
    pub step: Option<&'static str>,
    /// The smallest version that the release after may have.
    #[schema(value_type = VersionNumberText)]
    pub least: VersionNumber,
    /// For whom something breaks: `issuers`, who release attributes, and `receivers`, who ask for them.
    #[schema(example = json!(["receivers"]))]
    pub breaks: Vec<&'static str>,
    /// Code systems that differ.
    pub code_systems: Vec<VersionedPart>,
    /// Profiles that differ.
    pub profiles: Vec<VersionedPart>,
    /// The changes of this page: of the list, of its attributes, code systems and profiles.
    pub items: Vec<ChangeEntry>,
    /// Where this page stands.
    #[serde(rename = "_meta")]
    pub meta: Meta,
    /// This page and its neighbours: `self`, `first`, `prev`, `next`, `last`.
    #[serde(rename = "_links")]
    pub links: Vec<Link>,
}

/// One change.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ChangeEntry {
    /// What it is about.
    pub subject: ChangeSubject,
    /// JSON Pointer into the subject as the release has it; empty for all of it.
    #[schema(example = "/bindings/saml/0/name")]
    pub member: String,
    /// The stable code of what happened.
    #[schema(example = "name-removed")]
    pub kind: &'static str,
    /// What happened, in words.
    pub meaning: Texts,
    /// The value before; null where there was none.
    #[schema(value_type = ChangedValue)]
    pub before: Option<Value>,
    /// The value after; null where there is none.
    #[schema(value_type = ChangedValue)]
    pub after: Option<Value>,
    /// For whom it breaks.
    #[schema(example = json!(["receivers"]))]
    pub breaks: Vec<&'static str>,
    /// The smallest step of the version that it asks for.
    #[schema(example = "major", pattern = "^(patch|minor|major)$")]
    pub step: &'static str,
}

/// What a change is about.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ChangeSubject {
    /// `list`, `attribute`, `code-system` or `profile`.
    #[schema(
        example = "attribute",
        pattern = "^(list|attribute|code-system|profile)$"
    )]
    pub kind: &'static str,
    /// Its name or id.
    #[schema(example = "gemensam/surname")]
    pub id: String,
}

/// A code system or profile that differs, with the smallest version that it may have.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct VersionedPart {
    /// Its name.
    #[schema(value_type = CodeSystemNameText)]
    pub name: Name,
    /// Its version before.
    #[schema(value_type = VersionNumberText)]
    pub from: VersionNumber,
    /// Its version after.
    #[schema(value_type = VersionNumberText)]
    pub to: VersionNumber,
    /// The smallest version that it may have after.
    #[schema(value_type = VersionNumberText)]
    pub least: VersionNumber,
}

impl AttributeListChanges {
    /// A page of the changes that led to a release.
    pub fn of(
        diff: Diff,
        release: &Release,
        part: impl FnOnce(Vec<Change>) -> Paged<Change>,
        query: &[(&str, Option<&str>)],
        links: Links<'_>,
    ) -> Self {
        let path = format!(
            "/attribute-lists/{}/versions/{}/changes",
            release.name(),
            release.version()
        );
        let breaks = Breaks {
            issuers: diff.changes.iter().any(|change| change.breaks.issuers),
            receivers: diff.changes.iter().any(|change| change.breaks.receivers),
        };
        let page = Listing::of(part(diff.changes), links, &path, query, ChangeEntry::from);
        Self {
            list: diff.list,
            from: diff.from,
            to: diff.to,
            notice: release.list().notice.clone().map(Texts::from),
            step: diff.step.map(Step::as_str),
            least: diff.least,
            breaks: breaks.names(),
            code_systems: parts(diff.code_systems),
            profiles: parts(diff.profiles),
            items: page.items,
            meta: page.meta,
            links: page.links,
        }
    }
}

fn parts(demands: Vec<VersionDemand>) -> Vec<VersionedPart> {
    demands.into_iter().map(VersionedPart::from).collect()
}

impl From<Change> for ChangeEntry {
    fn from(change: Change) -> Self {
        let in_words = |language| change.kind.text(language);
        Self {
            subject: ChangeSubject::of(&change.subject),
            member: change.member,
            kind: change.kind.code(),
            meaning: Texts::from(Localised {
                sv: in_words(Language::Sv),
                en: Some(in_words(Language::En)),
            }),
            before: change.before,
            after: change.after,
            breaks: change.breaks.names(),
            step: change.step.as_str(),
        }
    }
}

impl ChangeSubject {
    fn of(subject: &Subject) -> Self {
        let (kind, id) = match subject {
            Subject::List(name) => ("list", name.to_string()),
            Subject::Attribute(id) => ("attribute", id.to_string()),
            Subject::CodeSystem(name) => ("code-system", name.to_string()),
            Subject::Profile(name) => ("profile", name.to_string()),
        };
        Self { kind, id }
    }
}

impl From<VersionDemand> for VersionedPart {
    fn from(demand: VersionDemand) -> Self {
        Self {
            name: demand.name,
            from: demand.from,
            to: demand.to,
            least: demand.least,
        }
    }
}
