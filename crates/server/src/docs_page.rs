//! The description of the API as JSON, as YAML, and as a page for people. Nothing is loaded from elsewhere.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
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
/// A minute: everything here changes with the program only, but then at once.
const LIFETIME: Lifetime = Lifetime::Changes(Duration::from_secs(60));

/// The reader's files, each prepared when it is first asked for. They are part of the program, so one set serves every server in it.
static FILES: Mutex<BTreeMap<String, Arc<PreparedFile>>> = Mutex::new(BTreeMap::new());

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
            let file = PreparedFile::prepare(bytes, media_type, None, LIFETIME);
            Arc::new(file.compressed())
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
    answer_file(&description.json, request.headers()).into()
}

#[get("/registry/v1/openapi.yaml")]
async fn as_yaml(description: web::Data<Description>, request: HttpRequest) -> HttpResponse {
    answer_file(&description.yaml, request.headers()).into()
}

#[get("/registry/v1/docs")]
async fn moved() -> HttpResponse {
    HttpResponse::PermanentRedirect()
        .insert_header((header::LOCATION, format!("{ROOT}/docs/")))
        .finish()
}

/// The page and the files of the reader.
#[get("/registry/v1/docs/{file:.*}")]
async fn reader(file: web::Path<String>, request: HttpRequest) -> Result<HttpResponse, Problem> {
    let file = file.into_inner();
    let prepared = web::block(move || prepared(&file))
        .await
        .map_err(|error| Problem::internal(&error))??;
    let mut response: HttpResponse = answer_file(&prepared, request.headers()).into();
    response.headers_mut().insert(
        header::CONTENT_SECURITY_POLICY,
        header::HeaderValue::from_static(API_PAGE_POLICY),
    );
    Ok(response)
}

/// A file of the reader, ready to be sent.
fn prepared(file: &str) -> Result<Arc<PreparedFile>, Problem> {
    // Whoever panicked while holding the lock left the map as it was.
    let mut files = FILES.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = files.get(file) {
        return Ok(Arc::clone(known));
    }
    let (bytes, media_type) = load(file)?;
    let file_ready = PreparedFile::prepare(bytes, &media_type, None, LIFETIME);
    let shared = Arc::new(file_ready.compressed());
    files.insert(file.to_owned(), Arc::clone(&shared));
    Ok(shared)
}

fn load(file: &str) -> Result<(Vec<u8>, String), Problem> {
    if file.is_empty() {
        return Ok((PAGE.into(), "text/html; charset=utf-8".to_owned()));
    }
    // Without a validator address the reader would ask a service elsewhere to judge the description.
    let config = ReaderConfig::from(format!("{ROOT}/openapi.json"))
        .validator_url("none")
        .show_extensions(true)
        .use_base_layout();
    let found = utoipa_swagger_ui::serve(file, Arc::new(config))
        .map_err(|error| Problem::internal(&error))?
        .filter(|_| !file.ends_with(".html"))
        .ok_or_else(Problem::no_such_address)?;
    Ok((found.bytes.into_owned(), found.content_type))
}
