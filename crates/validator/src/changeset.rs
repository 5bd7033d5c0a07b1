//! What the documents of one changeset, or the entities of one payload, say together.

use std::collections::{HashMap, HashSet};

use tillit_catalogue::{AttributeProfile, CodeSystem, Name};
use tillit_model::{EntityId, FederationId, VersionNumber};

use crate::document::{Document, Typed};
use crate::view::{Party, Role};

/// Indexes over everything that is judged together, so that each rule asks in constant time.
#[derive(Default)]
pub(crate) struct Changeset {
    entities: HashSet<String>,
    duplicates: HashSet<String>,
    likenesses: HashMap<String, Vec<EntityId>>,
    client_pins: HashMap<[u8; 32], Vec<Claim>>,
    /// Of several releases together: each version as the first that carries it has it.
    code_systems: HashMap<(Name, VersionNumber), CodeSystem>,
    profiles: HashMap<(Name, Name, VersionNumber), AttributeProfile>,
}

/// An entity that has a client with some pin, and where.
struct Claim {
    entity: EntityId,
    federations: Vec<FederationId>,
}

impl Changeset {
    /// Of documents; the parties are theirs.
    pub(crate) fn of<'p, 'a: 'p>(
        documents: &[Document],
        parties: impl Iterator<Item = &'p Party<'a>> + Clone,
    ) -> Self {
        let mut changeset = Self::default();
        let mut seen = HashSet::new();
        for document in documents {
            let Some(id) = document.id.as_deref() else {
                continue;
            };
            if !seen.insert((document.kind, id)) {
                changeset.duplicates.insert(key(document.kind.as_str(), id));
            }
        }
        changeset.add_releases(documents);
        let several = parties.clone().nth(1).is_some();
        for party in parties {
            changeset.add(party, several);
        }
        changeset
    }

    /// Of the entities of one payload.
    pub(crate) fn of_parties(parties: &[Party<'_>]) -> Self {
        let mut changeset = Self::default();
        for party in parties {
            let Some(id) = &party.id else { continue };
            if changeset.entities.contains(id.as_str()) {
                changeset.duplicates.insert(key("entity", id.as_str()));
            }
            changeset.add(party, parties.len() > 1);
        }
        changeset
    }

    /// One that is judged alone has none beside it, so nothing is asked about it but its name.
    fn add(&mut self, party: &Party<'_>, beside_others: bool) {
        let Some(id) = &party.id else { return };
        let is_new = self.entities.insert(id.as_str().to_owned());
        if !beside_others {
            return;
        }
        if is_new {
            self.likenesses
                .entry(id.likeness())
                .or_default()
                .push(id.clone());
        }
        for pin in party.pins_of(Role::Client) {
            let claims = self.client_pins.entry(pin.digest).or_default();
            if claims.last().is_none_or(|claim| claim.entity != *id) {
                claims.push(Claim {
                    entity: id.clone(),
                    federations: party.federations.clone(),
                });
            }
        }
    }

    /// A release that is judged alone has none beside it that could say otherwise.
    fn add_releases(&mut self, documents: &[Document]) {
        let releases = documents.iter().filter_map(|one| match &one.typed {
            Some(Typed::AttributeList(list)) => Some(list),
            _ => None,
        });
        if releases.clone().nth(1).is_none() {
            return;
        }
        for list in releases {
            for system in &list.code_systems {
                let key = (system.name.clone(), system.version);
                self.code_systems
                    .entry(key)
                    .or_insert_with(|| system.clone());
            }
            for profile in &list.profiles {
                let key = (list.list.clone(), profile.name.clone(), profile.version);
                self.profiles.entry(key).or_insert_with(|| profile.clone());
            }
        }
    }

    /// The code system as the first of several releases has it.
    pub(crate) fn code_system(&self, name: &Name, version: VersionNumber) -> Option<&CodeSystem> {
        self.code_systems.get(&(name.clone(), version))
    }

    /// The profile as the first of several releases of its list has it.
    pub(crate) fn profile(
        &self,
        list: &Name,
        name: &Name,
        version: VersionNumber,
    ) -> Option<&AttributeProfile> {
        self.profiles.get(&(list.clone(), name.clone(), version))
    }

    /// Whether the entity is among what is judged.
    pub(crate) fn has_entity(&self, id: &EntityId) -> bool {
        self.entities.contains(id.as_str())
    }

    /// Whether a document, or an entity of a payload, stands there twice.
    pub(crate) fn is_duplicate(&self, kind: &str, id: &str) -> bool {
        !self.duplicates.is_empty() && self.duplicates.contains(&key(kind, id))
    }

    /// Another entity that differs only in what people overlook.
    pub(crate) fn similar(&self, id: &EntityId) -> Option<&EntityId> {
        if self.likenesses.is_empty() {
            return None;
        }
        self.likenesses
            .get(&id.likeness())?
            .iter()
            .find(|other| *other != id)
    }

    /// Another entity with this client pin in one of the same federations.
    pub(crate) fn other_with_client_pin(
        &self,
        digest: &[u8; 32],
        party: &Party<'_>,
    ) -> Option<&EntityId> {
        let claims = self.client_pins.get(digest)?.iter();
        let mut others = claims.filter(|claim| Some(&claim.entity) != party.id.as_ref());
        others
            .find(|claim| meet(&claim.federations, &party.federations))
            .map(|claim| &claim.entity)
    }
}

/// Without any known federation everything is judged as one.
fn meet(one: &[FederationId], other: &[FederationId]) -> bool {
    one.is_empty() || other.is_empty() || one.iter().any(|id| other.contains(id))
}

fn key(kind: &str, id: &str) -> String {
    format!("{kind} {id}")
}
