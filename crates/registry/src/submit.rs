//! Submissions: read, judged, and stored whole or not at all.

use std::collections::BTreeSet;

use tillit_evidence::{Signed, Submission, read_submission};
use tillit_model::{
    DocumentId, DocumentKey, DocumentKind, Entity, FederationId, Level, Sha256, Timestamp,
};
use tillit_store::{
    Base, ItemKind, NewItem, PinClaim, Reservation, Reserved, Transaction, VersionRow,
};
use tillit_validator::DocumentInput;
use uuid::Uuid;

use crate::audit::audited;
use crate::directory::Directory;
use crate::findings;
use crate::organisation_first;
use crate::received::{ReceivedChange, refuse_frozen};
use crate::registry::replayed;
use crate::statements::statement_row;
use crate::view::{DocumentFindings, ItemState, Receipt, ReceivedDocument};
use crate::{CurrentVersion, Refusal, Registry};

/// What was read and judged, ready to be stored.
struct Judged {
    signed: Signed<Submission>,
    changes: Vec<ReceivedChange>,
    findings: Vec<DocumentFindings>,
}

impl Registry {
    /// Accepts a changeset for review, or refuses it. When this returns a receipt, the submission is durable.
    pub fn submit(&self, jws: &[u8]) -> Result<Receipt, Refusal> {
        let now = self.now();
        let judged = audited(jws, self.read(|tx| self.judge(tx, jws, now)))?;
        audited(jws, self.write(|tx| self.accept(tx, judged, now)))
    }

    fn judge(
        &self,
        tx: &mut Transaction<'_>,
        jws: &[u8],
        now: Timestamp,
    ) -> Result<Judged, Refusal> {
        let signed = {
            let directory = Directory::new(self, tx);
            read_submission(jws, &directory, self.audience(), now)
                .map_err(|error| directory.refusal(error))?
        };
        match self.examine(tx, &signed, now) {
            Ok((changes, findings)) => Ok(Judged {
                signed,
                changes,
                findings,
            }),
            // Whether this was sent before is seen when it is stored; whoever sends twice is spared the news of what has changed since.
            Err(refusal) => {
                let claims = &signed.statement.claims;
                match self.original_of(tx, claims, &signed.sha256)? {
                    Some(original) => Err(replayed(Some(original))),
                    None => Err(refusal),
                }
            }
        }
    }

    /// Judges what a genuine submission asks for.
    fn examine(
        &self,
        tx: &mut Transaction<'_>,
        signed: &Signed<Submission>,
        now: Timestamp,
    ) -> Result<(Vec<ReceivedChange>, Vec<DocumentFindings>), Refusal> {
        let mut changes = self.receive(tx, signed)?;
        self.judge_profile(tx, signed, now)?;
        let findings = self.check(tx, signed, now)?;
        if findings::worst(&findings) == Some(Level::Error) {
            return Err(findings::refusal(findings));
        }
        for change in &mut changes {
            change.pins = client_pins(change);
        }
        organisation_first::on_submission(tx, &changes)?;
        Ok((changes, findings))
    }

    /// What the rules say about the documents that have a text.
    fn check(
        &self,
        tx: &mut Transaction<'_>,
        signed: &Signed<Submission>,
        now: Timestamp,
    ) -> Result<Vec<DocumentFindings>, Refusal> {
        let places: Vec<usize> = (0..signed.statement.documents.len())
            .filter(|place| signed.statement.documents[*place].text().is_some())
            .collect();
        let inputs: Vec<_> = places
            .iter()
            .map(|place| &signed.statement.documents[*place])
            .map(|change| DocumentInput {
                kind: change.document.kind(),
                text: change.text().unwrap_or_default(),
            })
            .collect();
        let submitter = signed.holder.organisation();
        let judged = self.judge_documents(tx, &inputs, submitter, now)?;
        Ok(judged
            .into_iter()
            .zip(places)
            .map(|(judged, place)| {
                let document = &signed.statement.documents[place].document;
                DocumentFindings {
                    document: place,
                    kind: document.kind(),
                    id: document.id().to_string(),
                    findings: judged.findings,
                }
            })
            .collect())
    }

    /// Stores everything in one transaction. A leaf of the transparency log belongs at its end.
    fn accept(
        &self,
        tx: &mut Transaction<'_>,
        judged: Judged,
        now: Timestamp,
    ) -> Result<Receipt, Refusal> {
        let Judged {
            signed,
            changes,
            findings,
        } = judged;
        let claims = &signed.statement.claims;
        self.keep_new(
            tx,
            &statement_row(&signed, Submission::TYP, claims, now),
            claims,
        )?;
        let federations: BTreeSet<FederationId> = changes
            .iter()
            .flat_map(|change| change.federations.clone())
            .collect();
        let is_profile = changes
            .iter()
            .any(|change| change.change.document.kind() == DocumentKind::Federation);
        tx.insert_item(&NewItem {
            sha256: signed.sha256,
            kind: if is_profile {
                ItemKind::Profile
            } else {
                ItemKind::Submission
            },
            organisation: claims.iss.clone(),
            federations: federations.into_iter().collect(),
            findings: findings::to_json(&findings),
            received_at: now,
        })?;
        // In the order of ids, so that two changesets never wait for each other in a circle.
        let mut order: Vec<usize> = (0..changes.len()).collect();
        order.sort_by(|a, b| {
            let key = |place: &usize| &changes[*place].change.document;
            key(a).cmp(key(b))
        });
        let mut documents: Vec<Option<ReceivedDocument>> = vec![None; changes.len()];
        for place in order {
            documents[place] = Some(if is_profile {
                self.store_proposal(tx, &changes[place], now)?
            } else {
                store_version(tx, &signed, &changes[place], now)?
            });
        }
        Ok(Receipt {
            id: signed.sha256,
            state: ItemState::Pending,
            documents: documents.into_iter().flatten().collect(),
            findings,
        })
    }
}

fn client_pins(change: &ReceivedChange) -> Vec<[u8; 32]> {
    if change.change.document.kind() != DocumentKind::Entity {
        return Vec::new();
    }
    let Some(text) = change.change.text() else {
        return Vec::new();
    };
    let entity: Entity =
        serde_json::from_str(text).expect("a document without errors has its type's shape");
    entity
        .client_pins()
        .map(|(_, digest)| *digest.as_bytes())
        .collect()
}

fn store_version(
    tx: &mut Transaction<'_>,
    signed: &Signed<Submission>,
    received: &ReceivedChange,
    now: Timestamp,
) -> Result<ReceivedDocument, Refusal> {
    let change = &received.change;
    let base = change.base.map(|base| Base {
        version: base.version,
        sha256: base.sha256.unwrap_or_else(|| Sha256::of("")),
    });
    let reserved = tx.reserve_version(&Reservation {
        document: &change.document,
        base: base.as_ref(),
        item: &signed.sha256,
        owner: &received.owner,
        new_key: &Uuid::now_v7().to_string(),
    })?;
    let (version, key) = match reserved {
        Reserved::Reserved { version, key } => (version, key),
        refused => return Err(not_reserved(&change.document, refused)),
    };
    tx.insert_version(&VersionRow {
        document: change.document.clone(),
        version,
        organisation: signed.statement.claims.iss.clone(),
        action: change.action(),
        sha256: Sha256::of(change.text().unwrap_or_default()),
        text: change.text().map(str::to_owned),
        item: signed.sha256,
        received_at: now,
    })?;
    claim_pins(tx, received)?;
    Ok(ReceivedDocument {
        kind: received.change.document.kind(),
        id: received.change.document.id().to_string(),
        version,
        key,
    })
}

fn not_reserved(document: &DocumentKey, refused: Reserved) -> Refusal {
    match refused {
        Reserved::StaleBase { current } => {
            if let (DocumentId::AttributeList { .. }, Some(base)) = (document.id(), &current) {
                return refuse_frozen(document, Some((base.version, base.sha256)));
            }
            let mut refusal = Refusal::conflict(
                "stale_base",
                format!(
                    "{document} has changed since; fetch the current version, compare, and submit again"
                ),
            );
            refusal.current = current.map(|base| CurrentVersion {
                version: base.version,
                sha256: Some(base.sha256).filter(|hash| *hash != Sha256::of("")),
            });
            refusal
        }
        Reserved::PendingElsewhere { item } => {
            let mut refusal = Refusal::conflict(
                "pending",
                format!(
                    "a change of {document} waits for review; withdraw it first or wait for the decision"
                ),
            );
            refusal.original = Some(item);
            refusal
        }
        Reserved::OwnedBy { .. } => Refusal::forbidden(
            "not_owner",
            format!("{document} belongs to another organisation"),
        ),
        Reserved::Reserved { .. } => unreachable!("a reserved version was not refused"),
    }
}

/// A client is known by its key: within a federation one key belongs to one entity, whoever comes first.
fn claim_pins(tx: &mut Transaction<'_>, received: &ReceivedChange) -> Result<(), Refusal> {
    let DocumentId::Entity(entity) = received.change.document.id() else {
        return Ok(());
    };
    for federation in &received.federations {
        for digest in &received.pins {
            if let PinClaim::OwnedBy(_) = tx.claim_pin(federation, digest, entity)? {
                return Err(Refusal::conflict(
                    "unique_pins",
                    format!(
                        "a client of another entity has the same pin in federation {federation}; every client needs a key of its own"
                    ),
                ));
            }
        }
    }
    Ok(())
}
