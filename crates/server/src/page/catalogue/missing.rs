//! What is not in the catalogue: a page for browsers, with a way on, and a problem document for programs.

use actix_web::http::{StatusCode, header};
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use tillit_model::Language;

use super::super::frame::{self, Frame, language_of};
use crate::app::App;
use crate::problem::Problem;
use crate::texts::text;

/// What is missing.
#[derive(Debug, Clone, Copy)]
pub(super) enum Missing {
    /// A list, or a release of one.
    List,
    /// An attribute.
    Attribute,
    /// A profile.
    Profile,
    /// A code system, or a code.
    Code,
}

#[derive(Template)]
#[template(path = "catalogue/missing.html")]
struct Page<'a> {
    frame: Frame<'a>,
    text: String,
    /// The same in the other language: whoever followed a link did not choose this one.
    other_title: String,
    other_text: String,
    /// What may have been meant, for the search box.
    asked: String,
}

/// Says that it is not there.
pub(super) fn answer(
    app: &App,
    request: &HttpRequest,
    missing: Missing,
) -> Result<HttpResponse, Problem> {
    if !wants_page(request) {
        return Err(Problem::no_such_address().with_header("vary", "Accept"));
    }
    let language = language_of(request);
    let other = match language {
        Language::Sv => Language::En,
        Language::En => Language::Sv,
    };
    let key = match missing {
        Missing::List => "missing-list",
        Missing::Attribute => "missing-attribute",
        Missing::Profile => "missing-profile",
        Missing::Code => "missing-code",
    };
    let snapshot = app.published().current();
    // What was asked for stands nowhere in the page: nobody should be shown words of somebody else's as ours.
    let mut frame = Frame::new(
        app,
        &snapshot,
        language,
        "/attribute-lists",
        text(language, "missing-title"),
    );
    frame.other_path = frame::in_language(other, "/attribute-lists");
    let page = Page {
        frame,
        text: text(language, key),
        other_title: text(other, "missing-title"),
        other_text: text(other, key),
        asked: String::new(),
    };
    let mut response = frame::answer(request, StatusCode::NOT_FOUND, language, &page)?;
    let vary = header::HeaderValue::from_static("Accept");
    response.headers_mut().insert(header::VARY, vary);
    Ok(response)
}

/// Whether whoever asks reads pages: it says so, as browsers do and other programs do not.
fn wants_page(request: &HttpRequest) -> bool {
    let accepts = request.headers().get_all(header::ACCEPT);
    let mut texts = accepts.filter_map(|value| value.to_str().ok());
    texts.any(|accept| accept.contains("text/html"))
}
