//! What every page has around its content: language, addresses in both languages, what must be said first, whom to ask.

use std::borrow::Borrow;

use actix_web::HttpRequest;
use actix_web::HttpResponse;
use actix_web::http::{StatusCode, header};
use askama::Template;
use serde::Serialize;
use tillit_model::{Environment, Language, Localised, Sha256, Timestamp};
use tillit_registry::catalogue::{BaseUriStatus, Cardinality, Status, TextStatus};

use super::freshness::day;
use super::said::Said;
use crate::app::App;
use crate::config::Contact;
use crate::problem::Problem;
use crate::published::{Conditions, Snapshot};
use crate::security_headers::PAGE_POLICY;
use crate::texts::{text, text_with};

/// The frame of one page in one language.
pub(super) struct Frame<'a> {
    pub(super) language: Language,
    pub(super) other: Language,
    /// The same page in the other language.
    pub(super) other_path: String,
    pub(super) here: String,
    pub(super) swedish: String,
    pub(super) english: String,
    pub(super) title: String,
    /// `demo` or `trial`, when something here is no real thing.
    pub(super) notice: Option<&'static str>,
    /// What stands before the content because a list demands it.
    pub(super) first: Vec<First>,
    /// The feed that tells of changes to what the page shows.
    pub(super) feed: Option<FeedLink>,
    pub(super) contact: &'a Contact,
    pub(super) version: &'static str,
}

/// Something that must be read before the rest.
pub(super) struct First {
    /// Whether it warns; otherwise it informs.
    pub(super) is_warning: bool,
    pub(super) lead: String,
    pub(super) text: Said,
}

/// A feed that pages about a subject point at.
pub(super) struct FeedLink {
    pub(super) title: String,
    pub(super) path: String,
}

impl<'a> Frame<'a> {
    /// Of the page at a path, which is the Swedish one's.
    pub(super) fn new(
        app: &'a App,
        snapshot: &Snapshot,
        language: Language,
        path: &str,
        title: String,
    ) -> Self {
        let join = |language| app.base_url().join(&in_language(language, path));
        let (swedish, english) = (join(Language::Sv), join(Language::En));
        let (other, here) = match language {
            Language::Sv => (Language::En, swedish.clone()),
            Language::En => (Language::Sv, english.clone()),
        };
        let environments = snapshot.federations().iter().map(|view| view.environment);
        Self {
            language,
            other,
            other_path: in_language(other, path),
            here,
            swedish,
            english,
            title,
            notice: environments
                .min()
                .filter(|environment| *environment != Environment::Production)
                .map(Environment::as_str),
            first: Vec::new(),
            feed: None,
            contact: &app.config().contact,
            version: env!("CARGO_PKG_VERSION"),
        }
    }

    /// A sentence in the page's language.
    pub(super) fn t(&self, key: &str) -> String {
        text(self.language, key)
    }

    /// A text of a list.
    pub(super) fn said(&self, text: &Localised) -> Said {
        Said::of(text, self.language)
    }

    /// A word of a closed vocabulary, for people: `category` and `Category::Identity`.
    pub(super) fn word(&self, vocabulary: &str, word: &impl Serialize) -> String {
        let word = serde_json::to_value(word).unwrap_or_default();
        let word = word.as_str().unwrap_or_default();
        text(self.language, &format!("{vocabulary}-{word}"))
    }

    /// A sentence about a number of things.
    pub(super) fn count(&self, key: &str, count: impl Borrow<usize>) -> String {
        text_with(self.language, key, &[("count", (*count.borrow()).into())])
    }

    /// A day, as `2026-11-22`.
    pub(super) fn day(&self, at: Timestamp) -> String {
        day(at)
    }

    /// Whether something is only suggested.
    pub(super) fn is_proposed(&self, status: &Status) -> bool {
        *status == Status::Proposed
    }

    /// Whether nobody but us has read the texts.
    pub(super) fn is_unreviewed(&self, status: &TextStatus) -> bool {
        *status == TextStatus::Unreviewed
    }

    /// Whether URIs can still change.
    pub(super) fn is_provisional(&self, status: &BaseUriStatus) -> bool {
        *status == BaseUriStatus::Provisional
    }

    /// How many values there can be: `0..1`, and in words.
    pub(super) fn cardinality(&self, cardinality: &Cardinality) -> String {
        let key = match (cardinality.min, cardinality.max) {
            (0, Some(1)) => "cardinality-optional",
            (1, Some(1)) => "cardinality-one",
            (0, None) => "cardinality-any",
            (1, None) => "cardinality-some",
            _ => return cardinality.to_string(),
        };
        format!("{cardinality}, {}", self.t(key))
    }

    /// The address of another page in the page's language.
    pub(super) fn link(&self, path: &str) -> String {
        in_language(self.language, path)
    }
}

/// The address of a page in a language: the Swedish one's, behind `/en` for English.
pub(super) fn in_language(language: Language, path: &str) -> String {
    match (language, path) {
        (Language::Sv, path) => path.to_owned(),
        (Language::En, "/") => "/en".to_owned(),
        (Language::En, path) => format!("/en{path}"),
    }
}

/// The language of a page by its address.
pub(super) fn language_of(request: &HttpRequest) -> Language {
    let path = request.path();
    if path == "/en" || path.starts_with("/en/") {
        Language::En
    } else {
        Language::Sv
    }
}

/// Answers with a page, or says that the browser has it already.
pub(super) fn answer(
    request: &HttpRequest,
    status: StatusCode,
    language: Language,
    page: &impl Template,
) -> Result<HttpResponse, Problem> {
    let html = page.render().map_err(|error| Problem::internal(&error))?;
    let etag = format!("\"{}\"", &Sha256::of(html.as_bytes()).to_string()[..32]);
    let etag = header::HeaderValue::from_str(&etag).map_err(|error| Problem::internal(&error))?;
    let is_known = status == StatusCode::OK && Conditions::of(request.headers()).has(&etag, None);
    let mut response = HttpResponse::build(match is_known {
        true => StatusCode::NOT_MODIFIED,
        false => status,
    });
    response
        .insert_header((header::CACHE_CONTROL, "public, max-age=60"))
        .insert_header((header::CONTENT_SECURITY_POLICY, PAGE_POLICY));
    if status == StatusCode::OK {
        response.insert_header((header::ETAG, etag));
    }
    if is_known {
        return Ok(response.finish());
    }
    Ok(response
        .content_type("text/html; charset=utf-8")
        .insert_header((header::CONTENT_LANGUAGE, language.tag()))
        .body(html))
}
