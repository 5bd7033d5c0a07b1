//! A registry with many entities, served by the released program.

use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, bail};
use harness::programs;
use harness::site::free_address;
use tempfile::TempDir;
use tillit_model::{Clock as _, Timestamp};
use tillit_registry::Cause;
use tillit_testkit::http::head;

use super::{Registered, federation};
use crate::process::Usage;

/// Where the metadata is.
pub const FEED: &str = "/federations/moa/matf/metadata.jws";
/// How an operator starts the server.
const UNIT: &str = include_str!("../../../../deploy/systemd/tillit-server.service");
/// Longer than any start takes.
const PATIENCE: Duration = Duration::from_secs(60);

/// A folder with everything that a server starts from.
#[derive(Debug)]
pub struct Folder {
    folder: TempDir,
}

impl Folder {
    /// So many entities, published at that moment.
    pub fn with(entities: usize, published: Timestamp) -> anyhow::Result<Self> {
        let registered = Registered::with(entities)?;
        registered.clock.set(published);
        registered.registry.publish(&federation(), Cause::First)?;
        Ok(Self {
            folder: registered.into_folder()?,
        })
    }

    /// Another such folder, for a server that will change what is in it.
    pub fn copy(&self) -> anyhow::Result<Self> {
        let folder = tempfile::tempdir()?;
        self.copy_to(folder.path())?;
        Ok(Self { folder })
    }

    /// Copies what is in it into another folder, which is there and empty.
    pub fn copy_to(&self, folder: &Path) -> anyhow::Result<()> {
        fs::create_dir(folder.join("keys"))?;
        for below in [
            self.folder.path().to_owned(),
            self.folder.path().join("keys"),
        ] {
            for entry in fs::read_dir(&below)? {
                let file = entry?.path();
                if file.is_file() {
                    let name = file.strip_prefix(self.folder.path())?;
                    fs::copy(&file, folder.join(name))?;
                }
            }
        }
        Ok(())
    }

    /// Starts a server that lets everyone ask as often as they like; gives it when it is ready, with the seconds that this took.
    pub fn serve(&self, workers: usize) -> anyhow::Result<(Served, f64)> {
        self.start(
            workers,
            "[rates]\nreads_per_second = 0\nqueries_per_second = 0\nstatements_per_second = 0\n",
        )
    }

    /// The same with one worker and the budgets that a server has when nothing is said about them.
    pub fn serve_with_budgets(&self) -> anyhow::Result<(Served, f64)> {
        self.start(1, "")
    }

    fn start(&self, workers: usize, rates: &str) -> anyhow::Result<(Served, f64)> {
        let address = free_address();
        let config = format!(
            "listen = \"{address}\"\nbase_url = \"http://{address}\"\n[database]\nurl = \"sqlite:registry.db\"\n[http]\nworkers = {workers}\ntrusted_proxies = []\n{rates}[scheduler]\ninterval_seconds = 1\npoll_seconds = 1\n[log]\nlevel = \"warn\"\n"
        );
        fs::write(self.folder.path().join("tillit-server.toml"), config)?;
        let mut command = programs::server(self.folder.path());
        command.envs(variables());
        let begun = Instant::now();
        let mut served = Served::start(command.arg("serve"), address)?;
        served.wait(|served| served.status("/health/ready") == Some(200))?;
        Ok((served, begun.elapsed().as_secs_f64()))
    }
}

/// A server that runs; ended when dropped.
#[derive(Debug)]
pub struct Served {
    child: Child,
    /// Where it listens.
    pub address: SocketAddr,
}

impl Served {
    /// Starts a program that will listen there.
    pub fn start(command: &mut Command, address: SocketAddr) -> anyhow::Result<Self> {
        let child = command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .with_context(|| format!("could not start {:?}", command.get_program()))?;
        Ok(Self { child, address })
    }

    /// Looks every millisecond until that is so.
    pub fn wait(&mut self, mut so: impl FnMut(&Self) -> bool) -> anyhow::Result<()> {
        let begun = Instant::now();
        while !so(self) {
            if let Some(status) = self.child.try_wait()? {
                bail!("the server ended: {status}");
            }
            if begun.elapsed() > PATIENCE {
                bail!("the server at {} does not get there", self.address);
            }
            thread::sleep(Duration::from_millis(1));
        }
        Ok(())
    }

    /// The status of an answer; none while nobody answers.
    pub fn status(&self, path: &str) -> Option<u16> {
        let mut stream = TcpStream::connect(self.address).ok()?;
        stream.write_all(head("GET", path, &[]).as_bytes()).ok()?;
        let mut line = String::new();
        BufReader::new(stream).read_line(&mut line).ok()?;
        line.split(' ').nth(1)?.parse().ok()
    }

    /// What it has used so far.
    pub fn usage(&self) -> anyhow::Result<Usage> {
        Usage::of(self.child.id())
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        // Everything that was to be measured has been; one that has ended already needs nothing.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The environment that the unit gives the server.
fn variables() -> impl Iterator<Item = (&'static str, &'static str)> {
    let lines = UNIT.lines();
    let settings = lines.filter_map(|line| line.strip_prefix("Environment="));
    settings
        .flat_map(|setting| setting.split(' '))
        .filter_map(|variable| variable.split_once('='))
}

/// The time now.
pub fn now() -> Timestamp {
    tillit_client::SystemClock.now()
}
