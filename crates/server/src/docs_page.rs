//! The description of the API as JSON, as YAML, and as a page for people. Nothing is loaded from elsewhere.

use std::sync::Arc;
use std::time::Duration;

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, get, web};
use serde_json::Value;
use utoipa_swagger_ui::Config as ReaderConfig;

use crate::problem::Problem;
use crate::published::{Lifetime, PreparedFile, answer_file};
use crate::security_headers::API_PAGE_POLICY;
use crate::wire::ROOT;

/// The page around the reader. Says where the description is for those who run no scripts.
const PAGE: &str = include_str!("../templates/docs.html");
/// The description changes with the program only.
const LIFETIME: Lifetime = Lifetime::Changes(Duration::from_secs(3600));

/// The description in its forms, prepared once.
#[derive(Debug, Clone)]
pub struct Description {
    json: Arc<PreparedFile>,
    yaml: Arc<PreparedFile>,
}

impl Description {
    /// Prepares both forms.
    pub fn prepare(document: &Value) -> Self {
        let json = serde_json::to_vec_pretty(document).expect("a JSON value can be written");
        let prepare = |bytes, media_type| {
            Arc::new(PreparedFile::prepare(
                bytes, media_type, None, LIFETIME, None,
            ))
        };
        Self {
            json: prepare(json, "application/json"),
            yaml: prepare(yaml(document).into_bytes(), "application/yaml"),
        }
    }
}

/// The description as YAML.
pub fn yaml(document: &Value) -> String {
    serde_yaml::to_string(document).expect("a JSON value can be written as YAML")
}

/// The addresses of this subject.
pub(crate) fn routes(config: &mut web::ServiceConfig) {
    config
        .service(as_json)
        .service(as_yaml)
        .service(moved)
        .service(reader);
}

#[get("/registry/v1/openapi.json")]
async fn as_json(description: web::Data<Description>, request: HttpRequest) -> HttpResponse {
    answer_file(&description.json, &request)
}

#[get("/registry/v1/openapi.yaml")]
async fn as_yaml(description: web::Data<Description>, request: HttpRequest) -> HttpResponse {
    answer_file(&description.yaml, &request)
}

#[get("/registry/v1/docs")]
async fn moved() -> HttpResponse {
    HttpResponse::PermanentRedirect()
        .insert_header((header::LOCATION, format!("{ROOT}/docs/")))
        .finish()
}

/// The page and the files of the reader.
#[get("/registry/v1/docs/{file:.*}")]
async fn reader(file: web::Path<String>) -> Result<HttpResponse, Problem> {
    let mut response = HttpResponse::Ok();
    response
        .insert_header((header::CACHE_CONTROL, "public, max-age=3600"))
        .insert_header((header::CONTENT_SECURITY_POLICY, API_PAGE_POLICY));
    if file.is_empty() {
        return Ok(response.content_type("text/html; charset=utf-8").body(PAGE));
    }
    // Without a validator address the reader would ask a service elsewhere to judge the description.
    let config = ReaderConfig::from(format!("{ROOT}/openapi.json"))
        .validator_url("none")
        .use_base_layout();
    let file = utoipa_swagger_ui::serve(&file, Arc::new(config))
        .map_err(|error| Problem::internal(&error))?
        .filter(|_| !file.ends_with(".html"))
        .ok_or_else(Problem::no_such_address)?;
    Ok(response
        .content_type(file.content_type)
        .body(file.bytes.into_owned()))
}
