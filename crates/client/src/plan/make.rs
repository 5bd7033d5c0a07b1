//! Comparing a folder with the registry.

use std::collections::BTreeMap;

use serde_json::Value;
use tillit_evidence::Base;
use tillit_model::{Action, DocumentKind, OrganisationNumber, Sha256, text::json};

use super::{Change, Difference, Name, Plan, PlanFormat, differences};
use crate::connection::{Connection, DocumentHead, RequestError};
use crate::folder::{Document, Folder, Source};

/// A document that is to end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Withdrawal {
    /// The document.
    pub name: Name,
    /// Why.
    pub reason: Option<String>,
}

/// Why there is no plan.
#[derive(Debug, thiserror::Error)]
pub enum MakePlanError {
    /// The registry gave no answer.
    #[error(transparent)]
    Request(#[from] RequestError),
    /// Something to be withdrawn is not in the registry.
    #[error("{0} is not among the organisation's approved documents")]
    Unknown(String),
}

impl Plan {
    /// Compares the documents of a folder with the last approved versions of their owner. What is not public is compared only over a connection that was authenticated.
    pub fn make(
        folder: &Folder,
        connection: &Connection,
        organisation: &OrganisationNumber,
        withdrawals: &[Withdrawal],
    ) -> Result<Self, MakePlanError> {
        let heads = heads_of(connection, organisation)?;
        let mut plan = Self {
            format: PlanFormat::V1,
            registry: connection.address().to_string(),
            organisation: organisation.clone(),
            changes: Vec::new(),
            unchanged: Vec::new(),
            only_in_registry: Vec::new(),
            left_out: Vec::new(),
        };
        for (source, document) in folder.documents() {
            let name = document.name();
            if withdrawals.iter().any(|asked| asked.name == name) {
                continue;
            }
            if !document.kind.is_public() && !connection.is_authenticated() {
                plan.left_out.push(name);
                continue;
            }
            match put(source, document, heads.get(&name), connection)? {
                Some(change) => plan.changes.push(change),
                None => plan.unchanged.push(name),
            }
        }
        for asked in withdrawals {
            plan.changes
                .push(withdraw(asked, heads.get(&asked.name), connection)?);
        }
        plan.only_in_registry = absent(&heads, &plan);
        Ok(plan)
    }
}

impl Document {
    /// The document's name.
    pub fn name(&self) -> Name {
        Name {
            kind: self.kind,
            id: self.id.clone(),
        }
    }
}

fn heads_of(
    connection: &Connection,
    organisation: &OrganisationNumber,
) -> Result<BTreeMap<Name, DocumentHead>, RequestError> {
    let heads = connection.documents_of(organisation)?;
    Ok(heads
        .into_iter()
        .map(|head| {
            let name = Name {
                kind: head.kind,
                id: head.document_id.clone(),
            };
            (name, head)
        })
        .collect())
}

fn put(
    source: &Source,
    document: &Document,
    head: Option<&DocumentHead>,
    connection: &Connection,
) -> Result<Option<Change>, RequestError> {
    let differences = match head.and_then(text_hash) {
        Some((_, _, sha256)) if sha256 == document.sha256() => return Ok(None),
        Some((head, version, sha256)) => {
            let before = text_of(connection, head, version, sha256)?;
            let found = differences(&before, &document.value);
            if found.is_empty() {
                // Only white space or the order of members differs: nothing to review.
                return Ok(None);
            }
            found
        }
        None => vec![Difference::Added {
            pointer: String::new(),
            value: document.value.clone(),
        }],
    };
    Ok(Some(Change {
        kind: document.kind,
        id: document.id.clone(),
        action: Action::Put,
        base: head.and_then(base_of),
        path: Some(source.path.display().to_string()),
        text: Some(document.text.clone()),
        sha256: Some(document.sha256()),
        reason: None,
        supersedes: pending_of(head),
        differences,
    }))
}

fn withdraw(
    asked: &Withdrawal,
    head: Option<&DocumentHead>,
    connection: &Connection,
) -> Result<Change, MakePlanError> {
    let (head, version, sha256) = head
        .and_then(text_hash)
        .ok_or_else(|| MakePlanError::Unknown(asked.name.id.clone()))?;
    Ok(Change {
        kind: asked.name.kind,
        id: asked.name.id.clone(),
        action: Action::Withdraw,
        base: base_of(head),
        path: None,
        text: None,
        sha256: None,
        reason: asked.reason.clone(),
        supersedes: pending_of(Some(head)),
        differences: vec![Difference::Removed {
            pointer: String::new(),
            value: text_of(connection, head, version, sha256)?,
        }],
    })
}

/// The last approved version, a withdrawal included; none before the first approval.
fn base_of(head: &DocumentHead) -> Option<Base> {
    Some(Base {
        version: head.version?,
        sha256: head.sha256.filter(|_| !head.withdrawn),
    })
}

/// The last approved version, when it has a text.
fn text_hash(head: &DocumentHead) -> Option<(&DocumentHead, u64, Sha256)> {
    Some((head, head.version?, base_of(head)?.sha256?))
}

fn pending_of(head: Option<&DocumentHead>) -> Option<Sha256> {
    head?.pending.as_ref().map(|pending| pending.submission)
}

fn text_of(
    connection: &Connection,
    head: &DocumentHead,
    version: u64,
    sha256: Sha256,
) -> Result<Value, RequestError> {
    let text = connection.version_text(&head.key, version, &sha256)?;
    // The hash is right, so these are the approved bytes; the registry took them as JSON.
    json::read(text.as_bytes()).map_err(|error| RequestError::Strange {
        url: connection.address().to_string(),
        reason: error.to_string(),
    })
}

fn absent(heads: &BTreeMap<Name, DocumentHead>, plan: &Plan) -> Vec<Name> {
    let here = |name: &Name| {
        plan.unchanged.contains(name)
            || plan.left_out.contains(name)
            || plan
                .changes
                .iter()
                .any(|change| change.kind == name.kind && change.id == name.id)
    };
    heads
        .iter()
        .filter(|(name, head)| {
            text_hash(head).is_some() && name.kind != DocumentKind::Federation && !here(name)
        })
        .map(|(name, _)| name.clone())
        .collect()
}
