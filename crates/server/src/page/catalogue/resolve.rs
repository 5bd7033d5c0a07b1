//! The persistent addresses of attributes, code systems and codes: a page for people, and what a release says as data, by negotiation or by suffix.
//!
//! Nothing is ever removed: what a release has had is found, as the last release that has it says.

use std::sync::Arc;
use std::time::Duration;

use actix_web::http::header::{self, HeaderValue};
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;
use tillit_model::Language;
use tillit_registry::catalogue::export::{SkosPart, json_ld_part, turtle_part};
use tillit_registry::catalogue::{Catalogue, Code, KeptCodeSystem, KeptCodeSystems, Name, Release};

use super::super::frame::language_of;
use super::address::decoded;
use super::form::Form;
use super::missing::{self, Missing};
use super::{attribute, code, code_system};
use crate::app::App;
use crate::problem::Problem;
use crate::public_reads::file;
use crate::published::{Lifetime, PreparedFile, answer_file};

/// A minute, as pages: the newest release that has something can be another then.
const LIFETIME: Lifetime = Lifetime::Changes(Duration::from_secs(60));

/// An attribute.
pub(super) async fn an_attribute(
    app: App,
    request: HttpRequest,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, Problem> {
    let (list, asked) = path.into_inner();
    let catalogue = app.catalogue();
    let (name, suffix) =
        Form::of_suffix(&asked).map_or((&*asked, None), |(name, form)| (name, Some(form)));
    let Some((release, found)) = catalogue.attribute(&list, name) else {
        return missing::answer(&app, &request, Missing::Attribute);
    };
    let answer = match form(&request, suffix)? {
        Form::Page => attribute::show(&app, &request, &catalogue, release, found),
        Form::Json => Ok(data(&request, release, Form::Json, json(found))),
        form => {
            let name = found.name().clone();
            let part = Part::Attribute(name);
            concept(&app, &request, release, part, form).await
        }
    };
    answer.map(|answer| varying(answer, suffix))
}

/// A code system.
pub(super) async fn a_code_system(
    app: App,
    request: HttpRequest,
    asked: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    let catalogue = app.catalogue();
    let (name, suffix) =
        Form::of_suffix(&asked).map_or((&**asked, None), |(name, form)| (name, Some(form)));
    let Some(kept) = catalogue.code_system(name) else {
        return missing::answer(&app, &request, Missing::Code);
    };
    let newest = kept.newest();
    let release = carrier(newest);
    let answer = match form(&request, suffix)? {
        Form::Page => code_system::show(&app, &request, &catalogue, kept),
        Form::Json => Ok(data(&request, release, Form::Json, json(newest.content()))),
        form => {
            let part = Part::CodeSystem(kept.name().clone());
            concept(&app, &request, release, part, form).await
        }
    };
    answer.map(|answer| varying(answer, suffix))
}

/// A code. It can hold any character, a slash and a dot too: what a system has as a code is one, whatever it ends in.
pub(super) async fn a_code(app: App, request: HttpRequest) -> Result<HttpResponse, Problem> {
    // A version of a code system is published as a file; one that came with a body is not answered before it gets here.
    if let Some(file) = file(&app, request.path()) {
        return Ok(answer_file(&file, request.headers()).into());
    }
    let catalogue = app.catalogue();
    let asked = code_path(request.path());
    let found = asked
        .as_ref()
        .and_then(|(system, code)| find_code(&catalogue, system, code));
    let Some((kept, holder, found, suffix)) = found else {
        return missing::answer(&app, &request, Missing::Code);
    };
    let release = carrier(holder);
    let answer = match form(&request, suffix)? {
        Form::Page => code::show(&app, &request, kept, holder, found),
        Form::Json => Ok(data(&request, release, Form::Json, json(found))),
        form => {
            let part = Part::Code(kept.name().clone(), found.code.clone());
            concept(&app, &request, release, part, form).await
        }
    };
    answer.map(|answer| varying(answer, suffix))
}

/// System and code of a path as it came: the framework's decoding would leave some escapes as they are.
fn code_path(path: &str) -> Option<(String, String)> {
    let path = path.strip_prefix("/en").unwrap_or(path);
    let (system, code) = path.strip_prefix("/code-systems/")?.split_once('/')?;
    Some((system.to_owned(), decoded(code)?))
}

type FoundCode<'c> = (
    &'c KeptCodeSystems,
    &'c KeptCodeSystem,
    &'c Code,
    Option<Form>,
);

/// A code by its own text, or else by that and the suffix of a form; in the newest version that has it.
fn find_code<'c>(catalogue: &'c Catalogue, system: &str, asked: &str) -> Option<FoundCode<'c>> {
    let kept = catalogue.code_system(system)?;
    let newest_first = |code: &str| {
        let mut versions = kept.versions().rev();
        versions.find_map(|one| Some((one.as_ref(), one.content().code(code)?)))
    };
    if let Some((holder, code)) = newest_first(asked) {
        return Some((kept, holder, code, None));
    }
    let (code, form) = Form::of_suffix(asked)?;
    let (holder, code) = newest_first(code)?;
    Some((kept, holder, code, Some(form)))
}

/// The newest of the releases that carry a code system.
fn carrier(kept: &KeptCodeSystem) -> &Arc<Release> {
    let carried_by = kept.carried_by();
    carried_by
        .last()
        .expect("a code system comes from a release")
}

/// What is wanted: the suffix says it, or else the header. The English address is a page's.
fn form(request: &HttpRequest, suffix: Option<Form>) -> Result<Form, Problem> {
    match (language_of(request), suffix) {
        (Language::En, Some(_)) => Err(Problem::no_such_address()),
        (Language::En, None) => Ok(Form::Page),
        (Language::Sv, Some(form)) => Ok(form),
        (Language::Sv, None) => Form::chosen(request),
    }
}

/// What is described, to be kept while a thread works on it.
enum Part {
    Attribute(Name),
    CodeSystem(Name),
    Code(Name, String),
}

impl Part {
    fn borrowed(&self) -> SkosPart<'_> {
        match self {
            Self::Attribute(name) => SkosPart::Attribute(name),
            Self::CodeSystem(name) => SkosPart::CodeSystem(name),
            Self::Code(system, code) => SkosPart::Code(system, code),
        }
    }
}

/// As SKOS. Takes long enough to be kept from threads that must not wait, and counts as a use case.
async fn concept(
    app: &App,
    request: &HttpRequest,
    release: &Arc<Release>,
    part: Part,
    form: Form,
) -> Result<HttpResponse, Problem> {
    let kept = Arc::clone(release);
    let text = app.work(move || match form {
        Form::JsonLd => json_ld_part(kept.list(), part.borrowed()),
        _ => turtle_part(kept.list(), part.borrowed()),
    });
    // Something else in the release has its IRI.
    let text = text.await?.ok_or_else(Problem::no_such_address)?;
    Ok(data(request, release, form, text.into_bytes()))
}

fn data(request: &HttpRequest, release: &Release, form: Form, bytes: Vec<u8>) -> HttpResponse {
    let issued_at = Some(release.issued_at());
    let file = PreparedFile::prepare(bytes, form.media_type(), issued_at, LIFETIME);
    let mut answer: HttpResponse = answer_file(&file, request.headers()).into();
    // Where it is defined, with the notice of the list.
    let link = format!("<{}>; rel=\"collection\"", release.path());
    if let Ok(link) = HeaderValue::from_str(&link) {
        answer.headers_mut().insert(header::LINK, link);
    }
    answer
}

/// As the release has it.
fn json(value: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec_pretty(value).expect("a list has text keys and finite numbers only")
}

/// What the header decided differs by the header.
fn varying(mut answer: HttpResponse, suffix: Option<Form>) -> HttpResponse {
    if suffix.is_none() {
        let headers = answer.headers_mut();
        headers.insert(
            header::VARY,
            HeaderValue::from_static("Accept, Accept-Encoding"),
        );
    }
    answer
}
