//! The federation that everything is listed in.

use serde_json::json;
use tillit_model::FederationId;
use tillit_signing::{Signer as _, SoftwareKey};

/// The registry's public base URL.
pub const AUDIENCE: &str = "https://tillit.example";
/// 2026-11-21, 08:00 UTC.
pub const NOW: i64 = 1_795_248_000;
/// The organisation that runs the federation.
pub(super) const RUNNER: &str = "0007:5566778899";
const ISSUER: &str = "https://tillit.example/trial/moa";

/// Its name.
pub fn federation() -> FederationId {
    FederationId::parse("moa").expect("moa is a federation id")
}

/// Its profile: three operators with fresh keys.
pub fn profile() -> anyhow::Result<String> {
    let operator = |person: &str| -> anyhow::Result<_> {
        let keys = [SoftwareKey::generate()?, SoftwareKey::generate()?];
        let keys: Vec<_> = keys.iter().map(|key| key.public_key().to_jwk()).collect();
        Ok(json!({ "person": person, "organisation": RUNNER, "keys": keys }))
    };
    Ok(json!({
        "format": "federation/1",
        "id": federation().to_string(),
        "name": { "sv": "Moa" },
        "environment": "trial",
        "issuer": ISSUER,
        "operator_organisation": RUNNER,
        "operators": [operator("operator-1")?, operator("operator-2")?, operator("operator-3")?],
        "approvals": 2,
        "formats": { "matf": { "tags": [
            { "tag": "egilv1", "meaning": { "sv": "EGIL, version 1" }, "owner": "Sambruk" },
        ] } },
    })
    .to_string())
}
