//! `tillit-server`: makes, migrates and serves a registry.

mod arguments;

use std::io::Write as _;
use std::process::ExitCode;

use anyhow::Context as _;
use clap::{CommandFactory as _, Parser as _};
use tillit_model::Language;
use tillit_server::config::{self, Config, Contact};
use tillit_server::demo::{self, DemoOptions};
use tillit_server::startup::{self, Initialised};
use tillit_server::{Server, openapi, openapi_yaml, telemetry};

use arguments::{Arguments, Command, ConfigCommand};

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("tillit-server: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &Arguments) -> anyhow::Result<()> {
    match &arguments.command {
        Command::Init { profiles } => {
            let config = Config::read(&arguments.config)?;
            let made = startup::initialise(&config, profiles).context("could not initialise")?;
            print(&announcement(&made))
        }
        Command::Migrate => {
            let config = Config::read(&arguments.config)?;
            let applied = startup::migrate(&config).context("could not migrate")?;
            print(&match applied.as_slice() {
                [] => "the tables are up to date; nothing was changed\n".to_owned(),
                names => format!("applied: {}\n", names.join(", ")),
            })
        }
        Command::Serve => {
            let config = Config::read(&arguments.config)?;
            telemetry::begin_logging(&config.log);
            let registry = startup::open(&config).context("could not start")?;
            let server = Server::bind(config, registry).context("could not start")?;
            Ok(server.run()?)
        }
        Command::Demo { dir, listen, once } => demo::run(&DemoOptions {
            folder: dir.clone(),
            listen: *listen,
            once: *once,
            language: language(),
        }),
        Command::Config {
            command: ConfigCommand::Check,
        } => print(&Config::read(&arguments.config)?.effective()),
        Command::Config {
            command: ConfigCommand::Example,
        } => print(&config::example()),
        Command::Backup { to } => {
            let config = Config::read(&arguments.config)?;
            startup::back_up(&config, to).context("could not make a backup")?;
            print(&format!(
                "{} holds the database, checked; the keys need a backup of their own\n",
                to.display()
            ))
        }
        Command::Completions { shell } => {
            let mut script = Vec::new();
            let mut command = Arguments::command();
            clap_complete::generate(*shell, &mut command, "tillit-server", &mut script);
            print(&String::from_utf8_lossy(&script))
        }
        Command::Manual { into } => clap_mangen::generate_to(Arguments::command(), into)
            .with_context(|| format!("could not write the manual into {}", into.display())),
        Command::Openapi { yaml } => {
            let document = openapi::document(None, &Contact::placeholder());
            print(&if *yaml {
                openapi_yaml(&document)
            } else {
                format!("{document:#}\n")
            })
        }
    }
}

/// What somebody needs to know who has just made a registry.
fn announcement(made: &Initialised) -> String {
    let mut text = String::new();
    for federation in &made.federations {
        text += &format!(
            "federation {} ({})\n  publish key  {}\n  fingerprint  {}\n               {}\n  file         {}\n",
            federation.id,
            federation.environment,
            federation.key_id,
            federation.fingerprint,
            federation.fingerprint_hex,
            federation.file.display(),
        );
        if federation.has_no_spare_operator {
            text += "  note: there are no more operators than must approve; when one is away, nothing can be approved\n";
        }
    }
    text += &format!("token key      {}\n\n", made.token_key.display());
    text += "Publish the fingerprint where consumers can compare it, keep a copy of the keys in a safe place, then run `tillit-server serve`.\n";
    text
}

/// Swedish where the environment asks for it, otherwise English.
fn language() -> Language {
    let asked = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .filter_map(|name| std::env::var(name).ok())
        .find(|value| !value.is_empty());
    match asked {
        Some(locale) if locale.starts_with("sv") => Language::Sv,
        _ => Language::En,
    }
}

/// A closed pipe is the reader's business, not ours.
fn print(text: &str) -> anyhow::Result<()> {
    match std::io::stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(()),
    }
}
