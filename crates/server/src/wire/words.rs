//! The words for states and kinds, one way and the other.

use tillit_registry::view::{ItemKind, ItemState};

const STATES: [(ItemState, &str); 5] = [
    (ItemState::Pending, "pending"),
    (ItemState::Held, "held"),
    (ItemState::Approved, "approved"),
    (ItemState::Rejected, "rejected"),
    (ItemState::Withdrawn, "withdrawn"),
];

const KINDS: [(ItemKind, &str); 6] = [
    (ItemKind::Submission, "submission"),
    (ItemKind::Invitation, "invitation"),
    (ItemKind::Key, "key"),
    (ItemKind::Lift, "lift"),
    (ItemKind::Revocation, "revocation"),
    (ItemKind::Profile, "profile"),
];

/// The word for a state.
pub(crate) fn state_name(state: ItemState) -> &'static str {
    word(&STATES, state)
}

/// The word for a kind.
pub(crate) fn kind_name(kind: ItemKind) -> &'static str {
    word(&KINDS, kind)
}

/// The state with this word.
pub(crate) fn state_named(text: &str) -> Option<ItemState> {
    meaning(&STATES, text)
}

/// The kind with this word.
pub(crate) fn kind_named(text: &str) -> Option<ItemKind> {
    meaning(&KINDS, text)
}

fn word<T: Copy + PartialEq>(table: &[(T, &'static str)], value: T) -> &'static str {
    table
        .iter()
        .find(|(known, _)| *known == value)
        .map(|(_, word)| *word)
        .expect("every value has a word")
}

fn meaning<T: Copy>(table: &[(T, &'static str)], text: &str) -> Option<T> {
    table
        .iter()
        .find(|(_, word)| *word == text)
        .map(|(value, _)| *value)
}
