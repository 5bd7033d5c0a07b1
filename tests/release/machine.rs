//! A machine that an operator sets up: a root folder, the guide's commands, and stand-ins for what needs a real system.
//!
//! Commands run as they stand in the guide. Only paths are moved below the root, ports are changed to free ones, and what would change the machine that runs
//! the tests (users, services) has a stand-in in `shims/`. nginx, curl, tar and openssl are the real ones.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use harness::programs::{Outcome, run};
use harness::site::free_address;
use tempfile::TempDir;

use crate::archive::archive;
use crate::pages::{commands, repository, text};

/// Folders of the guide that are moved below the root.
const MOVED: &[&str] = &[
    "/opt/tillit",
    "/etc/tillit",
    "/etc/nginx",
    "/etc/systemd",
    "/etc/prometheus",
    "/var/lib/tillit",
    "/var/backups/tillit",
    "/usr/local",
];

/// A machine in a folder.
#[derive(Debug)]
pub(crate) struct Machine {
    root: TempDir,
    /// Where the server listens.
    pub(crate) port: u16,
    /// Where the proxy listens.
    pub(crate) tls_port: u16,
}

impl Machine {
    /// A new machine with the archive in its first folder.
    pub(crate) fn new() -> Self {
        let machine = Self {
            root: tempfile::tempdir().unwrap(),
            port: free_address().port(),
            tls_port: free_address().port(),
        };
        for folder in [
            "download",
            "shims",
            "etc/nginx/conf.d",
            "etc/systemd/system",
        ] {
            fs::create_dir_all(machine.path(folder)).unwrap();
        }
        let archive = archive();
        let name = archive.file_name().unwrap().to_string_lossy().into_owned();
        for name in [name.clone(), format!("{name}.sha256")] {
            let from = archive.with_file_name(&name);
            fs::copy(from, machine.path("download").join(name)).unwrap();
        }
        for shim in fs::read_dir(repository("tests/release/shims")).unwrap() {
            let shim = shim.unwrap().path();
            let to = machine.path("shims").join(shim.file_name().unwrap());
            fs::copy(&shim, &to).unwrap();
            fs::set_permissions(&to, fs::Permissions::from_mode(0o755)).unwrap();
        }
        machine
    }

    /// A file below the root.
    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.root.path().join(path)
    }

    /// Runs the commands below a heading of a page of the setup guide.
    #[track_caller]
    pub(crate) fn follow(&self, page: &str, heading: &str) -> Outcome {
        let page = text(&format!("docs/src/setup/{page}.md"));
        let outcome = self.shell(&commands(&page, heading));
        assert_eq!(
            outcome.code,
            Some(0),
            "{heading}: {outcome}\n--- server\n{}",
            fs::read_to_string(self.path("server.log")).unwrap_or_default()
        );
        outcome
    }

    /// Runs a script as root of this machine would.
    pub(crate) fn shell(&self, script: &str) -> Outcome {
        let root = self.root.path().to_str().unwrap();
        let mut here = script
            .replace("https://registry.example", &self.base_url())
            .replace("127.0.0.1:8080", &format!("127.0.0.1:{}", self.port));
        for path in MOVED {
            here = here.replace(path, &format!("{root}{path}"));
        }
        let path = format!("{root}/shims:{}", std::env::var("PATH").unwrap());
        run(Command::new("bash")
            .args(["-euo", "pipefail", "-c", &here])
            .env_clear()
            .env("PATH", path)
            .env("HOME", root)
            .env("LANG", "C.UTF-8")
            .env("MACHINE", root)
            .env("PORT", self.port.to_string())
            .env("TLS_PORT", self.tls_port.to_string())
            .env("CURL_CA_BUNDLE", self.certificate())
            .current_dir(self.path("download")))
    }

    /// The public address.
    pub(crate) fn base_url(&self) -> String {
        format!("https://localhost:{}", self.tls_port)
    }

    /// The proxy's certificate, which is its own authority.
    pub(crate) fn certificate(&self) -> PathBuf {
        self.path("etc/tillit/tls/fullchain.pem")
    }
}

impl Drop for Machine {
    fn drop(&mut self) {
        for name in ["server.pid", "nginx.pid"] {
            stop(&self.path(name));
        }
    }
}

/// Ends the process that a file names, if it still runs.
fn stop(file: &Path) {
    if let Ok(pid) = fs::read_to_string(file) {
        let _ = Command::new("kill").arg(pid.trim()).status();
    }
}
