//! `/attribute-lists`: every list, and the search for an attribute.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use serde::Deserialize;
use tillit_registry::catalogue::{Found, Listed};
use url::form_urlencoded;

use super::super::frame::{FeedLink, Frame, answer, language_of};
use super::address;
use crate::app::App;
use crate::problem::Problem;
use crate::query;
use crate::texts::{text, text_with};

/// Attributes that one page of results shows. Who gets more has asked for too little.
const SHOWN: usize = 100;

#[derive(Template)]
#[template(path = "catalogue/lists.html")]
struct Page<'a> {
    frame: Frame<'a>,
    asked: String,
    lists: Vec<&'a Listed>,
    found: Vec<Found<'a>>,
    /// How many were found; none when nothing was asked for.
    outcome: Option<String>,
}

/// What is searched for.
#[derive(Debug, Deserialize)]
struct Search {
    #[serde(default)]
    q: String,
}

/// Shows the lists, or what was found in them.
pub(super) async fn show(app: App, request: HttpRequest) -> Result<HttpResponse, Problem> {
    let language = language_of(&request);
    let Search { q } = query::read(request.query_string())?;
    let asked = q.trim().to_owned();
    let snapshot = app.published().current();
    let catalogue = snapshot.catalogue();
    let mut found = catalogue.search(&asked);
    let total = found.len();
    found.truncate(SHOWN);
    let title = match asked.is_empty() {
        true => text(language, "lists-title"),
        false => text_with(
            language,
            "search-title",
            &[("asked", asked.as_str().into())],
        ),
    };
    let mut frame = Frame::new(&app, &snapshot, language, address::LISTS, title);
    frame.feed = Some(FeedLink {
        title: text(language, "feed-title"),
        path: frame.link("/attribute-lists/feed.atom"),
    });
    let outcome = (!asked.is_empty()).then(|| {
        let args = [("total", total.into()), ("shown", found.len().into())];
        let key = match total > found.len() {
            true => "search-outcome-some",
            false => "search-outcome",
        };
        text_with(language, key, &args)
    });
    if outcome.is_some() {
        let query: String = form_urlencoded::Serializer::new(String::new())
            .append_pair("q", &asked)
            .finish();
        frame.other_path = format!("{}?{query}", frame.other_path);
    }
    let page = Page {
        lists: catalogue.lists().collect(),
        frame,
        asked,
        found,
        outcome,
    };
    answer(&request, StatusCode::OK, language, &page)
}
