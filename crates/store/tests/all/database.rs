//! A fresh database of either kind, and a test on each.

use std::sync::Barrier;
use std::thread;

use diesel::prelude::*;
use tempfile::TempDir;
use tillit_store::{DatabaseUrl, Store, StoreError, Transaction};
use tillit_testkit::postgres;

use crate::fixtures::at;

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
        Self::Postgres(postgres::Database::create("store"))
    }

    pub(crate) fn url(&self) -> DatabaseUrl {
        match self {
            Self::Sqlite(folder) => DatabaseUrl::sqlite(folder.path().join("registry.db")),
            Self::Postgres(database) => DatabaseUrl::parse(database.url()).unwrap(),
        }
    }

    /// A new registry in this database.
    pub(crate) fn registry(self) -> Registry {
        let store = Store::create(&self.url(), at(0)).unwrap();
        Registry {
            store,
            _database: self,
        }
    }

    /// Runs SQL past the store.
    pub(crate) fn execute(&self, sql: &str) {
        self.lines_of(sql, false);
    }

    /// The only column of a query's rows, sorted.
    pub(crate) fn lines(&self, sql: &str) -> Vec<String> {
        self.lines_of(sql, true)
    }

    fn lines_of(&self, sql: &str, is_query: bool) -> Vec<String> {
        #[derive(QueryableByName)]
        struct Line {
            #[diesel(sql_type = diesel::sql_types::Text)]
            line: String,
        }
        let mut lines: Vec<String> = match self {
            Self::Sqlite(folder) => {
                let path = folder.path().join("registry.db");
                let mut connection = SqliteConnection::establish(path.to_str().unwrap()).unwrap();
                if is_query {
                    let rows: Vec<Line> = diesel::sql_query(sql).load(&mut connection).unwrap();
                    rows.into_iter().map(|row| row.line).collect()
                } else {
                    diesel::connection::SimpleConnection::batch_execute(&mut connection, sql)
                        .unwrap();
                    Vec::new()
                }
            }
            Self::Postgres(database) => ask_postgres(database.url(), sql),
        };
        lines.sort();
        lines
    }
}

pub(crate) fn ask_postgres(url: &str, sql: &str) -> Vec<String> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(async {
        let (client, connection) = tokio_postgres::connect(url, tokio_postgres::NoTls)
            .await
            .unwrap();
        let driver = tokio::spawn(connection);
        let messages = client.simple_query(sql).await.unwrap();
        drop(client);
        driver.await.unwrap().unwrap();
        messages
            .into_iter()
            .filter_map(|message| match message {
                tokio_postgres::SimpleQueryMessage::Row(row) => row.get(0).map(str::to_owned),
                _ => None,
            })
            .collect()
    })
}

/// A registry in a database of its own.
pub(crate) struct Registry {
    pub(crate) store: Store,
    /// Keeps the database until the end of the test.
    _database: Fresh,
}

impl Registry {
    /// One transaction that must succeed.
    pub(crate) fn write<T>(
        &self,
        work: impl FnOnce(&mut Transaction<'_>) -> Result<T, StoreError>,
    ) -> T {
        self.store.write(work).unwrap()
    }

    /// One look that must succeed.
    pub(crate) fn read<T>(
        &self,
        work: impl FnOnce(&mut Transaction<'_>) -> Result<T, StoreError>,
    ) -> T {
        self.store.read(work).unwrap()
    }

    /// Sixteen threads do the same at the same time, each in a transaction of its own; what each got.
    pub(crate) fn race<T: Send>(
        &self,
        work: impl Fn(usize, &mut Transaction<'_>) -> Result<T, StoreError> + Sync,
    ) -> Vec<T> {
        let barrier = Barrier::new(16);
        thread::scope(|scope| {
            let racers: Vec<_> = (0..16)
                .map(|number| {
                    let (barrier, work) = (&barrier, &work);
                    scope.spawn(move || {
                        barrier.wait();
                        self.store
                            .write(|transaction| work(number, transaction))
                            .unwrap()
                    })
                })
                .collect();
            racers
                .into_iter()
                .map(|racer| racer.join().unwrap())
                .collect()
        })
    }
}

/// Makes of each function a test on SQLite and one on PostgreSQL.
macro_rules! on_both {
    ($(fn $name:ident($argument:ident: $type:ident) $body:block)+) => {
        $(
            mod $name {
                #[allow(unused_imports, reason = "a body uses what it uses")]
                use super::*;

                fn check($argument: $crate::database::$type) $body

                #[test]
                fn sqlite() {
                    check($crate::database::made::$type($crate::database::Fresh::sqlite()));
                }

                #[test]
                fn postgres() {
                    check($crate::database::made::$type($crate::database::Fresh::postgres()));
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

    pub(crate) fn Registry(database: super::Fresh) -> super::Registry {
        database.registry()
    }
}
