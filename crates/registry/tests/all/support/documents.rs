//! Documents as their exact texts.

use std::sync::OnceLock;

use data_encoding::BASE64;
use serde_json::{Value, json};
use tillit_model::Sha256;
use tillit_testkit::certificates::CertificateBuilder;

use super::{MOA, Party};

/// A certificate that is valid for every test's time. Making one takes a while, so the tests share it.
fn certificate() -> &'static str {
    static PEM: OnceLock<String> = OnceLock::new();
    PEM.get_or_init(|| CertificateBuilder::authority("Test CA").self_signed().pem)
}

/// The pin that belongs to a word.
fn pin(word: &str) -> String {
    BASE64.encode(Sha256::of(word).as_bytes())
}

pub(crate) fn organisation(party: &Party) -> String {
    organisation_named(party, party.name)
}

pub(crate) fn organisation_named(party: &Party, name: &str) -> String {
    let mut document = json!({
        "format": "organisation/1",
        "id": party.number.to_string(),
        "name": { "sv": name },
        "domains": [party.domain],
    });
    if let Some(code) = party.municipality_code {
        document["municipality_code"] = json!(code);
    }
    document.to_string()
}

pub(crate) fn contacts(party: &Party) -> String {
    json!({
        "format": "contacts/1",
        "id": party.number.to_string(),
        "contacts": [{ "kind": "security", "name": "Incidenthantering", "email": format!("incident@{}", party.domain) }],
    })
    .to_string()
}

/// An entity document on its way to being a text: an EGIL client, listed in moa, whose pin follows from its id unless it is set.
pub(crate) struct Entity {
    pub(crate) id: String,
    document: Value,
}

/// The party's entity called `egil`.
pub(crate) fn entity(party: &Party) -> Entity {
    entity_of(party, &format!("https://{}/egil", party.domain))
}

/// An entity of the party with this id.
pub(crate) fn entity_of(party: &Party, id: &str) -> Entity {
    Entity {
        id: id.to_owned(),
        document: json!({
            "format": "entity/1",
            "id": id,
            "organisation": party.number.to_string(),
            "federations": [MOA],
            "name": { "sv": "Kontosynkronisering" },
            "support": { "email": format!("support@{}", party.domain) },
            "matf": {
                "issuers": [{ "x509certificate": certificate() }],
                "clients": [{ "description": "EGIL-klient", "tags": ["egilv1"], "pins": [{ "alg": "sha256", "digest": pin(id) }] }],
            },
        }),
    }
}

impl Entity {
    pub(crate) fn named(mut self, name: &str) -> Self {
        self.document["name"]["sv"] = json!(name);
        self
    }

    pub(crate) fn tagged(mut self, tag: &str) -> Self {
        self.document["matf"]["clients"][0]["tags"] = json!([tag]);
        self
    }

    pub(crate) fn pinned(mut self, word: &str) -> Self {
        self.document["matf"]["clients"][0]["pins"][0]["digest"] = json!(pin(word));
        self
    }

    pub(crate) fn listed_in(mut self, federations: &[&str]) -> Self {
        self.document["federations"] = json!(federations);
        self
    }

    /// A service that asks for this attribute of this release, as in `gemensam/1.0.0/surname`.
    pub(crate) fn asking(self, attribute: &str, required: bool) -> Self {
        let more = json!({ "required": required, "purpose": { "sv": "Visas i tjänsten" } });
        self.using("requests", attribute, &more)
    }

    /// An identity provider that gives this attribute of this release.
    pub(crate) fn giving(self, attribute: &str) -> Self {
        self.using("releases", attribute, &json!({}))
    }

    fn using(mut self, role: &str, attribute: &str, more: &Value) -> Self {
        let parts: Vec<&str> = attribute.split('/').collect();
        let mut line = json!({ "list": parts[0], "version": parts[1], "attribute": parts[2] });
        for (name, value) in more.as_object().unwrap() {
            line[name] = value.clone();
        }
        let lines = &mut self.document["attributes"][role];
        if lines.is_null() {
            *lines = json!([]);
        }
        lines.as_array_mut().unwrap().push(line);
        self
    }

    pub(crate) fn text(&self) -> String {
        self.document.to_string()
    }
}
