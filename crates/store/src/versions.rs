//! Versions of documents: appended, never changed, whatever was decided about them.

use diesel::prelude::*;
use tillit_model::{Action, DocumentKey, FederationId, OrganisationNumber, Sha256, Timestamp};

use crate::row::{action, action_word, column, count, document, names, parsed, text, time};
use crate::schema::{document_version, version_decision};
use crate::transaction::{first, run};
use crate::{ItemState, StoreError, Transaction};

/// A version with its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VersionRow {
    /// Of which document.
    pub document: DocumentKey,
    /// Its number, reserved before.
    pub version: u64,
    /// Who submitted it.
    pub organisation: OrganisationNumber,
    /// What it does.
    pub action: Action,
    /// Of the text; of no bytes for a withdrawal.
    pub sha256: Sha256,
    /// The document, byte for byte; none for a withdrawal.
    pub text: Option<String>,
    /// The submission that it came in. The version's state is that item's.
    pub item: Sha256,
    /// When it was received.
    pub received_at: Timestamp,
}

/// A version without its text, and what was decided about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VersionSummary {
    /// Its number.
    pub version: u64,
    /// Who submitted it.
    pub organisation: OrganisationNumber,
    /// What it does.
    pub action: Action,
    /// Of the text; of no bytes for a withdrawal.
    pub sha256: Sha256,
    /// The submission that it came in.
    pub item: Sha256,
    /// When it was received.
    pub received_at: Timestamp,
    /// What each federation has decided, by federation id; a federation that has not decided is missing.
    pub decisions: Vec<VersionDecision>,
}

/// What a federation made of a version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VersionDecision {
    /// Who decided.
    pub federation: FederationId,
    /// What; never pending.
    pub state: ItemState,
    /// When.
    pub at: Timestamp,
}

type Columns = (
    String,
    String,
    i64,
    String,
    String,
    String,
    Option<Vec<u8>>,
    String,
    i64,
);
type SummaryColumns = (i64, String, String, String, String, i64);

impl Transaction<'_> {
    /// Appends a version whose number was reserved.
    pub fn insert_version(&mut self, row: &VersionRow) -> Result<(), StoreError> {
        let (kind, id) = names(&row.document);
        let insert = diesel::insert_into(document_version::table).values((
            document_version::kind.eq(kind),
            document_version::id.eq(id),
            document_version::version.eq(column(row.version)),
            document_version::organisation.eq(row.organisation.to_string()),
            document_version::action.eq(action_word(row.action)),
            document_version::sha256.eq(row.sha256.to_string()),
            document_version::text.eq(row.text.as_deref().map(str::as_bytes)),
            document_version::item.eq(row.item.to_string()),
            document_version::received_at.eq(row.received_at.unix_microseconds()),
        ));
        run!(self, c => insert.execute(c)).map(drop)
    }

    /// One version.
    pub fn version(
        &mut self,
        document: &DocumentKey,
        version: u64,
    ) -> Result<Option<VersionRow>, StoreError> {
        let (kind, id) = names(document);
        let query = document_version::table.find((kind, id, column(version)));
        let row: Option<Columns> = first!(self, query)?;
        row.map(version_row).transpose()
    }

    /// The text of one version; `None` when it withdraws the document, and when there is no such version.
    pub fn version_text(
        &mut self,
        document: &DocumentKey,
        version: u64,
    ) -> Result<Option<String>, StoreError> {
        let (kind, id) = names(document);
        let query = document_version::table
            .find((kind, id, column(version)))
            .select(document_version::text);
        let row: Option<Option<Vec<u8>>> = first!(self, query)?;
        row.flatten()
            .map(|bytes| text(bytes, "a document"))
            .transpose()
    }

    /// The versions that came in one submission, by kind and id.
    pub fn versions_of_item(&mut self, item: &Sha256) -> Result<Vec<VersionRow>, StoreError> {
        let query = document_version::table
            .filter(document_version::item.eq(item.to_string()))
            .order((document_version::kind, document_version::id));
        let rows: Vec<Columns> = run!(self, c => query.load(c))?;
        rows.into_iter().map(version_row).collect()
    }

    /// Every version of a document, newest first.
    pub fn versions(&mut self, document: &DocumentKey) -> Result<Vec<VersionSummary>, StoreError> {
        use document_version as v;
        let (kind, id) = names(document);
        let query = v::table
            .filter(v::kind.eq(kind))
            .filter(v::id.eq(&id))
            .order(v::version.desc())
            .select((
                v::version,
                v::organisation,
                v::action,
                v::sha256,
                v::item,
                v::received_at,
            ));
        let rows: Vec<SummaryColumns> = run!(self, c => query.load(c))?;
        let query = version_decision::table
            .filter(version_decision::kind.eq(kind))
            .filter(version_decision::id.eq(&id))
            .order((version_decision::version, version_decision::federation))
            .select((
                version_decision::version,
                version_decision::federation,
                version_decision::state,
                version_decision::at,
            ));
        let decisions: Vec<(i64, String, String, i64)> = run!(self, c => query.load(c))?;
        rows.into_iter()
            .map(|row| summary(row, &decisions))
            .collect()
    }

    /// Appends what a federation decided about a version; `false` when that is noted already.
    pub fn insert_version_decision(
        &mut self,
        document: &DocumentKey,
        version: u64,
        decision: &VersionDecision,
    ) -> Result<bool, StoreError> {
        let (kind, id) = names(document);
        let insert = diesel::insert_into(version_decision::table)
            .values((
                version_decision::kind.eq(kind),
                version_decision::id.eq(id),
                version_decision::version.eq(column(version)),
                version_decision::federation.eq(decision.federation.as_str()),
                version_decision::state.eq(decision.state.as_str()),
                version_decision::at.eq(decision.at.unix_microseconds()),
            ))
            .on_conflict_do_nothing();
        run!(self, c => insert.execute(c)).map(|rows| rows == 1)
    }
}

fn version_row(row: Columns) -> Result<VersionRow, StoreError> {
    let (kind, id, version, organisation, word, sha256, bytes, item, received_at) = row;
    Ok(VersionRow {
        document: document(&kind, &id)?,
        version: count(version),
        organisation: parsed(&organisation, "an organisation number")?,
        action: action(&word)?,
        sha256: parsed(&sha256, "a version's SHA-256")?,
        text: bytes.map(|bytes| text(bytes, "a document")).transpose()?,
        item: parsed(&item, "an item's SHA-256")?,
        received_at: time(received_at),
    })
}

fn summary(
    row: SummaryColumns,
    decisions: &[(i64, String, String, i64)],
) -> Result<VersionSummary, StoreError> {
    let (version, organisation, word, sha256, item, received_at) = row;
    let decisions = decisions
        .iter()
        .filter(|(of, ..)| *of == version)
        .map(|(_, federation, state, at)| {
            Ok(VersionDecision {
                federation: parsed(federation, "a federation id")?,
                state: parsed(state, "a version's state")?,
                at: time(*at),
            })
        })
        .collect::<Result<_, StoreError>>()?;
    Ok(VersionSummary {
        version: count(version),
        organisation: parsed(&organisation, "an organisation number")?,
        action: action(&word)?,
        sha256: parsed(&sha256, "a version's SHA-256")?,
        item: parsed(&item, "an item's SHA-256")?,
        received_at: time(received_at),
        decisions,
    })
}
