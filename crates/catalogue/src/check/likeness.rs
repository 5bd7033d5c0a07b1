//! How easily two words are taken for one another.

/// Letters below which one letter more or less says nothing: `sn` and `cn` are two words.
const SHORTEST: usize = 6;

/// In what two names that are easily confused differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Likeness {
    /// Only in capitals.
    Case,
    /// In one letter, or two that changed places.
    Spelling,
    /// In the `s` of a plural.
    Plural,
}

/// A name, prepared for being compared with many.
pub(super) struct Word<'n> {
    pub(super) name: &'n str,
    /// Without underscores and hyphens, which are a protocol's style.
    bare: String,
    /// In small letters as well.
    small: String,
}

impl<'n> Word<'n> {
    pub(super) fn new(name: &'n str) -> Self {
        let bare = name.replace(['_', '-'], "");
        let small = bare.to_lowercase();
        Self { name, bare, small }
    }

    /// In what two names differ. Digits tell names apart.
    pub(super) fn likeness(&self, other: &Self) -> Option<Likeness> {
        let (small, other_small) = (self.small.as_str(), other.small.as_str());
        if small == other_small {
            let same_style = self.bare == self.name && other.bare == other.name;
            return (same_style && self.name != other.name).then_some(Likeness::Case);
        }
        let long_enough = small.len().min(other_small.len()) >= SHORTEST;
        let same_digits = || digits(small).eq(digits(other_small));
        if !(long_enough && is_one_edit_away(small, other_small) && same_digits()) {
            return None;
        }
        let plural = |one: &str, other: &str| one.strip_suffix('s') == Some(other);
        let is_plural = plural(small, other_small) || plural(other_small, small);
        Some(if is_plural {
            Likeness::Plural
        } else {
            Likeness::Spelling
        })
    }
}

fn digits(name: &str) -> impl Iterator<Item = char> {
    name.chars().filter(char::is_ascii_digit)
}

/// Whether one letter was left out, added or changed, or two neighbours changed places.
pub(crate) fn is_one_edit_away(one: &str, other: &str) -> bool {
    let head = common(one.chars(), other.chars());
    let (one, other) = (&one[head..], &other[head..]);
    let tail = common(one.chars().rev(), other.chars().rev());
    let (mut one, mut other) = (
        one[..one.len() - tail].chars(),
        other[..other.len() - tail].chars(),
    );
    let firsts = (one.next(), other.next());
    let seconds = (one.next(), other.next());
    let is_all = one.next().is_none() && other.next().is_none();
    match seconds {
        (None, None) => firsts != (None, None),
        (Some(_), Some(_)) => is_all && firsts.0 == seconds.1 && firsts.1 == seconds.0,
        _ => false,
    }
}

/// Bytes of the letters that two texts have in common before they differ.
fn common(one: impl Iterator<Item = char>, other: impl Iterator<Item = char>) -> usize {
    let pairs = one.zip(other).take_while(|(a, b)| a == b);
    pairs.map(|(letter, _)| letter.len_utf8()).sum()
}

/// Whether two names begin with the same two words or more, one of them with capitals where the other has none: `healthcareProviderId` and `healthCareProviderHsaId`. The first letter of all does not count.
pub(super) fn words_differ_in_case(one: &str, other: &str) -> bool {
    let pairs = one.bytes().zip(other.bytes());
    let common = pairs.take_while(|(a, b)| a.eq_ignore_ascii_case(b)).count();
    let words: Vec<usize> = (2..=common)
        .filter(|end| ends_word(one, *end) && ends_word(other, *end))
        .collect();
    let last = words.last().copied().filter(|_| words.len() > 1);
    last.is_some_and(|end| one.as_bytes()[1..end] != other.as_bytes()[1..end])
}

fn ends_word(name: &str, end: usize) -> bool {
    let next = name.as_bytes().get(end);
    next.is_none_or(|next| next.is_ascii_uppercase())
}
