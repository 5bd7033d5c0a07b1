//! Running the binary in a home of its own.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use rustix::pty::{self, OpenptFlags};
use tempfile::TempDir;
use tillit_testkit::certificates::CertificateBuilder;

/// A user with an empty home and a municipality's folder.
pub(crate) struct User {
    home: TempDir,
}

/// What a run left.
#[derive(Debug)]
pub(crate) struct Done {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl User {
    pub(crate) fn new() -> Self {
        Self {
            home: TempDir::new().unwrap(),
        }
    }

    /// A folder made by `tillit init`, with certificates put where its example wants them.
    pub(crate) fn with_folder() -> Self {
        let user = Self::new();
        let done = user.run(&[
            "init",
            "--organisation",
            "212000-0142",
            "--municipality-code",
            "0180",
            "--domain",
            "stockholm.example",
        ]);
        assert_eq!(done.code, 0, "{done:?}");
        let authority = CertificateBuilder::authority("Stockholm CA").self_signed();
        let client = CertificateBuilder::leaf("klient.stockholm.example").signed_by(&authority);
        user.write("certs/ca.pem", &authority.pem);
        user.write("certs/klient.pem", &client.pem);
        user
    }

    pub(crate) fn folder(&self) -> PathBuf {
        self.home.path().join("stockholm")
    }

    pub(crate) fn home(&self) -> &Path {
        self.home.path()
    }

    pub(crate) fn write(&self, path: &str, text: &str) {
        fs::write(self.folder().join(path), text).unwrap();
    }

    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.folder().join(path)).unwrap()
    }

    pub(crate) fn replace(&self, path: &str, from: &str, to: &str) {
        let text = self.read(path);
        assert!(text.contains(from), "{text}");
        self.write(path, &text.replace(from, to));
    }

    /// Runs in the folder, without a terminal and without anybody's settings.
    pub(crate) fn run(&self, arguments: &[&str]) -> Done {
        self.run_with(arguments, &[])
    }

    /// Runs with this text on standard input.
    pub(crate) fn run_reading(&self, arguments: &[&str], text: &str) -> Done {
        let input = self.home.path().join("input");
        fs::write(&input, text).unwrap();
        let input = fs::File::open(input).unwrap();
        self.command(arguments)
            .stdin(input)
            .output()
            .unwrap()
            .into()
    }

    pub(crate) fn run_with(&self, arguments: &[&str], environment: &[(&str, &str)]) -> Done {
        let mut command = self.command(arguments);
        let command = command.envs(environment.iter().copied());
        command.stdin(Stdio::null()).output().unwrap().into()
    }

    /// Runs with a terminal as standard output; what it shows there is not kept.
    pub(crate) fn run_on_terminal(&self, arguments: &[&str]) -> Done {
        let terminal = pty::openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap();
        pty::grantpt(&terminal).unwrap();
        pty::unlockpt(&terminal).unwrap();
        let name = pty::ptsname(&terminal, Vec::new()).unwrap();
        let mut file = fs::OpenOptions::new();
        let shown = file.read(true).write(true).open(name.to_str().unwrap());
        let mut command = self.command(arguments);
        let command = command.stdin(Stdio::null()).stdout(shown.unwrap());
        command.stderr(Stdio::piped()).output().unwrap().into()
    }

    fn command(&self, arguments: &[&str]) -> Command {
        fs::create_dir_all(self.folder()).unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_tillit"));
        command
            .args(arguments)
            .current_dir(self.folder())
            .env_clear()
            .env("HOME", self.home.path())
            .env("LANG", "C.UTF-8");
        command
    }
}

impl From<Output> for Done {
    fn from(output: Output) -> Self {
        Self {
            code: output.status.code().unwrap(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }
}
