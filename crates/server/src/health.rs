//! Whether this process lives, whether the registry can be relied on, and its metrics.

use actix_web::http::header;
use actix_web::{HttpResponse, get, web};
use serde::Serialize;
use tillit_model::{FederationId, Timestamp};
use tillit_registry::view::Readiness;

use crate::app::App;
use crate::{measure, telemetry};

/// What `/health/ready` says.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Report {
    status: &'static str,
    /// `ok` or `away`.
    database: &'static str,
    /// `ok`, or why the database does not write: `full`, `read-only`, `broken`.
    storage: &'static str,
    federations: Vec<FederationReport>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct FederationReport {
    federation: FederationId,
    /// `fresh` or `stale`.
    publication: &'static str,
    /// `ok`, or `behind`: the system's clock shows a time before that of the publication, so that nothing newer can be published.
    clock: &'static str,
    expires_at: Option<Timestamp>,
}

/// The addresses of this subject.
pub(crate) fn routes(config: &mut web::ServiceConfig) {
    config
        .service(show_live)
        .service(show_ready)
        .service(show_metrics);
}

/// The process answers: no more than that.
#[get("/health/live")]
async fn show_live() -> HttpResponse {
    HttpResponse::Ok().json(serde_json::json!({ "status": "live" }))
}

/// The database answers and writes, every publication is fresh, and the clock goes on; otherwise 503 and what is wrong.
#[get("/health/ready")]
async fn show_ready(app: App) -> HttpResponse {
    let readiness = app
        .run(|registry| Ok(registry.ready()))
        .await
        .unwrap_or_default();
    let ready = readiness.is_ready();
    measure::readiness(&readiness);
    let report = Report::of(readiness, ready);
    let mut response = if ready {
        HttpResponse::Ok()
    } else {
        HttpResponse::ServiceUnavailable()
    };
    response.json(report)
}

impl Report {
    fn of(readiness: Readiness, ready: bool) -> Self {
        let federations = readiness
            .federations
            .into_iter()
            .map(|one| FederationReport {
                federation: one.federation,
                publication: if one.fresh { "fresh" } else { "stale" },
                clock: if one.clock_behind { "behind" } else { "ok" },
                expires_at: one.expires_at,
            });
        Self {
            status: if ready { "ready" } else { "not ready" },
            database: if readiness.database { "ok" } else { "away" },
            storage: readiness.storage_fault.unwrap_or("ok"),
            federations: federations.collect(),
        }
    }
}

/// Metrics in the text format of Prometheus.
#[get("/metrics")]
async fn show_metrics() -> HttpResponse {
    match telemetry::recorder() {
        Some(recorder) => HttpResponse::Ok()
            .insert_header((
                header::CONTENT_TYPE,
                "text/plain; version=0.0.4; charset=utf-8",
            ))
            .body(recorder.render()),
        None => HttpResponse::ServiceUnavailable()
            .insert_header((header::CONTENT_TYPE, "text/plain; charset=utf-8"))
            .body("another part of this process collects the metrics\n"),
    }
}
