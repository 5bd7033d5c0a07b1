//! Public key pins of clients. A pin tells who calls, so within a federation one pin belongs to one entity (RFC 9932, section 6.1.1.1). Compared as decoded bytes.

use diesel::prelude::*;
use tillit_model::{EntityId, FederationId};

use crate::row::parsed;
use crate::schema::client_pin;
use crate::transaction::{first, run};
use crate::{StoreError, Transaction};

/// What came of claiming a pin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PinClaim {
    /// It is the entity's, now or since before.
    Claimed,
    /// It is another entity's.
    OwnedBy(EntityId),
}

/// How often to try again when a pin was given up between being refused and being asked for.
const LOOKS: usize = 3;

impl Transaction<'_> {
    /// Claims a pin for an entity. Of any number that claim it at once for different entities, one gets it.
    pub fn claim_pin(
        &mut self,
        federation: &FederationId,
        digest: &[u8; 32],
        entity: &EntityId,
    ) -> Result<PinClaim, StoreError> {
        for _ in 0..LOOKS {
            let insert = diesel::insert_into(client_pin::table)
                .values((
                    client_pin::federation.eq(federation.as_str()),
                    client_pin::digest.eq(digest.as_slice()),
                    client_pin::entity.eq(entity.as_str()),
                ))
                .on_conflict_do_nothing();
            if run!(self, c => insert.execute(c))? == 1 {
                return Ok(PinClaim::Claimed);
            }
            match self.owner_of_pin(federation, digest)? {
                Some(owner) if owner == *entity => return Ok(PinClaim::Claimed),
                Some(owner) => return Ok(PinClaim::OwnedBy(owner)),
                None => {}
            }
        }
        Err(StoreError::Busy)
    }

    /// Gives up the pins of an entity but for these; returns how many.
    pub fn release_pins_except(
        &mut self,
        federation: &FederationId,
        entity: &EntityId,
        keep: &[[u8; 32]],
    ) -> Result<usize, StoreError> {
        let keep: Vec<&[u8]> = keep.iter().map(<[u8; 32]>::as_slice).collect();
        let others = client_pin::table
            .filter(client_pin::federation.eq(federation.as_str()))
            .filter(client_pin::entity.eq(entity.as_str()))
            .filter(client_pin::digest.ne_all(keep));
        run!(self, c => diesel::delete(others).execute(c))
    }

    /// The entity that a pin belongs to.
    pub fn owner_of_pin(
        &mut self,
        federation: &FederationId,
        digest: &[u8; 32],
    ) -> Result<Option<EntityId>, StoreError> {
        let query = client_pin::table
            .find((federation.as_str(), digest.as_slice()))
            .select(client_pin::entity);
        let entity: Option<String> = first!(self, query)?;
        entity
            .map(|entity| parsed(&entity, "an entity id"))
            .transpose()
    }
}
