//! The publisher's own check: what a consumer would see, and that it is what was approved.
//!
//! A consumer reads the whole document: signature, issuer, times, every entity. So does this, over the bytes that will be served. The standard's schema judges entities one by one and the members around them; the text of an
//! entity that has passed it passes it again, so it is judged once, when the entity is cut, and afterwards its bytes are compared.

use tillit_catalogue::AttributeList;
use tillit_formats::matf::MatfFeed;
use tillit_formats::{Artefact, Content, Snapshot, check_as_consumer};
use tillit_model::{DocumentKey, Finding, Profile, Timestamp};
use tillit_signing::KeyRing;

use super::PublishError;
use crate::Registry;

/// What was read back stands in an approved release.
fn check_part(
    path: &str,
    snapshot: &Snapshot,
    is_in: impl Fn(&AttributeList) -> bool,
) -> Result<(), PublishError> {
    let releases = snapshot.attribute_lists();
    if releases.iter().any(|release| is_in(release.content())) {
        return Ok(());
    }
    Err(PublishError::Altered {
        path: path.to_owned(),
    })
}

impl Registry {
    /// Reads everything back as a consumer would who trusts the published keys and nothing else.
    pub(super) fn verify(
        &self,
        artefacts: &[Artefact],
        snapshot: &Snapshot,
        profile: &Profile,
        now: Timestamp,
    ) -> Result<(), PublishError> {
        let published = self.public_publish_key(&profile.id).cloned();
        let keys = KeyRing::from_keys(published);
        for artefact in artefacts {
            let content = check_as_consumer(artefact, &keys, profile, now).map_err(|source| {
                PublishError::Refused {
                    path: artefact.path.clone(),
                    source,
                }
            })?;
            match content {
                Content::Matf(feed) => self.check_metadata(&artefact.path, &feed, snapshot)?,
                Content::CodeSystem(system) => check_part(&artefact.path, snapshot, |release| {
                    release.code_systems.contains(&system)
                })?,
                Content::AttributeProfile(profile) => {
                    check_part(&artefact.path, snapshot, |release| {
                        release.profiles.contains(&profile)
                    })?;
                }
                Content::KeySet(_) | Content::AttributeList(_) => {}
            }
        }
        Ok(())
    }

    /// The metadata holds the snapshot's entities byte for byte, all of them and no other, and what stands around them passes the schema.
    fn check_metadata(
        &self,
        path: &str,
        feed: &MatfFeed,
        snapshot: &Snapshot,
    ) -> Result<(), PublishError> {
        let approved = snapshot
            .entities()
            .iter()
            .filter_map(|entity| entity.fragment());
        let published = feed.entities.iter().map(|entity| entity.text());
        let envelope = feed.envelope().filter(|_| approved.eq(published));
        let envelope = envelope.ok_or_else(|| PublishError::Altered {
            path: path.to_owned(),
        })?;
        self.check_schema(path, &envelope, |value| self.matf_schema().findings(value))
    }

    /// An entity's part passes the schema.
    pub(super) fn check_fragment(
        &self,
        document: &DocumentKey,
        fragment: &str,
    ) -> Result<(), PublishError> {
        self.check_schema(&document.to_string(), fragment, |value| {
            self.matf_schema().entity_findings(value)
        })
    }

    fn check_schema(
        &self,
        path: &str,
        text: &str,
        findings: impl FnOnce(&serde_json::Value) -> Vec<Finding>,
    ) -> Result<(), PublishError> {
        let broken = |pointer: String, reason: String| PublishError::Schema {
            path: path.to_owned(),
            pointer,
            reason,
        };
        let value =
            serde_json::from_str(text).map_err(|error| broken(String::new(), error.to_string()))?;
        match findings(&value).into_iter().next() {
            None => Ok(()),
            Some(finding) => {
                let reason = finding.args.get("reason").cloned().unwrap_or_default();
                Err(broken(finding.pointer, reason))
            }
        }
    }
}
