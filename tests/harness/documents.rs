//! Documents as their exact texts.

use serde_json::json;
use tillit_client::plan::Change;
use tillit_evidence::Base;
use tillit_model::{Action, DocumentKind, municipalities};
use tillit_testkit::certificates::CertificateBuilder;

use crate::member::Member;
use crate::profile::FEDERATION;
use crate::site::Site;

/// A new document.
pub fn new(kind: DocumentKind, id: impl ToString, text: impl ToString) -> Change {
    Change {
        kind,
        id: id.to_string(),
        action: Action::Put,
        base: None,
        path: None,
        text: Some(text.to_string()),
        sha256: None,
        reason: None,
        supersedes: None,
        differences: Vec::new(),
    }
}

/// The organisation document of a member, new.
pub fn organisation(member: &Member) -> Change {
    let mut text = json!({
        "format": "organisation/1",
        "id": member.number,
        "name": { "sv": member.name },
        "domains": [member.domain],
    });
    // A municipality's name without its code is taken for somebody else's.
    let own = |(_, name): &(&str, &str)| {
        [format!("{name} kommun"), format!("{name}s kommun")].contains(&member.name.to_owned())
    };
    if let Some((code, _)) = municipalities().find(own) {
        text["municipality_code"] = json!(code);
    }
    new(DocumentKind::Organisation, &member.number, text)
}

/// A member's entity, new, with the members of its `matf` block.
pub fn entity(member: &Member, name: &str, matf: &str) -> Change {
    let id = entity_id(member, name);
    let text = format!(
        r#"{{"format":"entity/1","id":"{id}","organisation":"{}","federations":["{FEDERATION}"],
 "name":{{"sv":"Kontosynkronisering"}},"support":{{"email":"support@{}"}},"matf":{{{matf}}}}}"#,
        member.number, member.domain,
    );
    new(DocumentKind::Entity, id, text)
}

/// The id of a member's entity.
pub fn entity_id(member: &Member, name: &str) -> String {
    format!("https://{name}.{}/egil", member.domain)
}

/// The members of a `matf` block for a client with a fresh certificate.
pub fn client(member: &Member) -> String {
    let certificate = CertificateBuilder::leaf(&format!("klient.{}", member.domain)).self_signed();
    let (pem, pin) = (json!(certificate.pem), &certificate.pin);
    format!(
        r#""issuers":[{{"x509certificate":{pem}}}],"clients":[{{"tags":["egilv1"],"pins":[{{"alg":"sha256","digest":"{pin}"}}]}}]"#
    )
}

/// The same document as the next version of what is approved.
pub fn next(member: &Member, site: &Site, change: Change) -> Change {
    let head = member
        .connection(site)
        .document(change.kind, &change.id)
        .unwrap()
        .unwrap();
    let base = Base {
        version: head.version.unwrap(),
        sha256: head.sha256,
    };
    Change {
        base: Some(base),
        ..change
    }
}
