//! A PostgreSQL of a test's own, which writes durably, and can be stopped and started.

use std::io::{BufRead as _, BufReader, Write as _};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};

use crate::site::free_address;

/// A running cluster; it goes away with this value, or with the process, however that ends.
#[derive(Debug)]
pub struct Cluster {
    keeper: Child,
    answers: BufReader<ChildStdout>,
    port: u16,
}

impl Cluster {
    /// Makes and starts one.
    pub fn start() -> Self {
        // Between looking for a free port and listening on it, another program may take it; nobody is that unlucky five times.
        (0..5)
            .find_map(|_| Self::try_start())
            .expect("PostgreSQL starts; its messages stand above")
    }

    fn try_start() -> Option<Self> {
        let port = free_address().port();
        let mut keeper = keeper()
            .arg(programs())
            .arg(port.to_string())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .process_group(0)
            .spawn()
            .unwrap();
        let answers = BufReader::new(keeper.stdout.take().unwrap());
        let mut cluster = Self {
            keeper,
            answers,
            port,
        };
        (cluster.answer() == "ready").then_some(cluster)
    }

    /// The address of its first database.
    pub fn url(&self) -> String {
        format!("postgres://postgres@127.0.0.1:{}/postgres", self.port)
    }

    /// Stops it in order: connections are ended, everything is written.
    pub fn stop(&mut self) {
        self.order("stop");
    }

    /// Stops it as a crash would: what was not written is lost, and recovered from its log at the next start.
    pub fn crash(&mut self) {
        self.order("crash");
    }

    /// Starts it again.
    pub fn start_again(&mut self) {
        self.order("start");
    }

    fn order(&mut self, order: &str) {
        let input = self.keeper.stdin.as_mut().unwrap();
        writeln!(input, "{order}").unwrap();
        assert_eq!(self.answer(), order, "the cluster could not {order}");
    }

    fn answer(&mut self) -> String {
        let mut line = String::new();
        self.answers.read_line(&mut line).unwrap();
        line.trim_end().to_owned()
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        drop(self.keeper.stdin.take());
        // The test has said what it had to say.
        let _ = self.keeper.wait();
    }
}

/// The script, run by a user whom PostgreSQL accepts: it refuses root.
fn keeper() -> Command {
    let mut command = Command::new("sh");
    if rustix::process::getuid().is_root() {
        command = Command::new("runuser");
        command.args(["-u", "postgres", "--", "sh"]);
    }
    command
        .args(["-c", include_str!("cluster.sh"), "cluster.sh"])
        .current_dir("/");
    command
}

/// The folder with `initdb` and `pg_ctl`: Debian keeps it off the search path.
fn programs() -> PathBuf {
    let packaged = Path::new("/usr/lib/postgresql").read_dir();
    let mut folders: Vec<PathBuf> = packaged
        .into_iter()
        .flatten()
        .map(|version| version.unwrap().path().join("bin"))
        .collect();
    folders.sort();
    let path = std::env::var_os("PATH").unwrap_or_default();
    folders
        .into_iter()
        .rev()
        .chain(std::env::split_paths(&path))
        .find(|folder| folder.join("initdb").is_file())
        .expect("there is a PostgreSQL server: `cargo xtask test` installs it")
}
