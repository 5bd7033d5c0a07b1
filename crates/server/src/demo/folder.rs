//! The demo's folder: made whole or not at all, continued when it is there, never overwritten.

use std::fs;
use std::io::ErrorKind;
use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use tillit_signing::{SoftwareKey, key_file};

use super::parties::{ALL, OPERATORS, Party};
use super::teller::Teller;
use super::{DemoOptions, sources};
use crate::config::Config;

/// Where a new demo listens when nothing is said.
const USUAL: &str = "127.0.0.1:8080";
const CONFIG: &str = "tillit-server.toml";

/// A demo's folder. While it is being made it has another name, so that half a demo is never taken for one.
#[derive(Debug)]
pub(crate) struct DemoFolder {
    root: PathBuf,
    making: Option<PathBuf>,
}

impl DemoFolder {
    /// Opens the folder, or makes what a new demo needs before the registry exists.
    pub(crate) fn open(options: &DemoOptions, teller: &mut Teller) -> anyhow::Result<Self> {
        let root = std::path::absolute(&options.folder)?;
        if root.exists() {
            return Self::continued(root, options, teller);
        }
        let making = root.with_file_name(format!(
            ".{}.new",
            root.file_name().unwrap_or_default().to_string_lossy()
        ));
        if making.exists() {
            // Only ever made here, by a demo that did not get far enough to be one.
            fs::remove_dir_all(&making)
                .with_context(|| format!("could not remove {}", making.display()))?;
        }
        let listen = new_address(options)?;
        demand(
            listen,
            "stop it, or name another address with --listen",
            teller,
        )?;
        let folder = Self {
            root,
            making: Some(making),
        };
        folder
            .make(listen)
            .with_context(|| format!("could not make {}", folder.root.display()))?;
        teller.step(
            &format!(
                "Ny mapp {} med kastnycklar för två operatörer",
                options.folder.display()
            ),
            &format!(
                "New folder {} with throwaway keys for two operators",
                options.folder.display()
            ),
        );
        Ok(folder)
    }

    fn continued(
        root: PathBuf,
        options: &DemoOptions,
        teller: &mut Teller,
    ) -> anyhow::Result<Self> {
        let folder = Self { root, making: None };
        if !folder.config_file().is_file() || !folder.operators().is_dir() {
            bail!(
                "{} exists and is no demo; nothing was changed\n  remedy: name another folder with --dir",
                folder.root.display()
            );
        }
        let config = Config::read(&folder.config_file())?;
        if options.listen.is_some_and(|listen| listen != config.listen) {
            bail!(
                "this demo lives at {}, and that address is part of what was signed in it\n  remedy: leave out --listen, or begin another demo with --dir",
                config.base_url.as_str()
            );
        }
        demand(
            config.listen,
            "stop it, or begin another demo with --dir and --listen",
            teller,
        )?;
        teller.step(
            &format!("Fortsätter med {}", options.folder.display()),
            &format!("Continuing with {}", options.folder.display()),
        );
        Ok(folder)
    }

    fn make(&self, listen: SocketAddr) -> anyhow::Result<()> {
        fs::create_dir_all(self.path())?;
        fs::create_dir(self.operators())?;
        let mut operators = Vec::new();
        for person in OPERATORS {
            let key = SoftwareKey::generate()?;
            key_file::create(&self.operator_key(person), &key, None)?;
            operators.push((person, key));
        }
        fs::write(self.config_file(), sources::config(listen))?;
        fs::write(self.profile_file(), sources::profile(&operators)?)?;
        fs::write(
            self.operators().join("tillit.yaml"),
            sources::operator_project(listen),
        )?;
        for party in ALL {
            sources::write(&self.party(party), party, listen)?;
        }
        Ok(())
    }

    /// Gives the folder its name, now that the registry in it exists.
    pub(crate) fn settle(&mut self) -> anyhow::Result<()> {
        if let Some(making) = self.making.take() {
            fs::rename(&making, &self.root)
                .with_context(|| format!("could not name {}", self.root.display()))?;
        }
        Ok(())
    }

    /// Whether the registry does not exist yet.
    pub(crate) fn is_new(&self) -> bool {
        self.making.is_some()
    }

    fn path(&self) -> &Path {
        self.making.as_deref().unwrap_or(&self.root)
    }

    pub(crate) fn config_file(&self) -> PathBuf {
        self.path().join(CONFIG)
    }

    pub(crate) fn profile_file(&self) -> PathBuf {
        self.path().join("federation.yaml")
    }

    fn operators(&self) -> PathBuf {
        self.path().join("operators")
    }

    pub(crate) fn operator_key(&self, person: &str) -> PathBuf {
        self.operators().join(format!("{person}.pem"))
    }

    pub(crate) fn party(&self, party: &Party) -> PathBuf {
        self.path().join(party.folder)
    }

    pub(crate) fn trust(&self) -> PathBuf {
        self.path().join("trust")
    }
}

/// An address is part of everything that is signed in a demo, so none is made or continued at one that it cannot have.
fn demand(address: SocketAddr, remedy: &str, teller: &Teller) -> anyhow::Result<()> {
    match TcpListener::bind(address) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == ErrorKind::AddrInUse => bail!(
            "{}: another program listens on {address} already\n  remedy: {remedy}",
            teller.failed("starten", "starting")
        ),
        Err(error) => Err(error)
            .with_context(|| format!("could not listen on {address}"))
            .context(teller.failed("starten", "starting")),
    }
}

fn new_address(options: &DemoOptions) -> anyhow::Result<SocketAddr> {
    match (options.listen, options.once) {
        (Some(listen), _) => Ok(listen),
        (None, false) => Ok(USUAL.parse()?),
        // The system knows a free port.
        (None, true) => Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?),
    }
}
