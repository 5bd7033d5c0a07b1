//! The server's configuration: one TOML file, with a documented default for everything.
//!
//! [`Config`] holds what was checked. Reading is in `read.rs`, the table of settings with their documentation in
//! `settings.rs`; errors, the example file and the effective configuration all come from that table.

mod effective;
mod error;
mod example;
mod read;
mod settings;

use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use ipnet::IpNet;

pub use error::ConfigError;
pub use example::example;
pub use settings::{SETTINGS, Setting};

/// What the server was told, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    /// Where to listen.
    pub listen: SocketAddr,
    /// The public address: the only source of absolute URLs, and the audience of statements.
    pub base_url: BaseUrl,
    /// The database.
    pub database: Database,
    /// Where the server's own keys are.
    pub keys: Keys,
    /// Threads, connections and times.
    pub http: Http,
    /// The largest input.
    pub limits: Limits,
    /// How often one client may ask.
    pub rates: Rates,
    /// How often things are done unasked.
    pub scheduler: Scheduler,
    /// What is written to standard error.
    pub log: Log,
    /// Whom readers of the API turn to.
    pub contact: Contact,
}

/// A public address: `https://` (or `http://` while trying things out), a host, perhaps a port; no path and no slash at the end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BaseUrl(String);

impl BaseUrl {
    /// The address as text, without a slash at the end.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The absolute address of a path that begins with a slash.
    pub fn join(&self, path: &str) -> String {
        format!("{}{path}", self.0)
    }

    #[cfg(test)]
    pub(crate) fn of_tests() -> Self {
        Self("https://registry.example".to_owned())
    }

    /// Whether readers come over TLS.
    pub fn is_https(&self) -> bool {
        self.0.starts_with("https://")
    }
}

/// The database.
#[derive(Clone, PartialEq, Eq)]
pub struct Database {
    /// `sqlite:` with a path, or `postgres://`. May hold a password.
    pub url: String,
}

impl std::fmt::Debug for Database {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Database")
            .field("url", &effective::without_password(&self.url))
            .finish()
    }
}

/// Where the server's own keys are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keys {
    /// The folder of `publish-<federation>.pem` and `token.pem`.
    pub folder: PathBuf,
    /// Where the passphrase comes from.
    pub passphrase: PassphraseSource,
}

/// Where a passphrase comes from; never the passphrase itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PassphraseSource {
    /// The keys are not encrypted.
    None,
    /// The first line of a file.
    File(PathBuf),
    /// An environment variable.
    Variable(String),
}

/// Threads, connections and times.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Http {
    /// Threads that serve; 0 means one for each core.
    pub workers: usize,
    /// Threads that work for each of them, with the database or with keys.
    pub blocking_threads: usize,
    /// Open connections in all.
    pub max_connections: usize,
    /// Open connections of one client.
    pub max_connections_per_client: usize,
    /// Proxies that are believed when they name the client.
    pub trusted_proxies: Vec<IpNet>,
    /// Connections that wait to be taken.
    pub backlog: u32,
    /// How long an idle connection is kept.
    pub keep_alive: Duration,
    /// How long a client may take to send the head of a request.
    pub head_timeout: Duration,
    /// How long a client may take to send a body.
    pub body_timeout: Duration,
    /// How long an answer may wait for a client that takes nothing of it.
    pub write_timeout: Duration,
    /// How long a use case may take before its request is given up.
    pub use_case_timeout: Duration,
    /// How long requests and jobs may take to end when the server stops.
    pub shutdown_timeout: Duration,
    /// How long caches may keep what is current.
    pub max_age: Duration,
}

/// The largest input.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of a request's body.
    pub body_bytes: usize,
    /// Bytes of a request's path and query.
    pub url_bytes: usize,
}

/// How often one client may ask, by what a request costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rates {
    /// Reads from memory: files and pages.
    pub reads: Rate,
    /// Reads that ask the database.
    pub queries: Rate,
    /// Everything that may change something.
    pub statements: Rate,
}

/// How many requests in the long run, and how many at once after a pause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rate {
    /// Requests a second; 0 means no limit.
    pub per_second: u32,
    /// Requests at once.
    pub burst: u32,
}

/// How often things are done unasked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scheduler {
    /// Whether this process does the jobs; all processes on one database may, one at a time does.
    pub enabled: bool,
    /// Between looking for jobs that are due.
    pub interval: Duration,
    /// Between looking whether something new was published.
    pub poll: Duration,
}

/// What is written to standard error.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Log {
    /// JSON for programs, text for people.
    pub format: LogFormat,
    /// A level, or directives as `tillit_server=debug,info`.
    pub level: String,
}

/// How log lines are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogFormat {
    /// One JSON object on each line.
    Json,
    /// For people.
    Text,
}

/// Whom people turn to. Each may be empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// A name.
    pub name: String,
    /// A mail address.
    pub email: String,
    /// A page.
    pub url: String,
}

impl Contact {
    /// Placeholders, for the description of the API that belongs to no registry.
    pub fn placeholder() -> Self {
        Self {
            name: "The operator of this registry".to_owned(),
            email: "registry@registry.example".to_owned(),
            url: "https://registry.example/support".to_owned(),
        }
    }

    /// Whether nobody is named.
    pub fn is_empty(&self) -> bool {
        self.name.is_empty()
    }
}
