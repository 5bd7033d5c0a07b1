//! Where the database is: `sqlite:/var/lib/tillit/tillit.db` or `postgres://tillit@db.example.org/tillit`.

use std::fmt;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use crate::postgres_url::PostgresUrl;

/// The address of a database. Shown without its password.
#[derive(Clone)]
pub struct DatabaseUrl {
    pub(crate) target: Target,
}

/// The two kinds of database.
#[derive(Clone)]
pub(crate) enum Target {
    Sqlite(PathBuf),
    Postgres(Box<PostgresUrl>),
}

impl DatabaseUrl {
    /// Reads `sqlite:<path>`, or `postgres://user:password@host:port/database?parameters`.
    ///
    /// PostgreSQL takes the parameters of `tokio_postgres::Config`, and `sslmode`: `verify-full` and `require` both mean TLS with a certificate that is verified, by the system's roots or
    /// by the PEM file that `sslrootcert` names; `disable` means no TLS. Without `sslmode`, a loopback address or a Unix socket is used without TLS and everything else with `verify-full`.
    pub fn parse(text: &str) -> Result<Self, ParseDatabaseUrlError> {
        let target = match text.split_once(':') {
            Some(("sqlite", path)) => Target::Sqlite(sqlite_path(path)?),
            Some(("postgres" | "postgresql", _)) => {
                Target::Postgres(Box::new(PostgresUrl::parse(text)?))
            }
            _ => return Err(ParseDatabaseUrlError::Scheme),
        };
        Ok(Self { target })
    }

    /// The address of an SQLite file.
    pub fn sqlite(path: impl AsRef<Path>) -> Self {
        Self {
            target: Target::Sqlite(path.as_ref().to_owned()),
        }
    }
}

/// `sqlite:///absolute` is read as `sqlite:/absolute`, since people write both.
fn sqlite_path(path: &str) -> Result<PathBuf, ParseDatabaseUrlError> {
    let path = match path.strip_prefix("//") {
        Some(absolute) if absolute.starts_with('/') => absolute,
        Some(_) => return Err(ParseDatabaseUrlError::SqlitePath),
        None => path,
    };
    let is_file = !path.is_empty() && !path.starts_with(':') && !path.contains(['?', '\0']);
    if is_file {
        Ok(PathBuf::from(path))
    } else {
        Err(ParseDatabaseUrlError::SqlitePath)
    }
}

/// Why a text is no database address.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ParseDatabaseUrlError {
    /// Neither of the two databases.
    #[error(
        "a database address begins with sqlite: or postgres://, as in sqlite:/var/lib/tillit/tillit.db"
    )]
    Scheme,
    /// SQLite lives in a file here, never in memory.
    #[error("an SQLite address names a file, as in sqlite:/var/lib/tillit/tillit.db")]
    SqlitePath,
    /// A TLS mode that would not say whether the connection is safe.
    #[error("sslmode is disable, require or verify-full, not {0:?}")]
    SslMode(String),
    /// Anything else in a PostgreSQL address.
    #[error("a PostgreSQL address is written postgres://user@host:port/database: {0}")]
    Postgres(String),
}

impl FromStr for DatabaseUrl {
    type Err = ParseDatabaseUrlError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

impl fmt::Display for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.target {
            Target::Sqlite(path) => write!(f, "sqlite:{}", path.display()),
            Target::Postgres(url) => url.fmt(f),
        }
    }
}

impl fmt::Debug for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DatabaseUrl({self})")
    }
}
