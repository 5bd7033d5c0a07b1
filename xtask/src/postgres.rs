//! A throwaway PostgreSQL on a free port of 127.0.0.1.
//!
//! The cluster is kept by a small shell script (`postgres.sh`) that stops it and removes its folder
//! when its standard input closes. So it goes away with this process, also on Ctrl-C or a kill,
//! without a signal handler.

use std::io::{BufRead as _, BufReader};
use std::net::TcpListener;
use std::os::unix::process::CommandExt as _;
use std::process::{Child, Command, Stdio};

use anyhow::{Context as _, bail};

use crate::components::{is_root, postgres_programs};

/// The variable that hands the cluster to the tests (read by `tillit_testkit::postgres`).
pub(crate) const VARIABLE: &str = "TILLIT_TEST_POSTGRES";

/// A free port can be taken by another process before PostgreSQL binds it; nobody is that unlucky three times.
const ATTEMPTS: usize = 3;

/// A running cluster; stopped and removed when dropped.
pub(crate) struct Cluster {
    keeper: Child,
    port: u16,
}

impl Cluster {
    /// One that tells that it has written before the disk has: quick, and as good for everything but the machine's own crash.
    pub(crate) fn start() -> anyhow::Result<Self> {
        Self::with_fsync("off")
    }

    /// One whose commits are on the disk when it says so.
    pub(crate) fn start_durable() -> anyhow::Result<Self> {
        Self::with_fsync("on")
    }

    fn with_fsync(fsync: &str) -> anyhow::Result<Self> {
        let programs = postgres_programs()
            .context("no PostgreSQL server on this machine: `cargo xtask test` installs it")?;
        for _ in 0..ATTEMPTS {
            let port = free_port()?;
            let mut keeper = keeper()
                .arg(&programs)
                .arg(port.to_string())
                .arg(fsync)
                .stdin(Stdio::piped())
                .stdout(Stdio::piped())
                // Out of the terminal's foreground group: Ctrl-C ends this process, and the closed pipe ends the keeper.
                .process_group(0)
                .spawn()
                .context("could not start a shell for PostgreSQL")?;
            let mut folder = String::new();
            BufReader::new(keeper.stdout.take().expect("standard output is piped"))
                .read_line(&mut folder)?;
            if !folder.is_empty() {
                return Ok(Self { keeper, port });
            }
            keeper.wait()?;
        }
        bail!("PostgreSQL did not start; its messages stand above");
    }

    /// The address of the cluster's first database; tests make databases of their own beside it.
    pub(crate) fn url(&self) -> String {
        format!("postgres://postgres@127.0.0.1:{}/postgres", self.port)
    }

    /// Blocks until the cluster ends, which it does not by itself.
    pub(crate) fn wait(&mut self) -> anyhow::Result<()> {
        // `Child::wait` would close the pipe first, and so end the cluster.
        let pipe = self.keeper.stdin.take();
        let status = self.keeper.wait();
        drop(pipe);
        bail!("PostgreSQL ended ({})", status?);
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        drop(self.keeper.stdin.take());
        if let Err(error) = self.keeper.wait() {
            eprintln!("could not wait for PostgreSQL to end: {error}");
        }
    }
}

/// The script, run by a user whom PostgreSQL accepts: it refuses root.
fn keeper() -> Command {
    let script = include_str!("postgres.sh");
    let mut command;
    if is_root() {
        command = Command::new("runuser");
        command.args(["-u", "postgres", "--", "sh"]);
    } else {
        command = Command::new("sh");
    }
    command.args(["-c", script, "postgres.sh"]).current_dir("/");
    command
}

fn free_port() -> anyhow::Result<u16> {
    let listener = TcpListener::bind("127.0.0.1:0").context("could not find a free port")?;
    Ok(listener.local_addr()?.port())
}
