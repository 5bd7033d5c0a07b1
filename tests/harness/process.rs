//! A server that runs: a process of its own, which can be asked to stop, or killed.

use std::fs;
use std::net::{SocketAddr, TcpStream};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};

use rustix::process::{Pid, Signal, kill_process};

use crate::poll::until;

/// A `tillit-server serve` that has been started, with what it logs in a file.
#[derive(Debug)]
pub struct Process {
    child: Child,
    log: PathBuf,
}

/// Why a server does not serve: how it ended, and what it said.
#[derive(Debug)]
pub struct Ended {
    /// How.
    pub status: ExitStatus,
    /// The whole of its standard error, from all starts that share the file.
    pub log: String,
}

impl Process {
    /// Starts and waits until it listens; an error when it ends before. What it says is appended to `log`.
    pub fn start(mut command: Command, address: SocketAddr, log: &Path) -> Result<Self, Ended> {
        let file = fs::File::options()
            .create(true)
            .append(true)
            .open(log)
            .unwrap();
        let before = usize::try_from(file.metadata().unwrap().len()).unwrap();
        let child = command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(file)
            // A signal for the test's process group, such as Ctrl-C, is the harness's to pass on.
            .process_group(0)
            .spawn()
            .unwrap();
        let mut process = Self {
            child,
            log: log.to_owned(),
        };
        let ended = until("the server listens or ends", || {
            if let Some(status) = process.child.try_wait().unwrap() {
                return Some(Some(status));
            }
            // Another program may hold the port; the server says so, and ends. What an earlier start said does not count.
            let log = process.log();
            let said = log.get(before..).unwrap_or_default();
            (said.contains("\"listening\"") && TcpStream::connect(address).is_ok()).then_some(None)
        });
        match ended {
            None => Ok(process),
            Some(status) => Err(Ended {
                status,
                log: process.log(),
            }),
        }
    }

    /// The process's number.
    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    /// What it has logged so far.
    pub fn log(&self) -> String {
        String::from_utf8_lossy(&fs::read(&self.log).unwrap()).into_owned()
    }

    /// Its resident memory in bytes, as Linux counts it.
    pub fn resident_bytes(&self) -> u64 {
        let status = fs::read_to_string(format!("/proc/{}/status", self.pid())).unwrap();
        let line = status.lines().find(|line| line.starts_with("VmRSS:"));
        let kibibytes = line.unwrap().split_whitespace().nth(1).unwrap();
        kibibytes.parse::<u64>().unwrap() * 1024
    }

    /// Asks it to stop (SIGTERM) and waits until it has.
    pub fn stop(mut self) -> ExitStatus {
        self.signal(Signal::TERM);
        until("the server stops", || self.child.try_wait().unwrap())
    }

    /// Ends it at once (SIGKILL), as a power cut would.
    pub fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Ends it at once while others use it; [`Process::kill`] then waits for its end.
    pub fn kill_at_once(&self) {
        self.signal(Signal::KILL);
    }

    /// Sends a signal, for example `STOP` and `CONT`.
    pub fn signal(&self, signal: Signal) {
        let pid = Pid::from_raw(i32::try_from(self.pid()).unwrap()).unwrap();
        kill_process(pid, signal).unwrap();
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // The test has said what it had to say; one that has ended already needs nothing.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
