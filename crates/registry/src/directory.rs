//! Who holds which key, and what the registry already knows: the store seen through one transaction.
//!
//! The judges of `tillit-evidence` and `tillit-validator` ask questions that cannot fail; when the store does, the failure is kept here and shown by [`Directory::finish`].

use std::cell::{Cell, RefCell};
use std::sync::Arc;

use tillit_catalogue::{AttributeProfile, CodeSystem, Name};
use tillit_evidence::{
    DirectoryError, EvidenceError, Holder, KeyDirectory, KeyState, RegisteredKey,
};
use tillit_formats::FormatId;
use tillit_formats::attribute_profile::{self, ExpectedProfile};
use tillit_formats::code_system::{self, ExpectedCodeSystem};
use tillit_model::{
    DocumentKey, DocumentKind, EntityId, FederationId, Organisation, OrganisationNumber, Sha256,
    VersionNumber, name_skeleton,
};
use tillit_signing::{Jwk, KeyId, PublicKey};
use tillit_store::{KeyState as StoredState, MarkKind, StoreError, Transaction};
use tillit_validator::AttributeStatus;

use crate::profiles::CurrentProfile;
use crate::{Refusal, Registry};

/// One transaction's view of keys, owners and names.
pub(crate) struct Directory<'a, 'tx> {
    registry: &'a Registry,
    tx: RefCell<&'a mut Transaction<'tx>>,
    failure: Cell<Option<StoreError>>,
}

impl<'a, 'tx> Directory<'a, 'tx> {
    pub(crate) fn new(registry: &'a Registry, tx: &'a mut Transaction<'tx>) -> Self {
        Self {
            registry,
            tx: RefCell::new(tx),
            failure: Cell::new(None),
        }
    }

    /// The profiles that hold now.
    pub(crate) fn profiles(&self) -> Result<Vec<Arc<CurrentProfile>>, StoreError> {
        self.registry.profiles().all(&mut self.tx.borrow_mut())
    }

    /// Who holds this key, when it may be used.
    pub(crate) fn active_holder(&self, id: &KeyId) -> Result<Option<Holder>, StoreError> {
        let registered = self.registered(id)?;
        Ok(registered
            .filter(|key| key.state == KeyState::Active)
            .map(|key| key.holder))
    }

    /// The refusal of a statement; a failure of the store on the way goes first.
    pub(crate) fn refusal(&self, error: EvidenceError) -> Refusal {
        match self.failure.take() {
            Some(failure) => failure.into(),
            None => error.into(),
        }
    }

    /// The failure of the store while questions were answered, if there was one.
    pub(crate) fn finish(&self) -> Result<(), StoreError> {
        self.failure.take().map_or(Ok(()), Err)
    }

    fn registered(&self, id: &KeyId) -> Result<Option<RegisteredKey>, StoreError> {
        for current in self.profiles()? {
            if let Some(registered) = current.operators.registered(id) {
                return Ok(Some(registered));
            }
        }
        let Some(row) = self.tx.borrow_mut().key(id.as_str())? else {
            // What an operator signed stays evidence after they left.
            return self
                .registry
                .profiles()
                .former(&mut self.tx.borrow_mut(), id);
        };
        Ok(Some(RegisteredKey {
            key: public_key(&row.jwk)?,
            holder: Holder::Organisation(row.organisation),
            state: match row.state {
                StoredState::Pending => KeyState::Pending,
                StoredState::Active => KeyState::Active,
                StoredState::Retiring => KeyState::Retiring,
                StoredState::Revoked => KeyState::Revoked,
            },
        }))
    }

    fn publishes_list(&self, list: &str) -> bool {
        let profiles = self.ask(|tx| self.registry.profiles().all(tx).map(Some));
        profiles.into_iter().flatten().any(|current| {
            let lists = &current.profile.attribute_lists;
            lists.iter().any(|stewarded| stewarded.list == list)
        })
    }

    /// The bytes at a permanent address.
    fn published(&self, path: &str) -> Option<Vec<u8>> {
        self.ask(|tx| {
            let Some(link) = tx.shown_at(path)? else {
                return Ok(None);
            };
            Ok(tx.artefact(&link.sha256)?.map(|artefact| artefact.bytes))
        })
    }

    /// Asks the store; a failure is kept and answered as "nothing known".
    fn ask<T>(
        &self,
        question: impl FnOnce(&mut Transaction<'tx>) -> Result<Option<T>, StoreError>,
    ) -> Option<T> {
        match question(&mut self.tx.borrow_mut()) {
            Ok(answer) => answer,
            Err(error) => {
                self.failure.set(Some(error));
                None
            }
        }
    }
}

/// Reads a public key that the registry stored itself.
pub(crate) fn public_key(jwk: &str) -> Result<PublicKey, StoreError> {
    Jwk::parse(jwk)
        .and_then(|jwk| PublicKey::from_jwk(&jwk))
        .map_err(|error| StoreError::Corrupt {
            what: "a public key",
            reason: error.to_string(),
        })
}

impl KeyDirectory for Directory<'_, '_> {
    fn find(&self, id: &KeyId) -> Result<Option<RegisteredKey>, DirectoryError> {
        self.registered(id).map_err(|error| {
            let reason = error.to_string();
            self.failure.set(Some(error));
            DirectoryError(reason.into())
        })
    }
}

impl tillit_validator::Directory for Directory<'_, '_> {
    fn owner_of_entity(&self, id: &EntityId) -> Option<OrganisationNumber> {
        self.ask(|tx| {
            let row = tx.document(&DocumentKey::entity(id.clone()))?;
            // An id under which nothing was approved and nothing waits may be taken by anybody.
            let claimed = row.filter(|row| row.head.is_some() || row.pending.is_some());
            Ok(claimed.map(|row| row.organisation))
        })
    }

    fn similar_entity(&self, id: &EntityId) -> Option<EntityId> {
        self.ask(|tx| {
            let alike = tx.entities_like(&id.likeness())?;
            Ok(alike.into_iter().find(|other| other != id))
        })
    }

    fn owner_of_client_pin(
        &self,
        federation: &FederationId,
        digest: &[u8; 32],
    ) -> Option<EntityId> {
        self.ask(|tx| {
            let Some(owner) = tx.owner_of_pin(federation, digest)? else {
                return Ok(None);
            };
            // Who has a draft is not told by name; a pin in one is refused when the submission is stored.
            let row = tx.document(&DocumentKey::entity(owner.clone()))?;
            Ok(row.filter(|row| row.head.is_some()).map(|_| owner))
        })
    }

    fn server_pin_elsewhere(
        &self,
        federation: &FederationId,
        digest: &[u8; 32],
        except: &OrganisationNumber,
    ) -> Option<EntityId> {
        let (mark, bearer) = (Sha256::from_bytes(*digest), except.to_string());
        self.ask(|tx| tx.mark_elsewhere(federation, MarkKind::ServerPin, &mark, &bearer))
    }

    fn issuer_with_subject(
        &self,
        federation: &FederationId,
        subject: &Sha256,
        except: &Sha256,
    ) -> Option<EntityId> {
        let bearer = except.to_string();
        self.ask(|tx| tx.mark_elsewhere(federation, MarkKind::IssuerSubject, subject, &bearer))
    }

    fn organisation(&self, number: &OrganisationNumber) -> Option<Organisation> {
        let text = self.current(DocumentKind::Organisation, &number.to_string())?;
        serde_json::from_str(&text).ok()
    }

    fn confusable_name(
        &self,
        name: &str,
        except: &OrganisationNumber,
    ) -> Option<OrganisationNumber> {
        self.ask(|tx| {
            let alike = tx.organisations_by_skeleton(&name_skeleton(name))?;
            Ok(alike.into_iter().find(|other| other != except))
        })
    }

    fn attribute(&self, list: &str, version: &VersionNumber, attribute: &str) -> AttributeStatus {
        let release = format!("{list}/{version}");
        match self.current(DocumentKind::AttributeList, &release) {
            Some(text) => self.registry.attributes().status(&text, attribute),
            None if self.publishes_list(list) => AttributeStatus::NoSuchVersion,
            None => AttributeStatus::NoSuchList,
        }
    }

    fn code_system(&self, name: &Name, version: VersionNumber) -> Option<CodeSystem> {
        let name = name.as_str();
        let path = code_system::path(FormatId::CodeSystemJson, name, version);
        let bytes = self.published(&path)?;
        code_system::read_json(&bytes, ExpectedCodeSystem { name, version }).ok()
    }

    fn attribute_profile(
        &self,
        list: &Name,
        name: &Name,
        version: VersionNumber,
    ) -> Option<AttributeProfile> {
        let (list, name) = (list.as_str(), name.as_str());
        let path = attribute_profile::path(FormatId::AttributeProfileJson, list, name, version);
        let bytes = self.published(&path)?;
        let expected = ExpectedProfile {
            list,
            name,
            version,
        };
        attribute_profile::read_json(&bytes, expected).ok()
    }

    fn current(&self, kind: DocumentKind, id: &str) -> Option<String> {
        let document = DocumentKey::parse(kind, id).ok()?;
        self.ask(|tx| {
            let Some(head) = tx.document(&document)?.and_then(|row| row.head) else {
                return Ok(None);
            };
            tx.version_text(&document, head.version)
        })
    }
}
