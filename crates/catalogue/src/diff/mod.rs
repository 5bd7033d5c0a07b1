//! What changed between two releases of a list, field by field, and for whom it breaks.
//!
//! An *issuer* releases attributes about its users; a *receiver* asks for them and acts on them. A change breaks an issuer when what it sends rightly today is wrong tomorrow, and a receiver
//! when it can meet something that it could not meet before. What a change of a field does is decided here and nowhere else, so that a version number is computed and not judged.

mod attribute;
mod bindings;
mod code_system;
mod kind;
mod list;
mod profile;
mod step;
mod values;
mod wrong_version;

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;
use tillit_model::VersionNumber;

use crate::{AttributeId, AttributeList, Name};

pub use kind::ChangeKind;
pub use step::{Breaks, Step};
pub use wrong_version::WrongVersion;

/// Everything that differs between two releases of one list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Diff {
    /// The list.
    pub list: Name,
    /// The release before.
    pub from: VersionNumber,
    /// The release after.
    pub to: VersionNumber,
    /// The largest step that a change asks for; none when nothing differs.
    pub step: Option<Step>,
    /// The smallest version that the release after may have.
    pub least: VersionNumber,
    /// What differs: the list, its attributes, its code systems, its profiles, each in the order of names.
    pub changes: Vec<Change>,
    /// Code systems that differ, with the versions that they have and the smallest that they may have.
    pub code_systems: Vec<VersionDemand>,
    /// Profiles that differ, in the same way.
    pub profiles: Vec<VersionDemand>,
}

/// One difference.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// What it is about.
    pub subject: Subject,
    /// JSON Pointer into the subject; empty for all of it.
    pub member: String,
    /// What happened.
    pub kind: ChangeKind,
    /// The value before; none where there was none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<Value>,
    /// The value after; none where there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<Value>,
    /// For whom it breaks.
    pub breaks: Breaks,
    /// The smallest step of the version that it asks for.
    pub step: Step,
}

/// What a change is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// The list itself.
    List(Name),
    /// An attribute.
    Attribute(AttributeId),
    /// A code system.
    CodeSystem(Name),
    /// A profile.
    Profile(Name),
}

impl std::fmt::Display for Subject {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::List(name) => name.fmt(f),
            Self::Attribute(id) => id.fmt(f),
            Self::CodeSystem(name) => write!(f, "code-systems/{name}"),
            Self::Profile(name) => write!(f, "profiles/{name}"),
        }
    }
}

/// The version that a changed part has, and the smallest that it may have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct VersionDemand {
    /// The code system or profile.
    pub name: Name,
    /// Its version before.
    pub from: VersionNumber,
    /// Its version after.
    pub to: VersionNumber,
    /// The smallest version that it may have after.
    pub least: VersionNumber,
}

/// Compares two releases.
pub fn diff(before: &AttributeList, after: &AttributeList) -> Diff {
    let mut changes = Vec::new();
    list::compare(before, after, &mut changes);
    let old: BTreeMap<_, _> = before.attributes.iter().map(|a| (&a.id, a)).collect();
    let new: BTreeMap<_, _> = after.attributes.iter().map(|a| (&a.id, a)).collect();
    for (id, was, is) in paired(&old, &new) {
        attribute::compare(id, was, is, &mut changes);
    }
    let old: BTreeMap<_, _> = before.code_systems.iter().map(|s| (&s.name, s)).collect();
    let new: BTreeMap<_, _> = after.code_systems.iter().map(|s| (&s.name, s)).collect();
    let mut demands = Vec::new();
    for (name, was, is) in paired(&old, &new) {
        let uses = code_system::Uses::of(name, before, after);
        let from = changes.len();
        code_system::compare(name, was, is, &uses, &mut changes);
        let versions = was.zip(is).map(|(was, is)| (was.version, is.version));
        demands.extend(demand(name, versions, &changes[from..]));
    }
    let code_systems = std::mem::take(&mut demands);
    let old: BTreeMap<_, _> = before.profiles.iter().map(|p| (&p.name, p)).collect();
    let new: BTreeMap<_, _> = after.profiles.iter().map(|p| (&p.name, p)).collect();
    for (name, was, is) in paired(&old, &new) {
        let from = changes.len();
        profile::compare(name, was, is, &mut changes);
        let versions = was.zip(is).map(|(was, is)| (was.version, is.version));
        demands.extend(demand(name, versions, &changes[from..]));
    }
    let step = largest(&changes);
    Diff {
        list: after.list.clone(),
        from: before.version,
        to: after.version,
        step,
        least: step.map_or(before.version, |step| step.after(before.version)),
        changes,
        code_systems,
        profiles: demands,
    }
}

/// What the changes of a part that was there before and is there now ask of its version.
fn demand(
    name: &Name,
    versions: Option<(VersionNumber, VersionNumber)>,
    changes: &[Change],
) -> Option<VersionDemand> {
    let ((from, to), step) = versions.zip(largest(changes))?;
    Some(VersionDemand {
        name: name.clone(),
        from,
        to,
        least: step.after(from),
    })
}

fn largest(changes: &[Change]) -> Option<Step> {
    changes.iter().map(|change| change.step).max()
}

type Pair<'k, 'v, K, V> = (&'k K, Option<&'v V>, Option<&'v V>);

/// What two maps have under each key of either, in the order of keys.
fn paired<'k, 'v, K: Ord, V>(
    old: &BTreeMap<&'k K, &'v V>,
    new: &BTreeMap<&'k K, &'v V>,
) -> Vec<Pair<'k, 'v, K, V>> {
    let mut keys: Vec<&'k K> = old.keys().chain(new.keys()).copied().collect();
    keys.sort();
    keys.dedup();
    keys.into_iter()
        .map(|key| (key, old.get(key).copied(), new.get(key).copied()))
        .collect()
}

/// Collects the changes of one subject.
struct Record<'c> {
    subject: Subject,
    /// Whether the subject promises anything: a draft may break, in a smaller step.
    is_settled: bool,
    changes: &'c mut Vec<Change>,
}

impl Record<'_> {
    /// A difference that breaks somebody, or nobody and asks for the step of an addition.
    fn add(
        &mut self,
        member: impl Into<String>,
        kind: ChangeKind,
        breaks: Breaks,
        before: Option<Value>,
        after: Option<Value>,
    ) {
        let step = match (breaks.anybody(), self.is_settled) {
            (true, true) => Step::Major,
            (true, false) | (false, _) => Step::Minor,
        };
        self.push(member, kind, breaks, step, before, after);
    }

    /// A value that differs in a way that breaks nobody.
    fn compare<T: Serialize + PartialEq>(
        &mut self,
        member: impl Into<String>,
        kind: ChangeKind,
        was: &T,
        is: &T,
    ) {
        if was != is {
            let step = kind.step();
            self.push(member, kind, Breaks::NOBODY, step, shown(was), shown(is));
        }
    }

    fn push(
        &mut self,
        member: impl Into<String>,
        kind: ChangeKind,
        breaks: Breaks,
        step: Step,
        before: Option<Value>,
        after: Option<Value>,
    ) {
        self.changes.push(Change {
            subject: self.subject.clone(),
            member: member.into(),
            kind,
            before,
            after,
            breaks,
            step,
        });
    }
}

/// A value as JSON; nothing for what is not there.
fn shown(value: &impl Serialize) -> Option<Value> {
    let value = serde_json::to_value(value).expect("a list has text keys and finite numbers only");
    match &value {
        Value::Null => None,
        Value::Array(elements) if elements.is_empty() => None,
        Value::Object(members) if members.is_empty() => None,
        _ => Some(value),
    }
}
