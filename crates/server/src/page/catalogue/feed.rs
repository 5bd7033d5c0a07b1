//! `/attribute-lists/feed.atom` and `/attribute-lists/<list>/feed.atom`: an entry for each release, with what it changed and for whom it breaks ([RFC 4287]).
//!
//! An entry's id hangs on the list's `base_uri` and the version, so that it is the same from every registry that publishes the list.
//!
//! [RFC 4287]: https://www.rfc-editor.org/rfc/rfc4287

use std::sync::Arc;
use std::time::Duration;

use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use tillit_model::{Language, Localised, Timestamp};
use tillit_registry::catalogue::{Catalogue, Release, Status};

use super::super::frame::{in_language, language_of};
use super::address;
use super::changes::Changes;
use super::missing::{self, Missing};
use crate::app::App;
use crate::config::BaseUrl;
use crate::problem::Problem;
use crate::published::{Lifetime, PreparedFile, answer_file};
use crate::texts::{text, text_with};

/// Entries of a feed, the newest: more than a reader that looks once a month can miss.
const ENTRIES: usize = 50;
/// A minute, as pages.
const LIFETIME: Lifetime = Lifetime::Changes(Duration::from_secs(60));

#[derive(Template)]
#[template(path = "catalogue/feed.xml")]
struct Feed {
    language: Language,
    title: String,
    /// Its own address, which is also its id.
    here: String,
    page: String,
    updated: Timestamp,
    author: String,
    entries: Vec<Entry>,
}

/// A release.
struct Entry {
    id: String,
    title: String,
    updated: Timestamp,
    author: String,
    page: String,
    /// The signed release.
    signed: String,
    /// What must be said before anything else of the list.
    first: Vec<String>,
    holds: String,
    changes: Option<Changes>,
}

/// The feed of every list.
pub(super) async fn of_all(app: App, request: HttpRequest) -> Result<HttpResponse, Problem> {
    let catalogue = app.catalogue();
    answer(&app, &request, catalogue, None).await
}

/// The feed of one list.
pub(super) async fn of_list(
    app: App,
    request: HttpRequest,
    list: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    let catalogue = app.catalogue();
    if catalogue.list(&list).is_none() {
        return missing::answer(&app, &request, Missing::List);
    }
    answer(&app, &request, catalogue, Some(list.into_inner())).await
}

async fn answer(
    app: &App,
    request: &HttpRequest,
    catalogue: Arc<Catalogue>,
    list: Option<String>,
) -> Result<HttpResponse, Problem> {
    let language = language_of(request);
    let page = match &list {
        Some(list) => format!("{}/{list}", address::LISTS),
        None => address::LISTS.to_owned(),
    };
    let path = in_language(language, &format!("{page}/feed.atom"));
    if let Some(file) = app.made().get(&catalogue, &path) {
        return Ok(answer_file(&file, request.headers()).into());
    }
    let base_url = app.config().base_url.clone();
    let here = base_url.join(&path);
    let of = Arc::clone(&catalogue);
    let making = app.work(move || {
        let feed = Feed::of(&of, list.as_deref(), &base_url, language, here);
        feed.render().map(|xml| {
            let updated = Some(feed.updated);
            let media_type = "application/atom+xml; charset=utf-8";
            PreparedFile::prepare(xml, media_type, updated, LIFETIME).compressed()
        })
    });
    let file = making.await?.map_err(|error| Problem::internal(&error))?;
    let file = Arc::new(file);
    app.made().keep(&catalogue, &path, &file);
    Ok(answer_file(&file, request.headers()).into())
}

impl Feed {
    fn of(
        catalogue: &Catalogue,
        list: Option<&str>,
        base_url: &BaseUrl,
        language: Language,
        here: String,
    ) -> Self {
        let only = list.and_then(|list| catalogue.list(list));
        let mut releases: Vec<&Release> = catalogue
            .releases()
            .map(AsRef::as_ref)
            .filter(|release| list.is_none_or(|list| release.name().as_str() == list))
            .collect();
        releases.sort_by_key(|release| (release.issued_at(), release.version()));
        let newest_first = releases.into_iter().rev().take(ENTRIES);
        let entries: Vec<Entry> = newest_first
            .map(|release| Entry::of(catalogue, release, base_url, language))
            .collect();
        let (title, page) = match only {
            Some(listed) => {
                let list = listed.newest().list();
                let title = [("title", list.title.get(language).into())];
                let title = text_with(language, "feed-title-list", &title);
                (title, address::list(&list.list))
            }
            None => (text(language, "feed-title"), address::LISTS.to_owned()),
        };
        let never = Timestamp::from_unix_seconds(0);
        Self {
            language,
            title: plain(&title),
            here,
            page: base_url.join(&in_language(language, &page)),
            updated: entries.iter().map(|one| one.updated).max().unwrap_or(never),
            author: text(language, "registry"),
            entries,
        }
    }

    fn t(&self, key: &str) -> String {
        text(self.language, key)
    }

    fn more(&self, count: &usize) -> String {
        text_with(self.language, "changes-more", &[("count", (*count).into())])
    }
}

impl Entry {
    fn of(
        catalogue: &Catalogue,
        release: &Release,
        base_url: &BaseUrl,
        language: Language,
    ) -> Self {
        let list = release.list();
        let said = |text: &Localised| plain(text.get(language));
        let before = catalogue.list(list.list.as_str());
        let before = before.and_then(|listed| listed.before(list.version));
        let proposal =
            (list.status == Status::Proposed).then(|| text(language, "first-proposal-text"));
        Self {
            id: format!("{}#{}", list.base_uri, list.version),
            title: format!("{} {}", said(&list.title), list.version),
            updated: release.issued_at(),
            author: said(&list.steward.name),
            page: base_url.join(&in_language(language, &release.path())),
            signed: base_url.join(&release.jws_path()),
            first: proposal
                .into_iter()
                .chain(list.notice.as_ref().map(said))
                .collect(),
            holds: text_with(
                language,
                "count-attributes",
                &[("count", list.attributes.len().into())],
            ),
            changes: before.map(|before| Changes::between(before.list(), list, language)),
        }
    }
}

/// A text without the characters that XML 1.0 has no place for, escaped or not ([section 2.2](https://www.w3.org/TR/xml/#charsets)).
pub(super) fn plain(text: &str) -> String {
    let allowed = |letter: &char| {
        let is_text = !letter.is_control() || matches!(letter, '\t' | '\n' | '\r');
        is_text && !matches!(letter, '\u{fffe}' | '\u{ffff}')
    };
    text.chars().filter(allowed).collect()
}
