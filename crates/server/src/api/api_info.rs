//! `api-info`: what this API is (REST API profile, VER.06 and VER.07).

use actix_web::get;
use serde::Serialize;
use utoipa::ToSchema;

use crate::answer::Answer;
use crate::app::App;
use crate::wire::Link;

/// What this API is.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ApiInfo {
    /// The API's name.
    #[schema(example = "Tillit registry")]
    pub api_name: &'static str,
    /// The version, semantic.
    #[schema(
        example = "0.1.0",
        pattern = r"^[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.-]+)?$"
    )]
    pub api_version: &'static str,
    /// The day when that version was released.
    #[schema(example = "2026-11-22", format = Date)]
    pub api_released: &'static str,
    /// The address of the documentation.
    #[schema(example = "https://registry.example/registry/v1/docs/", format = "uri")]
    pub api_documentation: String,
    /// Where it is in its life: `alpha` or `beta` with major number 0, `active` from 1.0.0 on, then `deprecated` and `retired`.
    #[schema(example = "beta", pattern = "^(alpha|beta|active|deprecated|retired)$")]
    pub api_status: &'static str,
    /// `self`, `service-desc` (the description for programs) and `service-doc` (for people).
    #[serde(rename = "_links")]
    pub links: Vec<Link>,
}

/// The version of the API. As long as it is a beta its major number is 0 (VER.11); the address has the major number that it
/// is going to have, so that it stays when the API becomes active.
pub const API_VERSION: &str = "0.1.0";

/// Says what this API is.
///
/// Name, version, release day, documentation and status.
#[utoipa::path(tag = "about", responses((status = 200, description = "What this API is.", body = ApiInfo)))]
#[get("/api-info")]
pub(crate) async fn show(app: App) -> Answer<ApiInfo> {
    let links = app.links();
    Answer(ApiInfo {
        api_name: "Tillit registry",
        api_version: API_VERSION,
        api_released: "2026-11-22",
        api_documentation: links.resource("/docs/"),
        api_status: "beta",
        links: vec![
            links.to("self", "/api-info"),
            links.to("service-desc", "/openapi.json"),
            links.to("service-doc", "/docs/"),
        ],
    })
}
