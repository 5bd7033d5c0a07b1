//! The catalogue of attributes: lists with their releases and feeds, attributes, profiles, code systems and codes.
//!
//! | address | what stands there |
//! |---|---|
//! | `/attribute-lists` | every list, and the search |
//! | `/attribute-lists/<list>`, `/attribute-lists/<list>/<version>` | a release |
//! | `/attributes/<list>/<name>` | an attribute: page, JSON, SKOS |
//! | `/attribute-profiles/<list>/<name>` | a profile |
//! | `/code-systems`, `/code-systems/<name>`, `/code-systems/<name>/<code>` | code systems and codes: page, JSON, SKOS |
//!
//! Each page has an English twin behind `/en`.

mod address;
mod attribute;
mod changes;
mod code;
mod code_system;
mod code_systems;
mod feed;
mod first;
mod form;
mod list;
mod lists;
mod missing;
mod names;
mod profile;
mod resolve;
mod source;

use actix_web::dev::Handler;
use actix_web::http::header;
use actix_web::{FromRequest, HttpRequest, HttpResponse, Responder, web};

pub(crate) use list::release;

use super::frame::language_of;
use super::{frame, only_read};
use crate::app::App;
use crate::problem::Problem;

/// The addresses of this subject, each in both languages. Feeds come before the list and the version that they could be taken for.
pub(super) fn routes(config: &mut web::ServiceConfig) {
    page(config, "/attribute-lists", lists::show);
    page(config, "/attribute-lists/feed.atom", feed::of_all);
    page(config, "/attribute-lists/{list}/feed.atom", feed::of_list);
    page(config, "/attribute-lists/{list}", list::newest);
    page(config, RELEASE, list::one);
    page(config, "/attributes", all_attributes);
    page(config, "/attributes/{list}", attributes_of);
    page(config, "/attributes/{list}/{name}", resolve::an_attribute);
    page(config, "/attribute-profiles/{list}/{name}", profile::show);
    page(config, "/code-systems", code_systems::show);
    page(config, "/code-systems/{name}", resolve::a_code_system);
    page(config, "/code-systems/{name}/{code:.*}", resolve::a_code);
}

/// A release by its version; with a suffix it is a file.
const RELEASE: &str = r"/attribute-lists/{list}/{version:\d+\.\d+\.\d+}";

fn page<F, Args>(config: &mut web::ServiceConfig, path: &str, handler: F)
where
    F: Handler<Args>,
    Args: FromRequest + 'static,
    F::Output: Responder + 'static,
{
    config.service(
        web::resource([path.to_owned(), format!("/en{path}")])
            .route(web::get().to(handler))
            .default_service(web::to(only_read)),
    );
}

/// Attributes are listed where their lists are.
async fn all_attributes(request: HttpRequest) -> HttpResponse {
    elsewhere(&request, address::LISTS)
}

/// A list's `base_uri` names the scheme that its attributes lie in; the list says what that is.
async fn attributes_of(
    app: App,
    request: HttpRequest,
    list: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    match app.catalogue().list(&list) {
        Some(listed) => Ok(elsewhere(&request, &address::list(listed.name()))),
        None => missing::answer(&app, &request, missing::Missing::List),
    }
}

fn elsewhere(request: &HttpRequest, path: &str) -> HttpResponse {
    let place = frame::in_language(language_of(request), path);
    HttpResponse::SeeOther()
        .insert_header((header::LOCATION, place))
        .insert_header((header::CACHE_CONTROL, "public, max-age=60"))
        .finish()
}
