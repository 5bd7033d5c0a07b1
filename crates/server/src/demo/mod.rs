//! A registry to try: three municipalities and two operators, from the first key to a verified feed.
//!
//! Everything goes through the public HTTP API with the client library that the command line tool uses, from YAML files that stay in the folder to look at. Keys are throwaway and the environment is `demo`; nothing of it is accepted in production.

mod consumer;
mod folder;
mod member;
mod operators;
mod parties;
mod sources;
mod teller;

use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use anyhow::{Context as _, bail};
use tillit_client::connection::{Address, Connection};
use tillit_model::{Clock as _, FederationId, Language};

use crate::config::{Config, LogFormat};
use crate::{Server, SystemClock, startup, telemetry};
use folder::DemoFolder;
use operators::Operators;
use teller::Teller;

/// How the demo is run.
#[derive(Debug, Clone)]
pub struct DemoOptions {
    /// The demo's folder; made when it is not there.
    pub folder: PathBuf,
    /// Where to listen; the address of the folder, or for a new one 127.0.0.1:8080, when nothing is said.
    pub listen: Option<SocketAddr>,
    /// Verify and end instead of serving on.
    pub once: bool,
    /// The language of what is told.
    pub language: Language,
}

/// How long a publication may take before the demo gives up.
const PATIENCE: Duration = Duration::from_secs(60);

/// Goes the whole way and serves on, or ends after verifying. An error names the step that failed.
pub fn run(options: &DemoOptions) -> anyhow::Result<()> {
    let mut teller = Teller::new(options.language);
    teller.title();
    let mut folder = DemoFolder::open(options, &mut teller)?;
    let read = |folder: &DemoFolder, teller: &Teller| {
        Config::read(&folder.config_file())
            .context(teller.failed("konfigurationen", "the configuration"))
    };
    if folder.is_new() {
        let config = read(&folder, &teller)?;
        let made = startup::initialise(&config, &[folder.profile_file()])
            .context(teller.failed("initieringen", "initialising"))?;
        folder.settle()?;
        for federation in &made.federations {
            teller.step(
                &format!(
                    "Registret finns, med SQLite och federationen {}",
                    federation.id
                ),
                &format!(
                    "The registry exists, on SQLite, with federation {}",
                    federation.id
                ),
            );
        }
    }
    let mut config = read(&folder, &teller)?;
    // The steps are the story here; the log tells only what goes wrong.
    config.log.format = LogFormat::Text;
    config.log.level = "warn".to_owned();
    telemetry::begin_logging(&config.log);
    let base_url = config.base_url.as_str().to_owned();
    let registry = startup::open(&config).context(teller.failed("starten", "starting"))?;
    let server = Server::bind(config, registry).context(teller.failed("starten", "starting"))?;
    let server = server
        .start()
        .context(teller.failed("starten", "starting"))?;
    teller.step(
        &format!("Servern svarar på {base_url} (miljö: demo)"),
        &format!("The server answers at {base_url} (environment: demo)"),
    );
    let told = match tell(&folder, &base_url, &mut teller) {
        Ok(told) => told,
        Err(error) => {
            server.stop()?;
            return Err(error);
        }
    };
    teller.addresses(&base_url, &options.folder, &told);
    if options.once {
        teller.ended(&options.folder);
        return Ok(server.stop()?);
    }
    teller.serving();
    Ok(server.wait_for_signal()?)
}

/// What the teller needs at the end.
pub(crate) struct Told {
    pub(crate) fingerprint: String,
}

fn tell(folder: &DemoFolder, base_url: &str, teller: &mut Teller) -> anyhow::Result<Told> {
    let address = Address::parse(base_url)?;
    let connection = Connection::new(address);
    let federation = FederationId::parse(parties::FEDERATION)?;
    let operators = Operators::read(folder, &connection, &federation)
        .context(teller.failed("operatörernas nycklar", "the operators' keys"))?;
    let mut able = Vec::new();
    for party in parties::ALL {
        let can_sign =
            member::enrol(folder, &connection, &operators, party, teller).with_context(|| {
                teller.failed(
                    &format!("anslutningen av {}", party.name),
                    &format!("enrolling {}", party.name),
                )
            })?;
        if can_sign {
            able.push(party);
        }
    }
    let mut submitted = 0;
    for party in able {
        submitted +=
            member::submit(folder, &connection, &operators, party, teller).with_context(|| {
                teller.failed(
                    &format!("ändringen från {}", party.name),
                    &format!("the change by {}", party.name),
                )
            })?;
    }
    wait_for_publication(&connection, &federation, submitted)
        .context(teller.failed("publiceringen", "the publication"))?;
    let now = SystemClock.now();
    consumer::verify(folder, &connection, &federation, now, teller)
        .context(teller.failed("kontrollen", "the verification"))
}

/// Waits until the feed that is served holds every entity, asking again at short intervals.
fn wait_for_publication(
    connection: &Connection,
    federation: &FederationId,
    submitted: usize,
) -> anyhow::Result<()> {
    let begun = Instant::now();
    loop {
        if consumer::is_complete(connection, federation)? {
            return Ok(());
        }
        if begun.elapsed() > PATIENCE {
            bail!(
                "{submitted} documents were approved, but the feed was not complete after {} seconds; the server's log says why",
                PATIENCE.as_secs()
            );
        }
        std::thread::sleep(Duration::from_millis(100));
    }
}
