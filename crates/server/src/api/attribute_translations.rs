//! Translating somebody's attributes between protocols by the published attribute lists.
//!
//! What is sent is personal data, as in [`super::attribute_validations`].

use actix_web::post;
use tillit_registry::catalogue::translate::Naming;

use crate::answer::Unkept;
use crate::app::App;
use crate::body::Personal;
use crate::problem::{Code, Problem};
use crate::wire::{AttributeTranslation, AttributeTranslationRequest};

/// Translates attributes between protocols by the published attribute lists.
///
/// Names and values; what has no counterpart is said with the reason. The request holds personal data: nothing of it is stored or logged, and the answer is for the sender alone.
#[utoipa::path(
    tag = "attributes",
    request_body(content = AttributeTranslationRequest, description = "What is to be translated, of at most 64 KiB.",
        example = json!({"from": "saml", "to": "oidc", "attributes": {"urn:oid:2.5.4.4": "Exempelsson", "urn:oid:2.5.4.42": ["Exempla"]}})),
    responses((status = 200, description = "What became of it.", body = AttributeTranslation,
        example = json!({
            "from": "saml", "to": "oidc", "lists": [{"list": "gemensam", "version": "1.2.0"}], "isComplete": true, "attributes": {"family_name": "Exempelsson"},
            "names": [{
                "name": "urn:oid:2.5.4.4", "attributes": ["gemensam/surname"], "losses": [], "remarks": [],
                "results": [{"attribute": "gemensam/surname", "name": "family_name", "alternatives": [], "values": [{"given": "Exempelsson", "written": "Exempelsson"}]}]
            }]
        })))
)]
#[post("/attribute-translations")]
pub(crate) async fn create(
    app: App,
    Personal(request): Personal<AttributeTranslationRequest>,
) -> Result<Unkept<AttributeTranslation>, Problem> {
    let (from, to) = (naming("from", &request.from)?, naming("to", &request.to)?);
    let lists: Vec<_> = request.lists.into_iter().map(Into::into).collect();
    let translation = app
        .with_catalogue(move |catalogue| {
            let done = catalogue.translate_attributes(from, to, &lists, &request.attributes)?;
            Ok(AttributeTranslation::of(done))
        })
        .await?;
    Ok(Unkept(translation))
}

fn naming(member: &str, text: &str) -> Result<Naming, Problem> {
    Naming::parse(text).ok_or_else(|| {
        let known = Naming::ALL.map(Naming::as_str).join(", ");
        Problem::new(Code::BAD_REQUEST, format!("{member}: one of {known}"))
    })
}
