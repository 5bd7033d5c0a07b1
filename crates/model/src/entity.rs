//! `entity/1`: one technical party.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    AttributeUse, EntityId, FederationId, Localised, MatfBlock, OrganisationNumber, Support,
};

/// The `format` member of an entity document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum EntityFormat {
    /// The first format.
    #[serde(rename = "entity/1")]
    V1,
}

/// One technical party of a federation: an identity provider, a service, an API server or client. Owned by one organisation, listed in one or more federations.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Entity {
    /// `entity/1`.
    pub format: EntityFormat,
    /// The URI that names it.
    pub id: EntityId,
    /// The organisation that owns it.
    pub organisation: OrganisationNumber,
    /// The federations that list it.
    #[schemars(length(min = 1, max = 20))]
    pub federations: Vec<FederationId>,
    /// Its name for people.
    pub name: Localised,
    /// What it is for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<Localised>,
    /// Whom to call about login trouble.
    pub support: Support,
    /// MATF metadata (RFC 9932).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub matf: Option<MatfBlock>,
    /// What it asks for and gives out of the attribute lists.
    #[serde(default, skip_serializing_if = "AttributeUse::is_empty")]
    pub attributes: AttributeUse,
}

impl Entity {
    /// Pins of its clients, each with its JSON Pointer in the document.
    pub fn client_pins(&self) -> impl Iterator<Item = (String, PinOf<'_>)> {
        let clients = self.matf.iter().flat_map(|block| &block.clients);
        clients.enumerate().flat_map(|(c, client)| {
            client
                .pins
                .iter()
                .enumerate()
                .map(move |(p, pin)| (format!("/matf/clients/{c}/pins/{p}/digest"), &pin.digest))
        })
    }
}

type PinOf<'a> = &'a crate::PinDigest;
