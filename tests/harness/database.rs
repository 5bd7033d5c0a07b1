//! An empty database of either kind.

use std::path::Path;

use tillit_testkit::postgres;

/// An empty database for one registry.
#[derive(Debug)]
pub enum Database {
    /// A file below the registry's folder.
    Sqlite,
    /// A database of its own in the cluster of the tests.
    Postgres(postgres::Database),
}

/// The file of an SQLite registry, below its folder.
pub const SQLITE_FILE: &str = "registry.db";

impl Database {
    /// A database of its own in the cluster of the tests.
    pub fn postgres() -> Self {
        Self::Postgres(postgres::Database::create("e2e"))
    }

    /// What the configuration says.
    pub fn url(&self) -> &str {
        match self {
            Self::Sqlite => "sqlite:registry.db",
            Self::Postgres(database) => database.url(),
        }
    }

    /// Takes the database away from under a running server.
    pub fn take_away(&mut self, folder: &Path) {
        match self {
            Self::Sqlite => move_sqlite(folder, "", "away-"),
            Self::Postgres(database) => {
                // Dropping the value drops the database with every connection to it.
                *database = postgres::Database::create("e2e_other");
            }
        }
    }
}

/// Moves the file and what SQLite keeps beside it.
pub fn move_sqlite(folder: &Path, from: &str, to: &str) {
    for suffix in ["", "-wal", "-shm"] {
        let name = |prefix: &str| folder.join(format!("{prefix}{SQLITE_FILE}{suffix}"));
        if name(from).exists() {
            std::fs::rename(name(from), name(to)).unwrap();
        }
    }
}
