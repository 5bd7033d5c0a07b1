//! What is served to everyone from memory, what is served from the store because it is old, and whether it is all fresh.

use std::collections::BTreeSet;

use tillit_formats::{FormatId, matf};
use tillit_model::FederationId;
use tillit_store::{ArtefactLink, StoreError, Transaction};

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
            let mut artefacts = Vec::new();
            let mut seen = BTreeSet::new();
            for federation in tx.federations()? {
                let Some(current) = tx.current_publication(&federation.id)? else {
                    continue;
                };
                for link in tx.artefacts_of(&federation.id, current.sequence)? {
                    let artefact = load(tx, &link)?;
                    if link.path == matf::path(&federation.id) {
                        artefacts.push(PublishedArtefact {
                            path: matf::numbered_path(&federation.id, current.sequence),
                            immutable: true,
                            ..artefact.clone()
                        });
                    }
                    // A list may be published by several federations; its address is one.
                    if seen.insert(link.path) {
                        artefacts.push(artefact);
                    }
                }
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
                let links = match tx.current_publication(&federation.id)? {
                    Some(current) => tx.artefacts_of(&federation.id, current.sequence)?,
                    None => Vec::new(),
                };
                // Fresh until half of the validity has passed; the daily signature keeps far away from that.
                let fresh = links.iter().all(|link| match link.expires_at {
                    Some(end) => end.since(now) * 2 > end.since(link.issued_at),
                    None => true,
                });
                federations.push(FederationReadiness {
                    federation: federation.id,
                    expires_at: links.iter().filter_map(|link| link.expires_at).min(),
                    fresh,
                });
            }
            Ok(federations)
        });
        match asked {
            Ok(federations) => Readiness {
                database: true,
                federations,
            },
            Err(error) => {
                tracing::error!(%error, "the database does not answer");
                Readiness {
                    database: false,
                    federations: Vec::new(),
                }
            }
        }
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
        bytes: row.bytes,
        sha256: link.sha256,
        issued_at: link.issued_at,
        expires_at: link.expires_at,
        immutable: FormatId::parse(&link.format).is_some_and(FormatId::is_permanent),
    })
}
