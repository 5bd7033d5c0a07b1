//! The front page: what this registry is, what it publishes, how fresh that is, and how to verify it.
//!
//! `/` is Swedish, `/en` English. Everything shown comes from the snapshot in memory, so the page stays when the database is away.

mod federation;
mod freshness;

use actix_web::http::header;
use actix_web::{HttpResponse, get, web};
use askama::Template;
use tillit_model::{Environment, Language, Timestamp};

use crate::app::App;
use crate::clock::now;
use crate::config::Contact;
use crate::problem::Problem;
use crate::published::Snapshot;
use crate::security_headers::PAGE_POLICY;

use crate::texts::{text, text_with};
use federation::FederationSection;

/// The page in one language.
#[derive(Template)]
#[template(path = "page.html")]
struct Page<'a> {
    language: Language,
    other: Language,
    other_path: &'static str,
    here: String,
    swedish: String,
    english: String,
    title: String,
    /// `demo` or `trial`, when something here is no real thing.
    notice: Option<&'static str>,
    federations: Vec<FederationSection>,
    schemas: Vec<Schema>,
    contact: &'a Contact,
    version: &'static str,
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

/// The addresses of this subject.
pub(crate) fn routes(config: &mut web::ServiceConfig) {
    config.service(in_swedish).service(in_english);
}

#[get("/")]
async fn in_swedish(app: App) -> Result<HttpResponse, Problem> {
    answer(&app, Language::Sv)
}

#[get("/en")]
async fn in_english(app: App) -> Result<HttpResponse, Problem> {
    answer(&app, Language::En)
}

fn answer(app: &App, language: Language) -> Result<HttpResponse, Problem> {
    let html = render(app, &app.published().current(), language, now())
        .map_err(|error| Problem::internal(&error))?;
    Ok(HttpResponse::Ok()
        .content_type("text/html; charset=utf-8")
        .insert_header((header::CONTENT_LANGUAGE, language.tag()))
        .insert_header((header::CONTENT_SECURITY_POLICY, PAGE_POLICY))
        .insert_header((header::CACHE_CONTROL, "public, max-age=60"))
        .body(html))
}

fn render(
    app: &App,
    snapshot: &Snapshot,
    language: Language,
    now: Timestamp,
) -> Result<String, askama::Error> {
    let base_url = app.base_url();
    let (swedish, english) = (base_url.join("/"), base_url.join("/en"));
    let views = snapshot.federations();
    let title = match views {
        [only] => text_with(
            language,
            "title-one",
            &[("name", only.name.get(language).into())],
        ),
        _ => text(language, "title-many"),
    };
    let lowest = views.iter().map(|view| view.environment).min();
    let (other, other_path, here) = match language {
        Language::Sv => (Language::En, "/en", swedish.clone()),
        Language::En => (Language::Sv, "/", english.clone()),
    };
    Page {
        language,
        other,
        other_path,
        here,
        swedish,
        english,
        title,
        notice: lowest
            .filter(|environment| *environment != Environment::Production)
            .map(Environment::as_str),
        federations: views
            .iter()
            .map(|view| FederationSection::of(view, base_url, language, now))
            .collect(),
        schemas: SCHEMAS
            .into_iter()
            .filter(|schema| app.fixed(schema.path).is_some())
            .collect(),
        contact: &app.config().contact,
        version: env!("CARGO_PKG_VERSION"),
    }
    .render()
}

impl Page<'_> {
    fn t(&self, key: &str) -> String {
        text(self.language, key)
    }
}
