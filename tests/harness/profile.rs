//! The profile of the federation that the tests have.

use serde_json::{Value, json};
use tillit_client::builtin_lists;
use tillit_model::OrganisationNumber;
use tillit_signing::{Signer as _, SoftwareKey};

use crate::member::STEWARD;

/// Its id.
pub const FEDERATION: &str = "moa";
/// Its operators' person ids, as many as there are keys in [`profile`].
pub const OPERATORS: [&str; 2] = ["operator-1", "operator-2"];
/// The organisation that operates it.
pub const OPERATOR_ORGANISATION: &str = "0007:5566778899";

/// A profile with one operator for each key, two approvals, and these settings of the metadata.
pub fn profile(operators: &[SoftwareKey], matf: Value) -> Value {
    let people = OPERATORS.iter().zip(operators);
    let operators = people.map(|(person, key)| {
        json!({
            "person": person,
            "organisation": OPERATOR_ORGANISATION,
            "keys": [key.public_key().to_jwk()],
        })
    });
    let steward = OrganisationNumber::parse(STEWARD).unwrap();
    let lists = builtin_lists()
        .iter()
        .map(|release| json!({ "list": release.list, "steward": steward }));
    let mut profile = json!({
        "format": "federation/1",
        "id": FEDERATION,
        "name": { "sv": "Moa" },
        "environment": "trial",
        "issuer": "https://tillit.example/trial/moa",
        "operator_organisation": OPERATOR_ORGANISATION,
        "operators": operators.collect::<Vec<_>>(),
        "approvals": 2,
        "formats": { "matf": matf },
        "attribute_lists": lists.collect::<Vec<_>>(),
    });
    profile["formats"]["matf"]["tags"] = json!([
        { "tag": "egilv1", "meaning": { "sv": "EGIL, version 1" }, "owner": "Sambruk" },
    ]);
    profile
}
