//! The entities of one federation that ask for attributes or give them, found by attribute and by owner.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use serde::Deserialize;
use tillit_model::{
    AttributeUse, DocumentId, DocumentKind, EntityId, FederationId, Localised, OrganisationNumber,
};
use tillit_store::{DocumentFilter, HoldTarget, ListingRow, Page, StoreError, Transaction};

use super::SharedEntity;
use super::usage::Role;

/// An entity of the published state with the attributes that it asks for and gives.
#[derive(Debug, PartialEq, Eq)]
pub struct EntityInUse {
    /// The opaque key of its document.
    pub key: String,
    /// The URI that names it.
    pub id: EntityId,
    /// Its owner.
    pub organisation: OrganisationNumber,
    /// Its name for people.
    pub name: Localised,
    /// What it asks for and gives.
    pub attributes: AttributeUse,
}

/// One line of an entity: its role, and the line's place among those of that role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Line {
    pub(super) role: Role,
    /// Among the federation's entities.
    pub(super) entity: usize,
    /// Among the entity's requests or releases.
    pub(super) place: usize,
}

/// One federation as its publication has it.
#[derive(Debug)]
pub(super) struct FederationUses {
    pub(super) federation: FederationId,
    /// The publication that this was read at.
    pub(super) sequence: u64,
    /// Entities that ask for something or give something, by id.
    pub(super) entities: Vec<SharedEntity>,
    /// By list and attribute.
    pub(super) lines: BTreeMap<(String, String), Vec<Line>>,
    /// Everyone who has an entity here, with those that are in `entities`.
    pub(super) owners: HashMap<OrganisationNumber, Vec<usize>>,
}

/// Rows of a page of document heads: few enough to be held besides the texts.
const HEADS: u32 = 1000;

/// What is wanted of an entity document. It was judged when it arrived, so the rest is not looked at.
#[derive(Deserialize)]
struct Part {
    name: Localised,
    #[serde(default)]
    attributes: AttributeUse,
}

impl FederationUses {
    /// Reads the federation's entities. Holds their texts for as long as it takes.
    pub(super) fn read(
        tx: &mut Transaction<'_>,
        federation: &FederationId,
        sequence: u64,
    ) -> Result<Self, StoreError> {
        let held: HashSet<String> = tx
            .open_holds(federation)?
            .into_iter()
            .filter(|hold| hold.target == HoldTarget::Entity)
            .map(|hold| hold.target_id)
            .collect();
        let mut uses = Self {
            federation: federation.clone(),
            sequence,
            entities: Vec::new(),
            lines: BTreeMap::new(),
            owners: HashMap::new(),
        };
        let mut keys = None;
        for row in tx.listings(federation, DocumentKind::Entity)? {
            let DocumentId::Entity(id) = row.document.id() else {
                continue;
            };
            if held.contains(id.as_str()) {
                continue;
            }
            let id = id.clone();
            let part = part(&row)?;
            let theirs = uses.owners.entry(row.organisation.clone()).or_default();
            if part.attributes.is_empty() {
                continue;
            }
            if keys.is_none() {
                keys = Some(document_keys(tx)?);
            }
            let key = keys.as_ref().and_then(|keys| keys.get(&id)).cloned();
            let key = key.ok_or_else(|| StoreError::Corrupt {
                what: "a listing",
                reason: format!("{} has no document", row.document),
            })?;
            theirs.push(uses.entities.len());
            uses.add(EntityInUse {
                key,
                id,
                organisation: row.organisation,
                name: part.name,
                attributes: part.attributes,
            });
        }
        for lines in uses.lines.values_mut() {
            lines.sort_unstable();
        }
        Ok(uses)
    }

    fn add(&mut self, entity: EntityInUse) {
        let number = self.entities.len();
        let requests = entity.attributes.requests.iter().enumerate();
        let requests =
            requests.map(|(place, one)| (Role::Requests, place, &one.list, &one.attribute));
        let releases = entity.attributes.releases.iter().enumerate();
        let releases =
            releases.map(|(place, one)| (Role::Releases, place, &one.list, &one.attribute));
        for (role, place, list, attribute) in requests.chain(releases) {
            let lines = self.lines.entry((list.clone(), attribute.clone()));
            lines.or_default().push(Line {
                role,
                entity: number,
                place,
            });
        }
        self.entities.push(Arc::new(entity));
    }
}

fn part(row: &ListingRow) -> Result<Part, StoreError> {
    serde_json::from_str(&row.text).map_err(|error| StoreError::Corrupt {
        what: "an entity document",
        reason: error.to_string(),
    })
}

/// The opaque keys of every entity that applies.
fn document_keys(tx: &mut Transaction<'_>) -> Result<HashMap<EntityId, String>, StoreError> {
    let filter = DocumentFilter {
        kinds: vec![DocumentKind::Entity],
        applying: true,
        ..DocumentFilter::default()
    };
    let mut keys = HashMap::new();
    for page in 1.. {
        let rows = tx.documents(&filter, Page { limit: HEADS, page })?.rows;
        let is_last = rows.len() < HEADS as usize;
        for row in rows {
            if let DocumentId::Entity(id) = row.document.id() {
                keys.insert(id.clone(), row.key);
            }
        }
        if is_last {
            break;
        }
    }
    Ok(keys)
}
