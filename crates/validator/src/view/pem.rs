//! The text around a certificate (RFC 7468), as strictly as the schema of RFC 9932 wants it.

use data_encoding::BASE64;

/// What a PEM text holds.
pub(super) enum Block {
    /// One CERTIFICATE block exactly as the schema wants it.
    Strict(Vec<u8>),
    /// One certificate, but wrapped, framed or surrounded in another way.
    Loose(Vec<u8>),
    /// A private key. Its bytes are not looked at.
    PrivateKey,
    /// Nothing that can be read as one certificate.
    Unreadable,
}

const BEGIN: &str = "-----BEGIN CERTIFICATE-----";
const END: &str = "-----END CERTIFICATE-----";
/// Characters of base64 on one line.
const COLUMNS: usize = 64;

pub(super) fn read(text: &str) -> Block {
    // First what nearly every text is. Nothing of this form can hold the words that follow.
    if let Some(body) = strict_body(text) {
        if let Some(der) = decode(&body) {
            return Block::Strict(der);
        }
        if is_base64(&body) {
            return Block::Unreadable;
        }
    }
    if text.contains("PRIVATE KEY") {
        return Block::PrivateKey;
    }
    loose_body(text)
        .and_then(|body| decode(&without_white_space(body)))
        .map_or(Block::Unreadable, Block::Loose)
}

/// Whether a text matches the schema's pattern.
pub(crate) fn is_strict_pem(text: &str) -> bool {
    let mut fits = !text.ends_with('\r');
    strict_lines(text, |line| fits &= is_base64(line)) && fits
}

/// What stands for the base64 in a text with the lines of the schema's pattern. Whether it is base64 shows when it is decoded.
fn strict_body(text: &str) -> Option<Vec<u8>> {
    let mut body = Vec::with_capacity(text.len());
    strict_lines(text, |line| body.extend_from_slice(line)).then_some(body)
}

/// Hands out the lines between the frame, and tells whether they are those of the schema's pattern: at least one, of 64 bytes but the last, LF or CRLF, at most one line end after the block.
fn strict_lines<'t>(text: &'t str, mut each: impl FnMut(&'t [u8])) -> bool {
    let text = text.strip_suffix('\n').unwrap_or(text);
    let mut lines = text
        .split('\n')
        .map(|line| line.strip_suffix('\r').unwrap_or(line));
    if lines.next() != Some(BEGIN) || lines.next_back() != Some(END) {
        return false;
    }
    let (mut any, mut longer_to_come) = (false, true);
    for line in lines {
        if !longer_to_come || !(1..=COLUMNS).contains(&line.len()) {
            return false;
        }
        any = true;
        longer_to_come = line.len() == COLUMNS;
        each(line.as_bytes());
    }
    any
}

/// The base64 of one certificate, however it is wrapped; also without armour.
fn loose_body(text: &str) -> Option<&str> {
    match (text.matches("-----BEGIN ").count(), text.split_once(BEGIN)) {
        (0, _) => Some(text),
        (1, Some((_, rest))) => rest.split_once(END).map(|(body, _)| body),
        _ => None,
    }
}

fn without_white_space(body: &str) -> Vec<u8> {
    let bytes = body.bytes();
    bytes.filter(|byte| !byte.is_ascii_whitespace()).collect()
}

fn decode(base64: &[u8]) -> Option<Vec<u8>> {
    BASE64.decode(base64).ok().filter(|der| !der.is_empty())
}

/// To the end whatever is found: without a way out in the middle it takes half the time.
fn is_base64(bytes: &[u8]) -> bool {
    let bytes = bytes.iter();
    bytes.fold(true, |fits, byte| fits & IS_BASE64[usize::from(*byte)])
}

/// Whether a byte is one of base64 or its padding.
const IS_BASE64: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 128 {
        let letter = byte as u8;
        table[byte] = letter.is_ascii_alphanumeric() || matches!(letter, b'+' | b'/' | b'=');
        byte += 1;
    }
    table
};
