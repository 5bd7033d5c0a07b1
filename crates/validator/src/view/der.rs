//! DER's own strictness (X.690, section 10): one way to write each length, nothing indefinite, nothing left over.

/// What a reading of the outermost element tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// Strict DER, and nothing after it.
    Whole,
    /// Strict DER, followed by other bytes.
    Trailing,
    /// BER that is not DER: an indefinite or padded length. Another reader may see other bytes under the signature.
    Ber,
    /// Neither.
    Broken,
}

/// How lengths may be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lengths {
    /// In the shortest definite form (X.690, section 10.1).
    Distinguished,
    /// In any form (X.690, section 8.1.3).
    Basic,
}

/// Nesting of a certificate stays far below this; beyond it is an attack on the stack.
const DEEPEST: usize = 32;

/// SEQUENCE, as every certificate begins.
const SEQUENCE: u8 = 0x30;
/// Ends a value of indefinite length (X.690, section 8.1.5).
const END_OF_CONTENTS: &[u8] = &[0, 0];

/// Judges the bytes as one DER element.
pub(super) fn shape(bytes: &[u8]) -> Shape {
    match element(bytes, DEEPEST, Lengths::Distinguished) {
        Some([]) => Shape::Whole,
        Some(_) => Shape::Trailing,
        None => {
            let is_basic = bytes.first() == Some(&SEQUENCE)
                && element(bytes, DEEPEST, Lengths::Basic).is_some();
            if is_basic { Shape::Ber } else { Shape::Broken }
        }
    }
}

/// Walks one element and gives what follows it.
fn element(bytes: &[u8], depth: usize, lengths: Lengths) -> Option<&[u8]> {
    let (&tag, rest) = bytes.split_first()?;
    // Tags above 30 take several bytes; no certificate has one.
    if tag & 0x1f == 0x1f || depth == 0 {
        return None;
    }
    let constructed = tag & 0x20 != 0;
    let (length, rest) = length(rest, lengths)?;
    let Some(length) = length else {
        return constructed.then(|| until_end(rest, depth)).flatten();
    };
    let (content, after) = rest.split_at_checked(length)?;
    if constructed {
        let mut inner = content;
        while !inner.is_empty() {
            inner = element(inner, depth - 1, lengths)?;
        }
    }
    Some(after)
}

/// Walks the content of a value of indefinite length and gives what follows its end.
fn until_end(mut bytes: &[u8], depth: usize) -> Option<&[u8]> {
    loop {
        if let Some(after) = bytes.strip_prefix(END_OF_CONTENTS) {
            return Some(after);
        }
        bytes = element(bytes, depth - 1, Lengths::Basic)?;
    }
}

/// A length, none for an indefinite one, and what follows it.
fn length(bytes: &[u8], lengths: Lengths) -> Option<(Option<usize>, &[u8])> {
    let (&first, rest) = bytes.split_first()?;
    let basic = lengths == Lengths::Basic;
    if first < 0x80 {
        return Some((Some(usize::from(first)), rest));
    }
    let count = usize::from(first & 0x7f);
    if count == 0 && basic {
        return Some((None, rest));
    }
    if count == 0 || count > 4 {
        return None;
    }
    let (digits, rest) = rest.split_at_checked(count)?;
    let length = digits
        .iter()
        .fold(0_usize, |sum, byte| sum << 8 | usize::from(*byte));
    let shortest = length >= 0x80 && digits[0] != 0;
    (shortest || basic).then_some((Some(length), rest))
}
