//! Changesets: signed and sent.

use tillit_evidence::{Base, Change, ChangeAction, Submission, Withdrawal};
use tillit_model::{DocumentKey, DocumentKind, Sha256};
use tillit_registry::Refusal;
use tillit_registry::view::{DocumentFilter, DocumentView, ItemView, Page, Receipt};
use tillit_signing::SoftwareKey;

use super::{Entity, Party, World, contacts, entity, organisation};

/// The first version of a document.
pub(crate) fn first(kind: DocumentKind, id: &str, text: &str) -> Change {
    Change {
        document: DocumentKey::parse(kind, id).unwrap(),
        base: None,
        action: ChangeAction::Put(text.to_owned()),
    }
}

/// A version after this one.
pub(crate) fn based_on(version: u64, before: &str, mut change: Change) -> Change {
    change.base = Some(Base {
        version,
        sha256: Some(Sha256::of(before)),
    });
    change
}

/// The end of a document whose last version is this one.
pub(crate) fn withdrawal_of(kind: DocumentKind, id: &str, version: u64, before: &str) -> Change {
    let mut change = based_on(version, before, first(kind, id, ""));
    change.action = ChangeAction::Withdraw(None);
    change
}

impl Party {
    pub(crate) fn organisation_document(&self) -> Change {
        first(
            DocumentKind::Organisation,
            &self.number.to_string(),
            &organisation(self),
        )
    }

    pub(crate) fn contacts_document(&self) -> Change {
        first(
            DocumentKind::Contacts,
            &self.number.to_string(),
            &contacts(self),
        )
    }
}

impl Entity {
    /// As a first version.
    pub(crate) fn first(&self) -> Change {
        first(DocumentKind::Entity, &self.id, &self.text())
    }

    /// As the version after `version` of `before`.
    pub(crate) fn after(&self, version: u64, before: &Entity) -> Change {
        based_on(version, &before.text(), self.first())
    }

    /// The end of it, when `version` is its last.
    pub(crate) fn end(&self, version: u64) -> Change {
        withdrawal_of(DocumentKind::Entity, &self.id, version, &self.text())
    }
}

impl World {
    /// A changeset of the party, signed but not sent.
    pub(crate) fn signed(&self, party: &Party, documents: Vec<Change>) -> String {
        self.signed_by(&party.key, party, documents)
    }

    /// A changeset that speaks for the party, signed by any key.
    pub(crate) fn signed_by(
        &self,
        key: &SoftwareKey,
        party: &Party,
        documents: Vec<Change>,
    ) -> String {
        let claims = self.claims(&party.number);
        Submission { claims, documents }.sign(key).unwrap()
    }

    pub(crate) fn submit(&self, party: &Party, documents: Vec<Change>) -> Result<Receipt, Refusal> {
        let jws = self.signed(party, documents);
        self.registry.submit(jws.as_bytes())
    }

    /// Submits and has it approved by operators one and two.
    pub(crate) fn accept(&self, party: &Party, documents: Vec<Change>) -> Receipt {
        let receipt = self.submit(party, documents).unwrap();
        self.approve_by_two(&receipt.id);
        receipt
    }

    /// Takes a submission back.
    pub(crate) fn take_back(
        &self,
        party: &Party,
        submission: &Sha256,
    ) -> Result<ItemView, Refusal> {
        let withdrawal = Withdrawal {
            claims: self.claims(&party.number),
            submission: *submission,
        };
        self.registry
            .withdraw(withdrawal.sign(&party.key).unwrap().as_bytes())
    }

    /// Enrols the party and has its organisation and its entity `egil` approved, but not published.
    pub(crate) fn join(&self, party: &Party) -> Entity {
        self.enrol(party);
        let entity = entity(party);
        self.accept(party, vec![party.organisation_document(), entity.first()]);
        entity
    }

    /// The document as its owner sees it.
    pub(crate) fn document(
        &self,
        party: &Party,
        kind: DocumentKind,
        id: &str,
    ) -> Option<DocumentView> {
        let filter = DocumentFilter {
            kind: Some(kind),
            id: Some(id.to_owned()),
            organisation: Some(party.number.clone()),
        };
        let found = self
            .registry
            .documents(&filter, &party.reader(), Page::default());
        match found {
            Ok(found) => found.items.into_iter().next(),
            Err(refusal) if refusal.code == "not_found" => None,
            Err(refusal) => panic!("{refusal}"),
        }
    }
}
