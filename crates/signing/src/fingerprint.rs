//! The fingerprint of a key, in words that two people can read to each other over the telephone.

use std::fmt;

use bip39::Language;

/// 132 bits of a key's RFC 7638 hash: twelve words of the BIP 39 English list, eleven bits each.
///
/// Shown as four groups of three: `pass bag radar – tobacco engage one – execute give awkward – unknown acoustic duck`.
/// Two fingerprints are equal when the keys are, for every key that anyone will ever make.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Fingerprint([u16; Fingerprint::WORDS]);

/// The text is not a fingerprint.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ParseFingerprintError {
    /// Neither twelve words nor 33 hexadecimal digits.
    #[error("a fingerprint has 12 words or 33 hexadecimal digits, this has {0} words")]
    Length(usize),
    /// A word that is not on the list.
    #[error("`{0}` is not a word of the list: it may have been misheard")]
    UnknownWord(String),
}

impl Fingerprint {
    /// 12 words of 11 bits are 132 bits, above the 128 that are wanted.
    pub const WORDS: usize = 12;
    /// 132 bits in hexadecimal digits of 4 bits.
    const HEX_DIGITS: usize = 33;

    pub(crate) fn of(thumbprint: &[u8; 32]) -> Self {
        Self(std::array::from_fn(|word| {
            (0..11).fold(0, |value, bit| {
                let position = word * 11 + bit;
                value << 1 | u16::from(thumbprint[position / 8] >> (7 - position % 8) & 1)
            })
        }))
    }

    /// Reads words or hexadecimal digits back for comparing; case, spacing and separators do not matter.
    pub fn parse(text: &str) -> Result<Self, ParseFingerprintError> {
        let lower = text.to_lowercase();
        let words: Vec<&str> = lower
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .collect();
        if let Some(fingerprint) = Self::from_hex(&words.concat()) {
            return Ok(fingerprint);
        }
        let indices = words
            .iter()
            .map(|word| {
                Language::English
                    .find_word(word)
                    .ok_or_else(|| unknown(word))
            })
            .collect::<Result<Vec<u16>, _>>()?;
        indices
            .try_into()
            .map(Self)
            .map_err(|other: Vec<u16>| ParseFingerprintError::Length(other.len()))
    }

    fn from_hex(digits: &str) -> Option<Self> {
        if digits.len() != Self::HEX_DIGITS {
            return None;
        }
        let mut values = Vec::with_capacity(Self::HEX_DIGITS);
        for digit in digits.chars() {
            values.push(digit.to_digit(16)?);
        }
        // Three words and eleven digits cannot be cut at the same places, so go through the bits.
        let bit = |position: usize| (values[position / 4] >> (3 - position % 4) & 1) as u16;
        Some(Self(std::array::from_fn(|word| {
            (0..11).fold(0, |value, at| value << 1 | bit(word * 11 + at))
        })))
    }

    /// The twelve words in order.
    #[must_use]
    pub fn words(&self) -> [&'static str; Self::WORDS] {
        self.0
            .map(|index| Language::English.word_list()[usize::from(index)])
    }

    /// The same 132 bits as eleven groups of three hexadecimal digits.
    #[must_use]
    pub fn hex(&self) -> String {
        let bit = |position: usize| u32::from(self.0[position / 11] >> (10 - position % 11) & 1);
        let digit = |at: usize| (0..4).fold(0, |value, offset| value << 1 | bit(at * 4 + offset));
        let digits: Vec<String> = (0..Self::HEX_DIGITS)
            .map(|at| format!("{:x}", digit(at)))
            .collect();
        digits
            .chunks(3)
            .map(<[String]>::concat)
            .collect::<Vec<_>>()
            .join(" ")
    }
}

fn unknown(word: &str) -> ParseFingerprintError {
    ParseFingerprintError::UnknownWord(crate::jws_error::shorten(word))
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let groups: Vec<String> = self
            .words()
            .chunks(3)
            .map(|group| group.join(" "))
            .collect();
        f.write_str(&groups.join(" – "))
    }
}
