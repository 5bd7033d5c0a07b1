//! Signed metadata in, verified content or the failed check out.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;
use std::time::Duration;

use serde::Deserialize;
use tillit_model::text::typed;
use tillit_model::{EntityId, MatfBlock, PinDigest, Timestamp};
use tillit_signing::{KeyRing, general};

use super::claims::{Claims, HEADER_CLAIMS, Payload};
use super::entity::{self, EntityFault};
use super::error::MatfError;
use super::feed::{DroppedEntity, MatfEntity, MatfFeed};
use crate::strict_json;

/// How far another clock may run ahead of ours. It is given to `iat` only; expiry is exact.
pub const LEEWAY: Duration = Duration::from_secs(60);

/// Two levels of the payload around the entities.
const DEEPEST: usize = entity::DEEPEST + 2;

/// What the reader knows and wants.
#[derive(Debug, Clone)]
pub struct Expected<'a> {
    /// The federation's URI, compared character by character.
    pub issuer: &'a str,
    /// The time to judge by.
    pub now: Timestamp,
    /// `iat` of the copy that was accepted last; an older document is refused.
    pub last_iat: Option<i64>,
    /// Which documents are read.
    pub mode: Mode,
    /// What a bad entity does to the rest.
    pub bad_entities: BadEntities,
}

impl<'a> Expected<'a> {
    /// The strictest reading, without memory of an earlier copy.
    pub fn strict(issuer: &'a str, now: Timestamp) -> Self {
        Self {
            issuer,
            now,
            last_iat: None,
            mode: Mode::Strict,
            bad_entities: BadEntities::Refuse,
        }
    }
}

/// Where `iat`, `exp` and `iss` may stand. Values that stand in both places must be equal in either mode.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// In the payload, as the RFC has it.
    Strict,
    /// Also in the protected header alone, as before the RFC.
    Legacy,
}

/// What one entity that breaks the format does to the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadEntities {
    /// The whole document is refused.
    Refuse,
    /// It is left out and reported in [`MatfFeed::dropped`]. Of entities that contradict each other all are left out.
    Drop,
}

/// Verifies metadata: signature by a key of the ring, form, issuer, time, age, and every entity.
pub fn verify(
    bytes: &[u8],
    keys: &KeyRing,
    expected: &Expected<'_>,
) -> Result<MatfFeed, MatfError> {
    let signed = general::verify(bytes, keys, &HEADER_CLAIMS)?;
    let payload = Arc::new(strict_json::read(signed.payload, DEEPEST)?);
    let read: Payload<'_> =
        serde_json::from_str(&payload).map_err(|error| MatfError::Payload(error.to_string()))?;
    let claims = Claims::read(&read, &signed.protected, expected.mode)?;
    if claims.iss != expected.issuer {
        return Err(MatfError::WrongIssuer {
            expected: expected.issuer.to_owned(),
            found: claims.iss,
        });
    }
    if let Some(last) = expected.last_iat.filter(|last| claims.iat < *last) {
        return Err(MatfError::Rollback {
            iat: claims.iat,
            last,
        });
    }
    let texts = read.entities.ok_or(MatfError::MissingMember("entities"))?;
    let mut feed = MatfFeed::new(
        signed.key,
        claims,
        Vec::new(),
        Vec::new(),
        Arc::clone(&payload),
    );
    feed.check_time(expected.now)?;
    let mut entities = Vec::with_capacity(texts.len());
    for (index, text) in texts.into_iter().map(|raw| raw.get()).enumerate() {
        match entity::read(text) {
            Ok(members) => entities.push(Read {
                index,
                client_pins: client_pins(&members.block),
                entity: MatfEntity::new(
                    members.entity_id,
                    members.organization,
                    &payload,
                    place_of(text, &payload),
                ),
            }),
            Err(fault) => feed.dropped.push(dropped(index, text, fault)),
        }
    }
    let conflicts = conflicts(&entities);
    for Read { index, entity, .. } in entities {
        match conflicts.get(&index) {
            None => feed.entities.push(entity),
            Some(fault) => feed
                .dropped
                .push(dropped(index, entity.text(), fault.clone())),
        }
    }
    feed.dropped.sort_by_key(|entity| entity.index);
    if expected.bad_entities == BadEntities::Refuse
        && let Some(first) = feed.dropped.first().cloned()
    {
        return Err(MatfError::Entity {
            index: first.index,
            entity_id: first.entity_id,
            fault: first.fault,
        });
    }
    if feed.entities.is_empty() {
        return Err(MatfError::NoEntities);
    }
    Ok(feed)
}

/// An entity that is right by itself, and what the others are asked about.
struct Read {
    /// Place in `entities`, from 0.
    index: usize,
    client_pins: Vec<PinDigest>,
    entity: MatfEntity,
}

fn client_pins(block: &MatfBlock) -> Vec<PinDigest> {
    let pins = block.clients.iter().flat_map(|client| &client.pins);
    pins.map(|pin| pin.digest).collect()
}

/// Where a part that was borrowed from the payload stands in it.
fn place_of(part: &str, payload: &str) -> Range<usize> {
    let start = part.as_ptr().addr() - payload.as_ptr().addr();
    start..start + part.len()
}

fn dropped(index: usize, text: &str, fault: EntityFault) -> DroppedEntity {
    #[derive(Deserialize)]
    struct Named {
        entity_id: String,
    }
    let named = typed::from_str::<Named>(text).ok();
    DroppedEntity {
        index,
        entity_id: named.map(|named| named.entity_id),
        fault,
    }
}

/// Entities that cannot be told apart, by their place: the same id, or the same client pin under two ids.
fn conflicts(entities: &[Read]) -> BTreeMap<usize, EntityFault> {
    // Ordered maps: a hash map would draw its seed from the random source.
    let mut faults = BTreeMap::new();
    let mut by_id: BTreeMap<&EntityId, usize> = BTreeMap::new();
    let mut by_pin: BTreeMap<&PinDigest, (usize, &EntityId)> = BTreeMap::new();
    for read in entities {
        let Read { index, entity, .. } = read;
        if let Some(other) = by_id.insert(&entity.entity_id, *index) {
            faults.insert(other, EntityFault::SameId);
            faults.insert(*index, EntityFault::SameId);
        }
        for pin in &read.client_pins {
            let (other, id) = *by_pin.entry(pin).or_insert((*index, &entity.entity_id));
            if *id != entity.entity_id {
                let shared = |other: &EntityId| EntityFault::SharedPin {
                    pin: *pin,
                    other: other.clone(),
                };
                faults
                    .entry(other)
                    .or_insert_with(|| shared(&entity.entity_id));
                faults.entry(*index).or_insert_with(|| shared(id));
            }
        }
    }
    faults
}
