//! Invitations of organisations.

use actix_web::post;

use crate::answer::Accepted;
use crate::app::App;
use crate::body::Statement;
use crate::problem::Problem;
use crate::wire::ItemReceipt;

/// Invites an organisation.
///
/// Signed by an operator (`tillit-invitation+jws`); takes effect when enough operators have approved it.
#[utoipa::path(
    tag = "enrolment",
    request_body(content = String, content_type = "application/jose", description = "The signed invitation, compact JWS."),
    responses((status = 202, description = "Received; waits for decisions.", body = ItemReceipt))
)]
#[post("/invitations")]
pub(crate) async fn create(
    app: App,
    Statement(jws): Statement,
) -> Result<Accepted<ItemReceipt>, Problem> {
    let item = app.run(move |registry| registry.invite(&jws)).await?;
    let links = app.links();
    let place = links.resource(&format!("/reviews/{}", item.id));
    Ok(Accepted::at(place, ItemReceipt::of(&item, links)))
}
