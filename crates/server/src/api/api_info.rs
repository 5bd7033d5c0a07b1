//! `api-info`: what this API is (REST API profile, VER.06 and VER.07).

use actix_web::get;
use serde::Serialize;
use utoipa::ToSchema;

use crate::answer::Answer;
use crate::app::App;

/// What this API is.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ApiInfo {
    /// The API's name.
    #[schema(example = "Tillit registry")]
    pub api_name: &'static str,
    /// The version, semantic.
    #[schema(example = "1.0.0")]
    pub api_version: &'static str,
    /// The day when that version was released.
    #[schema(example = "2026-11-22", format = Date)]
    pub api_released: &'static str,
    /// The address of the documentation.
    #[schema(example = "https://registry.example/registry/v1/docs/", format = "uri")]
    pub api_documentation: String,
    /// `beta` until release 1.0.0 of the project, then `active`, `deprecated`, `retired`.
    #[schema(example = "beta")]
    pub api_status: &'static str,
}

/// The version of the API; its major number stands in the address.
pub const API_VERSION: &str = "1.0.0-beta.1";

/// Says what this API is.
///
/// Name, version, release day, documentation and status.
#[utoipa::path(tag = "about", responses((status = 200, description = "What this API is.", body = ApiInfo)))]
#[get("/api-info")]
pub(crate) async fn show(app: App) -> Answer<ApiInfo> {
    Answer(ApiInfo {
        api_name: "Tillit registry",
        api_version: API_VERSION,
        api_released: "2026-11-22",
        api_documentation: app.links().resource("/docs/"),
        api_status: "beta",
    })
}
