//! Federations: what they are, their profiles, and what they published.

use actix_web::{get, web};
use tillit_model::FederationId;

use crate::answer::{Answer, Exact};
use crate::app::App;
use crate::problem::Problem;
use crate::query::{Ask, Paging, named, part};
use crate::wire::{Federation, Listing, Publication};

/// Lists the federations of this registry.
///
/// All of them on one page at a time, with how fresh their outputs are.
#[utoipa::path(
    tag = "federations",
    params(Paging),
    responses((status = 200, description = "A page of federations.", body = Listing<Federation>))
)]
#[get("/federations")]
pub(crate) async fn list(
    app: App,
    Ask(paging): Ask<Paging>,
) -> Result<Answer<Listing<Federation>>, Problem> {
    let page = paging.page()?;
    let federations = app.run(|registry| registry.federations()).await?;
    let federations = part(federations, page);
    let links = app.links();
    Ok(Answer(Listing::of(
        federations,
        links,
        "/federations",
        &[],
        |view| Federation::of(view, links),
    )))
}

/// Shows a federation.
///
/// Names, environment, rules, publish keys with fingerprints, and what it publishes where.
#[utoipa::path(
    tag = "federations",
    params(("id" = crate::wire::FederationIdText, Path, description = "The federation's short name.")),
    responses((status = 200, description = "The federation.", body = Federation))
)]
#[get("/federations/{id}")]
pub(crate) async fn show(app: App, id: web::Path<String>) -> Result<Answer<Federation>, Problem> {
    let id: FederationId = named(&id)?;
    let view = app.run(move |registry| registry.federation(&id)).await?;
    Ok(Answer(Federation::of(view, app.links())))
}

/// Gives the profile of a federation as it was decided.
///
/// The exact text; the ETag is its SHA-256, which decisions name.
#[utoipa::path(
    tag = "federations",
    params(("id" = crate::wire::FederationIdText, Path, description = "The federation's short name.")),
    responses((status = 200, description = "The exact text of the profile (federation/1).", body = Object, content_type = "application/json",
        example = json!({"format": "federation/1", "id": "moa"})))
)]
#[get("/federations/{id}/profile")]
pub(crate) async fn profile(app: App, id: web::Path<String>) -> Result<Exact, Problem> {
    let id: FederationId = named(&id)?;
    let text = app.run(move |registry| registry.profile(&id)).await?;
    Ok(Exact {
        text,
        media_type: "application/json",
    })
}

/// Lists the publications of a federation.
///
/// Newest first. What a change made stays addressable for ever; what the clock made, for 90 days.
#[utoipa::path(
    tag = "federations",
    params(("id" = crate::wire::FederationIdText, Path, description = "The federation's short name."), Paging),
    responses((status = 200, description = "A page of publications.", body = Listing<Publication>))
)]
#[get("/federations/{id}/publications")]
pub(crate) async fn publications(
    app: App,
    id: web::Path<String>,
    Ask(paging): Ask<Paging>,
) -> Result<Answer<Listing<Publication>>, Problem> {
    let page = paging.page()?;
    let id: FederationId = named(&id)?;
    let path = format!("/federations/{id}/publications");
    let publications = app
        .run(move |registry| registry.publications(&id, page))
        .await?;
    let links = app.links();
    Ok(Answer(Listing::of(
        publications,
        links,
        &path,
        &[],
        |view| Publication::of(view, links),
    )))
}
