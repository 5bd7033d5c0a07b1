//! Headers that every answer carries: nothing is loaded from elsewhere, nothing is framed, nothing is guessed.
//!
//! There is no CORS header: no page of another site reads this registry in a browser. Programs do not ask for it, and public
//! files can be mirrored.

use actix_web::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, HeaderMap, HeaderName, HeaderValue, REFERRER_POLICY,
    STRICT_TRANSPORT_SECURITY, X_CONTENT_TYPE_OPTIONS,
};

use crate::config::BaseUrl;

/// For everything that is no page.
const NOTHING: &str =
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
/// For our pages: one style sheet and one image of our own, and the search box.
pub(crate) const PAGE_POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
/// For the API page, which is a program of our own in the browser that reads the API description and tries requests.
pub(crate) const API_PAGE_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// Adds what is missing.
pub(crate) fn add(headers: &mut HeaderMap, base_url: &BaseUrl) {
    let mut add = |name: HeaderName, value: &'static str| {
        if !headers.contains_key(&name) {
            headers.insert(name, HeaderValue::from_static(value));
        }
    };
    add(CONTENT_SECURITY_POLICY, NOTHING);
    add(X_CONTENT_TYPE_OPTIONS, "nosniff");
    add(REFERRER_POLICY, "no-referrer");
    add(
        HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin",
    );
    add(
        HeaderName::from_static("cross-origin-resource-policy"),
        "same-origin",
    );
    // What says nothing about caching is an answer to one request.
    add(CACHE_CONTROL, "no-store");
    if base_url.is_https() {
        add(STRICT_TRANSPORT_SECURITY, "max-age=31536000");
    }
}
