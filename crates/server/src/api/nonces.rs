//! Numbers used once, for key proofs.

use actix_web::post;

use crate::answer::Accepted;
use crate::app::App;
use crate::body::Nothing;
use crate::problem::Problem;
use crate::wire::Nonce;

/// Gives a number for a key proof.
///
/// It is used once and lives a few minutes.
#[utoipa::path(
    tag = "enrolment",
    responses((status = 201, description = "The number.", body = Nonce))
)]
#[post("/nonces")]
pub(crate) async fn create(app: App, _: Nothing) -> Result<Accepted<Nonce>, Problem> {
    let nonce = app.run(|registry| registry.nonce()).await?;
    Ok(Accepted::created(nonce.into()))
}
