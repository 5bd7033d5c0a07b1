//! Pages for people: the front page, and the catalogue of attributes.
//!
//! Each page has one address in Swedish, and the same behind `/en` in English. Everything shown comes from the snapshot in memory, so pages stay when the database is away.

mod catalogue;
mod federation;
mod frame;
mod freshness;
mod front;
mod said;

use actix_web::{HttpResponse, web};

pub(crate) use catalogue::release;

use crate::problem::Problem;

/// The addresses of this subject.
pub(crate) fn routes(config: &mut web::ServiceConfig) {
    config.service(
        web::resource(["/", "/en"])
            .route(web::get().to(front::show))
            .default_service(web::to(only_read)),
    );
    catalogue::routes(config);
}

/// A page is read, and nothing else.
async fn only_read() -> Result<HttpResponse, Problem> {
    Err(Problem::method_not_allowed("GET, HEAD"))
}
