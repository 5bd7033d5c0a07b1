//! Withdrawals of what waits for decisions.

use actix_web::post;

use crate::answer::Accepted;
use crate::app::App;
use crate::body::Statement;
use crate::problem::Problem;
use crate::wire::ItemReceipt;

/// Takes back a submission that waits for decisions.
///
/// Signed by its owner (`tillit-withdrawal+jws`); takes effect at once. The numbers of its versions are not used again.
#[utoipa::path(
    tag = "submissions",
    request_body(content = String, content_type = "application/jose", description = "The signed withdrawal, compact JWS."),
    responses((status = 200, description = "Taken back.", body = ItemReceipt))
)]
#[post("/withdrawals")]
pub(crate) async fn create(
    app: App,
    Statement(jws): Statement,
) -> Result<Accepted<ItemReceipt>, Problem> {
    let item = app.run(move |registry| registry.withdraw(&jws)).await?;
    Ok(Accepted::done(ItemReceipt::of(&item, app.links())))
}
