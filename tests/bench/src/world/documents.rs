//! Organisations and entities as they are registered: shaped like those of the Swedish federations that use MATF.

use data_encoding::BASE64;
use serde_json::{Value, json};
use tillit_model::{OrganisationNumber, Sha256, municipalities};

use super::certificates::Certificates;

/// One municipality.
#[derive(Debug, Clone)]
pub struct Organisation {
    /// Who it is.
    pub number: OrganisationNumber,
    /// Its `organisation/1` document.
    pub text: String,
    domain: String,
}

/// Documents by number, the same in every run.
#[derive(Debug)]
pub struct Documents {
    organisations: Vec<Organisation>,
    certificates: Certificates,
}

impl Default for Documents {
    fn default() -> Self {
        Self::new()
    }
}

impl Documents {
    /// Sweden's 290 municipalities, with numbers of their own.
    pub fn new() -> Self {
        Self {
            organisations: municipalities()
                .enumerate()
                .map(|(place, (code, name))| organisation(place, code, name))
                .collect(),
            certificates: Certificates::new(),
        }
    }

    /// Every organisation.
    pub fn organisations(&self) -> &[Organisation] {
        &self.organisations
    }

    /// Whose entity number `number` is.
    pub fn owner(&self, number: usize) -> &Organisation {
        &self.organisations[number % self.organisations.len()]
    }

    /// The id of entity number `number`.
    pub fn entity_id(&self, number: usize) -> String {
        format!("https://system-{number}.{}/egil", self.owner(number).domain)
    }

    /// The `entity/1` document of entity number `number`, as its owner changed it for the `change`th time. One issuer, every fifth has two; three of four are clients, the others servers with two pins.
    pub fn entity(&self, number: usize, change: usize) -> String {
        let owner = self.owner(number);
        let mut issuers = vec![json!({ "x509certificate": self.certificates.pem(number) })];
        if number.is_multiple_of(5) {
            issuers.push(json!({ "x509certificate": self.certificates.pem(number + 1_000_000) }));
        }
        let mut matf = json!({ "issuers": issuers });
        if number % 4 == 3 {
            matf["servers"] = json!([{
                "description": "SCIM-server för skolans konton",
                "base_uri": format!("https://scim-{number}.{}/v2", owner.domain),
                "tags": ["egilv1"],
                "pins": [pin(number, change, "server"), pin(number, change + 1, "server")],
            }]);
        } else {
            matf["clients"] = json!([{
                "description": "EGIL-klient för överföring av skolans konton",
                "tags": ["egilv1"],
                "pins": [pin(number, change, "client")],
            }]);
        }
        json!({
            "format": "entity/1",
            "id": self.entity_id(number),
            "organisation": owner.number.to_string(),
            "federations": ["moa"],
            "name": { "sv": format!("Kontosynkronisering {number}"), "en": format!("Account synchronisation {number}") },
            "support": {
                "email": format!("support@{}", owner.domain),
                "telephone": "+46 8 123 45 67",
                "url": format!("https://{}/support", owner.domain),
            },
            "matf": matf,
        })
        .to_string()
    }
}

fn organisation(place: usize, code: &str, name: &str) -> Organisation {
    let number = (0..10)
        .find_map(|check| OrganisationNumber::parse(&format!("212{place:06}{check}")).ok())
        .expect("one of ten check digits is right");
    let domain = format!("kommun-{code}.example");
    let text = json!({
        "format": "organisation/1",
        "id": number.to_string(),
        "name": { "sv": format!("{name} kommun") },
        "municipality_code": code,
        "domains": [domain],
    });
    Organisation {
        number,
        text: text.to_string(),
        domain,
    }
}

fn pin(number: usize, change: usize, role: &str) -> Value {
    let digest = Sha256::of(format!("{role} {number} {change}"));
    json!({ "alg": "sha256", "digest": BASE64.encode(digest.as_bytes()) })
}
