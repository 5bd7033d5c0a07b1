//! An empty database of either kind.

use std::path::Path;
use std::process::Command;

use tillit_testkit::postgres;

use crate::cluster::Cluster;

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

    /// A database of its own in this cluster.
    pub fn postgres_in(cluster: &Cluster) -> Self {
        Self::Postgres(postgres::Database::create_in(&cluster.url(), "e2e"))
    }

    /// The rows of a query that is the same for both, one text each, asked by the database's own tool beside the server.
    pub fn ask(&self, folder: &Path, sql: &str) -> Vec<String> {
        self.tool(folder, sql, &["-readonly"])
    }

    /// Changes what is stored behind the server's back, by the database's own tool.
    pub fn execute(&self, folder: &Path, sql: &str) {
        self.tool(folder, sql, &[]);
    }

    fn tool(&self, folder: &Path, sql: &str, of_sqlite: &[&str]) -> Vec<String> {
        let mut command = match self {
            Self::Sqlite => {
                let mut command = Command::new("sqlite3");
                command
                    .args(of_sqlite)
                    .args(["-batch", "-bail", "-cmd", ".timeout 10000"])
                    .arg(folder.join(SQLITE_FILE))
                    .arg(sql);
                command
            }
            Self::Postgres(database) => {
                let mut command = Command::new("psql");
                command
                    .args(["-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-c", sql])
                    .arg(database.url());
                command
            }
        };
        let output = command
            .output()
            .unwrap_or_else(|error| panic!("{command:?} does not start: {error}"));
        assert!(
            output.status.success(),
            "{command:?}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
        let text = String::from_utf8(output.stdout).unwrap();
        text.lines().map(str::to_owned).collect()
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
