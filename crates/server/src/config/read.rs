//! From a file to a checked [`Config`].

use std::net::IpAddr;
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};
use std::str::FromStr as _;
use std::time::Duration;

use ipnet::IpNet;
use toml::{Table, Value};
use tracing_subscriber::EnvFilter;

use super::settings::{SETTINGS, remedy};
use super::{
    BaseUrl, Config, ConfigError, Contact, Database, Http, Keys, Limits, Log, LogFormat,
    PassphraseSource, Rate, Rates, Scheduler,
};

impl Config {
    /// Reads a file. Relative paths in it are below the file's own folder.
    pub fn read(path: &Path) -> Result<Self, ConfigError> {
        let text = match std::fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                return Err(ConfigError::Missing(path.to_owned()));
            }
            Err(error) => {
                return Err(ConfigError::Unreadable {
                    path: path.to_owned(),
                    reason: error.to_string(),
                });
            }
        };
        Self::parse(path, &text, &|name| std::env::var(name).ok())
    }

    /// Reads the text of the file at `path`; `variable` gives environment variables.
    pub fn parse(
        path: &Path,
        text: &str,
        variable: &dyn Fn(&str) -> Option<String>,
    ) -> Result<Self, ConfigError> {
        let written = text.parse::<Table>().map_err(|error| ConfigError::Syntax {
            path: path.to_owned(),
            reason: error.to_string().trim_end().replace('\n', "\n  "),
        })?;
        let source = Source { path, written };
        source.refuse_unknown("", &source.written)?;
        Ok(Self {
            listen: source.parsed("listen", |text| text.parse().ok())?,
            base_url: source.parsed("base_url", base_url)?,
            database: Database {
                url: source.database_url(variable)?,
            },
            keys: Keys {
                folder: source.below(&source.parsed("keys.folder", not_empty)?),
                passphrase: source.passphrase(variable)?,
            },
            http: source.http()?,
            limits: Limits {
                body_bytes: source.integer("limits.body_bytes", 1024..=16_777_216)? as usize,
                url_bytes: source.integer("limits.url_bytes", 256..=8192)? as usize,
            },
            rates: Rates {
                reads: source.rate("reads")?,
                queries: source.rate("queries")?,
                statements: source.rate("statements")?,
            },
            scheduler: Scheduler {
                enabled: source.boolean("scheduler.enabled")?,
                interval: source.seconds("scheduler.interval_seconds", 1..=3600)?,
                poll: source.seconds("scheduler.poll_seconds", 1..=3600)?,
            },
            log: Log {
                format: source.parsed("log.format", |text| match text {
                    "json" => Some(LogFormat::Json),
                    "text" => Some(LogFormat::Text),
                    _ => None,
                })?,
                level: source.parsed("log.level", log_level)?,
            },
            contact: Contact {
                name: source.text("contact.name")?,
                email: source.parsed("contact.email", |text| {
                    (text.is_empty() || text.contains('@')).then(|| text.to_owned())
                })?,
                url: source.parsed("contact.url", |text| {
                    (text.is_empty() || text.starts_with("https://") || text.starts_with("http://"))
                        .then(|| text.to_owned())
                })?,
            },
        })
    }
}

/// What is written in the file, looked up by the full names of settings.
struct Source<'a> {
    path: &'a Path,
    written: Table,
}

impl Source<'_> {
    fn refuse_unknown(&self, prefix: &str, table: &Table) -> Result<(), ConfigError> {
        for (key, value) in table {
            let name = format!("{prefix}{key}");
            let inside = format!("{name}.");
            let is_section = SETTINGS.iter().any(|s| s.name.starts_with(&inside));
            match value {
                Value::Table(section) if is_section => self.refuse_unknown(&inside, section)?,
                _ if SETTINGS.iter().any(|setting| setting.name == name) => {}
                _ if is_section => {
                    return Err(self.wrong(&name, &format!("is a section, written [{name}]")));
                }
                _ => return Err(self.wrong(&name, "there is no such setting")),
            }
        }
        Ok(())
    }

    /// What was written, or the default.
    fn value(&self, name: &str) -> Value {
        self.find(name).cloned().unwrap_or_else(|| {
            let setting = SETTINGS
                .iter()
                .find(|setting| setting.name == name)
                .expect("only settings of the table are asked for");
            Value::from_str(setting.default).expect("defaults are written in TOML")
        })
    }

    fn find(&self, name: &str) -> Option<&Value> {
        match name.split_once('.') {
            Some((section, key)) => self.written.get(section)?.as_table()?.get(key),
            None => self.written.get(name),
        }
    }

    fn text(&self, name: &str) -> Result<String, ConfigError> {
        match self.value(name) {
            Value::String(text) => Ok(text),
            other => Err(self.wrong(name, &format!("{other} is no text in quotes"))),
        }
    }

    fn parsed<T>(
        &self,
        name: &str,
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> Result<T, ConfigError> {
        let text = self.text(name)?;
        parse(&text).ok_or_else(|| self.wrong(name, &format!("\"{text}\" does not fit")))
    }

    fn boolean(&self, name: &str) -> Result<bool, ConfigError> {
        match self.value(name) {
            Value::Boolean(value) => Ok(value),
            other => Err(self.wrong(name, &format!("{other} is neither true nor false"))),
        }
    }

    fn integer(&self, name: &str, range: RangeInclusive<u32>) -> Result<u32, ConfigError> {
        match self.value(name) {
            Value::Integer(number) => u32::try_from(number)
                .ok()
                .filter(|number| range.contains(number))
                .ok_or_else(|| self.wrong(name, &format!("{number} is out of range"))),
            other => Err(self.wrong(name, &format!("{other} is no whole number"))),
        }
    }

    fn seconds(&self, name: &str, range: RangeInclusive<u32>) -> Result<Duration, ConfigError> {
        Ok(Duration::from_secs(self.integer(name, range)?.into()))
    }

    fn http(&self) -> Result<Http, ConfigError> {
        Ok(Http {
            workers: self.integer("http.workers", 0..=1024)? as usize,
            blocking_threads: self.integer("http.blocking_threads", 1..=512)? as usize,
            max_connections: self.integer("http.max_connections", 1..=1_000_000)? as usize,
            max_connections_per_client: self
                .integer("http.max_connections_per_client", 1..=1_000_000)?
                as usize,
            trusted_proxies: self.networks("http.trusted_proxies")?,
            backlog: self.integer("http.backlog", 1..=65_535)?,
            keep_alive: self.seconds("http.keep_alive_seconds", 1..=3600)?,
            head_timeout: self.seconds("http.head_timeout_seconds", 1..=300)?,
            body_timeout: self.seconds("http.body_timeout_seconds", 1..=300)?,
            write_timeout: self.seconds("http.write_timeout_seconds", 1..=300)?,
            use_case_timeout: self.seconds("http.use_case_timeout_seconds", 1..=300)?,
            shutdown_timeout: self.seconds("http.shutdown_timeout_seconds", 1..=300)?,
            max_age: self.seconds("http.max_age_seconds", 0..=86_400)?,
        })
    }

    fn rate(&self, kind: &str) -> Result<Rate, ConfigError> {
        Ok(Rate {
            per_second: self.integer(&format!("rates.{kind}_per_second"), 0..=1_000_000)?,
            burst: self.integer(&format!("rates.{kind}_burst"), 1..=10_000_000)?,
        })
    }

    /// Addresses and networks, each as text in a list.
    fn networks(&self, name: &str) -> Result<Vec<IpNet>, ConfigError> {
        let Value::Array(items) = self.value(name) else {
            return Err(self.wrong(name, "this is no list in brackets"));
        };
        items
            .iter()
            .map(|item| {
                item.as_str()
                    .and_then(network)
                    .ok_or_else(|| self.wrong(name, &format!("{item} does not fit")))
            })
            .collect()
    }

    fn database_url(
        &self,
        variable: &dyn Fn(&str) -> Option<String>,
    ) -> Result<String, ConfigError> {
        let name = "database.url_variable";
        let url = match self.text(name)?.as_str() {
            "" => self.text("database.url")?,
            _ if self.find("database.url").is_some() => {
                return Err(self.wrong(name, "database.url is set as well"));
            }
            wanted => variable(wanted).ok_or_else(|| {
                self.wrong(
                    name,
                    &format!("the environment variable {wanted} is not set"),
                )
            })?,
        };
        if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            return Ok(url);
        }
        match url.strip_prefix("sqlite:") {
            Some(file) if !file.is_empty() => Ok(format!("sqlite:{}", self.below(file).display())),
            // The text is not repeated: it may hold a password.
            _ => Err(self.wrong("database.url", "this is no database URL")),
        }
    }

    fn passphrase(
        &self,
        variable: &dyn Fn(&str) -> Option<String>,
    ) -> Result<PassphraseSource, ConfigError> {
        let file = self.text("keys.passphrase_file")?;
        let name = self.text("keys.passphrase_variable")?;
        match (file.as_str(), name.as_str()) {
            ("", "") => Ok(PassphraseSource::None),
            (file, "") => {
                let file = self.below(file);
                if !file.is_file() {
                    let problem = format!("there is no file {}", file.display());
                    return Err(self.wrong("keys.passphrase_file", &problem));
                }
                Ok(PassphraseSource::File(file))
            }
            ("", wanted) if variable(wanted).is_none() => {
                let problem = format!("the environment variable {wanted} is not set");
                Err(self.wrong("keys.passphrase_variable", &problem))
            }
            ("", wanted) => Ok(PassphraseSource::Variable(wanted.to_owned())),
            _ => Err(self.wrong(
                "keys.passphrase_variable",
                "keys.passphrase_file is set as well",
            )),
        }
    }

    /// A path as the file means it.
    fn below(&self, path: impl AsRef<Path>) -> PathBuf {
        self.path
            .parent()
            .unwrap_or_else(|| Path::new(""))
            .join(path)
    }

    fn wrong(&self, field: &str, problem: &str) -> ConfigError {
        ConfigError::Setting {
            path: self.path.to_owned(),
            field: field.to_owned(),
            problem: problem.to_owned(),
            remedy: remedy(field),
        }
    }
}

/// A network, or an address as a network of its own.
fn network(text: &str) -> Option<IpNet> {
    let alone = || text.parse::<IpAddr>().ok().map(IpNet::from);
    text.parse().ok().or_else(alone)
}

fn not_empty(text: &str) -> Option<String> {
    (!text.trim().is_empty()).then(|| text.to_owned())
}

fn log_level(text: &str) -> Option<String> {
    let known = |directive: &str| {
        let level = directive.rsplit('=').next().unwrap_or(directive);
        ["error", "warn", "info", "debug", "trace", "off"].contains(&level)
    };
    (text.split(',').all(|part| known(part.trim())) && EnvFilter::try_new(text).is_ok())
        .then(|| text.to_owned())
}

fn base_url(text: &str) -> Option<BaseUrl> {
    let rest = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"))?;
    let (host, port) = match rest.rsplit_once(':') {
        Some((host, port)) if !port.ends_with(']') => (host, Some(port)),
        _ => (rest, None),
    };
    let host_fits = !host.is_empty()
        && host.bytes().all(|byte| {
            byte.is_ascii_lowercase() || byte.is_ascii_digit() || b".-[]:".contains(&byte)
        })
        && (host.starts_with('[') || !host.contains(':'));
    let port_fits = port.is_none_or(|port| port.parse::<u16>().is_ok_and(|port| port > 0));
    (host_fits && port_fits).then(|| BaseUrl(text.to_owned()))
}
