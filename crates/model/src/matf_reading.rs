//! Reading the `matf` block: the members that the standard knows by name, the others into `extra`.
//!
//! By hand, because a derived reader of a type with a flattened member copies every value aside before it knows whose it is, and an aggregate is read entity by entity.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
use serde_json::Map;

use crate::matf::{Endpoint, MatfBlock};
use crate::text::Borrowed;

impl<'de> Deserialize<'de> for MatfBlock {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(BlockMembers)
    }
}

impl<'de> Deserialize<'de> for Endpoint {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(EndpointMembers)
    }
}

struct BlockMembers;

impl<'de> Visitor<'de> for BlockMembers {
    type Value = MatfBlock;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("struct MatfBlock")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<MatfBlock, A::Error> {
        let (mut issuers, mut servers, mut clients) = (None, None, None);
        let mut extra = Map::new();
        while let Some(name) = members.next_key::<Borrowed<'de>>()? {
            match name.as_str() {
                "issuers" => once(&mut issuers, "issuers", &mut members)?,
                "servers" => once(&mut servers, "servers", &mut members)?,
                "clients" => once(&mut clients, "clients", &mut members)?,
                _ => {
                    extra.insert(name.into_string(), members.next_value()?);
                }
            }
        }
        Ok(MatfBlock {
            issuers: issuers.ok_or_else(|| Error::missing_field("issuers"))?,
            servers: servers.unwrap_or_default(),
            clients: clients.unwrap_or_default(),
            extra,
        })
    }
}

struct EndpointMembers;

impl<'de> Visitor<'de> for EndpointMembers {
    type Value = Endpoint;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("struct Endpoint")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Endpoint, A::Error> {
        let (mut description, mut base_uri, mut tags, mut pins) = (None, None, None, None);
        let mut extra = Map::new();
        while let Some(name) = members.next_key::<Borrowed<'de>>()? {
            match name.as_str() {
                "description" => once(&mut description, "description", &mut members)?,
                "base_uri" => once(&mut base_uri, "base_uri", &mut members)?,
                "tags" => once(&mut tags, "tags", &mut members)?,
                "pins" => once(&mut pins, "pins", &mut members)?,
                _ => {
                    extra.insert(name.into_string(), members.next_value()?);
                }
            }
        }
        Ok(Endpoint {
            description,
            base_uri,
            tags: tags.unwrap_or_default(),
            pins: pins.ok_or_else(|| Error::missing_field("pins"))?,
            extra,
        })
    }
}

/// Reads a member that may stand once. One that is there has a value: null is not absence, and the block is published as it was written.
fn once<'de, T: Deserialize<'de>, A: MapAccess<'de>>(
    place: &mut Option<T>,
    name: &'static str,
    members: &mut A,
) -> Result<(), A::Error> {
    if place.is_some() {
        return Err(Error::duplicate_field(name));
    }
    *place = Some(members.next_value()?);
    Ok(())
}
