//! What operators decide on.

use actix_web::{get, web};
use serde::Deserialize;
use tillit_registry::Registry;
use tillit_registry::view::ItemFilter;
use utoipa::IntoParams;

use super::items::{self, state_parameter};
use crate::answer::{Answer, Exact};
use crate::app::App;
use crate::bearer::Bearer;
use crate::problem::{Code, Problem};
use crate::query::{Ask, optional, page};
use crate::wire::{Item, ItemDetail, Listing, Place, kind_named};

/// Which items are wanted.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ReviewQuery {
    /// Only those that this federation decides.
    #[param(example = "moa", pattern = "^[a-z][a-z0-9-]{1,31}$")]
    pub federation: Option<String>,
    /// Only of this kind: `submission`, `invitation`, `key`, `lift`, `revocation` or `profile`.
    #[param(
        example = "submission",
        pattern = "^(submission|invitation|key|lift|revocation|profile)$"
    )]
    pub kind: Option<String>,
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

impl ReviewQuery {
    /// What is asked of the registry.
    pub fn filter(&self) -> Result<ItemFilter, Problem> {
        let unknown = || {
            Problem::new(
                Code::BAD_PARAMETER,
                "parameter kind: one of submission, invitation, key, lift, revocation, profile",
            )
        };
        Ok(ItemFilter {
            state: state_parameter(self.status.as_deref())?,
            kind: self
                .kind
                .as_deref()
                .map(|text| kind_named(text).ok_or_else(unknown))
                .transpose()?,
            federation: optional("federation", self.federation.as_deref())?,
        })
    }
}

/// Lists items for review.
///
/// For operators: submissions, invitations, keys, lifts of holds and revocations of keys; oldest first.
#[utoipa::path(
    tag = "reviews",
    params(ReviewQuery),
    security(("accessToken" = [])),
    responses((status = 200, description = "A page of items.", body = Listing<Item>))
)]
#[get("/reviews")]
pub(crate) async fn list(
    app: App,
    bearer: Bearer,
    Ask(query): Ask<ReviewQuery>,
) -> Result<Answer<Listing<Item>>, Problem> {
    let (filter, page) = (query.filter()?, page(query.limit, query.page)?);
    let asked = [
        ("federation", query.federation.as_deref()),
        ("kind", query.kind.as_deref()),
        ("status", query.status.as_deref()),
    ];
    items::list(
        &app,
        bearer,
        Place::Reviews,
        page,
        &asked,
        move |registry, reader, page| registry.reviews(&filter, reader, page),
    )
    .await
}

/// Shows an item with everything that a reviewer needs.
///
/// Findings, decisions so far, and the addresses of the texts that it builds on. Trust the statement's own bytes, not this summary.
#[utoipa::path(
    tag = "reviews",
    params(("id" = crate::wire::Sha256Text, Path, description = "SHA-256 of the complete statement.")),
    security(("accessToken" = [])),
    responses((status = 200, description = "The item.", body = ItemDetail))
)]
#[get("/reviews/{id}")]
pub(crate) async fn show(
    app: App,
    bearer: Bearer,
    id: web::Path<String>,
) -> Result<Answer<ItemDetail>, Problem> {
    items::show(&app, bearer, Place::Reviews, &id, Registry::review).await
}

/// Gives the statement of an item byte for byte as it was received.
///
/// The ETag is its SHA-256, which decisions name.
#[utoipa::path(
    tag = "reviews",
    params(("id" = crate::wire::Sha256Text, Path, description = "SHA-256 of the complete statement.")),
    security(("accessToken" = [])),
    responses((status = 200, description = "The exact statement, compact JWS.", body = String, content_type = "application/jose"))
)]
#[get("/reviews/{id}/statement")]
pub(crate) async fn statement(
    app: App,
    bearer: Bearer,
    id: web::Path<String>,
) -> Result<Exact, Problem> {
    items::statement(&app, bearer, &id).await
}
