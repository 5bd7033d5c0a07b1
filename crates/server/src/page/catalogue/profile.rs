//! `/attribute-profiles/<list>/<name>`: what a profile asks for.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use tillit_model::VersionNumber;
use tillit_registry::catalogue::{
    AttributeList, AttributeProfile, Catalogue, ProfileAttribute, Release,
};

use super::super::frame::{Frame, answer, language_of};
use super::super::said::Said;
use super::address;
use super::missing::{self, Missing};
use super::source::is_web_address;
use crate::app::App;
use crate::problem::Problem;
use crate::texts::text_with;

#[derive(Template)]
#[template(path = "catalogue/profile.html")]
struct Page<'a> {
    frame: Frame<'a>,
    list: &'a AttributeList,
    profile: &'a AttributeProfile,
    /// The newest version of the list, when it no longer has the profile.
    gone_in: Option<VersionNumber>,
    entries: Vec<Entry<'a>>,
}

/// An attribute that is asked for.
struct Entry<'a> {
    entry: &'a ProfileAttribute,
    /// What it is called; none when no published list has it.
    label: Option<Said>,
}

/// Shows a profile.
pub(super) async fn show(
    app: App,
    request: HttpRequest,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, Problem> {
    let (list, name) = path.into_inner();
    let catalogue = app.catalogue();
    match find(&catalogue, &list, &name) {
        Some((release, profile)) => page(&app, &request, &catalogue, release, profile),
        None => missing::answer(&app, &request, Missing::Profile),
    }
}

/// As the newest release that has it defines it: nothing is removed.
fn find<'a>(
    catalogue: &'a Catalogue,
    list: &str,
    name: &str,
) -> Option<(&'a Release, &'a AttributeProfile)> {
    let mut newest_first = catalogue.list(list)?.releases().rev();
    newest_first.find_map(|release| Some((release.as_ref(), release.list().profile(name)?)))
}

fn page(
    app: &App,
    request: &HttpRequest,
    catalogue: &Catalogue,
    release: &Release,
    profile: &AttributeProfile,
) -> Result<HttpResponse, Problem> {
    let language = language_of(request);
    let list = release.list();
    let title = [("title", profile.title.get(language).into())];
    let title = text_with(language, "profile-title", &title);
    let snapshot = app.published().current();
    let path = address::profile(&list.list, &profile.name);
    let frame = Frame::new(app, &snapshot, language, &path, title).led_by(list);
    let newest = catalogue.list(list.list.as_str());
    let newest = newest.map(|listed| listed.newest().version());
    let entries = profile.attributes.iter().map(|entry| {
        let id = &entry.attribute;
        let found = catalogue.attribute(id.list().as_str(), id.name().as_str());
        Entry {
            entry,
            label: found.map(|(_, attribute)| frame.said(&attribute.label)),
        }
    });
    let page = Page {
        gone_in: newest.filter(|newest| *newest != release.version()),
        entries: entries.collect(),
        frame,
        list,
        profile,
    };
    answer(request, StatusCode::OK, language, &page)
}

impl Page<'_> {
    fn is_link(&self, text: &str) -> bool {
        is_web_address(text)
    }
}
