//! Who asks for an attribute and who gives it.

use tillit_model::{FederationId, Localised, OrganisationNumber, VersionNumber};

use super::SharedEntity;
use super::federation_uses::{FederationUses, Line};
use crate::catalogue::{AttributeId, Catalogue};
use crate::view::{Page, Paged};
use crate::{Refusal, Registry};

/// What an entity does with an attribute.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// It asks for it.
    Requests,
    /// It gives it.
    Releases,
}

/// Which uses are wanted; what is empty does not matter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct UsageFilter {
    /// Those of this attribute.
    pub attribute: Option<AttributeId>,
    /// Those of attributes of this list.
    pub list: Option<String>,
    /// Those of entities that this organisation owns.
    pub organisation: Option<OrganisationNumber>,
    /// Those in this federation.
    pub federation: Option<FederationId>,
    /// Those of this role.
    pub role: Option<Role>,
    /// Those of attributes that are deprecated, or that are not.
    pub deprecated: Option<bool>,
}

/// One attribute that one entity asks for or gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Use {
    /// The federation that lists the entity.
    pub federation: FederationId,
    /// The entity.
    pub entity: SharedEntity,
    /// What it does with the attribute.
    pub role: Role,
    /// The attribute's list.
    pub list: String,
    /// The attribute's name in the list.
    pub attribute: String,
    /// The release of the list that the entity names.
    pub version: VersionNumber,
    /// Whether the entity cannot do without, when it asks.
    pub required: Option<bool>,
    /// What the entity needs it for, when it asks.
    pub purpose: Option<Localised>,
    /// Whether the newest release that has the attribute says that it should no longer be used.
    pub deprecated: bool,
    /// What that release says to use instead.
    pub successor: Option<AttributeId>,
}

impl Registry {
    /// Who asks for what and who gives what in the published state: by federation, list, attribute, role and entity.
    pub fn attribute_usage(
        &self,
        catalogue: &Catalogue,
        filter: &UsageFilter,
        page: Page,
    ) -> Result<Paged<Use>, Refusal> {
        let federations = self.federation_uses(filter.federation.as_ref())?;
        let first = page.offset();
        let after = first + u64::from(page.limit());
        let (mut items, mut total) = (Vec::new(), 0);
        for uses in &federations {
            let wanted = uses.lines.iter().filter(|(name, _)| filter.names(name));
            for ((list, attribute), lines) in wanted {
                let deprecation = deprecation(catalogue, list, attribute);
                let is_deprecated = deprecation.is_some();
                if filter.deprecated.is_some_and(|only| only != is_deprecated) {
                    continue;
                }
                for line in lines.iter().filter(|line| filter.wants(uses, line)) {
                    if (first..after).contains(&total) {
                        items.push(Use {
                            deprecated: is_deprecated,
                            successor: deprecation.clone().flatten(),
                            ..use_of(uses, line)
                        });
                    }
                    total += 1;
                }
            }
        }
        Ok(Paged { items, total, page })
    }
}

impl UsageFilter {
    fn names(&self, (list, attribute): &(String, String)) -> bool {
        let same = |id: &AttributeId| id.list().as_str() == list && id.name().as_str() == attribute;
        self.attribute.as_ref().is_none_or(same)
            && self.list.as_ref().is_none_or(|wanted| wanted == list)
    }

    fn wants(&self, uses: &FederationUses, line: &Line) -> bool {
        let owner = &uses.entities[line.entity].organisation;
        self.role.is_none_or(|role| role == line.role)
            && self.organisation.as_ref().is_none_or(|one| one == owner)
    }
}

/// What the newest release that has an attribute says about its end: nothing, that it should not be used, and what to use instead.
pub(super) fn deprecation(
    catalogue: &Catalogue,
    list: &str,
    attribute: &str,
) -> Option<Option<AttributeId>> {
    let (_, attribute) = catalogue.attribute(list, attribute)?;
    let deprecation = attribute.deprecation.as_ref()?;
    Some(deprecation.successor.clone())
}

fn use_of(uses: &FederationUses, line: &Line) -> Use {
    let entity = &uses.entities[line.entity];
    let of = |list: &str, attribute: &str, version| Use {
        federation: uses.federation.clone(),
        entity: SharedEntity::clone(entity),
        role: line.role,
        list: list.to_owned(),
        attribute: attribute.to_owned(),
        version,
        required: None,
        purpose: None,
        deprecated: false,
        successor: None,
    };
    match line.role {
        Role::Requests => {
            let one = &entity.attributes.requests[line.place];
            Use {
                required: Some(one.required),
                purpose: Some(one.purpose.clone()),
                ..of(&one.list, &one.attribute, one.version)
            }
        }
        Role::Releases => {
            let one = &entity.attributes.releases[line.place];
            of(&one.list, &one.attribute, one.version)
        }
    }
}
