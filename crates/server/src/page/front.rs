//! The front page: what this registry is, what it publishes, how fresh that is, and how to verify it.
//!
//! `/` is Swedish, `/en` English.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use tillit_model::{Language, Timestamp};
use tillit_registry::catalogue::Status;

use super::federation::FederationSection;
use super::frame::{Frame, answer, language_of};
use super::said::Said;
use crate::app::App;
use crate::clock::now;
use crate::problem::Problem;
use crate::published::Snapshot;
use crate::texts::{text, text_with};

/// The page in one language.
#[derive(Template)]
#[template(path = "front.html")]
struct Page<'a> {
    frame: Frame<'a>,
    federations: Vec<FederationSection>,
    lists: Vec<ListLine>,
    /// What stands in the search box: nothing yet.
    asked: &'static str,
    schemas: Vec<Schema>,
}

/// An attribute list.
struct ListLine {
    title: Said,
    version: String,
    path: String,
    is_proposed: bool,
}

/// A schema that documents are written by.
struct Schema {
    name: &'static str,
    path: &'static str,
}

/// What people write documents with, most wanted first.
const SCHEMAS: [Schema; 3] = [
    Schema {
        name: "entity/1",
        path: "/schemas/entity/1.json",
    },
    Schema {
        name: "entity-source/1",
        path: "/schemas/entity-source/1.json",
    },
    Schema {
        name: "organisation/1",
        path: "/schemas/organisation/1.json",
    },
];

/// Shows it.
pub(super) async fn show(app: App, request: HttpRequest) -> Result<HttpResponse, Problem> {
    let language = language_of(&request);
    let page = page(&app, &app.published().current(), language, now());
    answer(&request, StatusCode::OK, language, &page)
}

fn page<'a>(app: &'a App, snapshot: &Snapshot, language: Language, now: Timestamp) -> Page<'a> {
    let views = snapshot.federations();
    let title = match views {
        [only] => text_with(
            language,
            "title-one",
            &[("name", only.name.get(language).into())],
        ),
        _ => text(language, "title-many"),
    };
    let lists = snapshot.catalogue().lists().map(|listed| {
        let list = listed.newest().list();
        ListLine {
            title: Said::of(&list.title, language),
            version: list.version.to_string(),
            path: format!("/attribute-lists/{}", list.list),
            is_proposed: list.status == Status::Proposed,
        }
    });
    Page {
        frame: Frame::new(app, snapshot, language, "/", title),
        federations: views
            .iter()
            .map(|view| FederationSection::of(view, app.base_url(), language, now))
            .collect(),
        lists: lists.collect(),
        asked: "",
        schemas: SCHEMAS
            .into_iter()
            .filter(|schema| app.fixed(schema.path).is_some())
            .collect(),
    }
}
