//! IRIs from texts that may hold what an IRI cannot.

/// The URI of a code: the system's `base_uri`, a slash and the code, unless the code is itself a URI.
pub(crate) fn of_code(base_uri: &str, code: &str) -> String {
    let schemes = ["http://", "https://", "urn:"];
    if schemes.iter().any(|scheme| code.starts_with(scheme)) {
        return of_uri(code);
    }
    format!("{}/{}", of_uri(base_uri), segment(code))
}

/// A URI as it was given, with everything that no URI holds percent-encoded ([RFC 3986], section 2.1). A text without scheme becomes a relative reference, and nothing else.
///
/// [RFC 3986]: https://www.rfc-editor.org/rfc/rfc3986#section-2.1
pub(super) fn of_uri(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = String::new();
    for (at, byte) in bytes.iter().enumerate() {
        let is_escape = *byte == b'%'
            && bytes
                .get(at + 1..at + 3)
                .is_some_and(|two| two.iter().all(u8::is_ascii_hexdigit));
        if is_escape || is_unreserved(*byte) || b":/?#[]@!$&'()*+,;=".contains(byte) {
            out.push(char::from(*byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    if has_scheme(&out) {
        out
    } else {
        format!("./{out}")
    }
}

/// A text as one segment of a path: everything but unreserved characters is percent-encoded, and a segment of dots alone as well, for a reader would take it for a step in the path.
pub(super) fn segment(text: &str) -> String {
    if matches!(text, "." | "..") {
        return text.replace('.', "%2E");
    }
    let mut out = String::new();
    for byte in text.bytes() {
        if is_unreserved(byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

fn is_unreserved(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~".contains(&byte)
}

fn has_scheme(text: &str) -> bool {
    text.split_once(':').is_some_and(|(scheme, _)| {
        scheme.starts_with(|first: char| first.is_ascii_alphabetic())
            && scheme
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
    })
}
