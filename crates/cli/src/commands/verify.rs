//! `tillit verify`

use std::path::{Path, PathBuf};

use clap::Args;
use serde::Serialize;
use tillit_client::trust::{Checked, FileKind, MATF_FILE, Pinned, Verified, verify};
use tillit_model::Timestamp;

use crate::difference::inert;
use crate::failure::Failure;
use crate::session::Session;

/// Verifies a file with what is pinned, without asking anybody
#[derive(Debug, Args)]
pub(crate) struct Verify {
    /// The signed file
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Judges as if it were this time (RFC 3339); an older copy than the last one is then accepted
    #[arg(long, value_name = "TIME")]
    at: Option<Timestamp>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Shown {
    file: Option<PathBuf>,
    content: &'static str,
    issuer: String,
    key_id: String,
    fingerprint: String,
    sha256: String,
    issued_at: Option<Timestamp>,
    expires_at: Option<Timestamp>,
    entities: Option<Vec<String>>,
    left_out: Vec<String>,
    release: Option<String>,
}

impl Verify {
    pub(super) fn run(self, session: &Session) -> Result<(), Failure> {
        let bytes = std::fs::read(&self.file)
            .map_err(|error| Failure::because(format!("{}: {error}", self.file.display())))?;
        let name = session.settings.federation.as_ref();
        // A federation that is set but not pinned is no reason to refuse the only one that is.
        let name = name.map(|setting| setting.value.to_string());
        let store = session.trust();
        let pinned = match store.find(name.as_deref()) {
            Err(_) if name.is_some() => store.find(None)?,
            other => other?,
        };
        let now = self.at.unwrap_or_else(|| session.now());
        let last = match self.at {
            None => last_seen(&pinned, &bytes)?,
            Some(_) => None,
        };
        let checked = verify(&bytes, &pinned.pin, now, last)?;
        tell(session, &checked, Some(&self.file))
    }
}

fn last_seen(pinned: &Pinned, bytes: &[u8]) -> Result<Option<Timestamp>, Failure> {
    if FileKind::of(bytes)? != FileKind::Matf {
        return Ok(None);
    }
    let state = pinned.state()?;
    Ok(state.files.get(MATF_FILE).and_then(|seen| seen.issued_at))
}

/// Says what was verified.
pub(super) fn tell(
    session: &Session,
    checked: &Checked,
    file: Option<&Path>,
) -> Result<(), Failure> {
    let mut shown = Shown {
        file: file.map(Path::to_owned),
        content: "matf-metadata",
        issuer: checked.issuer.clone(),
        key_id: checked.key.key_id().to_string(),
        fingerprint: checked.key.fingerprint().to_string(),
        sha256: checked.sha256.to_string(),
        issued_at: checked.issued_at,
        expires_at: checked.expires_at,
        entities: None,
        left_out: Vec::new(),
        release: None,
    };
    match &checked.content {
        Verified::Matf(feed) => {
            let ids = feed
                .entities
                .iter()
                .map(|entity| entity.entity_id.to_string());
            shown.entities = Some(ids.collect());
            let dropped = feed.dropped.iter().map(|entity| {
                let id = entity.entity_id.as_deref().unwrap_or("?");
                inert(&format!("{id}: {}", entity.fault))
            });
            shown.left_out = dropped.collect();
        }
        Verified::AttributeList(release) => {
            shown.content = "attribute-list";
            let content = &release.content;
            shown.release = Some(format!("{}/{}", content.list, content.version));
        }
        Verified::CodeSystem(system) => {
            shown.content = "code-system";
            let content = &system.content;
            shown.release = Some(format!("{}/{}", content.name, content.version));
        }
        Verified::AttributeProfile { list, profile } => {
            shown.content = "attribute-profile";
            let content = &profile.content;
            shown.release = Some(format!("{list}/{}/{}", content.name, content.version));
        }
    }
    for left_out in &shown.left_out {
        session.say("entity-left-out", &[("reason", left_out)]);
    }
    session.result("verified", &shown, || table(session, &shown))
}

fn table(session: &Session, shown: &Shown) -> String {
    let what = match (&shown.entities, &shown.release) {
        (Some(entities), _) => session.text("verified-entities", &[("count", &entities.len())]),
        (None, Some(release)) => {
            let key = match shown.content {
                "code-system" => "verified-code-system",
                "attribute-profile" => "verified-attribute-profile",
                _ => "verified-release",
            };
            session.text(key, &[("release", release)])
        }
        (None, None) => String::new(),
    };
    let mut lines = vec![session.text("verified", &[("what", &what), ("issuer", &shown.issuer)])];
    lines.push(session.text("verified-key", &[("words", &shown.fingerprint)]));
    if let (Some(from), Some(until)) = (shown.issued_at, shown.expires_at) {
        lines.push(session.text("verified-times", &[("from", &from), ("until", &until)]));
    }
    lines.push(session.text("verified-hash", &[("hash", &shown.sha256)]));
    if let Some(file) = &shown.file {
        lines.push(session.text("verified-file", &[("path", &file.display())]));
    }
    lines.join("\n")
}
