//! The difference between two JSON values, member by member.

use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use tillit_model::text::pointer_to;

/// One difference. Pointers of what was removed lead into the old value, all others into the new one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "change", rename_all = "lowercase")]
pub enum Difference {
    /// There was nothing here.
    Added {
        /// JSON Pointer into the new value.
        pointer: String,
        /// What is new.
        value: Value,
    },
    /// There is nothing here any more.
    Removed {
        /// JSON Pointer into the old value.
        pointer: String,
        /// What was there.
        value: Value,
    },
    /// Something else stands here.
    Replaced {
        /// JSON Pointer into the new value.
        pointer: String,
        /// What was there.
        before: Value,
        /// What is there now.
        after: Value,
    },
}

impl Difference {
    /// Where.
    pub fn pointer(&self) -> &str {
        match self {
            Self::Added { pointer, .. }
            | Self::Removed { pointer, .. }
            | Self::Replaced { pointer, .. } => pointer,
        }
    }
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Added { pointer, value } => write!(f, "+ {pointer}: {value}"),
            Self::Removed { pointer, value } => write!(f, "- {pointer}: {value}"),
            Self::Replaced {
                pointer,
                before,
                after,
            } => write!(f, "~ {pointer}: {before} -> {after}"),
        }
    }
}

/// Every difference, in the order of the new value. The order of an object's members is no difference.
pub fn differences(before: &Value, after: &Value) -> Vec<Difference> {
    let mut found = Vec::new();
    compare("", "", before, after, &mut found);
    found
}

fn compare(old_at: &str, new_at: &str, before: &Value, after: &Value, found: &mut Vec<Difference>) {
    match (before, after) {
        _ if before == after => {}
        (Value::Object(old), Value::Object(new)) => {
            for (name, value) in old {
                if !new.contains_key(name) {
                    found.push(removed(pointer_to(old_at, name), value));
                }
            }
            for (name, value) in new {
                let to = pointer_to(new_at, name);
                match old.get(name) {
                    Some(known) => compare(&pointer_to(old_at, name), &to, known, value, found),
                    None => found.push(added(to, value)),
                }
            }
        }
        (Value::Array(old), Value::Array(new)) => compare_arrays(old_at, new_at, old, new, found),
        _ => found.push(Difference::Replaced {
            pointer: new_at.to_owned(),
            before: before.clone(),
            after: after.clone(),
        }),
    }
}

/// What is equal at the beginning and at the end is left out, so that one element put in or taken away is one difference.
fn compare_arrays(
    old_at: &str,
    new_at: &str,
    old: &[Value],
    new: &[Value],
    found: &mut Vec<Difference>,
) {
    let head = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let (old_rest, new_rest) = (&old[head..], &new[head..]);
    let tail = old_rest
        .iter()
        .rev()
        .zip(new_rest.iter().rev())
        .take_while(|(a, b)| a == b)
        .count();
    let old_middle = &old_rest[..old_rest.len() - tail];
    let new_middle = &new_rest[..new_rest.len() - tail];
    let at = |base: &str, index: usize| pointer_to(base, &(head + index).to_string());
    for index in 0..old_middle.len().max(new_middle.len()) {
        match (old_middle.get(index), new_middle.get(index)) {
            (Some(a), Some(b)) => compare(&at(old_at, index), &at(new_at, index), a, b, found),
            (Some(a), None) => found.push(removed(at(old_at, index), a)),
            (None, Some(b)) => found.push(added(at(new_at, index), b)),
            (None, None) => {}
        }
    }
}

fn added(pointer: String, value: &Value) -> Difference {
    Difference::Added {
        pointer,
        value: value.clone(),
    }
}

fn removed(pointer: String, value: &Value) -> Difference {
    Difference::Removed {
        pointer,
        value: value.clone(),
    }
}
