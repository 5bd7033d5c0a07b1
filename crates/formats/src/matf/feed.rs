//! Metadata that passed every check.

use std::ops::Range;
use std::sync::Arc;
use std::time::Duration;

use tillit_model::{EntityId, MatfBlock, Timestamp, VersionNumber};

use super::claims::Claims;
use super::entity::{self, EntityFault};
use super::error::MatfError;
use super::verify::LEEWAY;

/// Verified metadata of one federation.
#[derive(Debug, Clone)]
pub struct MatfFeed {
    /// The key that signed.
    pub kid: String,
    /// When it was issued, in seconds since 1970. Keep it: the next copy must not be older.
    pub iat: i64,
    /// From when on it must be refused, in seconds since 1970.
    pub exp: i64,
    /// The federation.
    pub iss: String,
    /// The format's version.
    pub version: VersionNumber,
    /// How many seconds it may be kept before asking again, as stated; see [`MatfFeed::fresh_until`].
    pub cache_ttl: Option<u64>,
    /// Whether the protected header repeats `iat`, `exp` and `iss`.
    pub claims_in_header: bool,
    /// The entities in the document's order.
    pub entities: Vec<MatfEntity>,
    /// Entities that were left out, when the reader allowed that.
    pub dropped: Vec<DroppedEntity>,
    payload: Arc<String>,
}

/// One entity of verified metadata. Its certificates are in memory once, in the signed text.
#[derive(Debug, Clone)]
pub struct MatfEntity {
    /// The URI that names it.
    pub entity_id: EntityId,
    /// The name of its organisation.
    pub organization: Option<String>,
    payload: Arc<String>,
    place: Range<usize>,
}

/// An entity that was left out, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DroppedEntity {
    /// Place in `entities`, from 0.
    pub index: usize,
    /// Its id, if that could be read.
    pub entity_id: Option<String>,
    /// What is wrong with it.
    pub fault: EntityFault,
}

impl MatfFeed {
    pub(crate) fn new(
        kid: String,
        claims: Claims,
        entities: Vec<MatfEntity>,
        dropped: Vec<DroppedEntity>,
        payload: Arc<String>,
    ) -> Self {
        Self {
            kid,
            iat: claims.iat,
            exp: claims.exp,
            iss: claims.iss,
            version: claims.version,
            cache_ttl: claims.cache_ttl,
            claims_in_header: claims.in_header,
            entities,
            dropped,
            payload,
        }
    }

    /// The exact text that was signed.
    pub fn payload(&self) -> &str {
        &self.payload
    }

    /// The payload with its first entity alone: what is left to judge when each entity's text has been judged by itself. None unless the entities stand one after the other with a comma between them, as
    /// [`super::render`] writes them, because then something stands there that belongs to neither.
    pub fn envelope(&self) -> Option<String> {
        let places = || self.entities.iter().map(|entity| &entity.place);
        let (first, last) = (places().next()?, places().next_back()?);
        let joined = places()
            .zip(places().skip(1))
            .all(|(one, next)| self.payload.get(one.end..next.start) == Some(","));
        let (head, tail) = (&self.payload[..first.end], &self.payload[last.end..]);
        joined.then(|| [head, tail].concat())
    }

    /// When a copy received at `received` should be replaced: after `cache_ttl`, but at expiry at the latest.
    pub fn fresh_until(&self, received: Timestamp) -> Timestamp {
        let expiry = Timestamp::from_unix_seconds(self.exp);
        match self.cache_ttl {
            Some(seconds) => expiry.min(received.plus(Duration::from_secs(seconds))),
            None => expiry,
        }
    }

    /// Whether the document, or a kept copy of it, may be used at this time. The leeway is for the issue only: expiry is exact (RFC 9932, section 6.1).
    pub fn check_time(&self, now: Timestamp) -> Result<(), MatfError> {
        let now_seconds = now.unix_seconds();
        if now_seconds >= self.exp {
            return Err(MatfError::Expired {
                exp: self.exp,
                now: now_seconds,
            });
        }
        if self.iat > now.plus(LEEWAY).unix_seconds() {
            return Err(MatfError::NotYetIssued {
                iat: self.iat,
                now: now_seconds,
            });
        }
        Ok(())
    }
}

impl MatfEntity {
    pub(crate) fn new(
        entity_id: EntityId,
        organization: Option<String>,
        payload: &Arc<String>,
        place: Range<usize>,
    ) -> Self {
        Self {
            entity_id,
            organization,
            payload: Arc::clone(payload),
            place,
        }
    }

    /// Its issuers, servers and clients, read from its text at each call.
    pub fn block(&self) -> MatfBlock {
        let members = entity::read(self.text());
        members.expect("it was read when it was verified").block
    }

    /// The entity's exact text in the payload.
    pub fn text(&self) -> &str {
        &self.payload[self.place.clone()]
    }
}
