//! An entity is published under its organisation's registered name, so that document comes before the first entity and stays until the last.

use std::collections::BTreeSet;

use tillit_model::{Action, DocumentId, DocumentKey, DocumentKind, OrganisationNumber};
use tillit_store::{DocumentFilter, Page, StoreError, Transaction, VersionRow};

use crate::received::ReceivedChange;
use crate::{Refusal, RefusalClass};

/// Judges a changeset: what is missing may come along, what is in use may end along with its last entity.
pub(crate) fn on_submission(
    tx: &mut Transaction<'_>,
    changes: &[ReceivedChange],
) -> Result<(), Refusal> {
    let coming: BTreeSet<&DocumentKey> = changes
        .iter()
        .filter(|change| change.change.action() == Action::Put)
        .map(|change| &change.change.document)
        .collect();
    for change in changes {
        match (change.change.document.id(), change.change.action()) {
            (DocumentId::Entity(_), Action::Put) => {
                let organisation = DocumentKey::organisation(change.owner.clone());
                if !applies(tx, &organisation)? && !coming.contains(&organisation) {
                    return Err(Refusal::new(
                        RefusalClass::Unprocessable,
                        "organisation_missing",
                        format!(
                            "organisation {} has no approved organisation document; submit it together with its first entity",
                            change.owner.hyphenated()
                        ),
                    ));
                }
            }
            (DocumentId::Organisation(number), Action::Withdraw) if is_organisation(change) => {
                let ending = changes.iter().filter(|change| {
                    change.change.document.kind() == DocumentKind::Entity
                        && change.change.action() == Action::Withdraw
                });
                if entities_of(tx, number)? > ending.count() as u64 {
                    return Err(in_use(number));
                }
            }
            _ => {}
        }
    }
    Ok(())
}

fn is_organisation(change: &ReceivedChange) -> bool {
    change.change.document.kind() == DocumentKind::Organisation
}

/// Judges what an approval has just let take effect: other decisions may have come in between, and another federation may decide on the organisation.
pub(crate) fn on_approval(
    tx: &mut Transaction<'_>,
    versions: &[VersionRow],
) -> Result<(), Refusal> {
    for version in versions {
        match (version.document.kind(), version.action) {
            (DocumentKind::Entity, Action::Put) => {
                let organisation = DocumentKey::organisation(version.organisation.clone());
                if !applies(tx, &organisation)? {
                    return Err(Refusal::conflict(
                        "organisation_missing",
                        format!(
                            "organisation {} has no approved organisation document yet; decide on the entity when it has",
                            version.organisation.hyphenated()
                        ),
                    ));
                }
            }
            (DocumentKind::Organisation, Action::Withdraw)
                if entities_of(tx, &version.organisation)? > 0 =>
            {
                return Err(in_use(&version.organisation));
            }
            _ => {}
        }
    }
    Ok(())
}

fn applies(tx: &mut Transaction<'_>, document: &DocumentKey) -> Result<bool, StoreError> {
    let row = tx.document(document)?;
    Ok(row.is_some_and(|row| row.head.is_some() && !row.withdrawn))
}

fn entities_of(tx: &mut Transaction<'_>, number: &OrganisationNumber) -> Result<u64, StoreError> {
    let filter = DocumentFilter {
        kinds: vec![DocumentKind::Entity],
        id: None,
        organisation: Some(number.clone()),
        applying: true,
    };
    Ok(tx.documents(&filter, Page::first(1))?.total)
}

fn in_use(number: &OrganisationNumber) -> Refusal {
    Refusal::conflict(
        "organisation_in_use",
        format!(
            "organisation {} still has entities; withdraw them first, or in the same submission",
            number.hyphenated()
        ),
    )
}
