//! Requests that a page of another site makes with somebody's browser are refused, before anything else is looked at.
//!
//! There are no cookies and no other thing that a browser sends along unasked, so such a request could not act in anyone's name. It is
//! refused all the same: nothing that changes something is for pages of other sites, and the next feature must not have to remember that.
//! Which addresses change something, and what they take, comes from the description of the API, so that none can be forgotten.

use actix_web::dev::ServiceRequest;
use actix_web::http::Method;
use actix_web::http::header::{self, HeaderMap, HeaderName};

use crate::config::BaseUrl;
use crate::methods::Methods;
use crate::problem::{Code, Problem};

/// What HTML forms send (HTML Living Standard, 4.10.18.6): the bodies that a browser sends to any site without asking that site.
const FORMS: [&str; 3] = [
    "application/x-www-form-urlencoded",
    "multipart/form-data",
    "text/plain",
];

/// Whether a request may change something.
pub(crate) fn changes(method: &Method) -> bool {
    !matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS)
}

/// Refuses a change that comes from a page of another site, that a plain form could send, or that a page sends without a signed statement.
pub(crate) fn refuse(
    request: &ServiceRequest,
    base_url: &BaseUrl,
    methods: &Methods,
) -> Result<(), Problem> {
    if !changes(request.method()) {
        return Ok(());
    }
    let headers = request.headers();
    let origin = headers.get(header::ORIGIN);
    if origin.is_some_and(|origin| origin.as_bytes() != base_url.as_str().as_bytes()) {
        return Err(refused("a page of another site may not send this request"));
    }
    // Fetch Metadata Request Headers, section 2.3; `none` is a person at the address bar, who can only read.
    let site = headers.get(HeaderName::from_static("sec-fetch-site"));
    if site.is_some_and(|site| site != "same-origin") {
        return Err(refused("a page of another site may not send this request"));
    }
    let taken = methods.takes(request.path());
    let given = media_type(headers);
    let fits = taken.is_some() && taken == given.as_deref();
    if given.is_some_and(|given| FORMS.contains(&given.as_str())) && !fits {
        return Err(refused(
            "this address takes no form; any page could send one",
        ));
    }
    if (origin.is_some() || site.is_some()) && !fits {
        return Err(refused(
            "a page may only send a signed statement, with the media type that this address takes",
        ));
    }
    Ok(())
}

/// The media type of the body, without parameters, in lower case.
pub(crate) fn media_type(headers: &HeaderMap) -> Option<String> {
    let value = headers.get(header::CONTENT_TYPE)?.to_str().ok()?;
    let name = value.split(';').next()?.trim();
    (!name.is_empty()).then(|| name.to_ascii_lowercase())
}

fn refused(detail: &str) -> Problem {
    Problem::new(Code::CROSS_ORIGIN, detail)
}
