//! Names that were probably meant.

use std::cmp::Ordering;

/// The known name that differs by case alone or by one letter, if there is one; of several the first by alphabet.
pub(super) fn nearest<'n>(name: &str, known: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let near = known.filter(|one| one.eq_ignore_ascii_case(name) || is_one_off(name, one));
    near.min()
}

/// Whether one letter more, less or other makes one of the other.
fn is_one_off(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let start = one.iter().zip(other).take_while(|(a, b)| a == b).count();
    let (one, other) = (&one[start..], &other[start..]);
    match one.len().cmp(&other.len()) {
        Ordering::Equal => one.get(1..).is_some() && one.get(1..) == other.get(1..),
        Ordering::Less => other.get(1..) == Some(one),
        Ordering::Greater => one.get(1..) == Some(other),
    }
}
