//! Everything that one publication of a federation is rendered from.

use std::collections::BTreeMap;
use std::sync::Arc;

use tillit_catalogue::{AttributeList, ParseAttributeListError};
use tillit_model::{EntityId, FederationId, Organisation, OrganisationNumber, VersionNumber};

use crate::matf::{self, FragmentError};

/// The approved state of one federation at one moment: entities in `EntityId` order, each once, each listed in the federation, each with its organisation.
#[derive(Debug, Clone)]
pub struct Snapshot {
    federation: FederationId,
    organisations: BTreeMap<OrganisationNumber, Organisation>,
    entities: Vec<SnapshotEntity>,
    attribute_lists: Vec<SnapshotList>,
}

/// One approved entity: what its text contributes to aggregates, cut out, so that rendering only joins. Cheap to clone.
#[derive(Debug, Clone)]
pub struct SnapshotEntity {
    parts: Arc<EntityParts>,
}

#[derive(Debug)]
struct EntityParts {
    id: EntityId,
    organisation: OrganisationNumber,
    federations: Vec<FederationId>,
    version: u64,
    fragment: Option<String>,
}

/// One approved release of an attribute list.
#[derive(Debug, Clone)]
pub struct SnapshotList {
    text: Arc<str>,
    content: Arc<AttributeList>,
}

impl Snapshot {
    /// Puts a federation's approved documents together.
    pub fn new(
        federation: FederationId,
        organisations: impl IntoIterator<Item = Organisation>,
        mut entities: Vec<SnapshotEntity>,
        attribute_lists: Vec<SnapshotList>,
    ) -> Result<Self, SnapshotError> {
        let organisations: BTreeMap<_, _> = organisations
            .into_iter()
            .map(|organisation| (organisation.id.clone(), organisation))
            .collect();
        entities.sort_by(|a, b| a.id().cmp(b.id()));
        let twice = |pair: &&[SnapshotEntity]| pair[0].id() == pair[1].id();
        if let Some(pair) = entities.windows(2).find(twice) {
            return Err(SnapshotError::EntityTwice(pair[0].id().clone()));
        }
        for entity in entities.iter().map(|entity| &entity.parts) {
            if !entity.federations.contains(&federation) {
                return Err(SnapshotError::NotListed(entity.id.clone(), federation));
            }
            if !organisations.contains_key(&entity.organisation) {
                return Err(SnapshotError::NoOrganisation(
                    entity.id.clone(),
                    entity.organisation.clone(),
                ));
            }
        }
        Ok(Self {
            federation,
            organisations,
            entities,
            attribute_lists,
        })
    }

    /// The federation.
    pub fn federation(&self) -> &FederationId {
        &self.federation
    }

    /// Its organisations by number.
    pub fn organisations(&self) -> &BTreeMap<OrganisationNumber, Organisation> {
        &self.organisations
    }

    /// Its entities in `EntityId` order.
    pub fn entities(&self) -> &[SnapshotEntity] {
        &self.entities
    }

    /// The releases of the lists that it publishes.
    pub fn attribute_lists(&self) -> &[SnapshotList] {
        &self.attribute_lists
    }
}

impl SnapshotEntity {
    /// Reads version `version` of an `entity/1` document. Keep the value while neither the document nor its organisation's document has a new version: making it is the dear part of a publication.
    pub fn new(
        version: u64,
        text: impl AsRef<str>,
        organisation: &Organisation,
    ) -> Result<Self, FragmentError> {
        let source = matf::EntityText::read(text.as_ref())?;
        let fragment = source.fragment(organisation)?;
        let (id, federations) = source.into_names();
        let parts = EntityParts {
            id,
            organisation: organisation.id.clone(),
            federations,
            version,
            fragment,
        };
        Ok(Self {
            parts: Arc::new(parts),
        })
    }

    /// The URI that names it.
    pub fn id(&self) -> &EntityId {
        &self.parts.id
    }

    /// Its owner.
    pub fn organisation(&self) -> &OrganisationNumber {
        &self.parts.organisation
    }

    /// The document's version.
    pub fn version(&self) -> u64 {
        self.parts.version
    }

    /// What stands for it in MATF metadata; none without a `matf` block.
    pub fn fragment(&self) -> Option<&str> {
        self.parts.fragment.as_deref()
    }
}

impl SnapshotList {
    /// Reads an `attribute-list/1` document.
    pub fn new(text: Arc<str>) -> Result<Self, ParseAttributeListError> {
        let content = AttributeList::parse(&text)?;
        Ok(Self {
            text,
            content: Arc::new(content),
        })
    }

    /// The list's name.
    pub fn list(&self) -> &str {
        self.content.list.as_str()
    }

    /// The release.
    pub fn version(&self) -> VersionNumber {
        self.content.version
    }

    /// The release's exact text.
    pub fn text(&self) -> &Arc<str> {
        &self.text
    }

    /// What the text says.
    pub fn content(&self) -> &AttributeList {
        &self.content
    }
}

/// Why documents do not make a snapshot.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SnapshotError {
    /// One entity, two documents.
    #[error("entity {0} stands twice")]
    EntityTwice(EntityId),
    /// The document does not name the federation.
    #[error("entity {0} is not listed in federation {1}")]
    NotListed(EntityId, FederationId),
    /// The owner's document is missing.
    #[error("entity {0} belongs to organisation {1}, which is not there")]
    NoOrganisation(EntityId, OrganisationNumber),
}
