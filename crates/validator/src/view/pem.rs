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
    if text.contains("PRIVATE KEY") {
        return Block::PrivateKey;
    }
    if let Some(body) = strict_body(text) {
        return decode(&body).map_or(Block::Unreadable, Block::Strict);
    }
    loose_body(text)
        .and_then(decode)
        .map_or(Block::Unreadable, Block::Loose)
}

/// The base64 of a text that matches the schema's pattern: lines of 64 characters but the last, LF or CRLF, at most one line end after the block.
fn strict_body(text: &str) -> Option<String> {
    let text = text.strip_suffix('\n').unwrap_or(text);
    let mut lines = text
        .split('\n')
        .map(|line| line.strip_suffix('\r').unwrap_or(line));
    if lines.next() != Some(BEGIN) || lines.next_back() != Some(END) {
        return None;
    }
    let mut lines = lines.peekable();
    let mut body = String::with_capacity(text.len());
    lines.peek()?;
    while let Some(line) = lines.next() {
        let full = line.len() == COLUMNS;
        let last = lines.peek().is_none() && (1..=COLUMNS).contains(&line.len());
        if !(full || last) || !line.bytes().all(is_base64) {
            return None;
        }
        body.push_str(line);
    }
    Some(body)
}

/// The base64 of one certificate, however it is wrapped; also without armour.
fn loose_body(text: &str) -> Option<&str> {
    match (text.matches("-----BEGIN ").count(), text.split_once(BEGIN)) {
        (0, _) => Some(text),
        (1, Some((_, rest))) => rest.split_once(END).map(|(body, _)| body),
        _ => None,
    }
}

fn decode(body: impl AsRef<str>) -> Option<Vec<u8>> {
    let compact: Vec<u8> = body
        .as_ref()
        .bytes()
        .filter(|byte| !byte.is_ascii_whitespace())
        .collect();
    BASE64.decode(&compact).ok().filter(|der| !der.is_empty())
}

fn is_base64(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=')
}
