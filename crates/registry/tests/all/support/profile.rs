//! The profiles of two federations, as values that a test may bend.

use serde_json::{Value, json};
use tillit_signing::Signer as _;

use super::Person;

pub(crate) const MOA: &str = "moa";
pub(crate) const SKOLA: &str = "skola";
/// The organisation that runs both federations.
const RUNNER: &str = "0007:5566778899";

/// A profile on its way to being a text.
pub(crate) struct ProfileText(pub(crate) Value);

impl ProfileText {
    /// With one member set to something else.
    pub(crate) fn with(mut self, member: &str, value: Value) -> Self {
        self.0[member] = value;
        self
    }

    pub(crate) fn text(&self) -> String {
        self.0.to_string()
    }
}

/// Federation moa: two approvals, the tag egilv1, and steward of the list gemensam.
pub(crate) fn moa(operators: &[&Person]) -> ProfileText {
    profile(MOA, "Moa", operators).with(
        "attribute_lists",
        json!([{ "list": "gemensam", "steward": "0007:2120000142" }]),
    )
}

/// Federation skola, of the same organisation, steward of the list skola.
pub(crate) fn skola(operators: &[&Person]) -> ProfileText {
    profile(SKOLA, "Skola", operators).with(
        "attribute_lists",
        json!([{ "list": "skola", "steward": "0007:2120000142" }]),
    )
}

fn profile(id: &str, name: &str, operators: &[&Person]) -> ProfileText {
    let operators: Vec<Value> = operators.iter().map(|person| operator(person)).collect();
    ProfileText(json!({
        "format": "federation/1",
        "id": id,
        "name": { "sv": name },
        "environment": "trial",
        "issuer": format!("https://tillit.example/trial/{id}"),
        "operator_organisation": RUNNER,
        "operators": operators,
        "approvals": 2,
        "formats": { "matf": { "tags": [
            { "tag": "egilv1", "meaning": { "sv": "EGIL, version 1" }, "owner": "Sambruk" },
        ] } },
    }))
}

/// One operator with both keys.
pub(crate) fn operator(person: &Person) -> Value {
    json!({
        "person": person.id.as_str(),
        "organisation": person.organisation.to_string(),
        "keys": [person.key.public_key().to_jwk(), person.spare.public_key().to_jwk()],
    })
}
