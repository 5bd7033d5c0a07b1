//! Enrolled organisations.

use diesel::prelude::*;
use tillit_model::{FederationId, OrganisationNumber, Timestamp};

use crate::row::{count, parsed, time};
use crate::schema::organisation;
use crate::transaction::{first, run};
use crate::{Page, Paged, StoreError, Transaction};

/// An enrolled organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrganisationRow {
    /// Who it is.
    pub number: OrganisationNumber,
    /// The federation that decides on its keys and its own documents.
    pub enrolled_by: FederationId,
    /// What its name has in common with names that look alike.
    pub name_skeleton: Option<String>,
    /// When it was enrolled.
    pub created_at: Timestamp,
}

type Columns = (String, String, Option<String>, i64);

impl Transaction<'_> {
    /// Enrols an organisation; `false` when it is enrolled already.
    pub fn insert_organisation(
        &mut self,
        number: &OrganisationNumber,
        enrolled_by: &FederationId,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let insert = diesel::insert_into(organisation::table)
            .values((
                organisation::number.eq(number.to_string()),
                organisation::enrolled_by.eq(enrolled_by.as_str()),
                organisation::created_at.eq(now.unix_microseconds()),
            ))
            .on_conflict_do_nothing();
        run!(self, c => insert.execute(c)).map(|rows| rows == 1)
    }

    /// An enrolled organisation.
    pub fn organisation(
        &mut self,
        number: &OrganisationNumber,
    ) -> Result<Option<OrganisationRow>, StoreError> {
        let query = organisation::table.find(number.to_string());
        let row: Option<Columns> = first!(self, query)?;
        row.map(organisation_row).transpose()
    }

    /// Enrolled organisations by number.
    pub fn organisations(&mut self, page: Page) -> Result<Paged<OrganisationRow>, StoreError> {
        let total: i64 = run!(self, c => organisation::table.count().get_result(c))?;
        let query = organisation::table
            .order(organisation::number)
            .limit(page.limit())
            .offset(page.offset());
        let rows: Vec<Columns> = run!(self, c => query.load(c))?;
        Ok(Paged {
            rows: rows
                .into_iter()
                .map(organisation_row)
                .collect::<Result<_, _>>()?,
            total: count(total),
        })
    }

    /// Notes the skeleton of an organisation's approved name; `false` when the organisation is not enrolled.
    pub fn set_name_skeleton(
        &mut self,
        number: &OrganisationNumber,
        skeleton: &str,
    ) -> Result<bool, StoreError> {
        let update = diesel::update(organisation::table.find(number.to_string()))
            .set(organisation::name_skeleton.eq(skeleton));
        run!(self, c => update.execute(c)).map(|rows| rows == 1)
    }

    /// The organisations whose names have this skeleton, the one that asks included if it is among them.
    pub fn organisations_by_skeleton(
        &mut self,
        skeleton: &str,
    ) -> Result<Vec<OrganisationNumber>, StoreError> {
        let query = organisation::table
            .filter(organisation::name_skeleton.eq(skeleton))
            .select(organisation::number)
            .order(organisation::number);
        let rows: Vec<String> = run!(self, c => query.load(c))?;
        rows.iter()
            .map(|number| parsed(number, "an organisation number"))
            .collect()
    }
}

fn organisation_row(
    (number, enrolled_by, name_skeleton, created_at): Columns,
) -> Result<OrganisationRow, StoreError> {
    Ok(OrganisationRow {
        number: parsed(&number, "an organisation number")?,
        enrolled_by: parsed(&enrolled_by, "a federation id")?,
        name_skeleton,
        created_at: time(created_at),
    })
}
