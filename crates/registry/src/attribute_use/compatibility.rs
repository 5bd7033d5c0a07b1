//! Which services an organisation's users can log in to, and which attributes are missing.
//!
//! A service is reached from an identity provider of the same federation when everything that it requires is given: the same attribute, by a release of the list with the same
//! major version. Another major version may mean something else by the name, so it does not count, but it is said.

use std::collections::HashMap;

use tillit_model::{
    AttributeRequest, AttributeUse, EntityId, FederationId, OrganisationNumber, VersionNumber,
};

use super::SharedEntity;
use super::federation_uses::FederationUses;
use super::usage::deprecation;
use crate::catalogue::{AttributeId, Catalogue};
use crate::view::{Page, Paged};
use crate::{Refusal, Registry};

/// Which pairs are wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CompatibilityFilter {
    /// Whose users; everybody's when there is none.
    pub organisation: Option<OrganisationNumber>,
    /// Only from this identity provider.
    pub entity: Option<EntityId>,
    /// Only in this federation.
    pub federation: Option<FederationId>,
    /// Only pairs that come out so.
    pub only: Option<Outcome>,
}

/// How a pair comes out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Everything that the service requires is given.
    Reachable,
    /// Something that the service requires is not given.
    Missing,
}

/// An identity provider and a service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compatibility {
    /// The federation that lists both.
    pub federation: FederationId,
    /// Who gives attributes.
    pub identity_provider: SharedEntity,
    /// Who asks for them.
    pub service: SharedEntity,
    /// How it comes out.
    pub outcome: Outcome,
    /// What the service asks for and does not get, in the service's order.
    pub gaps: Vec<Gap>,
    /// What it asks for that should no longer be used, in the same order.
    pub deprecated: Vec<DeprecatedInPlay>,
}

/// An attribute that is asked for and not given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// What is asked for.
    pub request: AttributeRequest,
    /// Why it does not arrive.
    pub reason: GapReason,
}

/// Why an attribute does not arrive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GapReason {
    /// It is not given.
    NotReleased,
    /// It is given by a release with another major version.
    OtherVersion(VersionNumber),
}

/// An attribute that is asked for though it should no longer be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeprecatedInPlay {
    /// The attribute's list.
    pub list: String,
    /// The attribute's name in the list.
    pub attribute: String,
    /// What to use instead.
    pub successor: Option<AttributeId>,
}

impl Registry {
    /// Each identity provider, of an organisation or of all, with each service that it shares a federation with: by federation, identity provider and service.
    pub fn compatibility(
        &self,
        catalogue: &Catalogue,
        filter: &CompatibilityFilter,
        page: Page,
    ) -> Result<Paged<Compatibility>, Refusal> {
        let federations = self.federation_uses(filter.federation.as_ref())?;
        let first = page.offset();
        let after = first + u64::from(page.limit());
        let (mut items, mut total, mut is_known) = (Vec::new(), 0, false);
        for uses in &federations {
            let theirs: Vec<&SharedEntity> = match &filter.organisation {
                None => uses.entities.iter().collect(),
                Some(organisation) => match uses.owners.get(organisation) {
                    None => continue,
                    Some(theirs) => theirs.iter().map(|one| &uses.entities[*one]).collect(),
                },
            };
            is_known |= filter.entity.is_none();
            for provider in theirs {
                let is_wanted = filter.entity.as_ref().is_none_or(|id| *id == provider.id);
                if !is_wanted || provider.attributes.releases.is_empty() {
                    continue;
                }
                is_known = true;
                let given = Given::of(&provider.attributes);
                for service in services(uses, provider) {
                    let is_shown = (first..after).contains(&total);
                    if !is_shown && filter.only.is_none() {
                        total += 1;
                        continue;
                    }
                    let outcome = given.outcome(&service.attributes);
                    if filter.only.is_some_and(|only| only != outcome) {
                        continue;
                    }
                    if is_shown {
                        items.push(Compatibility {
                            federation: uses.federation.clone(),
                            identity_provider: SharedEntity::clone(provider),
                            service: SharedEntity::clone(service),
                            outcome,
                            gaps: given.gaps(&service.attributes),
                            deprecated: deprecated(catalogue, &service.attributes),
                        });
                    }
                    total += 1;
                }
            }
        }
        // Nobody here has such an organisation, or such an identity provider. Of everybody there may be none.
        let asks_for_somebody = filter.organisation.is_some() || filter.entity.is_some();
        if asks_for_somebody && !is_known {
            return Err(Refusal::not_found());
        }
        Ok(Paged { items, total, page })
    }
}

/// The entities that ask for something. One that asks itself is no other's service.
fn services<'u>(
    uses: &'u FederationUses,
    provider: &'u SharedEntity,
) -> impl Iterator<Item = &'u SharedEntity> {
    let others = uses.entities.iter();
    others.filter(|one| !one.attributes.requests.is_empty() && one.id != provider.id)
}

/// What an identity provider gives, by list and attribute.
struct Given<'e>(HashMap<(&'e str, &'e str), Vec<VersionNumber>>);

impl<'e> Given<'e> {
    fn of(attributes: &'e AttributeUse) -> Self {
        let mut given: HashMap<_, Vec<VersionNumber>> = HashMap::new();
        for one in &attributes.releases {
            let versions = given.entry((one.list.as_str(), one.attribute.as_str()));
            versions.or_default().push(one.version);
        }
        Self(given)
    }

    fn gap(&self, request: &AttributeRequest) -> Option<GapReason> {
        let name = (request.list.as_str(), request.attribute.as_str());
        let Some(versions) = self.0.get(&name) else {
            return Some(GapReason::NotReleased);
        };
        let major = request.version.major;
        if versions.iter().any(|version| version.major == major) {
            return None;
        }
        versions.iter().max().copied().map(GapReason::OtherVersion)
    }

    fn outcome(&self, asked: &AttributeUse) -> Outcome {
        let mut required = asked.requests.iter().filter(|one| one.required);
        match required.any(|request| self.gap(request).is_some()) {
            true => Outcome::Missing,
            false => Outcome::Reachable,
        }
    }

    fn gaps(&self, asked: &AttributeUse) -> Vec<Gap> {
        let requests = asked.requests.iter();
        let gap = |request: &AttributeRequest| {
            Some(Gap {
                reason: self.gap(request)?,
                request: request.clone(),
            })
        };
        requests.filter_map(gap).collect()
    }
}

fn deprecated(catalogue: &Catalogue, asked: &AttributeUse) -> Vec<DeprecatedInPlay> {
    let requests = asked.requests.iter();
    let in_play = |one: &AttributeRequest| {
        Some(DeprecatedInPlay {
            successor: deprecation(catalogue, &one.list, &one.attribute)?,
            list: one.list.clone(),
            attribute: one.attribute.clone(),
        })
    };
    requests.filter_map(in_play).collect()
}
