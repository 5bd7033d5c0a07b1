//! Operators' decisions.

use actix_web::post;

use crate::answer::Accepted;
use crate::app::App;
use crate::body::Statement;
use crate::problem::Problem;
use crate::wire::DecisionReceipt;

/// Decides on an item.
///
/// One operator's signed vote (`tillit-decision+jws`) over exactly one statement. The first rejection closes; approval takes as many people as the profile says.
#[utoipa::path(
    tag = "reviews",
    request_body(content = String, content_type = "application/jose", description = "The signed decision, compact JWS."),
    responses((status = 201, description = "The vote is counted.", body = DecisionReceipt))
)]
#[post("/decisions")]
pub(crate) async fn create(
    app: App,
    Statement(jws): Statement,
) -> Result<Accepted<DecisionReceipt>, Problem> {
    let receipt = app.run(move |registry| registry.decide(&jws)).await?;
    Ok(Accepted::created(DecisionReceipt::of(receipt, app.links())))
}
