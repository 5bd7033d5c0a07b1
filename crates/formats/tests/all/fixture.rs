//! A small federation: two municipalities, three entities, one of them without metadata of this kind.

use std::sync::Arc;

use serde_json::{Value, json};
use tillit_formats::{Artefact, Snapshot, SnapshotEntity, matf, sign};
use tillit_model::{Organisation, Profile, Timestamp};
use tillit_signing::{KeyRing, Signer, SoftwareKey};

pub(crate) const EGIL: &str = include_str!("../data/egil.json");
pub(crate) const API: &str = include_str!("../data/api.json");
pub(crate) const SERVICE: &str = include_str!("../data/service.json");
pub(crate) const ISSUER: &str = "https://tillit.example/demo/moa";

/// 2025-11-21T08:00:00Z.
pub(crate) const NOW: i64 = 1_763_712_000;
pub(crate) const DAY: i64 = 86_400;

pub(crate) fn at(seconds: i64) -> Timestamp {
    Timestamp::from_unix_seconds(seconds)
}

pub(crate) fn stockholm() -> Organisation {
    organisation("212000-0142", "Stockholms kommun")
}

/// Quotation marks in a name have to survive the way into JSON.
pub(crate) fn goteborg() -> Organisation {
    organisation("212000-1355", "Göteborgs \"kommun\"")
}

fn organisation(number: &str, name: &str) -> Organisation {
    let text =
        json!({"format": "organisation/1", "id": number, "name": {"sv": name, "en": "In English"}});
    serde_json::from_value(text).unwrap()
}

pub(crate) fn profile() -> Profile {
    profile_with(json!({"validity_days": 14, "cache_ttl": 3600, "claims_in_header": true}))
}

pub(crate) fn profile_with(matf: Value) -> Profile {
    let text = json!({
        "format": "federation/1", "id": "moa", "name": {"sv": "Moa"}, "environment": "demo", "issuer": ISSUER,
        "operator_organisation": "0007:2120000142", "operators": [], "approvals": 2, "formats": {"matf": matf}
    });
    serde_json::from_value(text).unwrap()
}

/// The switch off: `iat`, `exp` and `iss` in the payload only.
pub(crate) fn profile_without_switch() -> Profile {
    profile_with(json!({"claims_in_header": false}))
}

pub(crate) fn entity(text: &str, organisation: &Organisation) -> SnapshotEntity {
    SnapshotEntity::new(1, Arc::from(text), organisation).unwrap()
}

/// The entities are handed over in another order than they are published in.
pub(crate) fn snapshot() -> Snapshot {
    snapshot_of(vec![
        entity(SERVICE, &goteborg()),
        entity(EGIL, &stockholm()),
        entity(API, &goteborg()),
    ])
}

pub(crate) fn snapshot_of(entities: Vec<SnapshotEntity>) -> Snapshot {
    let federation = "moa".parse().unwrap();
    Snapshot::new(federation, [stockholm(), goteborg()], entities, Vec::new()).unwrap()
}

pub(crate) fn key() -> SoftwareKey {
    SoftwareKey::generate().unwrap()
}

pub(crate) fn ring(key: &SoftwareKey) -> KeyRing {
    KeyRing::from_keys([key.public_key().clone()])
}

pub(crate) fn metadata(profile: &Profile, key: &SoftwareKey) -> Artefact {
    let unsigned = matf::render(&snapshot(), profile, at(NOW)).unwrap();
    sign(unsigned, key).unwrap()
}
