//! What a command works with: settings, language, where results and talk go, keys and connections on demand.

use std::io::{self, IsTerminal as _, Write as _};

use serde::Serialize;
use serde_json::{Value, json};
use tillit_client::SystemClock;
use tillit_client::connection::{Address, Connection};
use tillit_client::operator::Desk;
use tillit_client::trust::TrustStore;
use tillit_evidence::Subject;
use tillit_model::{Clock as _, FederationId, Language, OrganisationNumber, Timestamp};
use tillit_signing::{Signer, SoftwareKey};

use crate::arguments::Output;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::messages::{self, Args};
use crate::secrets;
use crate::settings::Settings;
use crate::style;

/// The version of the results' shape. Members may be added; a change that breaks readers makes it 2.
const SCHEMA_VERSION: u32 = 1;

/// What a command works with.
#[derive(Debug)]
pub(crate) struct Session {
    pub(crate) settings: Settings,
    pub(crate) quiet: bool,
}

impl Session {
    pub(crate) fn language(&self) -> Language {
        self.settings.language.value
    }

    pub(crate) fn now(&self) -> Timestamp {
        SystemClock.now()
    }

    /// A message in the session's language.
    pub(crate) fn text(&self, id: &str, args: Args<'_>) -> String {
        messages::text(self.language(), id, args)
    }

    /// Tells on standard error how things go.
    pub(crate) fn say(&self, id: &str, args: Args<'_>) {
        if !self.quiet {
            anstream::eprintln!("{}", self.text(id, args));
        }
    }

    /// Tells what to do next.
    pub(crate) fn next(&self, id: &str, args: Args<'_>) {
        if !self.quiet {
            let word = self.text("next", &[]);
            anstream::eprintln!(
                "{}{word}{:#} {}",
                style::HELP,
                style::HELP,
                self.text(id, args)
            );
        }
    }

    /// Whether results are read by people.
    pub(crate) fn is_table(&self) -> bool {
        self.settings.output.value == Output::Table
    }

    /// Writes one result: for people as the text, for programs as an object.
    pub(crate) fn result(
        &self,
        kind: &str,
        data: &impl Serialize,
        table: impl FnOnce() -> String,
    ) -> Result<(), Failure> {
        match self.settings.output.value {
            Output::Table => write_out(&table()),
            Output::Ndjson => self.lines(kind, std::slice::from_ref(data)),
            Output::Json | Output::Yaml => self.document(kind, "item", data),
        }
    }

    /// Writes a list of results.
    pub(crate) fn results(
        &self,
        kind: &str,
        data: &[impl Serialize],
        table: impl FnOnce() -> String,
    ) -> Result<(), Failure> {
        match self.settings.output.value {
            Output::Table => write_out(&table()),
            Output::Ndjson => self.lines(kind, data),
            Output::Json | Output::Yaml => self.document(kind, "items", &data),
        }
    }

    fn document(&self, kind: &str, name: &str, data: &impl Serialize) -> Result<(), Failure> {
        let data = serde_json::to_value(data).map_err(Failure::because)?;
        let document = json!({ "schemaVersion": SCHEMA_VERSION, "kind": kind, name: data });
        write_out(&match self.settings.output.value {
            Output::Yaml => serde_yaml::to_string(&document).map_err(Failure::because)?,
            _ => serde_json::to_string_pretty(&document).map_err(Failure::because)?,
        })
    }

    fn lines(&self, kind: &str, data: &[impl Serialize]) -> Result<(), Failure> {
        let mut lines = vec![json!({ "schemaVersion": SCHEMA_VERSION, "kind": kind }).to_string()];
        for one in data {
            let value: Value = serde_json::to_value(one).map_err(Failure::because)?;
            lines.push(value.to_string());
        }
        write_out(&lines.join("\n"))
    }

    pub(crate) fn address(&self) -> Result<Address, Failure> {
        let setting = self
            .settings
            .registry
            .as_ref()
            .ok_or_else(|| Failure::new(Exit::Usage, "no-registry"))?;
        Address::parse(&setting.value)
            .map_err(|error| Failure::new(Exit::Usage, "bad-registry").arg("reason", error))
    }

    pub(crate) fn connect(&self) -> Result<Connection, Failure> {
        Ok(Connection::new(self.address()?))
    }

    pub(crate) fn organisation(&self) -> Result<&OrganisationNumber, Failure> {
        match &self.settings.organisation {
            Some(setting) => Ok(&setting.value),
            None => Err(Failure::new(Exit::Usage, "no-organisation")),
        }
    }

    pub(crate) fn federation(&self) -> Result<&FederationId, Failure> {
        match &self.settings.federation {
            Some(setting) => Ok(&setting.value),
            None => Err(Failure::new(Exit::Usage, "no-federation")),
        }
    }

    /// The private key, with its passphrase from where the settings say.
    pub(crate) fn key(&self) -> Result<SoftwareKey, Failure> {
        let setting = self
            .settings
            .key
            .as_ref()
            .ok_or_else(|| Failure::new(Exit::Denied, "no-key"))?;
        secrets::open_key(self, &setting.value)
    }

    /// A connection over which the organisation reads what is its own.
    pub(crate) fn authenticate(&self, key: &dyn Signer) -> Result<Connection, Failure> {
        let subject = Subject::Organisation(self.organisation()?.clone());
        Ok(self.connect()?.authenticate(subject, key, self.now())?)
    }

    /// The desk of the operator whose key is set.
    pub(crate) fn desk<'k>(&self, key: &'k dyn Signer) -> Result<Desk<'k>, Failure> {
        Ok(Desk::open(
            &self.connect()?,
            self.federation()?,
            key,
            self.now(),
        )?)
    }

    pub(crate) fn trust(&self) -> TrustStore {
        TrustStore::at(&self.settings.trust.value)
    }
}

/// Whether somebody sits there who can be asked.
pub(crate) fn can_ask() -> bool {
    io::stdin().is_terminal() && io::stderr().is_terminal()
}

/// Writes to standard output. A reader that has seen enough is no failure.
pub(crate) fn write_out(text: &str) -> Result<(), Failure> {
    let mut out = anstream::stdout().lock();
    let end = if text.is_empty() || text.ends_with('\n') {
        ""
    } else {
        "\n"
    };
    match write!(out, "{text}{end}").and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Failure::because(error)),
        _ => Ok(()),
    }
}

/// Writes bytes to standard output as they are.
pub(crate) fn write_bytes(bytes: &[u8]) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Failure::because(error)),
        _ => Ok(()),
    }
}
