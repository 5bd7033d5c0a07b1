//! The five members that every statement has.

use std::time::Duration;

use serde::{Deserialize, Serialize};
use tillit_model::{OrganisationNumber, Timestamp};

use crate::evidence_error::EvidenceError;
use crate::random_id::Jti;
use crate::strict::canonical_organisation;

/// Who says it, to whom, when, and under which identifier. `iat` and `exp` limit reception only: what was accepted
/// in time stays evidence for ever.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claims {
    /// The organisation of the signing key.
    #[serde(deserialize_with = "canonical_organisation")]
    pub iss: OrganisationNumber,
    /// The registry that it is meant for: its public base URL, exactly, one text.
    pub aud: String,
    /// When it was signed, seconds since 1970.
    pub iat: i64,
    /// When it is no longer received, seconds since 1970; at most [`Claims::LONGEST`] after `iat`.
    pub exp: i64,
    /// 128 random bits.
    pub jti: Jti,
}

impl Claims {
    /// The longest time between `iat` and `exp`.
    pub const LONGEST: Duration = Duration::from_secs(600);
    /// How much two clocks may differ.
    pub const LEEWAY: Duration = Duration::from_secs(60);
    /// What our own tools ask for: long enough for a slow line, short enough to be forgotten soon.
    const USUAL: Duration = Duration::from_secs(300);

    /// Claims of a statement that is signed now.
    #[must_use]
    pub fn new(iss: OrganisationNumber, aud: impl Into<String>, now: Timestamp, jti: Jti) -> Self {
        let exp = now.plus(Self::USUAL).unix_seconds();
        Self {
            iss,
            aud: aud.into(),
            iat: now.unix_seconds(),
            exp,
            jti,
        }
    }

    /// When the statement was signed, as it says itself.
    #[must_use]
    pub fn issued_at(&self) -> Timestamp {
        Timestamp::from_unix_seconds(self.iat)
    }

    /// Until when `jti` has to be remembered: `exp` plus twice the leeway.
    #[must_use]
    pub fn remember_until(&self) -> Timestamp {
        remember_until(self.exp)
    }
}

pub(crate) fn remember_until(exp: i64) -> Timestamp {
    Timestamp::from_unix_seconds(exp).plus(2 * Claims::LEEWAY)
}

/// The times of one statement, as integers of seconds.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Window {
    pub(crate) iat: i64,
    pub(crate) exp: i64,
}

impl Window {
    /// What holds at any time: it ends after it began, and not too long after.
    pub(crate) fn check_length(self) -> Result<(), EvidenceError> {
        let longest = Claims::LONGEST.as_secs() as i64;
        match self.exp.saturating_sub(self.iat) {
            length if (1..=longest).contains(&length) => Ok(()),
            _ => Err(EvidenceError::Lifetime),
        }
    }

    /// What holds at reception.
    pub(crate) fn check_reception(self, now: Timestamp) -> Result<(), EvidenceError> {
        let leeway = Claims::LEEWAY.as_secs() as i64;
        let now = now.unix_seconds();
        if now.saturating_sub(self.exp) > leeway {
            return Err(EvidenceError::Expired);
        }
        if self.iat.saturating_sub(now) > leeway {
            return Err(EvidenceError::IssuedInFuture);
        }
        Ok(())
    }
}
