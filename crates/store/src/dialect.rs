//! Everything in which SQLite and PostgreSQL differ, apart from their migrations.

use std::path::Path;

use diesel::connection::{AnsiTransactionManager, TransactionManager};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Nullable, Text};
use diesel::{QueryResult, sql_query};
use diesel_async::async_connection_wrapper::BlockOn as _;

use crate::connection::{Connection, PostgresConnection, on_each};
use crate::runtime::Blocking;

/// Durable before a commit returns, references checked, ten seconds of patience with another process that writes.
pub(crate) const SQLITE_SESSION: &str = "PRAGMA busy_timeout = 10000; PRAGMA journal_mode = WAL; \
    PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF;";

/// A connection that only reads.
pub(crate) const SQLITE_READ_ONLY: &str = "PRAGMA query_only = ON;";

/// The same patience as on SQLite, and nobody may keep a transaction open and idle.
pub(crate) const POSTGRES_SESSION: &str =
    "SET lock_timeout = '10s'; SET idle_in_transaction_session_timeout = '60s';";

/// The address of an existing file; SQLite would otherwise create it.
pub(crate) fn sqlite_uri(path: &Path) -> Option<String> {
    let escaped = path
        .to_str()?
        .replace('%', "%25")
        .replace('?', "%3f")
        .replace('#', "%23");
    Some(format!("file:{escaped}?mode=rw"))
}

/// Begins a transaction that writes. On SQLite it takes the write lock at once, so that it cannot lose it later; on PostgreSQL constraints and conditional updates decide between writers.
pub(crate) fn begin_write(connection: &mut Connection) -> QueryResult<()> {
    match connection {
        Connection::Sqlite(c) => {
            AnsiTransactionManager::begin_transaction_sql(c, "BEGIN IMMEDIATE")
        }
        Connection::Postgres(c, _, runtime) => begin_postgres(
            c,
            runtime,
            "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE",
        ),
    }
}

/// Begins a transaction that sees one state of the database and changes nothing.
pub(crate) fn begin_read(connection: &mut Connection) -> QueryResult<()> {
    match connection {
        Connection::Sqlite(c) => AnsiTransactionManager::begin_transaction_sql(c, "BEGIN"),
        Connection::Postgres(c, _, runtime) => begin_postgres(
            c,
            runtime,
            "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
        ),
    }
}

fn begin_postgres(
    connection: &mut PostgresConnection,
    runtime: &Blocking,
    sql: &str,
) -> QueryResult<()> {
    let begin = diesel_async::AnsiTransactionManager::begin_transaction_sql(&mut **connection, sql);
    runtime.block_on(begin)
}

pub(crate) fn commit(connection: &mut Connection) -> QueryResult<()> {
    fn run<C: diesel::Connection>(connection: &mut C) -> QueryResult<()> {
        C::TransactionManager::commit_transaction(connection)
    }
    on_each!(connection, c => run(c))
}

pub(crate) fn rollback(connection: &mut Connection) -> QueryResult<()> {
    fn run<C: diesel::Connection>(connection: &mut C) -> QueryResult<()> {
        C::TransactionManager::rollback_transaction(connection)
    }
    on_each!(connection, c => run(c))
}

/// Whether a connection is in a state from which it cannot be used again.
pub(crate) fn is_broken(connection: &mut Connection) -> bool {
    fn run<C: diesel::Connection>(connection: &mut C) -> bool {
        C::TransactionManager::is_broken_transaction_manager(connection)
    }
    on_each!(connection, c => run(c))
}

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    count: i64,
}

/// How many tables there are with this name, or with any name.
pub(crate) fn tables(connection: &mut Connection, name: Option<&str>) -> QueryResult<i64> {
    let sql = match connection {
        Connection::Sqlite(_) => {
            "SELECT count(*) AS count FROM sqlite_schema WHERE type = 'table' AND name = coalesce(?, name)"
        }
        Connection::Postgres(..) => {
            "SELECT count(*) AS count FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace \
             WHERE c.relkind = 'r' AND c.relname::text = coalesce($1, c.relname::text) \
             AND pg_catalog.pg_table_is_visible(c.oid) AND n.nspname NOT IN ('pg_catalog', 'information_schema')"
        }
    };
    let query = sql_query(sql).bind::<Nullable<Text>, _>(name);
    on_each!(connection, c => query.get_result::<Count>(c)).map(|row| row.count)
}

/// Keeps two programs from migrating one database at the same time, until the transaction ends. SQLite's write lock does that by itself.
pub(crate) fn lock_migrations(connection: &mut Connection) -> QueryResult<()> {
    match connection {
        Connection::Sqlite(_) => Ok(()),
        // The number is this program's own: the letters "tillit".
        Connection::Postgres(c, ..) => sql_query("SELECT pg_advisory_xact_lock(128017164413300)")
            .execute(c)
            .map(drop),
    }
}
