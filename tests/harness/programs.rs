//! The programs, run as a person runs them: in an environment that is empty but for what the test sets.

use std::env;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;

use serde_json::Value;

use crate::poll::until;

/// How a program ended and what it said.
#[derive(Debug)]
pub struct Outcome {
    /// Its exit code; none when a signal ended it.
    pub code: Option<i32>,
    /// What it wrote to standard output.
    pub stdout: String,
    /// What it wrote to standard error.
    pub stderr: String,
}

impl Outcome {
    /// Asserts the exit code.
    #[track_caller]
    pub fn ended(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "{self}");
        self
    }

    /// Asserts that something was said, on standard output or standard error.
    #[track_caller]
    pub fn says(self, text: &str) -> Self {
        let said = self.stdout.contains(text) || self.stderr.contains(text);
        assert!(said, "not said: {text}\n{self}");
        self
    }

    /// The result for programs, after asserting its version.
    #[track_caller]
    pub fn json(&self) -> Value {
        let value: Value = serde_json::from_str(&self.stdout)
            .unwrap_or_else(|error| panic!("not JSON: {error}\n{self}"));
        assert_eq!(value["schemaVersion"], 1, "{self}");
        value
    }
}

impl std::fmt::Display for Outcome {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self {
            code,
            stdout,
            stderr,
        } = self;
        write!(
            f,
            "exit {code:?}\n--- stdout\n{stdout}\n--- stderr\n{stderr}"
        )
    }
}

/// `tillit-server`.
pub fn server(home: &Path) -> Command {
    clean(&program("tillit-server"), home)
}

/// `tillit`.
pub fn tillit(home: &Path) -> Command {
    clean(&program("tillit"), home)
}

/// The variable that names the folder of the programs under test.
const VARIABLE: &str = "TILLIT_TEST_PROGRAMS";

/// One of the programs under test.
pub fn program(name: &str) -> PathBuf {
    let Some(folder) = env::var_os(VARIABLE) else {
        panic!(
            "{VARIABLE} does not name the folder of the programs to test: run `cargo xtask test -- -p tillit-tests`, \
             or build them with `cargo build` and set it to target/debug"
        );
    };
    let path = PathBuf::from(folder).join(name);
    assert!(
        path.is_file(),
        "{} is not there: build it, or let {VARIABLE} name another folder",
        path.display()
    );
    path
}

/// Runs a program to its end.
pub fn run(command: &mut Command) -> Outcome {
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let stdout = gather(child.stdout.take().unwrap());
    let stderr = gather(child.stderr.take().unwrap());
    let status = until("the program ends", || child.try_wait().unwrap());
    Outcome {
        code: status.code(),
        stdout: stdout.join().unwrap(),
        stderr: stderr.join().unwrap(),
    }
}

/// A program in an environment that is empty but for the search path, a home and a language.
pub fn clean(program: &Path, home: &Path) -> Command {
    let mut command = Command::new(program);
    command
        .env_clear()
        .envs(env::var_os("PATH").map(|path| ("PATH", path)))
        .env("HOME", home)
        .env("LANG", "en_GB.UTF-8")
        .current_dir(home);
    command
}

fn gather(mut pipe: impl Read + Send + 'static) -> thread::JoinHandle<String> {
    thread::spawn(move || {
        let mut text = String::new();
        pipe.read_to_string(&mut text).unwrap();
        text
    })
}
