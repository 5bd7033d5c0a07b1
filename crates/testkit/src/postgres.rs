//! A fresh PostgreSQL database for one test, inside the cluster that the task runner started.

use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;

use tokio_postgres::{Config, NoTls};

/// The variable that names the cluster: `postgres://postgres@127.0.0.1:PORT/postgres`.
const VARIABLE: &str = "TILLIT_TEST_POSTGRES";

/// An empty database; dropped, with every connection to it, when this value is.
#[derive(Debug)]
pub struct Database {
    cluster: String,
    name: String,
    url: String,
}

impl Database {
    /// Makes a database whose name begins with `name` (lower-case letters, digits and underscores).
    ///
    /// # Panics
    ///
    /// When there is no cluster to make it in: a test that needs PostgreSQL fails without it.
    pub fn create(name: &str) -> Self {
        let package = std::env::var("CARGO_PKG_NAME").unwrap_or_else(|_| "<crate>".to_owned());
        let Ok(cluster) = std::env::var(VARIABLE) else {
            panic!(
                "{VARIABLE} is not set, so there is no PostgreSQL for this test: \
                 run `cargo xtask test -- -p {package}`, or keep one with `cargo xtask db up`"
            );
        };
        Self::create_in(&cluster, name)
    }

    /// The same in a cluster with this address.
    ///
    /// # Panics
    ///
    /// When the cluster does not make it.
    pub fn create_in(cluster: &str, name: &str) -> Self {
        assert!(
            !name.is_empty()
                && name
                    .bytes()
                    .all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'_')),
            "a test database is named by lower-case letters, digits and underscores, not {name:?}"
        );
        let name = unique(name);
        let (server, _) = cluster
            .rsplit_once('/')
            .expect("the cluster's address ends in a database");
        let url = format!("{server}/{name}");
        execute(
            cluster,
            format!("CREATE DATABASE {name} TEMPLATE template0"),
        )
        .expect("the cluster makes a database");
        Self {
            cluster: cluster.to_owned(),
            name,
            url,
        }
    }

    /// The address to connect to.
    pub fn url(&self) -> &str {
        &self.url
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        let drop = format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.name);
        if let Err(error) = execute(&self.cluster, drop) {
            eprintln!("could not drop the test database {}: {error}", self.name);
        }
    }
}

/// Names are cut at 63 bytes by PostgreSQL: at most 40 of the given one, then process and count.
fn unique(name: &str) -> String {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    let short = &name[..name.len().min(40)];
    format!("t_{short}_{}_{count}", std::process::id())
}

/// Runs one statement over a connection of its own. On a thread of its own too, because the test
/// may be inside a runtime, where another one may not block.
fn execute(cluster: &str, statement: String) -> Result<(), tokio_postgres::Error> {
    let config: Config = cluster.parse()?;
    let work = async move {
        let (client, connection) = config.connect(NoTls).await?;
        let driver = tokio::spawn(connection);
        let result = client.batch_execute(&statement).await;
        drop(client);
        driver
            .await
            .expect("the connection's task does not panic")?;
        result
    };
    let thread = thread::spawn(|| {
        tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .expect("a runtime starts")
            .block_on(work)
    });
    thread
        .join()
        .expect("the statement's thread does not panic")
}
