//! A submission that was read and judged, before it is stored: whose its documents are, who decides, what they claim.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde_json::Value;
use tillit_evidence::{Change, Holder, Signed, Submission, may_submit};
use tillit_model::{
    Action, DocumentId, DocumentKey, DocumentKind, Entity, FederationId, OrganisationNumber, Sha256,
};
use tillit_store::{StoreError, Transaction};

use crate::profiles::CurrentProfile;
use crate::{CurrentVersion, Refusal, RefusalClass, Registry};

/// One document of a submission.
#[derive(Debug)]
pub(crate) struct ReceivedChange {
    pub(crate) change: Change,
    /// Whose document it is.
    pub(crate) owner: OrganisationNumber,
    /// Who decides on it.
    pub(crate) federations: BTreeSet<FederationId>,
    /// The client pins that it claims.
    pub(crate) pins: Vec<[u8; 32]>,
}

/// Whether a version with this text belongs in a federation.
pub(crate) fn is_listed_in(
    document: &DocumentKey,
    text: Option<&str>,
    federation: &FederationId,
) -> bool {
    match (document.kind(), text) {
        (_, None) => false,
        (DocumentKind::Entity, Some(text)) => {
            federations_in(text).is_some_and(|listed| listed.contains(federation))
        }
        _ => true,
    }
}

fn federations_in(text: &str) -> Option<BTreeSet<FederationId>> {
    let entity: Entity = serde_json::from_str(text).ok()?;
    Some(entity.federations.into_iter().collect())
}

impl Registry {
    /// Reads whose the documents of a submission are and who decides on them. What a document says is judged afterwards.
    pub(crate) fn receive(
        &self,
        tx: &mut Transaction<'_>,
        signed: &Signed<Submission>,
    ) -> Result<Vec<ReceivedChange>, Refusal> {
        let profiles = self.profiles().all(tx)?;
        let alone = signed.statement.documents.len() == 1;
        let mut received = Vec::new();
        for change in &signed.statement.documents {
            if change.document.kind() == DocumentKind::Federation && !alone {
                return Err(Refusal::malformed(
                    "profile_not_alone",
                    "a federation's profile is submitted alone",
                ));
            }
            if change.document.kind() == DocumentKind::AttributeList && change.base.is_some() {
                return Err(frozen(tx, &change.document)?);
            }
            let value = match change.text() {
                Some(text) => Some(tillit_validator::read_document(text)?),
                None => None,
            };
            if let Some(value) = &value {
                check_id(&change.document, value)?;
            }
            let owner = owner_of(tx, &profiles, change, value.as_ref(), &signed.holder)?;
            may_submit(&signed.holder, &change.document, &owner)?;
            if let Some(owner) = registered_owner(tx, &change.document)? {
                may_submit(&signed.holder, &change.document, &owner)?;
            }
            let federations = deciders(tx, &profiles, &change.document, value.as_ref(), &owner)?;
            received.push(ReceivedChange {
                change: change.clone(),
                owner,
                federations,
                pins: Vec::new(),
            });
        }
        Ok(received)
    }
}

/// A release of an attribute list is neither changed nor withdrawn; what others built on stays.
fn frozen(tx: &mut Transaction<'_>, release: &DocumentKey) -> Result<Refusal, StoreError> {
    let head = tx.document(release)?.and_then(|row| row.head);
    Ok(refuse_frozen(
        release,
        head.map(|head| (head.version, head.sha256)),
    ))
}

/// The refusal of a change to a release, with the version that stands.
pub(crate) fn refuse_frozen(release: &DocumentKey, current: Option<(u64, Sha256)>) -> Refusal {
    let mut refusal = Refusal::conflict(
        "frozen",
        format!("{release} is released and frozen; give the change a new version number"),
    );
    refusal.current = current.map(|(version, sha256)| CurrentVersion {
        version,
        sha256: Some(sha256),
    });
    refusal
}

/// The id inside the text must be the id that the change names.
fn check_id(document: &DocumentKey, value: &Value) -> Result<(), Refusal> {
    let member = |name: &str| value.get(name).and_then(Value::as_str).unwrap_or_default();
    let inside = match document.kind() {
        DocumentKind::AttributeList => format!("{}/{}", member("list"), member("version")),
        _ => member("id").to_owned(),
    };
    if inside == document.id().to_string() {
        return Ok(());
    }
    Err(Refusal::malformed(
        "id_mismatch",
        format!("the text of {document} names itself {inside:?}"),
    ))
}

fn owner_of(
    tx: &mut Transaction<'_>,
    profiles: &[Arc<CurrentProfile>],
    change: &Change,
    value: Option<&Value>,
    holder: &Holder,
) -> Result<OrganisationNumber, Refusal> {
    match change.document.id() {
        DocumentId::Organisation(number) => Ok(number.clone()),
        DocumentId::Federation(id) => Ok(profiles
            .iter()
            .find(|current| current.profile.id == *id)
            .map_or_else(
                || holder.organisation().clone(),
                |current| current.profile.operator_organisation.clone(),
            )),
        DocumentId::AttributeList { list, .. } => profiles
            .iter()
            .flat_map(|current| &current.profile.attribute_lists)
            .find(|stewarded| stewarded.list == *list)
            .map(|stewarded| stewarded.steward.clone())
            .ok_or_else(|| {
                Refusal::forbidden(
                    "list_not_stewarded",
                    format!("no federation of this registry publishes an attribute list {list}"),
                )
            }),
        DocumentId::Entity(_) => {
            let inside = value
                .and_then(|value| value.get("organisation"))
                .and_then(Value::as_str)
                .and_then(|text| OrganisationNumber::parse(text).ok());
            match (change.action(), inside) {
                (Action::Put, Some(owner)) => Ok(owner),
                // A number that cannot be read is for the rules to explain.
                (Action::Put, None) => Ok(holder.organisation().clone()),
                (Action::Withdraw, _) => match tx.document(&change.document)? {
                    // That somebody else has a draft is nobody's business.
                    Some(row)
                        if row.head.is_some() || row.organisation == *holder.organisation() =>
                    {
                        Ok(row.organisation)
                    }
                    _ => Err(Refusal::not_found()),
                },
            }
        }
    }
}

/// Who has an entity already, whatever a text says. An id under which nothing was approved and nothing waits may be taken by anybody.
fn registered_owner(
    tx: &mut Transaction<'_>,
    document: &DocumentKey,
) -> Result<Option<OrganisationNumber>, StoreError> {
    if document.kind() != DocumentKind::Entity {
        return Ok(None);
    }
    let row = tx.document(document)?;
    let claimed = row.filter(|row| row.head.is_some() || row.pending.is_some());
    Ok(claimed.map(|row| row.organisation))
}

/// The federations that decide on a new version of a document; `value` is its text, read.
pub(crate) fn deciders(
    tx: &mut Transaction<'_>,
    profiles: &[Arc<CurrentProfile>],
    document: &DocumentKey,
    value: Option<&Value>,
    owner: &OrganisationNumber,
) -> Result<BTreeSet<FederationId>, Refusal> {
    let deciders: BTreeSet<FederationId> = match document.id() {
        DocumentId::Organisation(number) => tx
            .organisation(number)?
            .map(|row| row.enrolled_by)
            .into_iter()
            .collect(),
        DocumentId::Federation(id) => BTreeSet::from([id.clone()]),
        DocumentId::AttributeList { list, .. } => profiles
            .iter()
            .filter(|current| {
                let lists = &current.profile.attribute_lists;
                lists.iter().any(|s| s.list == *list && s.steward == *owner)
            })
            .map(|current| current.profile.id.clone())
            .collect(),
        DocumentId::Entity(_) => {
            let named = value
                .and_then(|value| value.get("federations"))
                .and_then(Value::as_array)
                .into_iter()
                .flatten()
                .filter_map(|id| FederationId::parse(id.as_str()?).ok())
                .filter(|id| profiles.iter().any(|current| current.profile.id == *id));
            let mut deciders: BTreeSet<_> = named.collect();
            // What was never approved is listed nowhere.
            if tx.document(document)?.is_some_and(|row| row.head.is_some()) {
                deciders.extend(tx.listed_in(document)?);
            }
            deciders
        }
    };
    if deciders.is_empty() {
        return Err(Refusal::new(
            RefusalClass::Unprocessable,
            "no_federation",
            format!("no federation of this registry decides on {document}"),
        ));
    }
    Ok(deciders)
}
