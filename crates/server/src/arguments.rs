//! What the command line takes.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Parser, Subcommand};
use clap_complete::Shell;

/// Runs a registry of identity federations
///
/// Begin with `tillit-server config example > tillit-server.toml`, then `init`, then `serve`.
#[derive(Debug, Parser)]
#[command(name = "tillit-server", version, arg_required_else_help = true)]
pub(crate) struct Arguments {
    /// The configuration file
    #[arg(
        long,
        global = true,
        value_name = "FILE",
        env = "TILLIT_SERVER_CONFIG",
        default_value = "./tillit-server.toml"
    )]
    pub(crate) config: PathBuf,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Makes a new registry: database, keys, and federations from their profiles; refuses what exists
    Init {
        /// The profile of a federation (YAML or JSON); once for each federation
        #[arg(long = "profile", value_name = "FILE", required = true)]
        profiles: Vec<PathBuf>,
    },
    /// Copies the SQLite database into a new file while the registry works, and checks the copy
    Backup {
        /// The new file
        #[arg(value_name = "FILE")]
        to: PathBuf,
    },
    /// Brings the database's tables up to this version; make a backup first
    Migrate,
    /// Serves the registry until SIGTERM or SIGINT
    Serve,
    /// Makes and serves a registry to try: three municipalities, two operators, a verified feed
    Demo {
        /// The demo's folder; an existing demo is continued
        #[arg(long, value_name = "FOLDER", default_value = "tillit-demo")]
        dir: PathBuf,
        /// Where to listen [default: 127.0.0.1:8080, or where the existing demo lives]
        #[arg(long, value_name = "ADDRESS:PORT")]
        listen: Option<SocketAddr>,
        /// Verify what is published and end, on a free port
        #[arg(long)]
        once: bool,
    },
    /// Looks at the configuration
    Config {
        #[command(subcommand)]
        command: ConfigCommand,
    },
    /// Prints the description of the API (OpenAPI 3.1)
    Openapi {
        /// As YAML instead of JSON
        #[arg(long)]
        yaml: bool,
    },
    /// Writes completions for a shell to standard output
    Completions {
        /// The shell
        shell: Shell,
    },
    /// Writes the manual pages into a folder: tillit-server.1 and one for each command
    Manual {
        /// The folder, which exists: /usr/local/share/man/man1
        #[arg(value_name = "FOLDER")]
        into: PathBuf,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum ConfigCommand {
    /// Checks the file and prints what is in effect, without secrets
    Check,
    /// Prints a file with every setting, its default and what it means
    Example,
}
