//! Names that were probably meant.

use crate::check::is_one_edit_away;

/// The known name that differs by case alone or by one slip of the hand, if there is one; of several the first by alphabet.
pub(super) fn nearest<'n>(name: &str, known: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let near = known.filter(|one| one.eq_ignore_ascii_case(name) || is_one_edit_away(name, one));
    near.min()
}
