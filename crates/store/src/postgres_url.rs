//! Addresses of PostgreSQL databases, and what they say about TLS.

use std::fmt;
use std::net::IpAddr;
use std::path::PathBuf;
use std::time::Duration;

use tokio_postgres::Config;
use tokio_postgres::config::{Host, SslMode, SslNegotiation};
use url::form_urlencoded;

use crate::ParseDatabaseUrlError;

/// A PostgreSQL address, taken apart.
#[derive(Clone)]
pub(crate) struct PostgresUrl {
    pub(crate) config: Config,
    pub(crate) tls: Tls,
}

/// How the connection is protected.
#[derive(Clone, PartialEq, Eq)]
pub(crate) enum Tls {
    /// Not at all: the address says so, or the server is on this machine.
    Off,
    /// TLS with a certificate that these roots vouch for; `None` means the system's roots.
    Verified { roots: Option<PathBuf> },
}

/// How long a connection attempt may take when the address does not say.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);

/// How long sent bytes may stay unanswered by the other machine before the connection is given up.
const SILENCE: Duration = Duration::from_secs(15);

impl PostgresUrl {
    pub(crate) fn parse(text: &str) -> Result<Self, ParseDatabaseUrlError> {
        let (address, query) = text.split_once('?').unwrap_or((text, ""));
        let (mode, roots, rest) = take_tls_parameters(query);
        let mut config = format!("{address}{rest}")
            .parse::<Config>()
            .map_err(|error| ParseDatabaseUrlError::Postgres(chain(&error)))?;
        if config.get_hosts().is_empty() {
            return Err(ParseDatabaseUrlError::Postgres("no host".to_owned()));
        }
        let tls = match mode.as_deref() {
            Some("disable") => Tls::Off,
            Some("require" | "verify-full") => Tls::Verified { roots },
            Some(other) => return Err(ParseDatabaseUrlError::SslMode(other.to_owned())),
            None if config.get_hosts().iter().all(is_local) => Tls::Off,
            None => Tls::Verified { roots },
        };
        config.ssl_mode(match tls {
            Tls::Off => SslMode::Disable,
            Tls::Verified { .. } => SslMode::Require,
        });
        if config.get_connect_timeout().is_none() {
            config.connect_timeout(CONNECT_TIMEOUT);
        }
        if config.get_tcp_user_timeout().is_none() {
            config.tcp_user_timeout(SILENCE);
        }
        if config.get_application_name().is_none() {
            config.application_name("tillit");
        }
        Ok(Self { config, tls })
    }

    /// The Unix socket, when that is the only host.
    pub(crate) fn socket(&self) -> Option<PathBuf> {
        match self.config.get_hosts() {
            #[cfg(unix)]
            [Host::Unix(folder)] => {
                let port = self.config.get_ports().first().copied().unwrap_or(5432);
                Some(folder.join(format!(".s.PGSQL.{port}")))
            }
            _ => None,
        }
    }

    /// Lets the driver hand its stream to the connector at once, which then need not be one for TLS.
    pub(crate) fn config_without_tls(&self) -> Config {
        let mut config = self.config.clone();
        config
            .ssl_mode(SslMode::Require)
            .ssl_negotiation(SslNegotiation::Direct);
        config
    }
}

/// Takes `sslmode` and `sslrootcert` out of the query and leaves the other parameters as they were written.
fn take_tls_parameters(query: &str) -> (Option<String>, Option<PathBuf>, String) {
    let (mut mode, mut roots, mut rest) = (None, None, String::new());
    for part in query.split('&').filter(|part| !part.is_empty()) {
        let decoded = form_urlencoded::parse(part.as_bytes()).next();
        match decoded {
            Some((name, value)) if name == "sslmode" => mode = Some(value.into_owned()),
            Some((name, value)) if name == "sslrootcert" => {
                roots = Some(PathBuf::from(value.into_owned()));
            }
            _ => {
                rest.push(if rest.is_empty() { '?' } else { '&' });
                rest.push_str(part);
            }
        }
    }
    (mode, roots, rest)
}

fn is_local(host: &Host) -> bool {
    match host {
        Host::Tcp(name) if name == "localhost" => true,
        Host::Tcp(name) => name.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback()),
        #[cfg(unix)]
        Host::Unix(_) => true,
    }
}

/// An error with its causes; the PostgreSQL driver puts what happened into the cause.
pub(crate) fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        let cause_text = cause.to_string();
        if !text.contains(&cause_text) {
            text = format!("{text}: {cause_text}");
        }
        source = cause.source();
    }
    text
}

impl fmt::Display for PostgresUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("postgres://")?;
        if let Some(user) = self.config.get_user() {
            write!(f, "{user}@")?;
        }
        for (index, host) in self.config.get_hosts().iter().enumerate() {
            if index > 0 {
                f.write_str(",")?;
            }
            match host {
                Host::Tcp(name) => f.write_str(name)?,
                #[cfg(unix)]
                Host::Unix(path) => write!(f, "{}", path.display())?,
            }
            let ports = self.config.get_ports();
            if let Some(port) = ports.get(index).or(ports.first()) {
                write!(f, ":{port}")?;
            }
        }
        write!(f, "/{}", self.config.get_dbname().unwrap_or_default())?;
        match &self.tls {
            Tls::Off => f.write_str("?sslmode=disable"),
            Tls::Verified { .. } => f.write_str("?sslmode=verify-full"),
        }
    }
}
