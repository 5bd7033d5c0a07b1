//! A fresh database of either kind, and a test on each.

use tempfile::TempDir;
use tillit_model::Timestamp;
use tillit_store::{DatabaseUrl, Store};
use tillit_testkit::postgres;

/// An empty database that goes away with this value.
pub(crate) enum Fresh {
    Sqlite(TempDir),
    Postgres(postgres::Database),
}

impl Fresh {
    pub(crate) fn sqlite() -> Self {
        Self::Sqlite(tempfile::tempdir().unwrap())
    }

    pub(crate) fn postgres() -> Self {
        Self::Postgres(postgres::Database::create("registry"))
    }

    pub(crate) fn url(&self) -> DatabaseUrl {
        match self {
            Self::Sqlite(folder) => DatabaseUrl::sqlite(folder.path().join("registry.db")),
            Self::Postgres(database) => DatabaseUrl::parse(database.url()).unwrap(),
        }
    }

    /// A store in this database.
    pub(crate) fn store(&self, now: Timestamp) -> Store {
        Store::create(&self.url(), now).unwrap()
    }
}

/// Makes of each function a test on SQLite and one on PostgreSQL. A function asks for a `World` (the registry of federation moa), for `TwoFederations` (moa and skola in one registry) or for a `Fresh` database.
macro_rules! on_both {
    ($(fn $name:ident($argument:ident: $type:ident) $body:block)+) => {
        $(
            mod $name {
                #[allow(unused_imports, reason = "a body uses what it uses")]
                use super::*;

                fn check($argument: $crate::support::$type) $body

                #[test]
                fn sqlite() {
                    check($crate::support::made::$type($crate::support::Fresh::sqlite()));
                }

                #[test]
                fn postgres() {
                    check($crate::support::made::$type($crate::support::Fresh::postgres()));
                }
            }
        )+
    };
}
pub(crate) use on_both;

/// What a test asks for by the type of its argument.
#[allow(non_snake_case, reason = "named after the types that they make")]
pub(crate) mod made {
    pub(crate) fn Fresh(database: super::Fresh) -> super::Fresh {
        database
    }

    pub(crate) fn World(database: super::Fresh) -> crate::support::World {
        crate::support::World::on(database)
    }

    pub(crate) fn TwoFederations(database: super::Fresh) -> crate::support::World {
        crate::support::World::of_two(database)
    }
}
