//! Names that are easily taken for one another are meant to be two.

use tillit_model::Finding;

use super::likeness::{Likeness, Word, words_differ_in_case};
use super::names::{Placed, is_oid, placed};
use crate::{Attribute, AttributeList};

pub(super) const ID: &str = "near-miss";

/// The last parts of two names that differ only in capitals, in a letter or in the `s` of a plural, unless the list says how the two belong together: by the mapping of one where both are the same attribute's, by a relation where they are two attributes'.
///
/// A capital at the beginning is the style of a namespace and tells nothing of names in two. One letter in one namespace is an error, since one of the two is likely to be a slip; a plural is a note; the rest is a warning. Each name is compared with those before it and reported once.
pub(super) fn near_miss(list: &AttributeList) -> Vec<Finding> {
    let mut names = placed(list);
    names.retain(|name| !is_oid(name.bound.name));
    let words: Vec<Word<'_>> = names.iter().map(|name| Word::new(name.last())).collect();
    let compared = names.iter().zip(&words).enumerate();
    compared
        .filter_map(|(index, name)| {
            let mut others = names[..index].iter().zip(&words);
            others.find_map(|other| finding(name, other))
        })
        .collect()
}

fn finding(
    (name, word): (&Placed<'_>, &Word<'_>),
    (other, other_word): (&Placed<'_>, &Word<'_>),
) -> Option<Finding> {
    let (last, other_last) = (word.name, other_word.name);
    let likeness = word.likeness(other_word);
    let same_words = likeness.is_none() && words_differ_in_case(last, other_last);
    if likeness.is_none() && !same_words {
        return None;
    }
    let same_namespace = name.namespace() == other.namespace();
    let is_style = !same_namespace && last.get(1..) == other_last.get(1..);
    let (fault, finding) = match likeness {
        Some(Likeness::Spelling) if same_namespace => {
            ("spelling", Finding::error(ID, &name.pointer))
        }
        Some(Likeness::Spelling) => ("spelling", Finding::warning(ID, &name.pointer)),
        Some(Likeness::Plural) => ("plural", Finding::note(ID, &name.pointer)),
        Some(Likeness::Case) if !is_style => ("case", Finding::warning(ID, &name.pointer)),
        None if same_namespace => ("words", Finding::warning(ID, &name.pointer)),
        _ => return None,
    };
    if is_declared(name, other) {
        return None;
    }
    let finding = finding.arg("fault", fault).arg("name", name.bound.name);
    let finding = finding.arg("other", other.bound.name);
    Some(finding.arg("owner", &other.attribute.id))
}

/// Whether the list says how two names belong together.
fn is_declared(name: &Placed<'_>, other: &Placed<'_>) -> bool {
    if name.attribute.id == other.attribute.id {
        let owning = [name, other].map(|one| one.bound.mapping.kind.is_owning());
        return owning != [true, true];
    }
    let names = |one: &Attribute, other: &Attribute| {
        let mut relations = one.relations.iter();
        relations.any(|relation| relation.attribute == other.id)
    };
    names(name.attribute, other.attribute) || names(other.attribute, name.attribute)
}
