//! Invitations and their one-time codes: hashed, used once, five tries.

use diesel::prelude::*;
use tillit_model::{FederationId, OrganisationNumber, Sha256, Timestamp};

use crate::row::{count, parsed, time};
use crate::schema::{invitation, item_federation};
use crate::transaction::{first, run};
use crate::{ItemState, StoreError, Transaction};

/// An invitation that has just been received.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewInvitation {
    /// The item that operators decide on.
    pub item: Sha256,
    /// Who invites.
    pub federation: FederationId,
    /// Who is invited.
    pub organisation: OrganisationNumber,
    /// The name that the organisation will have.
    pub name: String,
    /// The domains that it may use, as a JSON array.
    pub domains: String,
    /// Of the code that was handed over by another channel.
    pub code_sha256: Sha256,
    /// When the code ends.
    pub expires_at: Timestamp,
}

/// An invitation as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvitationRow {
    /// What was asked for.
    pub invitation: NewInvitation,
    /// What the federation has decided.
    pub state: ItemState,
    /// Wrong and right codes tried so far.
    pub tries: u64,
    /// When the code was used.
    pub used_at: Option<Timestamp>,
}

/// So many codes may be tried; the table refuses more.
const TRIES: i64 = 5;

type Columns = (
    String,
    String,
    String,
    String,
    String,
    String,
    i64,
    i64,
    Option<i64>,
);

impl Transaction<'_> {
    /// Adds an invitation; its item must be there. `false` when it is there already.
    pub fn insert_invitation(&mut self, new: &NewInvitation) -> Result<bool, StoreError> {
        let insert = diesel::insert_into(invitation::table)
            .values((
                invitation::item.eq(new.item.to_string()),
                invitation::federation.eq(new.federation.as_str()),
                invitation::organisation.eq(new.organisation.to_string()),
                invitation::name.eq(&new.name),
                invitation::domains.eq(&new.domains),
                invitation::code_sha256.eq(new.code_sha256.to_string()),
                invitation::expires_at.eq(new.expires_at.unix_microseconds()),
                invitation::tries.eq(0),
            ))
            .on_conflict_do_nothing();
        run!(self, c => insert.execute(c)).map(|rows| rows == 1)
    }

    /// The invitation with this item, in whatever state.
    pub fn invitation(&mut self, item: &Sha256) -> Result<Option<InvitationRow>, StoreError> {
        let query = invitation::table
            .inner_join(item_federation::table.on(decided_by()))
            .filter(invitation::item.eq(item.to_string()))
            .select((invitation::all_columns, item_federation::state));
        let row: Option<(Columns, String)> = first!(self, query)?;
        row.map(invitation_row).transpose()
    }

    /// The invitations that an organisation can use now: approved, not used, not expired, with tries left. Newest end first.
    pub fn open_invitations(
        &mut self,
        organisation: &OrganisationNumber,
        now: Timestamp,
    ) -> Result<Vec<InvitationRow>, StoreError> {
        let query = invitation::table
            .inner_join(item_federation::table.on(decided_by()))
            .filter(invitation::organisation.eq(organisation.to_string()))
            .filter(item_federation::state.eq(ItemState::Approved.as_str()))
            .filter(invitation::used_at.is_null())
            .filter(invitation::expires_at.gt(now.unix_microseconds()))
            .filter(invitation::tries.lt(TRIES))
            .order((invitation::expires_at.desc(), invitation::item))
            .select((invitation::all_columns, item_federation::state));
        let rows: Vec<(Columns, String)> = run!(self, c => query.load(c))?;
        rows.into_iter().map(invitation_row).collect()
    }

    /// Counts one try and returns how many there have been; `None` when no try is left. Commit it on its own, before the code is compared, so that a refused enrolment counts.
    pub fn count_try(&mut self, item: &Sha256) -> Result<Option<u64>, StoreError> {
        let left = invitation::table
            .find(item.to_string())
            .filter(invitation::tries.lt(TRIES));
        let update = diesel::update(left)
            .set(invitation::tries.eq(invitation::tries + 1))
            .returning(invitation::tries);
        let tries: Option<i64> = run!(self, c => update.get_result(c).optional())?;
        Ok(tries.map(count))
    }

    /// Uses an invitation up; `false` when it has been used or has expired. Of any number that try at once, one gets `true`.
    pub fn use_invitation(&mut self, item: &Sha256, now: Timestamp) -> Result<bool, StoreError> {
        let unused = invitation::table
            .find(item.to_string())
            .filter(invitation::used_at.is_null())
            .filter(invitation::expires_at.gt(now.unix_microseconds()));
        let update = diesel::update(unused).set(invitation::used_at.eq(now.unix_microseconds()));
        run!(self, c => update.execute(c)).map(|rows| rows == 1)
    }
}

/// An invitation is decided by the federation that invites.
#[diesel::dsl::auto_type(no_type_alias)]
fn decided_by() -> _ {
    item_federation::item
        .eq(invitation::item)
        .and(item_federation::federation.eq(invitation::federation))
}

fn invitation_row((row, state): (Columns, String)) -> Result<InvitationRow, StoreError> {
    let (item, federation, organisation, name, domains, code_sha256, expires_at, tries, used_at) =
        row;
    Ok(InvitationRow {
        invitation: NewInvitation {
            item: parsed(&item, "an item's SHA-256")?,
            federation: parsed(&federation, "a federation id")?,
            organisation: parsed(&organisation, "an organisation number")?,
            name,
            domains,
            code_sha256: parsed(&code_sha256, "the SHA-256 of a code")?,
            expires_at: time(expires_at),
        },
        state: parsed(&state, "an item's state")?,
        tries: count(tries),
        used_at: used_at.map(time),
    })
}
