//! The files of attribute list releases that are not in memory from the start: the forms that others read, and the address without suffix, where the client says which form it wants.

use std::sync::Arc;

use actix_web::http::header::{self, HeaderMap, HeaderValue};
use actix_web::{HttpRequest, HttpResponse, web};
use tillit_model::VersionNumber;
use tillit_registry::catalogue::Release;
use tillit_registry::catalogue::export::ExportFormat;

use crate::app::App;
use crate::page;
use crate::problem::{Code, Problem};
use crate::public_reads::file;
use crate::published::{Accept, PreparedFile, answer_file};

/// The media type of the page for people. Browsers name it; who takes anything gets JSON.
const PAGE: &str = "text/html";

/// A form that is chosen by its media type.
struct Offer {
    media_type: &'static str,
    path: String,
}

/// Whether a form of a release, or a release without suffix, stands at a path.
pub(crate) fn is_here(app: &App, path: &str) -> bool {
    app.published().current().form(path).is_some() || release_at(app, path).is_some()
}

/// What stands at a request's path; none when it is nothing of a release.
pub(crate) async fn answer(
    app: &App,
    request: &HttpRequest,
) -> Result<Option<HttpResponse>, Problem> {
    let path = request.path();
    if let Some(file) = prepared(app, path).await? {
        return Ok(Some(answer_file(&file, request.headers()).into()));
    }
    match release_at(app, path) {
        Some(release) => negotiated(app, request, &release).await.map(Some),
        None => Ok(None),
    }
}

/// The file at a path, made now if nobody has asked for it before.
async fn prepared(app: &App, path: &str) -> Result<Option<Arc<PreparedFile>>, Problem> {
    if let Some(file) = file(app, path) {
        return Ok(Some(file));
    }
    let Some(form) = app.published().current().form(path) else {
        return Ok(None);
    };
    match web::block(move || form.prepare()).await {
        Ok(Ok(file)) => Ok(Some(file)),
        Ok(Err(error)) => Err(Problem::internal(&error)),
        Err(error) => Err(Problem::internal(&error)),
    }
}

/// The release at `/attribute-lists/<list>/<version>`.
fn release_at(app: &App, path: &str) -> Option<Arc<Release>> {
    let (list, version) = path.strip_prefix("/attribute-lists/")?.split_once('/')?;
    let version = VersionNumber::parse(version).ok()?;
    app.catalogue().release(list, version).cloned()
}

/// The form that the client likes best: a file, or the page for people.
pub(crate) async fn negotiated(
    app: &App,
    request: &HttpRequest,
    release: &Release,
) -> Result<HttpResponse, Problem> {
    let chosen = choose(app, request.headers(), release)?;
    let varies = HeaderValue::from_static("Accept, Accept-Encoding");
    if chosen.media_type == PAGE {
        let mut page = page::release(app, request, release)?;
        page.headers_mut().insert(header::VARY, varies);
        return Ok(page);
    }
    let file = prepared(app, &chosen.path).await?;
    let file = file.ok_or_else(Problem::no_such_address)?;
    let mut response = answer_file(&file, request.headers());
    let headers = response.headers_mut();
    headers.insert(header::VARY, varies);
    if let Ok(place) = HeaderValue::from_str(&chosen.path) {
        headers.insert(header::CONTENT_LOCATION, place);
    }
    // The bytes of one form may never change; which form is the best may.
    let age = app.config().http.max_age.as_secs();
    if let Ok(lifetime) = HeaderValue::from_str(&format!("public, max-age={age}")) {
        headers.insert(header::CACHE_CONTROL, lifetime);
    }
    Ok(response.into())
}

fn choose(app: &App, headers: &HeaderMap, release: &Release) -> Result<Offer, Problem> {
    let mut offers = offers(app, release);
    let media_types = offers.iter().map(|offer| essence(offer.media_type));
    match Accept::of(headers).choose(media_types) {
        Some(place) => Ok(offers.swap_remove(place)),
        None => Err(not_acceptable(&offers, release)),
    }
}

/// The forms that a media type alone can name. JSON, which is the frozen text, is first: it is what a client gets that does not say.
fn offers(app: &App, release: &Release) -> Vec<Offer> {
    let exports = release.exports();
    let mut offers: Vec<Offer> = exports
        .filter(|export| export.format.is_meant_by_media_type())
        .map(|export| Offer {
            media_type: export.format.media_type(),
            path: export.path,
        })
        .collect();
    let signed = Offer {
        media_type: "application/jose+json",
        path: release.jws_path(),
    };
    if file(app, &signed.path).is_some() {
        offers.push(signed);
    }
    offers.push(Offer {
        media_type: PAGE,
        path: release.path(),
    });
    offers
}

/// A media type without parameters.
fn essence(media_type: &str) -> &str {
    media_type.split(';').next().unwrap_or(media_type).trim()
}

fn not_acceptable(offers: &[Offer], release: &Release) -> Problem {
    let media_types: Vec<&str> = offers.iter().map(|one| essence(one.media_type)).collect();
    let suffixes: Vec<&str> = ExportFormat::ALL.iter().map(|one| one.suffix()).collect();
    let detail = format!(
        "this release can be had as {}; every form has an address of its own, which is {} and one of {}",
        media_types.join(", "),
        release.path(),
        suffixes.join(", ")
    );
    Problem::new(Code::NOT_ACCEPTABLE, detail).with_header("vary", "Accept")
}
