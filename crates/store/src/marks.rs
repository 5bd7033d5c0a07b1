//! Marks of entities that others are warned about when they show the same: a server's pin, the Subject of an issuer certificate.

use diesel::prelude::*;
use tillit_model::{EntityId, FederationId, Sha256};

use crate::row::parsed;
use crate::schema::entity_mark;
use crate::transaction::{first, run};
use crate::{StoreError, Transaction};

/// What a mark is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum MarkKind {
    /// A server's pin; borne by the organisation that owns the entity.
    ServerPin,
    /// The Subject of an issuer certificate; borne by the certificate.
    IssuerSubject,
}

impl MarkKind {
    fn as_str(self) -> &'static str {
        match self {
            Self::ServerPin => "server-pin",
            Self::IssuerSubject => "issuer-subject",
        }
    }
}

/// One mark of an entity.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Mark {
    /// What it is of.
    pub kind: MarkKind,
    /// The pin, or the SHA-256 of the Subject.
    pub mark: Sha256,
    /// Who bears it: an organisation number, or the SHA-256 of a certificate.
    pub bearer: String,
}

impl Transaction<'_> {
    /// Replaces the marks of an entity in a federation.
    pub fn set_marks(
        &mut self,
        federation: &FederationId,
        entity: &EntityId,
        marks: &[Mark],
    ) -> Result<(), StoreError> {
        let before = entity_mark::table
            .filter(entity_mark::federation.eq(federation.as_str()))
            .filter(entity_mark::entity.eq(entity.as_str()));
        run!(self, c => diesel::delete(before).execute(c))?;
        for mark in marks {
            let insert = diesel::insert_into(entity_mark::table)
                .values((
                    entity_mark::federation.eq(federation.as_str()),
                    entity_mark::kind.eq(mark.kind.as_str()),
                    entity_mark::mark.eq(mark.mark.to_string()),
                    entity_mark::entity.eq(entity.as_str()),
                    entity_mark::bearer.eq(&mark.bearer),
                ))
                .on_conflict_do_nothing();
            run!(self, c => insert.execute(c))?;
        }
        Ok(())
    }

    /// An entity of the federation that shows this mark on another bearer.
    pub fn mark_elsewhere(
        &mut self,
        federation: &FederationId,
        kind: MarkKind,
        mark: &Sha256,
        except_bearer: &str,
    ) -> Result<Option<EntityId>, StoreError> {
        let query = entity_mark::table
            .filter(entity_mark::federation.eq(federation.as_str()))
            .filter(entity_mark::kind.eq(kind.as_str()))
            .filter(entity_mark::mark.eq(mark.to_string()))
            .filter(entity_mark::bearer.ne(except_bearer))
            .order(entity_mark::entity)
            .select(entity_mark::entity);
        let entity: Option<String> = first!(self, query)?;
        entity
            .map(|entity| parsed(&entity, "an entity id"))
            .transpose()
    }
}
