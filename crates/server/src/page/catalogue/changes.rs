//! What a release changed, and for whom it breaks, in words.

use std::collections::BTreeMap;

use tillit_model::Language;
use tillit_registry::catalogue::{AttributeList, Breaks, Change, ChangeKind, Subject, diff};

use super::address;
use crate::texts::text;

/// Breaking changes that are told one by one; a page with more of them is read by nobody, and the difference as data has them all.
const TOLD: usize = 40;

/// What differs between two releases of a list.
pub(crate) struct Changes {
    /// The release before.
    pub(crate) from: String,
    /// For whom something breaks.
    pub(crate) breaks: String,
    /// How many changes there are of each kind.
    pub(crate) kinds: Vec<(String, usize)>,
    /// Changes that break for somebody.
    pub(crate) breaking: Vec<BreakingChange>,
    /// How many more there are of them.
    pub(crate) more: usize,
}

/// A change that breaks for somebody.
pub(crate) struct BreakingChange {
    /// The id of what it is about: `gemensam/surname`.
    pub(crate) subject: String,
    /// The path of its page.
    pub(crate) path: String,
    /// The member that changed, as a JSON Pointer; empty for all of it.
    pub(crate) member: String,
    /// What happened.
    pub(crate) text: String,
    /// For whom it breaks.
    pub(crate) breaks: String,
}

impl Changes {
    /// Compares two releases of one list.
    pub(crate) fn between(
        before: &AttributeList,
        after: &AttributeList,
        language: Language,
    ) -> Self {
        let diff = diff(before, after);
        let mut kinds: BTreeMap<ChangeKind, usize> = BTreeMap::new();
        for change in &diff.changes {
            *kinds.entry(change.kind).or_default() += 1;
        }
        let breaking: Vec<&Change> = diff
            .changes
            .iter()
            .filter(|one| one.breaks.anybody())
            .collect();
        let all = Breaks {
            issuers: breaking.iter().any(|one| one.breaks.issuers),
            receivers: breaking.iter().any(|one| one.breaks.receivers),
        };
        let kinds = kinds.into_iter();
        let told = breaking.iter().take(TOLD);
        Self {
            from: diff.from.to_string(),
            breaks: text(language, &format!("breaks-{}", whom(all))),
            kinds: kinds
                .map(|(kind, count)| (kind.text(language), count))
                .collect(),
            more: breaking.len().saturating_sub(TOLD),
            breaking: told
                .map(|one| BreakingChange::of(one, after, language))
                .collect(),
        }
    }
}

impl BreakingChange {
    fn of(change: &Change, list: &AttributeList, language: Language) -> Self {
        let path = match &change.subject {
            Subject::List(name) => address::list(name),
            Subject::Attribute(id) => address::attribute(id),
            Subject::CodeSystem(name) => address::code_system(name),
            Subject::Profile(name) => address::profile(&list.list, name),
        };
        Self {
            subject: change.subject.to_string(),
            path,
            // A code can be a part of the pointer, and a feed has no place for some characters.
            member: super::feed::plain(&change.member),
            text: change.kind.text(language),
            breaks: text(language, &format!("breaks-for-{}", whom(change.breaks))),
        }
    }
}

fn whom(breaks: Breaks) -> &'static str {
    match (breaks.issuers, breaks.receivers) {
        (false, false) => "nobody",
        (true, false) => "issuers",
        (false, true) => "receivers",
        (true, true) => "both",
    }
}
