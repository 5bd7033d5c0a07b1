//! Federations and the profiles they have had.

use diesel::dsl::{exists, not};
use diesel::prelude::*;
use tillit_model::{FederationId, Sha256, Timestamp};

use crate::row::{column, count, parsed, text, time};
use crate::schema::{federation, profile};
use crate::transaction::{first, run};
use crate::{StoreError, Transaction};

/// A federation of this server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FederationRow {
    /// Its name in addresses.
    pub id: FederationId,
    /// When it came to this server.
    pub created_at: Timestamp,
}

/// One version of a federation's profile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProfileRow {
    /// Whose rules these are.
    pub federation: FederationId,
    /// Counts from 1; the highest applies.
    pub version: u64,
    /// Of the exact text.
    pub sha256: Sha256,
    /// How many people must agree, at least 2.
    pub approvals: u8,
    /// The profile, byte for byte.
    pub text: String,
    /// When it began to apply.
    pub created_at: Timestamp,
}

/// Which version of a federation's profile applies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProfileHead {
    /// Whose rules these are.
    pub federation: FederationId,
    /// The version's number.
    pub version: u64,
    /// Of its exact text.
    pub sha256: Sha256,
}

type ProfileColumns = (String, i64, String, i64, Vec<u8>, i64);

impl Transaction<'_> {
    /// Adds a federation; `false` when there is one with this id.
    pub fn insert_federation(
        &mut self,
        id: &FederationId,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let insert = diesel::insert_into(federation::table)
            .values((
                federation::id.eq(id.as_str()),
                federation::change_number.eq(0),
                federation::created_at.eq(now.unix_microseconds()),
            ))
            .on_conflict_do_nothing();
        run!(self, c => insert.execute(c)).map(|rows| rows == 1)
    }

    /// Every federation, by id.
    pub fn federations(&mut self) -> Result<Vec<FederationRow>, StoreError> {
        let query = federation::table
            .select((federation::id, federation::created_at))
            .order(federation::id);
        let rows: Vec<(String, i64)> = run!(self, c => query.load(c))?;
        rows.into_iter()
            .map(|(id, created_at)| {
                Ok(FederationRow {
                    id: parsed(&id, "a federation id")?,
                    created_at: time(created_at),
                })
            })
            .collect()
    }

    /// Adds a version of a profile; `false` when this version is there.
    pub fn insert_profile(&mut self, row: &ProfileRow) -> Result<bool, StoreError> {
        let insert = diesel::insert_into(profile::table)
            .values((
                profile::federation.eq(row.federation.as_str()),
                profile::version.eq(column(row.version)),
                profile::sha256.eq(row.sha256.to_string()),
                profile::approvals.eq(i64::from(row.approvals)),
                profile::text.eq(row.text.as_bytes()),
                profile::created_at.eq(row.created_at.unix_microseconds()),
            ))
            .on_conflict_do_nothing();
        run!(self, c => insert.execute(c)).map(|rows| rows == 1)
    }

    /// Which profile applies in each federation, by federation id.
    pub fn current_profiles(&mut self) -> Result<Vec<ProfileHead>, StoreError> {
        let known = self.known.as_ref();
        if let Some(heads) = known.and_then(|known| known.profiles.clone()) {
            return Ok(heads);
        }
        let later = diesel::alias!(profile as later);
        let superseded = later
            .filter(later.field(profile::federation).eq(profile::federation))
            .filter(later.field(profile::version).gt(profile::version));
        let query = profile::table
            .filter(not(exists(superseded)))
            .order(profile::federation)
            .select((profile::federation, profile::version, profile::sha256));
        let rows: Vec<(String, i64, String)> = run!(self, c => query.load(c))?;
        let heads = rows
            .into_iter()
            .map(|(federation, version, sha256)| {
                Ok(ProfileHead {
                    federation: parsed(&federation, "a federation id")?,
                    version: count(version),
                    sha256: parsed(&sha256, "a profile's SHA-256")?,
                })
            })
            .collect::<Result<Vec<_>, StoreError>>()?;
        if let Some(known) = &mut self.known {
            known.profiles = Some(heads.clone());
        }
        Ok(heads)
    }

    /// The profile that applies.
    pub fn current_profile(
        &mut self,
        federation: &FederationId,
    ) -> Result<Option<ProfileRow>, StoreError> {
        let query = profile::table
            .filter(profile::federation.eq(federation.as_str()))
            .order(profile::version.desc());
        let row: Option<ProfileColumns> = first!(self, query)?;
        row.map(profile_row).transpose()
    }

    /// Every profile that ever applied, the latest first.
    pub fn profiles(&mut self, federation: &FederationId) -> Result<Vec<ProfileRow>, StoreError> {
        let query = profile::table
            .filter(profile::federation.eq(federation.as_str()))
            .order(profile::version.desc());
        let rows: Vec<ProfileColumns> = run!(self, c => query.load(c))?;
        rows.into_iter().map(profile_row).collect()
    }

    /// The latest profile of this federation that has exactly this text.
    pub fn profile_by_sha256(
        &mut self,
        federation: &FederationId,
        sha256: &Sha256,
    ) -> Result<Option<ProfileRow>, StoreError> {
        let query = profile::table
            .filter(profile::sha256.eq(sha256.to_string()))
            .filter(profile::federation.eq(federation.as_str()))
            .order(profile::version.desc());
        let row: Option<ProfileColumns> = first!(self, query)?;
        row.map(profile_row).transpose()
    }
}

fn profile_row(row: ProfileColumns) -> Result<ProfileRow, StoreError> {
    let (federation, version, sha256, approvals, bytes, created_at) = row;
    Ok(ProfileRow {
        federation: parsed(&federation, "a federation id")?,
        version: count(version),
        sha256: parsed(&sha256, "a profile's SHA-256")?,
        approvals: u8::try_from(approvals).map_err(|error| StoreError::Corrupt {
            what: "a number of approvals",
            reason: error.to_string(),
        })?,
        text: text(bytes, "a profile")?,
        created_at: time(created_at),
    })
}
