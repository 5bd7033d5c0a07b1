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

impl Likeness {
    /// Compares two names. Underscores and hyphens are a protocol's style and do not count; digits tell names apart.
    pub(super) fn of(one: &str, other: &str) -> Option<Self> {
        let (bare, other_bare) = (without_style(one), without_style(other));
        let (small, other_small) = (bare.to_lowercase(), other_bare.to_lowercase());
        if small == other_small {
            let same_style = bare == one && other_bare == other;
            return (same_style && one != other).then_some(Self::Case);
        }
        let long_enough = small.len().min(other_small.len()) >= SHORTEST;
        let same_digits = digits(&small).eq(digits(&other_small));
        if !(long_enough && same_digits && is_one_edit_away(&small, &other_small)) {
            return None;
        }
        let plural = |one: &str, other: &str| one.strip_suffix('s') == Some(other);
        let is_plural = plural(&small, &other_small) || plural(&other_small, &small);
        Some(if is_plural {
            Self::Plural
        } else {
            Self::Spelling
        })
    }
}

fn without_style(name: &str) -> String {
    name.replace(['_', '-'], "")
}

fn digits(name: &str) -> impl Iterator<Item = char> {
    name.chars().filter(char::is_ascii_digit)
}

/// Whether one letter was left out, added or changed, or two neighbours changed places.
pub(super) fn is_one_edit_away(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let pairs = one.iter().zip(&other);
    let head = pairs.take_while(|(a, b)| a == b).count();
    let (one, other) = (&one[head..], &other[head..]);
    let pairs = one.iter().rev().zip(other.iter().rev());
    let tail = pairs.take_while(|(a, b)| a == b).count();
    match (&one[..one.len() - tail], &other[..other.len() - tail]) {
        ([], [_]) | ([_], [] | [_]) => true,
        ([a, b], [c, d]) => a == d && b == c,
        _ => false,
    }
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
