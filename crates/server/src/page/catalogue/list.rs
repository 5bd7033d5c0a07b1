//! `/attribute-lists/<list>` and `/attribute-lists/<list>/<version>`: a release of a list with its attributes and files.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use tillit_model::{Language, VersionNumber};
use tillit_registry::catalogue::{Attribute, AttributeList, Category, Listed, Release, Status};

use super::super::frame::{FeedLink, Frame, answer, language_of};
use super::missing::{self, Missing};
use super::source::{Source, sources};
use super::{address, changes::Changes};
use crate::app::App;
use crate::problem::Problem;
use crate::release_files;
use crate::texts::text_with;

#[derive(Template)]
#[template(path = "catalogue/list.html")]
struct Page<'a> {
    frame: Frame<'a>,
    release: &'a Release,
    list: &'a AttributeList,
    /// The newest version, when this is an older one.
    newer: Option<VersionNumber>,
    groups: Vec<Group<'a>>,
    files: Vec<File>,
    /// Every release, the newest first.
    releases: Vec<&'a Release>,
    changes: Option<Changes>,
    sources: Vec<Source<'a>>,
}

/// The attributes of one category.
struct Group<'a> {
    category: Category,
    attributes: Vec<&'a Attribute>,
}

/// A file of the release.
struct File {
    path: String,
    text: String,
    media_type: &'static str,
}

/// Shows the newest release.
pub(super) async fn newest(
    app: App,
    request: HttpRequest,
    list: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    let catalogue = app.catalogue();
    match catalogue.list(&list) {
        Some(listed) => show(&app, &request, listed, listed.newest()),
        None => missing::answer(&app, &request, Missing::List),
    }
}

/// Shows one release.
pub(super) async fn one(
    app: App,
    request: HttpRequest,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, Problem> {
    let catalogue = app.catalogue();
    let (list, version) = path.into_inner();
    let version = VersionNumber::parse(&version).ok();
    let found = version.and_then(|version| catalogue.release(&list, version));
    match (found, language_of(&request)) {
        (Some(found), Language::En) => release(&app, &request, found),
        (Some(found), Language::Sv) => release_files::negotiated(&app, &request, found).await,
        (None, _) => missing::answer(&app, &request, Missing::List),
    }
}

/// The page of one release.
pub(crate) fn release(
    app: &App,
    request: &HttpRequest,
    release: &Release,
) -> Result<HttpResponse, Problem> {
    match app.catalogue().list(release.name().as_str()) {
        Some(listed) => show(app, request, listed, release),
        None => missing::answer(app, request, Missing::List),
    }
}

fn show(
    app: &App,
    request: &HttpRequest,
    listed: &Listed,
    release: &Release,
) -> Result<HttpResponse, Problem> {
    let language = language_of(request);
    let list = release.list();
    let newest = listed.newest().version();
    let is_newest = newest == release.version();
    let of_version = request.path().rsplit('/').next() == Some(&release.version().to_string());
    let (path, key) = match of_version {
        true => (release.path(), "list-title-version"),
        false => (address::list(&list.list), "list-title"),
    };
    let title = [
        ("title", list.title.get(language).into()),
        ("version", list.version.to_string().into()),
    ];
    let title = text_with(language, key, &title);
    let snapshot = app.published().current();
    let mut frame = Frame::new(app, &snapshot, language, &path, title).led_by(list);
    frame.feed = Some(FeedLink {
        title: text_with(
            language,
            "feed-title-list",
            &[("title", list.title.get(language).into())],
        ),
        path: frame.link(&format!("{}/feed.atom", address::list(&list.list))),
    });
    let before = listed.before(release.version());
    let page = Page {
        groups: groups(list),
        files: files(&frame, release),
        releases: listed.releases().rev().map(AsRef::as_ref).collect(),
        changes: before.map(|before| Changes::between(before.list(), list, language)),
        sources: sources(&frame, list, list.sources.keys()),
        newer: (!is_newest).then_some(newest),
        frame,
        release,
        list,
    };
    answer(request, StatusCode::OK, language, &page)
}

/// By category, each in the list's order.
fn groups(list: &AttributeList) -> Vec<Group<'_>> {
    let mut categories: Vec<Category> = list.attributes.iter().map(|one| one.category).collect();
    categories.sort();
    categories.dedup();
    let of = |category| Group {
        category,
        attributes: (list.attributes.iter())
            .filter(|one| one.category == category)
            .collect(),
    };
    categories.into_iter().map(of).collect()
}

/// The signed release first.
fn files(frame: &Frame<'_>, release: &Release) -> Vec<File> {
    let signed = File {
        path: release.jws_path(),
        text: frame.t("export-jws"),
        media_type: "application/jose+json",
    };
    let exports = release.exports().map(|export| File {
        path: export.path,
        text: frame.t(&format!("export-{}", export.format.as_str())),
        media_type: export.format.media_type(),
    });
    std::iter::once(signed).chain(exports).collect()
}

impl Page<'_> {
    fn is_proposed(&self) -> bool {
        self.list.status == Status::Proposed
    }
}
