//! The programs, run as a person runs them: in an environment that is empty but for what the test sets.

use std::env;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::thread;

use serde_json::Value;

use super::poll::until;

/// How a program ended and what it said.
#[derive(Debug)]
pub(crate) struct Outcome {
    code: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Outcome {
    /// Asserts the exit code.
    #[track_caller]
    pub(crate) fn ended(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "{self}");
        self
    }

    /// Asserts that something was said, on standard output or standard error.
    #[track_caller]
    pub(crate) fn says(self, text: &str) -> Self {
        let said = self.stdout.contains(text) || self.stderr.contains(text);
        assert!(said, "not said: {text}\n{self}");
        self
    }

    /// The result for programs, after asserting its version.
    #[track_caller]
    pub(crate) fn json(&self) -> Value {
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
pub(crate) fn server(home: &Path) -> Command {
    clean(Path::new(env!("CARGO_BIN_EXE_tillit-server")), home)
}

/// `tillit`.
pub(crate) fn tillit(home: &Path) -> Command {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    clean(PROGRAM.get_or_init(built), home)
}

/// Runs a program to its end.
pub(crate) fn run(command: &mut Command) -> Outcome {
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

fn clean(program: &Path, home: &Path) -> Command {
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

/// Cargo gives a test the path of its own package's programs only, so the other one is found beside it. Tests of the
/// whole workspace have it there; for this package alone it is built when it is missing.
fn built() -> PathBuf {
    let profile = Path::new(env!("CARGO_BIN_EXE_tillit-server"))
        .parent()
        .unwrap();
    let program = profile.join("tillit");
    if !program.exists() {
        let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        cargo
            .args(["build", "--locked", "--package", "tillit-cli"])
            .arg("--target-dir")
            .arg(profile.parent().unwrap())
            .current_dir(env!("CARGO_MANIFEST_DIR"));
        if profile.ends_with("release") {
            cargo.arg("--release");
        }
        assert!(cargo.status().unwrap().success(), "the tool builds");
    }
    program
}
