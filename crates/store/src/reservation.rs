//! Taking a document's next version number: the compare-and-swap that lets one of many writers win.

use diesel::prelude::*;
use tillit_model::{DocumentId, DocumentKey, OrganisationNumber, Sha256};

use crate::row::{column, count, names};
use crate::schema::document;
use crate::transaction::run;
use crate::{DocumentRow, StoreError, Transaction};

/// What a new version is based on: an approved version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Base {
    /// Its number.
    pub version: u64,
    /// Of its text.
    pub sha256: Sha256,
}

/// The wish to add a version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reservation<'a> {
    /// What is changed.
    pub document: &'a DocumentKey,
    /// The approved version that it changes; `None` when there never was one.
    pub base: Option<&'a Base>,
    /// The submission, which is stored as item.
    pub item: &'a Sha256,
    /// Who submits.
    pub owner: &'a OrganisationNumber,
    /// The opaque key that the document gets if it is new.
    pub new_key: &'a str,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reserved {
    /// The number is this submission's, and the document waits for its decision.
    Reserved {
        /// The new version's number.
        version: u64,
        /// The document's opaque key.
        key: String,
    },
    /// The document has another approved version than the one that was named.
    StaleBase {
        /// The one that it has.
        current: Option<Base>,
    },
    /// A version waits already.
    PendingElsewhere {
        /// The submission that it came in.
        item: Sha256,
    },
    /// Another organisation has the document, approved or waiting.
    OwnedBy {
        /// That organisation.
        organisation: OrganisationNumber,
    },
}

/// How often to look again when a document changed between being refused and being asked why.
const LOOKS: usize = 3;

impl Transaction<'_> {
    /// Takes the document's next version number. Of any number that try at once on one base, one gets it; the rest hear why not. Numbers are never given twice, and an id under which nothing
    /// was ever approved and nothing waits may be taken by anybody.
    pub fn reserve_version(&mut self, wish: &Reservation<'_>) -> Result<Reserved, StoreError> {
        for _ in 0..LOOKS {
            let taken = match wish.base {
                Some(base) => self.follow(wish, base)?,
                None if self.begin(wish)? => Some((1, wish.new_key.to_owned())),
                None => self.begin_again(wish)?,
            };
            if let Some((version, key)) = taken {
                return Ok(Reserved::Reserved {
                    version: count(version),
                    key,
                });
            }
            if let Some(refusal) = refusal(wish, self.document(wish.document)?) {
                return Ok(refusal);
            }
        }
        Err(StoreError::Busy)
    }

    /// The first version of a document that nobody has named before.
    fn begin(&mut self, wish: &Reservation<'_>) -> Result<bool, StoreError> {
        let (kind, id) = names(wish.document);
        let insert = diesel::insert_into(document::table)
            .values((
                document::kind.eq(kind),
                document::id.eq(id),
                document::handle.eq(wish.new_key),
                document::organisation.eq(wish.owner.to_string()),
                document::likeness.eq(likeness(wish.document)),
                document::withdrawn.eq(false),
                document::last_version.eq(1),
                document::pending_version.eq(1),
                document::pending_item.eq(wish.item.to_string()),
            ))
            .on_conflict((document::kind, document::id))
            .do_nothing();
        run!(self, c => insert.execute(c)).map(|rows| rows == 1)
    }

    /// A further attempt at a document of which nothing was ever approved.
    fn begin_again(&mut self, wish: &Reservation<'_>) -> Result<Option<(i64, String)>, StoreError> {
        let free = document::table
            .find(names(wish.document))
            .filter(document::head_version.is_null())
            .filter(document::pending_item.is_null());
        let update = diesel::update(free)
            .set((
                document::organisation.eq(wish.owner.to_string()),
                document::last_version.eq(document::last_version + 1),
                document::pending_version.eq((document::last_version + 1).nullable()),
                document::pending_item.eq(wish.item.to_string()),
            ))
            .returning((document::last_version, document::handle));
        run!(self, c => update.get_result(c).optional())
    }

    /// A version after an approved one.
    fn follow(
        &mut self,
        wish: &Reservation<'_>,
        base: &Base,
    ) -> Result<Option<(i64, String)>, StoreError> {
        let unchanged = document::table
            .find(names(wish.document))
            .filter(document::head_version.eq(column(base.version)))
            .filter(document::head_sha256.eq(base.sha256.to_string()))
            .filter(document::organisation.eq(wish.owner.to_string()))
            .filter(document::pending_item.is_null());
        let update = diesel::update(unchanged)
            .set((
                document::last_version.eq(document::last_version + 1),
                document::pending_version.eq((document::last_version + 1).nullable()),
                document::pending_item.eq(wish.item.to_string()),
            ))
            .returning((document::last_version, document::handle));
        run!(self, c => update.get_result(c).optional())
    }
}

/// Only entities have ids that people mistake for one another.
fn likeness(document: &DocumentKey) -> Option<String> {
    match document.id() {
        DocumentId::Entity(entity) => Some(entity.likeness()),
        _ => None,
    }
}

/// Why a document as it stands refuses the wish; `None` when it would not.
fn refusal(wish: &Reservation<'_>, row: Option<DocumentRow>) -> Option<Reserved> {
    let Some(row) = row else {
        return wish.base.map(|_| Reserved::StaleBase { current: None });
    };
    let is_claimed = row.head.is_some() || row.pending.is_some();
    if is_claimed && row.organisation != *wish.owner {
        return Some(Reserved::OwnedBy {
            organisation: row.organisation,
        });
    }
    let current = row.head.map(|head| Base {
        version: head.version,
        sha256: head.sha256,
    });
    if current.as_ref() != wish.base {
        return Some(Reserved::StaleBase { current });
    }
    row.pending
        .map(|pending| Reserved::PendingElsewhere { item: pending.item })
}
