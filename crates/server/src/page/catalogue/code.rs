//! `/code-systems/<name>/<code>` as a page: one code.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use tillit_model::VersionNumber;
use tillit_registry::catalogue::{Code, CodeSystem, KeptCodeSystem, KeptCodeSystems, ValueSet};

use super::super::frame::{Frame, answer, language_of};
use super::address;
use crate::app::App;
use crate::problem::Problem;
use crate::texts::text_with;

#[derive(Template)]
#[template(path = "catalogue/code.html")]
struct Page<'a> {
    frame: Frame<'a>,
    system: &'a CodeSystem,
    code: &'a Code,
    uri: String,
    /// The value sets that hold it.
    sets: Vec<&'a ValueSet>,
    /// The newest version of the system, when it no longer has the code.
    gone_in: Option<VersionNumber>,
    /// The versions of the system that have it, the newest first.
    versions: Vec<VersionNumber>,
}

/// Shows a code as a version of its system has it: the newest that does.
pub(super) fn show(
    app: &App,
    request: &HttpRequest,
    kept: &KeptCodeSystems,
    holder: &KeptCodeSystem,
    code: &Code,
) -> Result<HttpResponse, Problem> {
    let language = language_of(request);
    let system = holder.content();
    let title = [
        ("code", code.code.as_str().into()),
        ("label", code.label.get(language).into()),
        ("system", system.title.get(language).into()),
    ];
    let title = text_with(language, "code-title", &title);
    let snapshot = app.published().current();
    let path = address::code(&system.name, &code.code);
    let newest = kept.newest().content().version;
    let versions = kept.versions().rev();
    let having = versions.filter(|one| one.content().code(&code.code).is_some());
    let sets = system.value_sets.iter();
    let page = Page {
        frame: Frame::new(app, &snapshot, language, &path, title),
        uri: address::code_uri(&system.base_uri, &code.code),
        sets: sets.filter(|set| set.codes.contains(&code.code)).collect(),
        gone_in: (newest != system.version).then_some(newest),
        versions: having.map(|one| one.content().version).collect(),
        system,
        code,
    };
    answer(request, StatusCode::OK, language, &page)
}
