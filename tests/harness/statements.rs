//! Statements as JSON, to be bent before they are signed: what an honest tool would send, member by member.

use std::fs::File;
use std::io::Read as _;

use data_encoding::BASE64URL_NOPAD;
use serde_json::{Value, json};
use tillit_client::SystemClock;
use tillit_client::operator::{Shown, Statement};
use tillit_client::plan::Change;
use tillit_model::{Clock as _, Sha256};
use tillit_signing::SoftwareKey;

use crate::forge;
use crate::http::{Answer, post};
use crate::member::Member;
use crate::site::Site;

/// The `typ` of a submission.
pub const SUBMISSION: &str = "tillit-submission+jws";
/// The `typ` of a decision.
pub const DECISION: &str = "tillit-decision+jws";

/// The five members that every statement has, for five minutes from now.
pub fn claims(issuer: impl ToString, site: &Site) -> Value {
    let now = SystemClock.now().unix_seconds();
    let mut random = [0; 16];
    let mut source = File::open("/dev/urandom").unwrap();
    source.read_exact(&mut random).unwrap();
    json!({
        "iss": issuer.to_string(),
        "aud": site.base_url(),
        "iat": now,
        "exp": now + 300,
        "jti": BASE64URL_NOPAD.encode(&random),
    })
}

/// A changeset of a member.
pub fn submission(member: &Member, site: &Site, changes: &[Change]) -> Value {
    let mut payload = claims(&member.number, site);
    payload["documents"] = changes.iter().map(document).collect();
    payload
}

/// What a submission says about one document.
pub fn document(change: &Change) -> Value {
    let mut document = json!({
        "kind": change.kind,
        "id": change.id,
        "action": change.action,
        "base": change.base,
    });
    if let Some(text) = &change.text {
        document["text"] = json!(text);
    }
    document
}

/// An approval of what was shown to an operator, under the profile that holds now.
pub fn approval(site: &Site, item: &Shown, issuer: &str) -> Value {
    let bases: Vec<Value> = match &item.statement {
        Statement::Submission(submission) => submission
            .documents
            .iter()
            .map(|change| {
                json!({
                    "kind": change.document.kind(),
                    "id": change.document.id().to_string(),
                    "version": change.base.map(|base| base.version),
                })
            })
            .collect(),
        _ => Vec::new(),
    };
    let profile = site.connection().profile(&site.federation()).unwrap();
    let mut payload = claims(issuer, site);
    payload["federation"] = json!(site.federation().as_str());
    payload["subject"] = json!(item.id);
    payload["profile"] = json!(profile.sha256);
    payload["bases"] = json!(bases);
    payload["verdict"] = json!("approve");
    payload
}

/// Signs a payload as a statement of this type, with the header that it should have.
pub fn sign(payload: &Value, typ: &str, key: &SoftwareKey) -> String {
    let header = forge::header(key, typ);
    forge::compact(&header, payload.to_string().as_bytes(), key)
}

/// Sends a signed statement to a resource of the API, such as `submissions`.
pub fn send(site: &Site, resource: &str, jws: &str) -> Answer {
    let path = format!("/registry/v1/{resource}");
    post(
        site.address(),
        &path,
        "application/jose",
        jws.as_bytes(),
        &[],
    )
}

/// The SHA-256 that a statement is known by.
pub fn id_of(jws: &str) -> Sha256 {
    Sha256::of(jws)
}
