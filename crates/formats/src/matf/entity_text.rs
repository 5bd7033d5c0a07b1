//! What an `entity/1` document contributes to MATF metadata.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::value::RawValue;
use tillit_model::{EntityFormat, EntityId, FederationId, Organisation, OrganisationNumber};

use super::entity::{self, EntityFault};
use crate::strict_json::{self, StrictJsonError};

/// The object that stands for an entity in the metadata: `entity_id`, `organization` (the organisation's registered Swedish name), then the `matf` block's own members byte for byte as the document has them. None without a `matf` block.
pub fn entity_fragment(
    text: &str,
    organisation: &Organisation,
) -> Result<Option<String>, FragmentError> {
    EntityText::read(text)?.fragment(organisation)
}

/// The parts of an entity's text that matter here. The rest is checked on the way into the registry.
#[derive(Deserialize)]
pub(crate) struct EntityText<'a> {
    #[serde(rename = "format")]
    _format: EntityFormat,
    id: EntityId,
    organisation: OrganisationNumber,
    federations: Vec<FederationId>,
    #[serde(borrow, default)]
    matf: Option<&'a RawValue>,
}

/// The members that the registry writes itself.
const RESERVED: [&str; 2] = ["entity_id", "organization"];

impl<'a> EntityText<'a> {
    pub(crate) fn read(text: &'a str) -> Result<Self, FragmentError> {
        if !text.trim_start().starts_with('{') {
            return Err(FragmentError::NotAnEntity("it is not an object".to_owned()));
        }
        serde_json::from_str(text).map_err(|error| FragmentError::NotAnEntity(error.to_string()))
    }

    pub(crate) fn into_names(self) -> (EntityId, Vec<FederationId>) {
        (self.id, self.federations)
    }

    pub(crate) fn fragment(
        &self,
        organisation: &Organisation,
    ) -> Result<Option<String>, FragmentError> {
        if self.organisation != organisation.id {
            return Err(FragmentError::OtherOrganisation {
                owner: self.organisation.clone(),
                given: organisation.id.clone(),
            });
        }
        let Some(block) = self.matf else {
            return Ok(None);
        };
        let block = block.get();
        let members = members_of(block)?;
        let json = |text: &str| serde_json::to_string(text).expect("a text is always JSON");
        let (id, name) = (json(self.id.as_str()), json(&organisation.name.sv));
        let pieces = [
            r#"{"entity_id":"#,
            &id,
            r#","organization":"#,
            &name,
            ",",
            members,
            "}",
        ];
        // Of its exact size: every part stays in memory from one publication to the next.
        let fragment = pieces.concat();
        // An entity that readers would refuse is found here, alone, and not when everybody waits for the aggregate.
        strict_json::check(&fragment, entity::DEEPEST).map_err(|error| match error {
            StrictJsonError::Malformed(reason) => FragmentError::NotAnEntity(reason),
            // The members that the registry writes stand twice when the block has them as well.
            StrictJsonError::DuplicateMember(name) => reserved_member(block)
                .map_or(FragmentError::DuplicateMember(name), |name| {
                    FragmentError::ReservedMember(name)
                }),
        })?;
        entity::read(&fragment)?;
        Ok(Some(fragment))
    }
}

/// The block without its outer braces.
fn members_of(block: &str) -> Result<&str, FragmentError> {
    let members = block
        .strip_prefix('{')
        .and_then(|rest| rest.strip_suffix('}'));
    let members = members
        .ok_or_else(|| FragmentError::NotAnEntity("member matf is not an object".to_owned()))?;
    if members.trim_ascii().is_empty() {
        return Err(FragmentError::NotAnEntity(
            "member matf is empty".to_owned(),
        ));
    }
    Ok(members)
}

/// The first reserved member that the block has.
fn reserved_member(block: &str) -> Option<&'static str> {
    let names: BTreeMap<String, IgnoredAny> = serde_json::from_str(block).ok()?;
    RESERVED.into_iter().find(|name| names.contains_key(*name))
}

/// Why an entity's text gives no metadata.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FragmentError {
    /// Not the text of an `entity/1` document.
    #[error("not an entity document: {0}")]
    NotAnEntity(String),
    /// A member stands twice.
    #[error("member {0:?} of the matf block stands twice")]
    DuplicateMember(String),
    /// The entity belongs to someone else than the organisation that was given.
    #[error("the entity belongs to organisation {owner}, not to {given}")]
    OtherOrganisation {
        /// Whom the document names.
        owner: OrganisationNumber,
        /// Whose document was given.
        given: OrganisationNumber,
    },
    /// The block holds a member that comes from the registry.
    #[error("member {0} cannot stand in the matf block: the registry writes it")]
    ReservedMember(&'static str),
    /// Readers would refuse the entity.
    #[error(transparent)]
    Refused(#[from] EntityFault),
}

impl FragmentError {
    /// The stable code of this refusal.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotAnEntity(_) => "malformed_document",
            Self::DuplicateMember(_) => "duplicate_member",
            Self::OtherOrganisation { .. } => "other_organisation",
            Self::ReservedMember(_) => "reserved_member",
            Self::Refused(fault) => fault.code(),
        }
    }
}
