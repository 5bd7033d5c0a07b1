//! The registry's memory: rows, transactions and migrations on SQLite and PostgreSQL.
//!
//! The only crate that knows Diesel. A [`Store`] is opened on a [`DatabaseUrl`]; a use case is one call of [`Store::write`] or [`Store::read`] and works through the methods of
//! [`Transaction`], which stand in one file per subject. Every query is written once and type-checked for both databases; what differs between them stands in `dialect.rs`, `failure.rs` and in
//! `migrations/`.
//!
//! Rules live elsewhere. What the store itself guarantees is what must hold between competing transactions: an id is used once, a document has one pending version, a version is
//! based on the one before it, a person votes once, a client key belongs to one entity, a publication number is given once. Such a breach is a typed outcome, not an error.
//!
//! Times are whole microseconds in UTC, ids are text and sort by bytes, documents and statements are kept byte for byte.

mod alone;
mod artefacts;
mod back_up;
mod connection;
mod create;
mod database_url;
mod decisions;
mod dialect;
mod document_list;
mod documents;
mod error;
mod failure;
mod federations;
mod file_id;
mod holds;
mod invitations;
mod item_list;
mod items;
mod jobs;
mod keys;
mod known;
mod leases;
mod listener;
mod listings;
mod marks;
mod meta;
mod migrate;
mod migrations;
mod nonces;
mod open;
mod organisations;
mod page;
mod pins;
mod pool;
mod postgres_url;
mod prune;
mod publications;
mod replay;
mod reservation;
mod row;
mod runtime;
mod schema;
mod sqlstate;
mod statements;
mod statistics;
mod store;
mod tls;
mod transaction;
mod versions;
mod words;

pub use alone::HoldAloneError;
pub use artefacts::{ArtefactLink, ArtefactRow};
pub use back_up::BackUpError;
pub use create::CreateStoreError;
pub use database_url::{DatabaseUrl, ParseDatabaseUrlError};
pub use decisions::DecisionRow;
pub use document_list::DocumentFilter;
pub use documents::{DocumentRow, Head, Pending};
pub use error::{StorageFault, StoreError};
pub use federations::{FederationRow, ProfileHead, ProfileRow};
pub use holds::HoldRow;
pub use invitations::{InvitationRow, NewInvitation};
pub use item_list::ItemFilter;
pub use items::{FederationState, ItemRow, NewItem};
pub use jobs::{FinishedJob, NewJob, TakenJob, UnfinishedJob};
pub use keys::{KeyRow, KeyStateRow, NewKey};
pub use listings::{ListingChange, ListingRow};
pub use marks::{Mark, MarkKind};
pub use migrate::MigrateError;
pub use open::OpenStoreError;
pub use organisations::OrganisationRow;
pub use page::{Page, Paged};
pub use pins::PinClaim;
pub use prune::Pruned;
pub use publications::{NewPublication, Publication};
pub use reservation::{Base, Reservation, Reserved};
pub use statements::StatementRow;
pub use statistics::{Connections, Errors, Statistics};
pub use store::Store;
pub use transaction::Transaction;
pub use versions::{VersionDecision, VersionRow, VersionSummary};
pub use words::{HoldTarget, ItemKind, ItemState, KeyState, UnknownWord, Verdict};
