//! The profiles of the federations that the tests have.

use serde_json::{Value, json};
use tillit_client::newest_lists;
use tillit_model::OrganisationNumber;
use tillit_signing::{Signer as _, SoftwareKey};

use crate::member::STEWARD;

/// The id of the first federation, and in most tests the only one.
pub const FEDERATION: &str = "moa";
/// The organisation that operates them.
pub const OPERATOR_ORGANISATION: &str = "0007:5566778899";

/// A federation with a seat for each of its operators' keys. Two approvals are needed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Federation {
    /// Its id.
    pub id: &'static str,
    /// Who decides; a person who has two seats has two keys.
    pub seats: Vec<Seat>,
}

/// One key of an operator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seat {
    /// The person.
    pub person: &'static str,
    /// The organisation that the person belongs to.
    pub organisation: String,
}

impl Federation {
    /// A federation whose operators all belong to the organisation that operates it.
    pub fn of(id: &'static str, people: &[&'static str]) -> Self {
        Self {
            id,
            seats: people.iter().map(|person| Seat::of(person)).collect(),
        }
    }
}

impl Default for Federation {
    fn default() -> Self {
        Self::of(FEDERATION, &["operator-1", "operator-2"])
    }
}

impl Seat {
    /// A seat of somebody who belongs to the organisation that operates the federation.
    pub fn of(person: &'static str) -> Self {
        Self {
            person,
            organisation: OPERATOR_ORGANISATION.to_owned(),
        }
    }
}

/// The profile of a federation: a key for each seat, two approvals, these settings of the metadata. The first federation has the attribute lists.
pub fn profile(federation: &Federation, keys: &[SoftwareKey], matf: Value) -> Value {
    let mut operators: Vec<Value> = Vec::new();
    for (seat, key) in federation.seats.iter().zip(keys) {
        let jwk = json!(key.public_key().to_jwk());
        match operators
            .iter_mut()
            .find(|known| known["person"] == seat.person)
        {
            Some(known) => known["keys"].as_array_mut().unwrap().push(jwk),
            None => operators.push(json!({
                "person": seat.person,
                "organisation": seat.organisation,
                "keys": [jwk],
            })),
        }
    }
    let steward = OrganisationNumber::parse(STEWARD).unwrap();
    let lists = newest_lists()
        .into_iter()
        .filter(|_| federation.id == FEDERATION)
        .map(|release| json!({ "list": release.list, "steward": steward }));
    let mut profile = json!({
        "format": "federation/1",
        "id": federation.id,
        "name": { "sv": federation.id },
        "environment": "trial",
        "issuer": format!("https://tillit.example/trial/{}", federation.id),
        "operator_organisation": OPERATOR_ORGANISATION,
        "operators": operators,
        "approvals": 2,
        "formats": { "matf": matf },
        "attribute_lists": lists.collect::<Vec<_>>(),
    });
    profile["formats"]["matf"]["tags"] = json!([
        { "tag": "egilv1", "meaning": { "sv": "EGIL, version 1" }, "owner": "Sambruk" },
    ]);
    profile
}
