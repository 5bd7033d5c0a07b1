//! Holds: stopping a submission or an entity at once.

use actix_web::post;
use tillit_registry::view::ItemState;

use crate::answer::Accepted;
use crate::app::App;
use crate::body::Statement;
use crate::problem::Problem;
use crate::wire::ItemReceipt;

/// Holds, or asks to lift a hold.
///
/// Signed by one operator (`tillit-hold+jws`). Holding acts at once; lifting waits for as many people as an approval.
#[utoipa::path(
    tag = "reviews",
    request_body(content = String, content_type = "application/jose", description = "The signed hold or lift, compact JWS."),
    responses(
        (status = 201, description = "Held.", body = ItemReceipt),
        (status = 202, description = "The lift is received; waits for decisions.", body = ItemReceipt)
    )
)]
#[post("/holds")]
pub(crate) async fn create(
    app: App,
    Statement(jws): Statement,
) -> Result<Accepted<ItemReceipt>, Problem> {
    let receipt = app.run(move |registry| registry.hold(&jws)).await?;
    let links = app.links();
    let (id, waits) = (receipt.id, receipt.state == ItemState::Pending);
    let receipt = ItemReceipt::of_hold(&receipt, links);
    Ok(if waits {
        Accepted::at(links.resource(&format!("/reviews/{id}")), receipt)
    } else {
        Accepted::created(receipt)
    })
}
