//! W3C Trace Context: which trace a request belongs to (<https://www.w3.org/TR/trace-context/>).
//!
//! A caller's `traceparent` is continued with a span of our own and answered; an invalid one is replaced by a new trace.

use std::cell::Cell;
use std::fmt;
use std::hash::{BuildHasher as _, RandomState};

use actix_web::http::header::{HeaderMap, HeaderName, HeaderValue};
use data_encoding::HEXLOWER;

const HEADER: &str = "traceparent";

/// A place in a trace, written `00-<trace id>-<span id>-<flags>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TraceContext {
    trace_id: u128,
    span_id: u64,
    flags: u8,
}

impl TraceContext {
    /// Continues the caller's trace, or begins a new one.
    pub fn continue_from(traceparent: Option<&str>) -> Self {
        let (trace_id, flags) = traceparent.and_then(read).unwrap_or_else(|| {
            let halves = u128::from(random()) << 64 | u128::from(random());
            (halves, 0)
        });
        Self {
            trace_id,
            span_id: random(),
            flags,
        }
    }

    /// That of a request with these headers.
    pub(crate) fn of(headers: &HeaderMap) -> Self {
        let traceparent = headers.get(HEADER);
        Self::continue_from(traceparent.and_then(|value| value.to_str().ok()))
    }

    /// Tells the client.
    pub(crate) fn add_to(&self, headers: &mut HeaderMap) {
        // Of every answer, so it is written without the machinery of formatting.
        let mut text = *b"00-................................-................-..";
        HEXLOWER.encode_mut(&self.trace_id.to_be_bytes(), &mut text[3..35]);
        HEXLOWER.encode_mut(&self.span_id.to_be_bytes(), &mut text[36..52]);
        HEXLOWER.encode_mut(&[self.flags], &mut text[53..]);
        let value = HeaderValue::from_bytes(&text);
        let value = value.expect("hexadecimal digits and hyphens are a header");
        headers.insert(HeaderName::from_static(HEADER), value);
    }

    /// 32 hexadecimal digits that everyone in the trace shares.
    pub fn trace_id(&self) -> impl fmt::Display {
        Hex::<32>(self.trace_id)
    }

    /// 16 hexadecimal digits of this request: its id in our logs.
    pub fn span_id(&self) -> impl fmt::Display {
        Hex::<16>(self.span_id.into())
    }
}

/// A number in so many hexadecimal digits.
struct Hex<const DIGITS: usize>(u128);

impl<const DIGITS: usize> fmt::Display for Hex<DIGITS> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:0DIGITS$x}", self.0)
    }
}

/// 64 bits that nobody can foresee and that are never all zero, without asking the system for each: a count through SipHash, whose key is
/// random in every thread. They tell requests apart and keep no secret.
fn random() -> u64 {
    thread_local! {
        static KEY: RandomState = RandomState::new();
        static COUNT: Cell<u64> = const { Cell::new(0) };
    }
    let count = COUNT.get();
    COUNT.set(count.wrapping_add(1));
    KEY.with(|key| key.hash_one(count)).max(1)
}

/// Trace id and flags of a valid `traceparent`. Later versions may have more fields; of their flags only `sampled` is understood.
fn read(text: &str) -> Option<(u128, u8)> {
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
        && parent.bytes().any(|byte| byte != b'0');
    let sampled = u8::from_str_radix(flags, 16).ok()? & 1;
    let trace_id = u128::from_str_radix(trace, 16).ok()?;
    (fits && trace_id != 0).then_some((trace_id, sampled))
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
            "00-{:032x}-{:016x}-{:02x}",
            self.trace_id, self.span_id, self.flags
        )
    }
}
