//! The configuration that is in effect, for `config check`: never a secret.

use std::fmt::Write as _;

use super::{Config, LogFormat, PassphraseSource};

impl Config {
    /// What is in effect, one setting on each line, without secrets.
    pub fn effective(&self) -> String {
        let (http, rates) = (&self.http, &self.rates);
        let proxies: Vec<String> = http
            .trusted_proxies
            .iter()
            .map(|one| quoted(&one.to_string()))
            .collect();
        let proxies = format!("[{}]", proxies.join(", "));
        let (file, variable) = match &self.keys.passphrase {
            PassphraseSource::None => (String::new(), String::new()),
            PassphraseSource::File(path) => (path.display().to_string(), String::new()),
            PassphraseSource::Variable(name) => (String::new(), name.clone()),
        };
        let format = match self.log.format {
            LogFormat::Json => "json",
            LogFormat::Text => "text",
        };
        let values: [(&str, String); 35] = [
            ("listen", quoted(&self.listen.to_string())),
            ("base_url", quoted(self.base_url.as_str())),
            (
                "database.url",
                quoted(&without_password(&self.database.url)),
            ),
            (
                "keys.folder",
                quoted(&self.keys.folder.display().to_string()),
            ),
            ("keys.passphrase_file", quoted(&file)),
            ("keys.passphrase_variable", quoted(&variable)),
            ("http.workers", http.workers.to_string()),
            ("http.blocking_threads", http.blocking_threads.to_string()),
            ("http.max_connections", http.max_connections.to_string()),
            (
                "http.max_connections_per_client",
                http.max_connections_per_client.to_string(),
            ),
            ("http.trusted_proxies", proxies),
            ("http.backlog", http.backlog.to_string()),
            (
                "http.keep_alive_seconds",
                http.keep_alive.as_secs().to_string(),
            ),
            (
                "http.head_timeout_seconds",
                http.head_timeout.as_secs().to_string(),
            ),
            (
                "http.body_timeout_seconds",
                http.body_timeout.as_secs().to_string(),
            ),
            (
                "http.write_timeout_seconds",
                http.write_timeout.as_secs().to_string(),
            ),
            (
                "http.use_case_timeout_seconds",
                http.use_case_timeout.as_secs().to_string(),
            ),
            (
                "http.shutdown_timeout_seconds",
                http.shutdown_timeout.as_secs().to_string(),
            ),
            ("http.max_age_seconds", http.max_age.as_secs().to_string()),
            ("limits.body_bytes", self.limits.body_bytes.to_string()),
            ("limits.url_bytes", self.limits.url_bytes.to_string()),
            ("rates.reads_per_second", rates.reads.per_second.to_string()),
            ("rates.reads_burst", rates.reads.burst.to_string()),
            (
                "rates.queries_per_second",
                rates.queries.per_second.to_string(),
            ),
            ("rates.queries_burst", rates.queries.burst.to_string()),
            (
                "rates.statements_per_second",
                rates.statements.per_second.to_string(),
            ),
            ("rates.statements_burst", rates.statements.burst.to_string()),
            ("scheduler.enabled", self.scheduler.enabled.to_string()),
            (
                "scheduler.interval_seconds",
                self.scheduler.interval.as_secs().to_string(),
            ),
            (
                "scheduler.poll_seconds",
                self.scheduler.poll.as_secs().to_string(),
            ),
            ("log.format", quoted(format)),
            ("log.level", quoted(&self.log.level)),
            ("contact.name", quoted(&self.contact.name)),
            ("contact.email", quoted(&self.contact.email)),
            ("contact.url", quoted(&self.contact.url)),
        ];
        values
            .iter()
            .fold(String::new(), |mut text, (name, value)| {
                let _ = writeln!(text, "{name} = {value}");
                text
            })
    }
}

fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

/// A database URL with stars in place of a password.
pub(super) fn without_password(url: &str) -> String {
    let hidden = || {
        let (scheme, rest) = url.split_once("://")?;
        let (account, place) = rest.split_once('@')?;
        let (user, _) = account.split_once(':')?;
        Some(format!("{scheme}://{user}:***@{place}"))
    };
    let shown = hidden().unwrap_or_else(|| url.to_owned());
    match shown.split_once("password=") {
        Some((before, _)) => format!("{before}password=***"),
        None => shown,
    }
}
