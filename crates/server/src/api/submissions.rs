//! Submissions of changed documents.

use actix_web::{get, post, web};
use serde::Deserialize;
use tillit_registry::Registry;
use tillit_registry::view::ItemFilter;
use utoipa::IntoParams;

use super::items::{self, state_parameter};
use crate::answer::{Accepted, Answer, Exact};
use crate::app::App;
use crate::bearer::Bearer;
use crate::body::Statement;
use crate::problem::Problem;
use crate::query::{Ask, page};
use crate::wire::{Item, ItemDetail, Listing, Place, SubmissionReceipt};

/// Which submissions are wanted.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct SubmissionQuery {
    /// Only in this state: `pending`, `held`, `approved`, `rejected` or `withdrawn`.
    #[param(
        example = "pending",
        pattern = "^(pending|held|approved|rejected|withdrawn)$"
    )]
    pub status: Option<String>,
    /// Entries on a page.
    #[param(default = 20, minimum = 1, maximum = 100, example = 20)]
    pub limit: Option<u32>,
    /// The page, from 1.
    #[param(default = 1, minimum = 1, maximum = 10_000_000, example = 1)]
    pub page: Option<u32>,
}

impl SubmissionQuery {
    /// What is asked of the registry.
    pub fn filter(&self) -> Result<ItemFilter, Problem> {
        Ok(ItemFilter {
            state: state_parameter(self.status.as_deref())?,
            ..ItemFilter::default()
        })
    }
}

/// Submits changed documents.
///
/// One signed changeset (`tillit-submission+jws`), applied whole or not at all. Durable before the answer; waits for decisions at the address in Location.
#[utoipa::path(
    tag = "submissions",
    request_body(content = String, content_type = "application/jose", description = "The signed submission, compact JWS."),
    responses((status = 202, description = "Received and durable; waits for decisions.", body = SubmissionReceipt))
)]
#[post("/submissions")]
pub(crate) async fn create(
    app: App,
    Statement(jws): Statement,
) -> Result<Accepted<SubmissionReceipt>, Problem> {
    let receipt = app.run(move |registry| registry.submit(&jws)).await?;
    let links = app.links();
    let place = links.resource(&format!("/submissions/{}", receipt.id));
    Ok(Accepted::at(place, SubmissionReceipt::of(receipt, links)))
}

/// Lists submissions.
///
/// Those of the reader's organisation; newest first.
#[utoipa::path(
    tag = "submissions",
    params(SubmissionQuery),
    security(("accessToken" = [])),
    responses((status = 200, description = "A page of submissions.", body = Listing<Item>))
)]
#[get("/submissions")]
pub(crate) async fn list(
    app: App,
    bearer: Bearer,
    Ask(query): Ask<SubmissionQuery>,
) -> Result<Answer<Listing<Item>>, Problem> {
    let (filter, page) = (query.filter()?, page(query.limit, query.page)?);
    let asked = [("status", query.status.as_deref())];
    items::list(
        &app,
        bearer,
        Place::Submissions,
        page,
        &asked,
        move |registry, reader, page| registry.submissions(&filter, reader, page),
    )
    .await
}

/// Shows a submission.
///
/// For its owner and for operators: documents, findings, and the decisions so far.
#[utoipa::path(
    tag = "submissions",
    params(("id" = crate::wire::Sha256Text, Path, description = "SHA-256 of the complete submission.")),
    security(("accessToken" = [])),
    responses((status = 200, description = "The submission.", body = ItemDetail))
)]
#[get("/submissions/{id}")]
pub(crate) async fn show(
    app: App,
    bearer: Bearer,
    id: web::Path<String>,
) -> Result<Answer<ItemDetail>, Problem> {
    items::show(&app, bearer, Place::Submissions, &id, Registry::submission).await
}

/// Gives a submission byte for byte as it was received.
///
/// The ETag is its SHA-256, which decisions name.
#[utoipa::path(
    tag = "submissions",
    params(("id" = crate::wire::Sha256Text, Path, description = "SHA-256 of the complete submission.")),
    security(("accessToken" = [])),
    responses((status = 200, description = "The exact statement, compact JWS.", body = String, content_type = "application/jose"))
)]
#[get("/submissions/{id}/statement")]
pub(crate) async fn statement(
    app: App,
    bearer: Bearer,
    id: web::Path<String>,
) -> Result<Exact, Problem> {
    items::statement(&app, bearer, &id).await
}
