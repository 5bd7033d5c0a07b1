//! What is served to everyone from memory, what is served from the store because it is old, and whether it is all fresh.

use std::collections::BTreeSet;

use tillit_formats::{FormatId, matf};
use tillit_model::{FederationId, Timestamp};
use tillit_store::{ArtefactLink, StorageFault, StoreError, Transaction};

use crate::publish::is_behind;
use crate::view::{FederationReadiness, PublishedArtefact, PublishedSet, Readiness};
use crate::{Refusal, Registry};

impl Registry {
    /// Changes whenever [`Registry::published`] would answer differently. Cheap enough to ask every second.
    pub fn published_version(&self) -> Result<String, Refusal> {
        self.read(|tx| Ok(version(tx)?))
    }

    /// Everything that is current, with the bytes.
    pub fn published(&self) -> Result<PublishedSet, Refusal> {
        self.read(|tx| {
            let mut shown = Vec::new();
            for federation in tx.federations()? {
                let Some(current) = tx.current_publication(&federation.id)? else {
                    continue;
                };
                for link in tx.artefacts_of(&federation.id, current.sequence)? {
                    let numbered = matf::numbered_path(&federation.id, current.sequence);
                    let numbered =
                        Some(numbered).filter(|_| link.path == matf::path(&federation.id));
                    shown.push((link, numbered));
                }
            }
            // What several federations publish has one address, and what was issued first stays there.
            shown.sort_by_key(|(link, _)| link.issued_at);
            let mut artefacts = Vec::new();
            let mut seen = BTreeSet::new();
            for (link, numbered) in shown {
                if !seen.insert(link.path.clone()) {
                    continue;
                }
                let artefact = load(tx, &link)?;
                if let Some(path) = numbered {
                    artefacts.push(PublishedArtefact {
                        path,
                        immutable: true,
                        ..artefact.clone()
                    });
                }
                artefacts.push(artefact);
            }
            Ok(PublishedSet {
                version: version(tx)?,
                artefacts,
            })
        })
    }

    /// A file of an earlier publication, by its last path segment. From the store, since nobody needs it often.
    pub fn artefact_by_sequence(
        &self,
        federation: &FederationId,
        sequence: u64,
        name: &str,
    ) -> Result<PublishedArtefact, Refusal> {
        self.read(|tx| {
            let links = tx.artefacts_of(federation, sequence)?;
            let wanted = matf::path(federation);
            let link = links
                .into_iter()
                .find(|link| link.path == wanted && wanted.ends_with(&format!("/{name}")))
                .ok_or_else(Refusal::not_found)?;
            Ok(PublishedArtefact {
                path: matf::numbered_path(federation, sequence),
                immutable: true,
                ..load(tx, &link)?
            })
        })
    }

    /// Whether the registry can be relied on right now: the database answers and what is published is far from its end.
    pub fn ready(&self) -> Readiness {
        let now = self.now();
        let asked = self.store().read(|tx| -> Result<_, StoreError> {
            let mut federations = Vec::new();
            for federation in tx.federations()? {
                let current = tx.current_publication(&federation.id)?;
                let links = match &current {
                    Some(current) => tx.artefacts_of(&federation.id, current.sequence)?,
                    None => Vec::new(),
                };
                let clock_behind = current.is_some_and(|last| is_behind(now, last.created_at));
                // Fresh until half of the validity has passed; the daily signature keeps far away from that.
                let fresh = links.iter().all(|link| match link.expires_at {
                    Some(end) => end.since(now) * 2 > end.since(link.issued_at),
                    None => true,
                });
                federations.push(FederationReadiness {
                    federation: federation.id,
                    expires_at: links.iter().filter_map(|link| link.expires_at).min(),
                    fresh,
                    clock_behind,
                });
            }
            Ok(federations)
        });
        match asked {
            Ok(federations) => Readiness {
                database: true,
                storage_fault: self.storage_fault(now),
                federations,
            },
            Err(error) => {
                tracing::error!(%error, "the database does not answer");
                Readiness::default()
            }
        }
    }

    /// What keeps the database from writing. A fault that was met before is looked for once more, because it may have passed.
    fn storage_fault(&self, now: Timestamp) -> Option<&'static str> {
        self.store().fault()?;
        // What it says is kept by the store, and logged by whoever wanted to write.
        let _ = self.store().prove_writing(now);
        self.store().fault().map(StorageFault::as_str)
    }
}

fn version(tx: &mut Transaction<'_>) -> Result<String, StoreError> {
    let mut version = String::new();
    for federation in tx.federations()? {
        let current = tx.current_publication(&federation.id)?;
        let sequence = current.map_or(0, |current| current.sequence);
        version.push_str(&format!("{}:{sequence} ", federation.id));
    }
    Ok(version)
}

fn load(tx: &mut Transaction<'_>, link: &ArtefactLink) -> Result<PublishedArtefact, StoreError> {
    let row = tx
        .artefact(&link.sha256)?
        .ok_or_else(|| StoreError::Corrupt {
            what: "a publication",
            reason: format!("the bytes of {} are not there", link.path),
        })?;
    Ok(PublishedArtefact {
        path: link.path.clone(),
        media_type: row.media_type,
        bytes: row.bytes.into(),
        sha256: link.sha256,
        issued_at: link.issued_at,
        expires_at: link.expires_at,
        immutable: FormatId::parse(&link.format).is_some_and(FormatId::is_permanent),
    })
}
