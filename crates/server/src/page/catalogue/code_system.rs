//! `/code-systems/<name>` as a page: a code system with its codes.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use tillit_registry::catalogue::{
    Attribute, AttributeList, Catalogue, Code, CodeSystem, Content, KeptCodeSystems,
};

use super::super::frame::{Frame, answer, language_of};
use super::address;
use super::source::is_web_address;
use crate::app::App;
use crate::problem::Problem;
use crate::texts::text_with;

#[derive(Template)]
#[template(path = "catalogue/code_system.html")]
struct Page<'a> {
    frame: Frame<'a>,
    kept: &'a KeptCodeSystems,
    system: &'a CodeSystem,
    /// The attributes whose values it has.
    used_by: Vec<&'a Attribute>,
    /// Which columns of the table hold something.
    has_definitions: bool,
    has_more: bool,
}

/// Shows the newest version of a code system.
pub(super) fn show(
    app: &App,
    request: &HttpRequest,
    catalogue: &Catalogue,
    kept: &KeptCodeSystems,
) -> Result<HttpResponse, Problem> {
    let language = language_of(request);
    let system = kept.newest().content();
    let title = [("title", system.title.get(language).into())];
    let title = text_with(language, "code-system-title", &title);
    let snapshot = app.published().current();
    let path = address::code_system(&system.name);
    let lists = catalogue.lists().map(|listed| listed.newest().list());
    let page = Page {
        frame: Frame::new(app, &snapshot, language, &path, title),
        used_by: used_by(lists, system),
        has_definitions: system.codes.iter().any(|one| one.definition.is_some()),
        has_more: !system.properties.is_empty() || system.codes.iter().any(says_more),
        kept,
        system,
    };
    answer(request, StatusCode::OK, language, &page)
}

fn used_by<'a>(
    lists: impl Iterator<Item = &'a AttributeList>,
    system: &CodeSystem,
) -> Vec<&'a Attribute> {
    let attributes = lists.flat_map(|list| &list.attributes);
    let bound = attributes.filter(|one| one.values.iter().any(|bound| bound.system == system.name));
    bound.collect()
}

/// Whether there is something to say beside label and definition.
fn says_more(code: &Code) -> bool {
    code.broader.is_some()
        || code.valid_from.is_some()
        || code.valid_to.is_some()
        || code.replaced_by.is_some()
        || code.note.is_some()
        || code.status.is_some()
}

impl Page<'_> {
    fn is_complete(&self) -> bool {
        self.system.content == Content::Complete
    }

    fn is_link(&self, text: &str) -> bool {
        is_web_address(text)
    }
}
