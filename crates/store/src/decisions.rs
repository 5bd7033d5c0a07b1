//! Operators' signed verdicts.

use diesel::prelude::*;
use tillit_model::{FederationId, OrganisationNumber, PersonId, Sha256, Timestamp};

use crate::row::{parsed, time};
use crate::schema::decision;
use crate::transaction::run;
use crate::{StoreError, Transaction, Verdict};

/// One person's verdict on one item under one profile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecisionRow {
    /// Of the signed decision, which is stored.
    pub sha256: Sha256,
    /// What was decided on.
    pub item: Sha256,
    /// For which federation.
    pub federation: FederationId,
    /// Who decided.
    pub person: PersonId,
    /// Whom the person belongs to.
    pub organisation: OrganisationNumber,
    /// The key that signed.
    pub key_id: String,
    /// For or against.
    pub verdict: Verdict,
    /// The profile that applied.
    pub profile_sha256: Sha256,
    /// In the operator's words.
    pub reason: Option<String>,
    /// When it was received.
    pub received_at: Timestamp,
}

type Columns = (
    String,
    String,
    String,
    String,
    String,
    String,
    String,
    String,
    Option<String>,
    i64,
);

impl Transaction<'_> {
    /// Counts a verdict; `false` when this person has voted on this item, in this federation, under this profile, with whichever key. Its statement must be stored first.
    pub fn insert_decision(&mut self, row: &DecisionRow) -> Result<bool, StoreError> {
        let insert = diesel::insert_into(decision::table)
            .values((
                decision::sha256.eq(row.sha256.to_string()),
                decision::item.eq(row.item.to_string()),
                decision::federation.eq(row.federation.as_str()),
                decision::person.eq(row.person.as_str()),
                decision::organisation.eq(row.organisation.to_string()),
                decision::key_id.eq(&row.key_id),
                decision::verdict.eq(row.verdict.as_str()),
                decision::profile_sha256.eq(row.profile_sha256.to_string()),
                decision::reason.eq(row.reason.as_deref()),
                decision::received_at.eq(row.received_at.unix_microseconds()),
            ))
            .on_conflict_do_nothing();
        run!(self, c => insert.execute(c)).map(|rows| rows == 1)
    }

    /// The verdicts on an item, of every federation and under every profile, oldest first.
    pub fn decisions_of(&mut self, item: &Sha256) -> Result<Vec<DecisionRow>, StoreError> {
        let query = decision::table
            .filter(decision::item.eq(item.to_string()))
            .order((decision::received_at, decision::sha256));
        let rows: Vec<Columns> = run!(self, c => query.load(c))?;
        rows.into_iter().map(decision_row).collect()
    }
}

fn decision_row(row: Columns) -> Result<DecisionRow, StoreError> {
    let (
        sha256,
        item,
        federation,
        person,
        organisation,
        key_id,
        verdict,
        profile_sha256,
        reason,
        received_at,
    ) = row;
    Ok(DecisionRow {
        sha256: parsed(&sha256, "a decision's SHA-256")?,
        item: parsed(&item, "an item's SHA-256")?,
        federation: parsed(&federation, "a federation id")?,
        person: parsed(&person, "a person id")?,
        organisation: parsed(&organisation, "an organisation number")?,
        key_id,
        verdict: parsed(&verdict, "a verdict")?,
        profile_sha256: parsed(&profile_sha256, "a profile's SHA-256")?,
        reason,
        received_at: time(received_at),
    })
}
