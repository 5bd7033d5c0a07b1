//! `/code-systems`: every code system.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use tillit_registry::catalogue::KeptCodeSystems;

use super::super::frame::{Frame, answer, language_of};
use super::address;
use crate::app::App;
use crate::problem::Problem;
use crate::texts::text;

#[derive(Template)]
#[template(path = "catalogue/code_systems.html")]
struct Page<'a> {
    frame: Frame<'a>,
    systems: Vec<&'a KeptCodeSystems>,
}

/// Shows them.
pub(super) async fn show(app: App, request: HttpRequest) -> Result<HttpResponse, Problem> {
    let language = language_of(&request);
    let snapshot = app.published().current();
    let title = text(language, "code-systems-title");
    let page = Page {
        frame: Frame::new(&app, &snapshot, language, address::CODE_SYSTEMS, title),
        systems: snapshot.catalogue().code_systems().collect(),
    };
    answer(&request, StatusCode::OK, language, &page)
}
