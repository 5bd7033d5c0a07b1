//! One technical party as MATF knows it, whether it stands in an `entity/1` document or in MATF metadata.

use serde_json::Value;
use tillit_model::{EntityId, FederationId, Organisation, OrganisationNumber, Profile};

use super::certificate::{self, CertificateFacts};
use super::{Endpoint, Pin, Reading, Role, elements, text_at};

/// One technical party: its endpoints and issuers, and what is known about who it is.
pub(crate) struct Party<'a> {
    /// Where its MATF members stand: `/matf`, `/entities/0` or nothing.
    pub(crate) pointer: String,
    /// Where its id stands.
    pub(crate) id_pointer: String,
    /// The JSON object with its MATF members.
    pub(crate) value: &'a Value,
    pub(crate) id: Option<EntityId>,
    /// The organisation that owns it or wants to.
    pub(crate) owner: Option<OrganisationNumber>,
    /// The owner's document, where it is known.
    pub(crate) organisation: Option<Organisation>,
    pub(crate) federations: Vec<FederationId>,
    /// The known profiles of its federations.
    pub(crate) profiles: Vec<&'a Profile>,
    pub(crate) issuers: Vec<IssuerCertificate>,
    pub(crate) endpoints: Vec<Endpoint<'a>>,
}

/// One issuer certificate and what it turned out to be.
pub(crate) struct IssuerCertificate {
    pub(crate) pointer: String,
    pub(crate) reading: Reading,
}

impl<'a> Party<'a> {
    /// The party whose MATF members stand in this object. Who it is, is filled in by the caller.
    pub(crate) fn new(value: &'a Value, pointer: &str) -> Self {
        let mut endpoints = Endpoint::all(value, Role::Server, pointer);
        endpoints.extend(Endpoint::all(value, Role::Client, pointer));
        Self {
            pointer: pointer.to_owned(),
            id_pointer: format!("{pointer}/entity_id"),
            value,
            id: None,
            owner: None,
            organisation: None,
            federations: Vec::new(),
            profiles: Vec::new(),
            issuers: issuers(value, pointer),
            endpoints,
        }
    }

    /// The endpoints of one role.
    pub(crate) fn of(&self, role: Role) -> impl Iterator<Item = &Endpoint<'a>> {
        self.endpoints
            .iter()
            .filter(move |endpoint| endpoint.role == role)
    }

    /// The pins of all endpoints of one role.
    pub(crate) fn pins_of(&self, role: Role) -> impl Iterator<Item = &Pin<'a>> {
        self.of(role).flat_map(|endpoint| &endpoint.pins)
    }

    /// The issuer certificates that could be read, each with its pointer.
    pub(crate) fn certificates(&self) -> impl Iterator<Item = (&str, &CertificateFacts)> {
        self.issuers
            .iter()
            .filter_map(|issuer| match &issuer.reading {
                Reading::Certificate(facts) | Reading::Rewrap(facts) => {
                    Some((issuer.pointer.as_str(), facts))
                }
                _ => None,
            })
    }
}

fn issuers(value: &Value, pointer: &str) -> Vec<IssuerCertificate> {
    let issuers = elements(value, "issuers").iter().enumerate();
    issuers
        .filter_map(|(place, issuer)| {
            let text = text_at(issuer, "/x509certificate")?;
            Some(IssuerCertificate {
                pointer: format!("{pointer}/issuers/{place}/x509certificate"),
                reading: certificate::read(text),
            })
        })
        .collect()
}
