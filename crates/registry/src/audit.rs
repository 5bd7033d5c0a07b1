//! The trail of refusals for reasons of authority: which key asked for what its holder may not do.

use tillit_signing::compact;

use crate::{Refusal, RefusalClass};

/// Passes an outcome on, after a line of the log when it is a refusal for reasons of authority. Those come after the signature was verified.
pub(crate) fn audited<T>(jws: &[u8], outcome: Result<T, Refusal>) -> Result<T, Refusal> {
    if let Err(refusal) = &outcome
        && refusal.class == RefusalClass::Forbidden
    {
        record(jws, refusal.code);
    }
    outcome
}

/// One line of the log with the key, the kind of statement and the reason: never what the statement says. The request's span adds path and trace.
pub(crate) fn record(jws: &[u8], code: &str) {
    let text = std::str::from_utf8(jws).unwrap_or_default();
    if let Ok(unverified) = compact::read(text) {
        let header = unverified.header();
        tracing::warn!(audit = "refused", code, key_id = %header.kid, statement = %header.typ, "refused for reasons of authority");
    }
}
