//! Approved organisations.

use actix_web::get;

use crate::answer::Answer;
use crate::app::App;
use crate::problem::Problem;
use crate::query::{Ask, Paging};
use crate::wire::{Document, Listing};

/// Lists the approved organisations.
///
/// Each as the head of its `organisation` document; the link `latest-version` gives the document itself.
#[utoipa::path(
    tag = "documents",
    params(Paging),
    responses((status = 200, description = "A page of organisations.", body = Listing<Document>))
)]
#[get("/organisations")]
pub(crate) async fn list(
    app: App,
    Ask(paging): Ask<Paging>,
) -> Result<Answer<Listing<Document>>, Problem> {
    let page = paging.page()?;
    let organisations = app
        .run(move |registry| registry.organisations(page))
        .await?;
    let links = app.links();
    Ok(Answer(Listing::of(
        organisations,
        links,
        "/organisations",
        &[],
        |view| Document::of(view, links),
    )))
}
