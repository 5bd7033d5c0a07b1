//! Whether a client already has what it asks for (RFC 9110, section 13).

use std::str::FromStr as _;
use std::time::SystemTime;

use actix_web::http::header::{self, HeaderMap, HeaderValue, HttpDate};

/// The conditions of a request.
#[derive(Debug, Clone, Copy)]
pub struct Conditions<'a> {
    headers: &'a HeaderMap,
}

impl<'a> Conditions<'a> {
    /// Those in these headers.
    pub fn of(headers: &'a HeaderMap) -> Self {
        Self { headers }
    }

    /// Whether `304 Not Modified` is the answer. The date counts only when no validator was sent.
    pub fn has(&self, etag: &HeaderValue, modified: Option<SystemTime>) -> bool {
        if self.headers.contains_key(header::IF_NONE_MATCH) {
            return self
                .headers
                .get_all(header::IF_NONE_MATCH)
                .filter_map(|value| value.to_str().ok())
                .any(|list| lists(list, etag));
        }
        let since = self
            .headers
            .get(header::IF_MODIFIED_SINCE)
            .and_then(|value| HttpDate::from_str(value.to_str().ok()?).ok())
            .map(SystemTime::from);
        matches!((since, modified), (Some(since), Some(modified)) if modified <= since)
    }
}

/// Weak comparison, as reads use it. Our own validators hold no comma, so a list may be cut at commas.
fn lists(list: &str, etag: &HeaderValue) -> bool {
    list.split(',')
        .map(str::trim)
        .any(|entry| entry == "*" || entry.strip_prefix("W/").unwrap_or(entry).as_bytes() == etag)
}
