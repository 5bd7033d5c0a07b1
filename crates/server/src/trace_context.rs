//! W3C Trace Context: which trace a request belongs to (<https://www.w3.org/TR/trace-context/>).
//!
//! A caller's `traceparent` is continued with a span of our own and answered; an invalid one is replaced by a new trace.

use std::fmt;

use uuid::Uuid;

/// A place in a trace, written `00-<trace id>-<span id>-<flags>`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TraceContext {
    trace_id: String,
    span_id: String,
    flags: u8,
}

impl TraceContext {
    /// Continues the caller's trace, or begins a new one.
    pub fn continue_from(traceparent: Option<&str>) -> Self {
        let (trace_id, flags) = traceparent
            .and_then(read)
            .unwrap_or_else(|| (format!("{:032x}", Uuid::now_v7().as_u128()), 0));
        Self {
            trace_id,
            span_id: new_span_id(),
            flags,
        }
    }

    /// 32 hexadecimal digits that everyone in the trace shares.
    pub fn trace_id(&self) -> &str {
        &self.trace_id
    }

    /// 16 hexadecimal digits of this request: its id in our logs.
    pub fn span_id(&self) -> &str {
        &self.span_id
    }
}

/// The last 8 bytes of a version 7 UUID: 62 random bits and a variant that is never zero.
fn new_span_id() -> String {
    let bytes = Uuid::now_v7().as_u128();
    format!("{:016x}", bytes as u64)
}

/// Trace id and flags of a valid `traceparent`. Later versions may have more fields; of their flags only `sampled` is understood.
fn read(text: &str) -> Option<(String, u8)> {
    let fields: Vec<&str> = text.split('-').collect();
    let [version, trace, parent, flags, rest @ ..] = fields.as_slice() else {
        return None;
    };
    let fits = is_hex(version, 2)
        && *version != "ff"
        && (*version != "00" || rest.is_empty())
        && is_hex(trace, 32)
        && is_hex(parent, 16)
        && is_hex(flags, 2)
        && trace.bytes().any(|byte| byte != b'0')
        && parent.bytes().any(|byte| byte != b'0');
    let sampled = u8::from_str_radix(flags, 16).ok()? & 1;
    fits.then(|| ((*trace).to_owned(), sampled))
}

fn is_hex(text: &str, length: usize) -> bool {
    text.len() == length
        && text
            .bytes()
            .all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
}

impl fmt::Display for TraceContext {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "00-{}-{}-{:02x}",
            self.trace_id, self.span_id, self.flags
        )
    }
}
