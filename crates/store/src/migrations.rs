//! The migrations compiled into this program, compared with those that a database has had.

use diesel::connection::SimpleConnection as _;
use diesel::migration::{Migration, MigrationConnection as _, MigrationSource};
use diesel::prelude::*;
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use crate::connection::{Connection, on_each};
use crate::failure::failure;
use crate::{StoreError, dialect};

const SQLITE: EmbeddedMigrations = embed_migrations!("../../migrations/sqlite");
const POSTGRES: EmbeddedMigrations = embed_migrations!("../../migrations/postgres");

diesel::table! {
    /// Diesel's own record of what has run.
    __diesel_schema_migrations (version) {
        version -> Text,
    }
}

/// How a database relates to this program.
pub(crate) struct MigrationState {
    /// Names of migrations that it lacks.
    pub(crate) pending: Vec<String>,
    /// Versions that it has and this program does not know.
    pub(crate) unknown: Vec<String>,
}

/// Whether anything of ours is in this database.
pub(crate) fn is_ours(connection: &mut Connection) -> Result<bool, StoreError> {
    dialect::tables(connection, Some("__diesel_schema_migrations"))
        .map(|count| count > 0)
        .map_err(|error| failure(connection, error))
}

/// Compares; the database must be one of ours. Reads only, so that a role without the right to create tables may ask.
pub(crate) fn state(connection: &mut Connection) -> Result<MigrationState, StoreError> {
    use __diesel_schema_migrations::dsl::{__diesel_schema_migrations as table, version};
    let applied: Vec<String> =
        on_each!(connection, c => table.select(version).order(version).load(c))
            .map_err(|error| failure(connection, error))?;
    let known = known();
    Ok(MigrationState {
        pending: known
            .iter()
            .filter(|(number, _)| !applied.contains(number))
            .map(|(_, name)| name.clone())
            .collect(),
        unknown: applied
            .into_iter()
            .filter(|number| known.iter().all(|(known, _)| known != number))
            .collect(),
    })
}

/// Version and name of each migration of this program. Both databases have the same ones.
fn known() -> Vec<(String, String)> {
    let migrations: Vec<Box<dyn Migration<diesel::sqlite::Sqlite>>> = SQLITE
        .migrations()
        .expect("embedded migrations are read at compile time");
    let mut known: Vec<_> = migrations
        .iter()
        .map(|migration| {
            (
                migration.name().version().to_string(),
                migration.name().to_string(),
            )
        })
        .collect();
    known.sort();
    known
}

/// Runs what is pending, inside the transaction that the caller has begun; returns the names.
pub(crate) fn run_pending(connection: &mut Connection) -> Result<Vec<String>, StoreError> {
    on_each!(connection, c => c.setup()).map_err(|error| failure(connection, error))?;
    let names = state(connection)?.pending;
    let outcome = match connection {
        Connection::Sqlite(c) => c.run_pending_migrations(SQLITE).map(drop),
        Connection::Postgres(c, ..) => {
            // "table exists already" and the like are of no interest here.
            let quiet = c.batch_execute("SET LOCAL client_min_messages = warning");
            quiet.map_err(|error| StoreError::Failed {
                reason: error.to_string(),
            })?;
            c.run_pending_migrations(POSTGRES).map(drop)
        }
    };
    outcome.map_err(|error| StoreError::Failed {
        reason: error.to_string(),
    })?;
    Ok(names)
}
