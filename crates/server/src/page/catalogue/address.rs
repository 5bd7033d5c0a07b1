//! Where each thing of the catalogue stands: the address of its Swedish page. An attribute's and a code's are also the paths of their own URIs.

use tillit_model::VersionNumber;
use tillit_registry::catalogue::{AttributeId, CodeSystem, Name};

/// Every attribute list.
pub(crate) const LISTS: &str = "/attribute-lists";
/// Every code system.
pub(crate) const CODE_SYSTEMS: &str = "/code-systems";

/// A list, in its newest release.
pub(crate) fn list(name: &Name) -> String {
    format!("{LISTS}/{name}")
}

/// A release of a list.
pub(crate) fn release(list: &Name, version: &VersionNumber) -> String {
    format!("{LISTS}/{list}/{version}")
}

/// An attribute.
pub(crate) fn attribute(id: &AttributeId) -> String {
    format!("/attributes/{id}")
}

/// A profile of a list.
pub(crate) fn profile(list: &Name, name: &Name) -> String {
    format!("/attribute-profiles/{list}/{name}")
}

/// A code system.
pub(crate) fn code_system(name: &Name) -> String {
    format!("{CODE_SYSTEMS}/{name}")
}

/// A code, as one segment.
pub(crate) fn code(system: &Name, code: &str) -> String {
    format!("{CODE_SYSTEMS}/{system}/{}", encoded(code))
}

/// The code that a code of this system lies under: one of its own, or `<system>/<code>` of another.
pub(crate) fn broader(system: &CodeSystem, wider: &str) -> String {
    let other = wider.split_once('/');
    match other.filter(|_| system.code(wider).is_none()) {
        Some((other, code)) => format!("{CODE_SYSTEMS}/{}/{}", encoded(other), encoded(code)),
        None => code(&system.name, wider),
    }
}

/// A text as one segment of a path: everything but unreserved characters is percent-encoded (RFC 3986, section 2.3).
fn encoded(text: &str) -> String {
    let mut path = String::new();
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                path.push(char::from(byte));
            }
            other => path.push_str(&format!("%{other:02X}")),
        }
    }
    path
}

/// The place of a code on its system's page: letters and digits, and the other bytes as numbers.
pub(crate) fn anchor(code: &str) -> String {
    let mut anchor = "code-".to_owned();
    for byte in code.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' => anchor.push(char::from(byte)),
            other => anchor.push_str(&format!("_{other:02x}")),
        }
    }
    anchor
}

/// A part of a path as it was meant; none when its escapes are no UTF-8.
pub(crate) fn decoded(part: &str) -> Option<String> {
    let bytes = part.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        if *byte == b'%' {
            let two = part.get(at + 1..at + 3)?;
            // `from_str_radix` would take a sign.
            if !two.bytes().all(|digit| digit.is_ascii_hexdigit()) {
                return None;
            }
            out.push(u8::from_str_radix(two, 16).ok()?);
            at += 3;
        } else {
            out.push(*byte);
            at += 1;
        }
    }
    String::from_utf8(out).ok()
}

/// A code's own URI: the system's `base_uri`, a slash and the code, unless the code is itself a URI.
pub(crate) fn code_uri(base_uri: &str, code: &str) -> String {
    let schemes = ["http://", "https://", "urn:"];
    if schemes.iter().any(|scheme| code.starts_with(scheme)) {
        return code.to_owned();
    }
    format!("{base_uri}/{}", encoded(code))
}
