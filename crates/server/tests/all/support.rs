//! Throwaway configurations, snapshots and registries.

use std::path::Path;
use std::time::Duration;

use serde_json::json;
use tempfile::TempDir;
use tillit_formats::FormatId;
use tillit_model::{
    Approvals, Environment, FederationId, Localised, OrganisationNumber, Sha256, Timestamp,
};
use tillit_registry::view::{FederationView, FormatView, PublishedArtefact, PublishedSet};
use tillit_server::config::Config;
use tillit_server::published::{Published, Snapshot};
use tillit_server::{RunningServer, Server, startup};
use tillit_signing::{Signer as _, SoftwareKey};

/// A configuration on a free port, with more settings if wanted.
pub(crate) fn config(folder: &Path, more: &str) -> Config {
    let text = format!("listen = \"127.0.0.1:0\"\nbase_url = \"https://registry.example\"\n{more}");
    Config::parse(&folder.join("tillit-server.toml"), &text, &|_| None).unwrap()
}

/// Long enough to be worth compressing.
pub(crate) fn metadata(sequence: u64) -> Vec<u8> {
    format!(
        r#"{{"payload":"{}","sequence":{sequence}}}"#,
        "abcdefgh".repeat(500)
    )
    .into_bytes()
}

pub(crate) fn at(seconds: i64) -> Timestamp {
    Timestamp::from_unix_seconds(seconds)
}

/// 2026-11-22T08:00:00Z.
pub(crate) const ISSUED: i64 = 1_795_334_400;

pub(crate) fn artefact(path: &str, bytes: Vec<u8>, immutable: bool) -> PublishedArtefact {
    PublishedArtefact {
        path: path.to_owned(),
        media_type: "application/jose+json".to_owned(),
        sha256: Sha256::of(&bytes),
        bytes: bytes.into(),
        issued_at: at(ISSUED),
        expires_at: Some(at(ISSUED + 14 * 86_400)),
        immutable,
    }
}

/// A snapshot with metadata, its numbered twin and something small.
pub(crate) fn published() -> Published {
    let set = PublishedSet {
        version: "moa:7".to_owned(),
        artefacts: vec![
            artefact("/federations/moa/matf/metadata.jws", metadata(7), false),
            artefact("/federations/moa/matf/7/metadata.jws", metadata(7), true),
            artefact(
                "/federations/moa/keys.jwks",
                br#"{"keys":[]}"#.to_vec(),
                false,
            ),
        ],
    };
    Published::new(Snapshot::prepare(
        set,
        vec![federation(Environment::Demo, true)],
        Duration::from_secs(60),
        &Snapshot::default(),
    ))
}

/// A federation as the page shows it.
pub(crate) fn federation(environment: Environment, is_published: bool) -> FederationView {
    let key = SoftwareKey::generate().unwrap();
    let public = key.public_key();
    let format = |format, path: &str, expires_at| FormatView {
        format,
        path: path.to_owned(),
        issued_at: at(ISSUED),
        expires_at,
        sha256: Sha256::of(path),
    };
    let formats = vec![
        format(
            FormatId::MatfMetadata,
            "/federations/moa/matf/metadata.jws",
            Some(at(4_000_000_000)),
        ),
        format(FormatId::KeySet, "/federations/moa/keys.jwks", None),
    ];
    FederationView {
        id: FederationId::parse("moa").unwrap(),
        name: Localised {
            sv: "Exempelfederationen <b>&".to_owned(),
            en: Some("The example federation <b>&".to_owned()),
        },
        environment,
        issuer: "https://registry.example/demo/moa".to_owned(),
        operator_organisation: OrganisationNumber::parse("202100-6883").unwrap(),
        approvals: Approvals::try_from(2).unwrap(),
        profile_sha256: Sha256::of("profile"),
        profile_version: 1,
        publish_keys: vec![(public.key_id().clone(), public.fingerprint())],
        sequence: is_published.then_some(7),
        formats: if is_published { formats } else { Vec::new() },
        code_systems: if is_published { 58 } else { 0 },
        attribute_profiles: u64::from(is_published),
        entities: 290,
        tags: Vec::new(),
    }
}

/// A server of a snapshot alone.
pub(crate) struct Mirror {
    pub(crate) server: RunningServer,
    _folder: TempDir,
}

impl Mirror {
    pub(crate) fn start(published: Published) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let config = config(folder.path(), "[http]\nworkers = 1\n");
        let server = Server::of_snapshot(config, published)
            .unwrap()
            .start()
            .unwrap();
        Self {
            server,
            _folder: folder,
        }
    }
}

/// A registry on SQLite with one federation, and its server.
pub(crate) struct Registered {
    pub(crate) server: RunningServer,
    _folder: TempDir,
}

impl Registered {
    pub(crate) fn start(more: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let config = config(folder.path(), more);
        startup::initialise(&config, &[profile(folder.path())]).unwrap();
        let registry = startup::open(&config).unwrap();
        let server = Server::bind(config, registry).unwrap().start().unwrap();
        Self {
            server,
            _folder: folder,
        }
    }
}

/// Writes the profile of the federation `moa`.
pub(crate) fn profile(folder: &Path) -> std::path::PathBuf {
    let operator = |person: &str| {
        let key = SoftwareKey::generate().unwrap();
        json!({
            "person": person,
            "organisation": "0007:2021006883",
            "keys": [key.public_key().to_jwk()],
        })
    };
    let profile = json!({
        "format": "federation/1",
        "id": "moa",
        "name": { "sv": "Exempelfederationen" },
        "environment": "demo",
        "issuer": "https://registry.example/demo/moa",
        "operator_organisation": "0007:2021006883",
        "operators": [operator("operator-1"), operator("operator-2"), operator("operator-3")],
        "approvals": 2,
        "formats": { "matf": {} },
    });
    let path = folder.join("moa.yaml");
    std::fs::write(&path, profile.to_string()).unwrap();
    path
}
