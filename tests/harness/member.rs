//! Organisations that take part, each with a key.

use tillit_client::SystemClock;
use tillit_client::connection::{Connection, Receipt};
use tillit_client::plan::{Change, Plan, PlanFormat};
use tillit_client::{Subject, submit, withdraw};
use tillit_model::{Clock as _, OrganisationNumber};
use tillit_signing::SoftwareKey;

use crate::site::Site;

/// An organisation with its key.
#[derive(Debug)]
pub struct Member {
    /// Its organisation number.
    pub number: OrganisationNumber,
    /// Its name.
    pub name: &'static str,
    /// The domain that it is approved for.
    pub domain: &'static str,
    /// The key that it enrols and signs with.
    pub key: SoftwareKey,
}

impl Member {
    /// An organisation with a fresh key.
    pub fn new(number: &str, name: &'static str, domain: &'static str) -> Self {
        Self {
            number: OrganisationNumber::parse(number).unwrap(),
            name,
            domain,
            key: SoftwareKey::generate().unwrap(),
        }
    }

    /// The municipality of Stockholm.
    pub fn stockholm() -> Self {
        Self::new("212000-0142", "Stockholms kommun", "stockholm.example")
    }

    /// The steward of the attribute lists, as the profile says.
    pub fn steward() -> Self {
        Self::new(STEWARD, "Exempelförvaltaren", "forvaltare.example")
    }

    /// A connection over which the member reads what is its own.
    pub fn connection(&self, site: &Site) -> Connection {
        let subject = Subject::Organisation(self.number.clone());
        site.connection()
            .authenticate(subject, &self.key, SystemClock.now())
            .unwrap()
    }

    /// Signs and sends a changeset.
    pub fn submit(&self, site: &Site, changes: Vec<Change>) -> Receipt {
        let connection = site.connection();
        let plan = Plan {
            format: PlanFormat::V1,
            registry: connection.address().to_string(),
            organisation: self.number.clone(),
            changes,
            unchanged: Vec::new(),
            only_in_registry: Vec::new(),
            left_out: Vec::new(),
        };
        submit(&connection, &plan, &self.key, SystemClock.now()).unwrap()
    }
}

impl Member {
    /// Takes a submission back.
    pub fn withdraw(&self, site: &Site, submission: Sha256) {
        let now = SystemClock.now();
        withdraw(&site.connection(), submission, &self.number, &self.key, now).unwrap();
    }
}

/// The organisation number of [`Member::steward`].
pub const STEWARD: &str = "559999-9991";
