//! Organisations that take part, each with a key.

use tillit_client::SystemClock;
use tillit_client::connection::{Connection, Receipt};
use tillit_client::plan::{Change, Plan, PlanFormat};
use tillit_client::{Subject, submit, withdraw};
use tillit_evidence::{ClientAssertion, Jti};
use tillit_model::{Clock as _, OrganisationNumber, Sha256};
use tillit_signing::{Signer as _, SoftwareKey};

use crate::http::post;
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

    /// An access token, for requests that are written by hand.
    pub fn token(&self, site: &Site) -> String {
        token(site, Subject::Organisation(self.number.clone()), &self.key)
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

/// Exchanges a client assertion for an access token (RFC 7523, section 2.2).
pub fn token(site: &Site, subject: Subject, key: &SoftwareKey) -> String {
    let endpoint = format!("{}/registry/v1/tokens", site.base_url());
    let assertion = ClientAssertion::new(subject, endpoint, SystemClock.now(), random_id())
        .sign(key)
        .unwrap();
    // Every character of a compact JWS stands for itself in a form.
    let form = format!(
        "grant_type=client_credentials&client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer&client_assertion={assertion}"
    );
    let answer = post(
        site.address(),
        "/registry/v1/tokens",
        "application/x-www-form-urlencoded",
        form.as_bytes(),
        &[],
    );
    assert_eq!(answer.status, 200, "{}", answer.text());
    answer.json()["access_token"].as_str().unwrap().to_owned()
}

/// Random bits for a statement; a fresh key is as good a source as any.
fn random_id() -> Jti {
    let key = SoftwareKey::generate().unwrap();
    let hash = Sha256::of(key.public_key().key_id().as_str());
    Jti::from_bytes(std::array::from_fn(|index| hash.as_bytes()[index]))
}
