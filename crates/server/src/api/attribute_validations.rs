//! Judging what somebody receives or sends by the published attribute lists.
//!
//! What is sent is personal data: it is looked at and forgotten. Nothing of it is stored or logged, and no answer but a translation holds a value of it.

use actix_web::post;
use serde_json::Value;
use tillit_registry::catalogue::{SampleForm, Yardstick};

use crate::answer::Unkept;
use crate::app::App;
use crate::body::Personal;
use crate::problem::{Code, Problem};
use crate::wire::{AttributeValidation, AttributeValidationRequest};

/// Judges claims or SAML attributes by the published attribute lists.
///
/// By the newest releases, by those that are named, or by what a profile asks for. The request holds personal data: nothing of it is stored, logged or repeated in the answer, which names attributes and never their values.
#[utoipa::path(
    tag = "attributes",
    request_body(content = AttributeValidationRequest, description = "What is to be judged, of at most 64 KiB.",
        example = json!({"form": "claims", "sample": {"family_name": "Exempelsson", "gender": "M"}, "lists": [{"list": "gemensam", "version": "1.0.0"}]})),
    responses((status = 200, description = "What became of it.", body = AttributeValidation))
)]
#[post("/attribute-validations")]
pub(crate) async fn create(
    app: App,
    Personal(request): Personal<AttributeValidationRequest>,
) -> Result<Unkept<AttributeValidation>, Problem> {
    let form = match request.form.as_str() {
        "claims" => SampleForm::Claims,
        "saml" => SampleForm::Saml,
        _ => return Err(Problem::new(Code::BAD_REQUEST, "form: one of claims, saml")),
    };
    let yardstick = match request.profile {
        Some(_) if !request.lists.is_empty() => {
            let detail = "name lists or a profile, not both: a profile says which lists it goes by";
            return Err(Problem::new(Code::BAD_REQUEST, detail));
        }
        Some(profile) => Yardstick::Profile(profile.into()),
        None => Yardstick::Lists(request.lists.into_iter().map(Into::into).collect()),
    };
    let sample = Value::Object(request.sample);
    let judged = app
        .with_catalogue(move |catalogue| {
            let judged = catalogue.judge_sample(form, &yardstick, &sample)?;
            let profile = match &yardstick {
                Yardstick::Profile(profile) => Some(profile),
                Yardstick::Lists(_) => None,
            };
            Ok(AttributeValidation::of(&judged, profile))
        })
        .await?;
    Ok(Unkept(judged))
}
