//! DER's own strictness (X.690, section 10): one way to write each length, nothing indefinite, nothing left over.

/// What a reading of the outermost element tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// Strict DER, and nothing after it.
    Whole,
    /// Strict DER, followed by other bytes.
    Trailing,
    /// Not DER: an indefinite, padded or wrong length.
    Broken,
}

/// Nesting of a certificate stays far below this; beyond it is an attack on the stack.
const DEEPEST: usize = 32;

/// Judges the bytes as one DER element.
pub(super) fn shape(bytes: &[u8]) -> Shape {
    match element(bytes, DEEPEST) {
        Some([]) => Shape::Whole,
        Some(_) => Shape::Trailing,
        None => Shape::Broken,
    }
}

/// Walks one element and gives what follows it.
fn element(bytes: &[u8], depth: usize) -> Option<&[u8]> {
    let (&tag, rest) = bytes.split_first()?;
    // Tags above 30 take several bytes; no certificate has one.
    if tag & 0x1f == 0x1f || depth == 0 {
        return None;
    }
    let (length, rest) = length(rest)?;
    let (content, after) = rest.split_at_checked(length)?;
    if tag & 0x20 != 0 {
        let mut inner = content;
        while !inner.is_empty() {
            inner = element(inner, depth - 1)?;
        }
    }
    Some(after)
}

fn length(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let (&first, rest) = bytes.split_first()?;
    if first < 0x80 {
        return Some((usize::from(first), rest));
    }
    let count = usize::from(first & 0x7f);
    if count == 0 || count > 4 {
        return None;
    }
    let (digits, rest) = rest.split_at_checked(count)?;
    let length = digits
        .iter()
        .fold(0_usize, |sum, byte| sum << 8 | usize::from(*byte));
    let shortest = length >= 0x80 && digits[0] != 0;
    shortest.then_some((length, rest))
}
