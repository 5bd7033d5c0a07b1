//! Municipalities with a key each, and operators with a key each.

use tillit_evidence::Subject;
use tillit_model::{FederationId, OrganisationNumber, PersonId};
use tillit_registry::view::Reader;
use tillit_signing::SoftwareKey;

/// An organisation that enrols and submits.
pub(crate) struct Party {
    pub(crate) number: OrganisationNumber,
    pub(crate) name: &'static str,
    pub(crate) municipality_code: Option<&'static str>,
    pub(crate) domain: &'static str,
    pub(crate) key: SoftwareKey,
}

impl Party {
    pub(crate) fn new(
        number: &str,
        name: &'static str,
        municipality_code: Option<&'static str>,
        domain: &'static str,
    ) -> Self {
        Self {
            number: OrganisationNumber::parse(number).unwrap(),
            name,
            municipality_code,
            domain,
            key: SoftwareKey::generate().unwrap(),
        }
    }

    pub(crate) fn reader(&self) -> Reader {
        Reader::Organisation(self.number.clone())
    }

    pub(crate) fn subject(&self) -> Subject {
        Subject::Organisation(self.number.clone())
    }
}

pub(crate) fn stockholm() -> Party {
    Party::new(
        "212000-0142",
        "Stockholms kommun",
        Some("0180"),
        "stockholm.example",
    )
}

pub(crate) fn goteborg() -> Party {
    Party::new(
        "212000-1355",
        "Göteborgs kommun",
        Some("1480"),
        "goteborg.example",
    )
}

/// The organisation that runs both federations and employs operators one and two.
pub(crate) fn runner() -> Party {
    Party::new("556677-8899", "Driften AB", None, "driften.example")
}

pub(crate) fn malmo() -> Party {
    Party::new("212000-1124", "Malmö kommun", Some("1280"), "malmo.example")
}

/// An operator of one federation.
pub(crate) struct Person {
    pub(crate) id: PersonId,
    pub(crate) organisation: OrganisationNumber,
    pub(crate) federation: FederationId,
    pub(crate) key: SoftwareKey,
    /// A second registered key.
    pub(crate) spare: SoftwareKey,
}

impl Person {
    pub(crate) fn new(id: &str, organisation: &str, federation: &str) -> Self {
        Self {
            id: PersonId::parse(id).unwrap(),
            organisation: OrganisationNumber::parse(organisation).unwrap(),
            federation: FederationId::parse(federation).unwrap(),
            key: SoftwareKey::generate().unwrap(),
            spare: SoftwareKey::generate().unwrap(),
        }
    }

    pub(crate) fn reader(&self) -> Reader {
        Reader::Operator {
            person: self.id.clone(),
            organisation: self.organisation.clone(),
            federation: self.federation.clone(),
        }
    }

    pub(crate) fn subject(&self) -> Subject {
        Subject::Person(self.id.clone())
    }
}
