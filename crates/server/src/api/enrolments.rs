//! Key proofs of invited organisations.

use actix_web::{get, post, web};
use tillit_model::Sha256;

use crate::answer::{Accepted, Answer};
use crate::app::App;
use crate::body::Json;
use crate::problem::Problem;
use crate::query::named;
use crate::wire::{EnrolmentReceipt, EnrolmentRequest, EnrolmentStatus};

/// Enrols a key of an invited organisation.
///
/// Code and key proof; the key becomes active when enough operators have approved it after comparing its fingerprint. A wrong code counts as one of five tries.
#[utoipa::path(
    tag = "enrolment",
    request_body(content = EnrolmentRequest, description = "The code of the invitation and the key proof."),
    responses((status = 202, description = "Received; waits for decisions.", body = EnrolmentReceipt))
)]
#[post("/enrolments")]
pub(crate) async fn create(
    app: App,
    Json(request): Json<EnrolmentRequest>,
) -> Result<Accepted<EnrolmentReceipt>, Problem> {
    let receipt = app
        .run(move |registry| {
            registry.enrol(
                &request.organisation,
                &request.code,
                request.proof.as_bytes(),
            )
        })
        .await?;
    let links = app.links();
    let place = links.resource(&format!("/enrolments/{}", receipt.id));
    Ok(Accepted::at(place, EnrolmentReceipt::of(&receipt, links)))
}

/// Says where a key proof stands.
///
/// Public, and says nothing but that.
#[utoipa::path(
    tag = "enrolment",
    params(("id" = crate::wire::Sha256Text, Path, description = "SHA-256 of the complete key proof.")),
    responses((status = 200, description = "Where it stands.", body = EnrolmentStatus))
)]
#[get("/enrolments/{id}")]
pub(crate) async fn show(
    app: App,
    id: web::Path<String>,
) -> Result<Answer<EnrolmentStatus>, Problem> {
    let id: Sha256 = named(&id)?;
    let state = app.run(move |registry| registry.enrolment(&id)).await?;
    Ok(Answer(EnrolmentStatus::of(id, state, app.links())))
}
