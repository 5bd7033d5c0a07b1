//! `/problems/<slug>`: what a `type` means, for whoever opens it.

use actix_web::http::{StatusCode, header};
use actix_web::{HttpRequest, HttpResponse, get, web};
use askama::Template;
use tillit_model::Language;

use super::{Meaning, Problem};
use crate::app::App;
use crate::security_headers::PAGE_POLICY;

/// The page about one kind of problem, in both languages.
#[derive(Template)]
#[template(path = "problem.html")]
struct Page<'a> {
    code: &'a str,
    sv: &'a Meaning,
    en: &'a Meaning,
}

/// The addresses of this subject.
pub(crate) fn routes(config: &mut web::ServiceConfig) {
    config.service(explain);
}

/// Explains one kind of problem: as a page to browsers, as JSON to everyone else.
#[get("/problems/{slug}")]
async fn explain(
    app: App,
    request: HttpRequest,
    slug: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    let code = slug.replace('-', "_");
    let meaning = |language| Meaning::of(&code, language).ok_or_else(Problem::no_such_address);
    let (sv, en) = (meaning(Language::Sv)?, meaning(Language::En)?);
    let wants_page = request
        .headers()
        .get(header::ACCEPT)
        .and_then(|accept| accept.to_str().ok())
        .is_some_and(|accept| accept.contains("text/html"));
    let mut response = HttpResponse::build(StatusCode::OK);
    response
        .insert_header((header::CACHE_CONTROL, "public, max-age=60"))
        .insert_header((header::VARY, "Accept"));
    if wants_page {
        let page = Page {
            code: &code,
            sv: &sv,
            en: &en,
        };
        let html = page.render().map_err(|error| Problem::internal(&error))?;
        return Ok(response
            .insert_header((header::CONTENT_SECURITY_POLICY, PAGE_POLICY))
            .content_type("text/html; charset=utf-8")
            .body(html));
    }
    Ok(response.json(serde_json::json!({
        "type": app.base_url().join(request.path()),
        "code": code,
        "title": { "sv": sv.title, "en": en.title },
        "meaning": { "sv": sv.meaning, "en": en.meaning },
    })))
}
