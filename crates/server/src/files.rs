//! Every address that is no route: published files, files of the program, or nothing.

use actix_web::http::Method;
use actix_web::{HttpRequest, HttpResponse, web};
use tillit_model::FederationId;

use crate::app::App;
use crate::envelope::count;
use crate::problem::Problem;
use crate::public_reads::file;
use crate::published::{PreparedFile, answer_file};
use crate::query::named;
use crate::rates::Kind;
use crate::release_files;

/// The addresses of this subject.
pub(crate) fn routes(config: &mut web::ServiceConfig) {
    config.route(
        "/federations/{federation}/{format}/{sequence:[0-9]{1,18}}/{file}",
        web::get().to(numbered),
    );
}

/// What stands at the request's path, in memory only.
pub(crate) async fn anything(app: App, request: HttpRequest) -> Result<HttpResponse, Problem> {
    let path = request.path();
    if request.method() == Method::GET {
        // Those that came with a body: plain ones do not get here.
        if let Some(file) = file(&app, path) {
            return Ok(answer_file(&file, request.headers()).into());
        }
        if let Some(answer) = release_files::answer(&app, &request).await? {
            return Ok(answer);
        }
    }
    let is_file = file(&app, path).is_some() || release_files::is_here(&app, path);
    match app.methods().allowed(path) {
        Some(allowed) => Err(Problem::method_not_allowed(&allowed)),
        None if is_file => Err(Problem::method_not_allowed("GET, HEAD")),
        None => Err(Problem::no_such_address()),
    }
}

/// A file of one numbered publication: the current ones from memory, earlier ones from the store.
async fn numbered(
    app: App,
    request: HttpRequest,
    path: web::Path<(String, String, u64, String)>,
) -> Result<HttpResponse, Problem> {
    if let Some(file) = app.published().file(request.path()) {
        return Ok(answer_file(&file, request.headers()).into());
    }
    count(&app, &request, Kind::Query)?;
    let (federation, format, sequence, file) = path.into_inner();
    let federation: FederationId = named(&federation)?;
    let name = format!("{format}/{file}");
    let artefact = app
        .run(move |registry| registry.artefact_by_sequence(&federation, sequence, &name))
        .await?;
    let max_age = app.config().http.max_age;
    // Not compressed: it is asked for once, and compressing would cost more than it saves.
    let file = PreparedFile::of(artefact, max_age, None);
    Ok(answer_file(&file, request.headers()).into())
}
