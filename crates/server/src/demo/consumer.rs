//! A vendor's way: pin the key, fetch, verify.

use anyhow::{Context as _, ensure};
use data_encoding::BASE64URL_NOPAD;
use tillit_client::connection::Connection;
use tillit_client::trust::{ExpectedKey, Place, TrustStore, Verified};
use tillit_model::{FederationId, Sha256, Timestamp, VersionNumber};

use super::Told;
use super::folder::DemoFolder;
use super::parties;
use super::teller::Teller;

/// Whether the publication that is served holds everything: every entity, every attribute list.
pub(crate) fn is_complete(
    connection: &Connection,
    federation: &FederationId,
) -> anyhow::Result<bool> {
    let view = connection.federation(federation)?;
    let lists = tillit_client::newest_lists().len();
    let has_lists = view
        .formats
        .iter()
        .filter(|format| format.format == "attribute-list-jws")
        .count()
        == lists;
    if !has_lists {
        return Ok(false);
    }
    // The page and the feed are served from memory, which follows a moment later.
    let path = format!("/federations/{federation}/matf/metadata.jws");
    let Ok(bytes) = connection.download(&path, 16 * 1024 * 1024) else {
        return Ok(false);
    };
    let sha256 = Sha256::of(&bytes);
    let is_current = view
        .formats
        .iter()
        .any(|format| format.sha256 == Some(sha256));
    Ok(is_current && holds_everyone(&bytes))
}

/// Pins the federation's key by its fingerprint, fetches what is published, and verifies it as any consumer would.
pub(crate) fn verify(
    folder: &DemoFolder,
    connection: &Connection,
    federation: &FederationId,
    now: Timestamp,
    teller: &mut Teller,
) -> anyhow::Result<Told> {
    let view = connection.federation(federation)?;
    let key = view
        .publish_keys
        .first()
        .context("the federation has no key")?;
    let fingerprint = key.fingerprint.clone();
    let address = format!("{}/federations/{federation}", connection.address());
    let store = TrustStore::at(folder.trust());
    store.add(
        &Place::parse(&address)?,
        &ExpectedKey::parse(&fingerprint)?,
        now,
    )?;
    let pinned = store.find(Some(&address))?;
    let fetched = pinned.fetch_matf(now)?;
    let Verified::Matf(feed) = &fetched.checked.content else {
        anyhow::bail!("the feed is no MATF metadata");
    };
    ensure!(
        feed.entities.len() == parties::entities(),
        "the feed holds {} entities, not {}",
        feed.entities.len(),
        parties::entities()
    );
    let until = fetched
        .checked
        .expires_at
        .map(|end| end.to_string())
        .unwrap_or_default();
    teller.step(
        &format!(
            "Publicering {} hämtad och kontrollerad: {} entiteter, {} byte, giltig till {}",
            view.sequence.unwrap_or(0),
            feed.entities.len(),
            fetched.bytes.len(),
            until
        ),
        &format!(
            "Publication {} fetched and verified: {} entities, {} bytes, valid until {}",
            view.sequence.unwrap_or(0),
            feed.entities.len(),
            fetched.bytes.len(),
            until
        ),
    );
    for release in tillit_client::newest_lists() {
        pinned.fetch_attribute_list(release.list, VersionNumber::parse(release.version)?, now)?;
        teller.step(
            &format!(
                "Attributlistan {} {} hämtad och kontrollerad",
                release.list, release.version
            ),
            &format!(
                "Attribute list {} {} fetched and verified",
                release.list, release.version
            ),
        );
    }
    Ok(Told { fingerprint })
}

/// Counts what is to be verified afterwards; whether it is genuine is not asked here.
fn holds_everyone(feed: &[u8]) -> bool {
    #[derive(serde::Deserialize)]
    struct Envelope {
        payload: String,
    }
    #[derive(serde::Deserialize)]
    struct Payload {
        entities: Vec<serde::de::IgnoredAny>,
    }
    let payload = serde_json::from_slice::<Envelope>(feed)
        .ok()
        .and_then(|envelope| BASE64URL_NOPAD.decode(envelope.payload.as_bytes()).ok())
        .and_then(|payload| serde_json::from_slice::<Payload>(&payload).ok());
    payload.is_some_and(|payload| payload.entities.len() == parties::entities())
}
