//! A directory made of the facts that a case writes down.

use serde_json::Value;
use tillit_catalogue::{AttributeProfile, CodeSystem, Name};
use tillit_model::{
    DocumentKind, EntityId, FederationId, Organisation, OrganisationNumber, Sha256, VersionNumber,
    name_skeleton,
};
use tillit_validator::{AttributeStatus, Directory, certificate_facts};

use crate::case::{base, certificate, filled, merged};

pub(crate) struct Facts(Value);

impl Facts {
    pub(crate) fn new(facts: &Value) -> Self {
        Self(facts.clone())
    }

    fn list(&self, member: &str) -> Vec<Value> {
        self.0[member].as_array().cloned().unwrap_or_default()
    }
}

fn parsed<T: std::str::FromStr>(value: &Value) -> Option<T> {
    value.as_str().and_then(|text| text.parse().ok())
}

fn has_pin(fact: &Value, federation: &FederationId, digest: &[u8; 32]) -> bool {
    fact["federation"] == federation.as_str()
        && fact["pin"] == digest[0]
        && digest.iter().all(|byte| *byte == digest[0])
}

impl Directory for Facts {
    fn owner_of_entity(&self, id: &EntityId) -> Option<OrganisationNumber> {
        let entities = self.list("entities");
        let entity = entities.iter().find(|entity| entity["id"] == id.as_str())?;
        parsed(&entity["organisation"])
    }

    fn similar_entity(&self, id: &EntityId) -> Option<EntityId> {
        let entities = self.list("entities");
        let ids = entities
            .iter()
            .filter_map(|entity| parsed::<EntityId>(&entity["id"]));
        ids.into_iter()
            .find(|other| other != id && other.likeness() == id.likeness())
    }

    fn owner_of_client_pin(
        &self,
        federation: &FederationId,
        digest: &[u8; 32],
    ) -> Option<EntityId> {
        let pins = self.list("client_pins");
        let fact = pins.iter().find(|fact| has_pin(fact, federation, digest))?;
        parsed(&fact["entity"])
    }

    fn server_pin_elsewhere(
        &self,
        federation: &FederationId,
        digest: &[u8; 32],
        except: &OrganisationNumber,
    ) -> Option<EntityId> {
        let pins = self.list("server_pins");
        let mut facts = pins.iter().filter(|fact| has_pin(fact, federation, digest));
        let fact = facts.find(|fact| {
            parsed::<OrganisationNumber>(&fact["organisation"]).as_ref() != Some(except)
        })?;
        parsed(&fact["entity"])
    }

    fn issuer_with_subject(
        &self,
        federation: &FederationId,
        subject: &Sha256,
        except: &Sha256,
    ) -> Option<EntityId> {
        let issuers = self.list("issuers");
        let fact = issuers.iter().find(|fact| {
            let known =
                certificate_facts(&certificate(fact["certificate"].as_str().unwrap())).unwrap();
            fact["federation"] == federation.as_str()
                && known.subject_sha256 == *subject
                && known.sha256 != *except
        })?;
        parsed(&fact["entity"])
    }

    fn organisation(&self, number: &OrganisationNumber) -> Option<Organisation> {
        let organisations = self.list("organisations").into_iter();
        let mut documents = organisations.map(|patch| {
            serde_json::from_value::<Organisation>(merged(base("organisation"), &patch)).unwrap()
        });
        documents.find(|organisation| organisation.id == *number)
    }

    fn confusable_name(
        &self,
        name: &str,
        except: &OrganisationNumber,
    ) -> Option<OrganisationNumber> {
        let names = self.list("names");
        let mut others = names
            .iter()
            .filter(|fact| name_skeleton(fact["name"].as_str().unwrap()) == name_skeleton(name));
        let fact = others.find(|fact| {
            parsed::<OrganisationNumber>(&fact["organisation"]).as_ref() != Some(except)
        })?;
        parsed(&fact["organisation"])
    }

    fn attribute(&self, list: &str, version: &VersionNumber, attribute: &str) -> AttributeStatus {
        let Some(lists) = self.0["attribute_lists"].as_object() else {
            return AttributeStatus::CannotTell;
        };
        let Some(releases) = lists.get(list) else {
            return AttributeStatus::NoSuchList;
        };
        let Some(release) = releases.get(version.to_string()) else {
            return AttributeStatus::NoSuchVersion;
        };
        match release
            .get(attribute)
            .map(|status| status.as_str().unwrap())
        {
            None => AttributeStatus::NoSuchAttribute,
            Some("current") => AttributeStatus::Current,
            Some("deprecated") => AttributeStatus::Deprecated { successor: None },
            Some(successor) => AttributeStatus::Deprecated {
                successor: Some(successor.to_owned()),
            },
        }
    }

    fn code_system(&self, name: &Name, version: VersionNumber) -> Option<CodeSystem> {
        let published = self.list("code_systems").into_iter();
        let mut read = published.map(|one| serde_json::from_value::<CodeSystem>(one).unwrap());
        read.find(|system| system.name == *name && system.version == version)
    }

    fn attribute_profile(
        &self,
        list: &Name,
        name: &Name,
        version: VersionNumber,
    ) -> Option<AttributeProfile> {
        let published = self.list("profiles").into_iter();
        let of_list = published.filter(|one| one["list"] == list.as_str());
        let mut read = of_list
            .map(|one| serde_json::from_value::<AttributeProfile>(one["profile"].clone()).unwrap());
        read.find(|profile| profile.name == *name && profile.version == version)
    }

    fn current(&self, kind: DocumentKind, _: &str) -> Option<String> {
        let patch = self
            .0
            .get("current")
            .filter(|_| kind == DocumentKind::Entity)?;
        Some(filled(&merged(base("entity"), patch)).to_string())
    }
}
