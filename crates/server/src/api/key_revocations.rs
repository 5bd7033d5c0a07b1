//! The end of keys.

use actix_web::post;
use tillit_registry::view::ItemState;

use crate::answer::Accepted;
use crate::app::App;
use crate::body::Statement;
use crate::problem::Problem;
use crate::wire::ItemReceipt;

/// Revokes a key.
///
/// Signed by the key itself (`tillit-key-revocation+jws`) it ends at once. Signed by an operator of the federation that enrolled the organisation it waits for as many people as an approval.
#[utoipa::path(
    tag = "enrolment",
    request_body(content = String, content_type = "application/jose", description = "The signed revocation, compact JWS."),
    responses(
        (status = 201, description = "The key is revoked.", body = ItemReceipt),
        (status = 202, description = "The revocation is received; waits for decisions.", body = ItemReceipt)
    )
)]
#[post("/key-revocations")]
pub(crate) async fn create(
    app: App,
    Statement(jws): Statement,
) -> Result<Accepted<ItemReceipt>, Problem> {
    let receipt = app.run(move |registry| registry.revoke(&jws)).await?;
    let links = app.links();
    let (id, waits) = (receipt.id, receipt.state == ItemState::Pending);
    let receipt = ItemReceipt::of_revocation(&receipt, links);
    Ok(if waits {
        Accepted::at(links.resource(&format!("/reviews/{id}")), receipt)
    } else {
        Accepted::created(receipt)
    })
}
