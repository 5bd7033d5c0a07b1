//! What the tests need besides Rust and a C compiler, and how it comes onto the machine.
//!
//! A test never skips because a component is missing: this module installs it, or says how and stops.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::bail;

use crate::workspace::run;

/// One program or library of the system.
struct Component {
    name: &'static str,
    /// What of ours uses it.
    purpose: &'static str,
    /// Debian's and Ubuntu's packages.
    packages: &'static [&'static str],
    is_there: fn() -> bool,
}

/// Add a line here when a test needs something new.
const COMPONENTS: &[Component] = &[
    Component {
        name: "PostgreSQL server",
        purpose: "the store's tests on PostgreSQL",
        packages: &["postgresql"],
        is_there: || postgres_programs().is_some(),
    },
    Component {
        name: "OpenSSL headers",
        purpose: "josekit, which reads every signature that we write",
        packages: &["libssl-dev", "pkg-config"],
        is_there: || succeeds("pkg-config", &["--exists", "openssl"]),
    },
    Component {
        name: "SQLite's command line tool",
        purpose: "looking at a registry's rows beside the server",
        packages: &["sqlite3"],
        is_there: || which("sqlite3").is_some(),
    },
    Component {
        name: "Python 3 with venv",
        purpose: "libraries that read what we publish, and schemathesis",
        packages: &["python3", "python3-venv"],
        is_there: || succeeds("python3", &["-c", "import venv, ensurepip"]),
    },
    Component {
        name: "Node.js with npm",
        purpose: "ajv, which checks what we publish against the schema",
        packages: &["nodejs", "npm"],
        is_there: || succeeds("node", &["--version"]) && succeeds("npm", &["--version"]),
    },
    Component {
        name: "nginx and wrk",
        purpose: "reads beside a static file server, and a proxy in front",
        packages: &["nginx-light", "wrk"],
        is_there: || {
            which("wrk").is_some()
                && (which("nginx").is_some() || Path::new("/usr/sbin/nginx").is_file())
        },
    },
    Component {
        name: "curl",
        purpose: "connections that are held to a published pin",
        packages: &["curl"],
        is_there: || succeeds("curl", &["--version"]),
    },
    Component {
        name: "xmllint",
        purpose: "holding exported XML to the schemas of OASIS",
        packages: &["libxml2-utils"],
        is_there: || which("xmllint").is_some(),
    },
    Component {
        name: "OpenLDAP",
        purpose: "loading the exported schema of attributes, and keeping an entry with them",
        packages: &["slapd", "ldap-utils"],
        is_there: || Path::new("/usr/sbin/slapd").is_file() && which("ldapadd").is_some(),
    },
    Component {
        name: "strace",
        purpose: "seeing which files the server opens, disks that report errors, kills at a chosen moment",
        packages: &["strace"],
        is_there: || which("strace").is_some(),
    },
    Component {
        name: "libfaketime",
        purpose: "clocks that are set under a running server",
        packages: &["faketime"],
        is_there: libfaketime_is_there,
    },
    Component {
        name: "promtool",
        purpose: "checking the alert rules",
        packages: &["prometheus"],
        is_there: || which("promtool").is_some(),
    },
    Component {
        name: "systemd-analyze",
        purpose: "checking the service's unit",
        packages: &["systemd"],
        is_there: || which("systemd-analyze").is_some(),
    },
    Component {
        name: "openssl",
        purpose: "throwaway certificates for the proxy and for PostgreSQL",
        packages: &["openssl"],
        is_there: || which("openssl").is_some(),
    },
    Component {
        name: "unshare and setpriv",
        purpose: "small and read-only disks, and a server without privileges",
        packages: &["util-linux"],
        is_there: || which("unshare").is_some() && which("setpriv").is_some(),
    },
];

/// Makes sure that every component is on the machine. Root on Debian or Ubuntu gets what is missing
/// installed; everybody else gets the command that would, and an error.
pub(crate) fn ensure() -> anyhow::Result<()> {
    let missing: Vec<_> = COMPONENTS
        .iter()
        .filter(|component| !(component.is_there)())
        .collect();
    for component in COMPONENTS {
        let state = if (component.is_there)() {
            "found"
        } else {
            "missing"
        };
        eprintln!("    {}: {state} ({})", component.name, component.purpose);
    }
    if missing.is_empty() {
        return Ok(());
    }
    let packages: Vec<_> = missing
        .iter()
        .flat_map(|component| component.packages)
        .copied()
        .collect();
    if !is_root() || which("apt-get").is_none() {
        bail!(
            "the tests need more than this machine has; on Debian or Ubuntu this installs it:\n\n    sudo apt-get update && sudo apt-get install --yes {}\n",
            packages.join(" ")
        );
    }
    let apt = |arguments: &[&str]| {
        run(Command::new("apt-get")
            .args(arguments)
            .env("DEBIAN_FRONTEND", "noninteractive")
            // Services that come with a package are not started: the tests start what they need themselves.
            .env("RUNLEVEL", "1")
            .stdin(Stdio::null()))
    };
    apt(&["update", "--quiet"])?;
    apt(&[
        &["install", "--yes", "--quiet", "--no-install-recommends"],
        packages.as_slice(),
    ]
    .concat())?;
    match missing.iter().find(|component| !(component.is_there)()) {
        Some(component) => bail!(
            "{} is not found although {} is installed",
            component.name,
            component.packages.join(" ")
        ),
        None => Ok(()),
    }
}

/// The folder with `initdb` and `pg_ctl`: Debian keeps it off the search path; the newest version wins.
pub(crate) fn postgres_programs() -> Option<PathBuf> {
    let versions = Path::new("/usr/lib/postgresql")
        .read_dir()
        .into_iter()
        .flatten()
        .flatten();
    let mut folders: Vec<_> = versions.map(|version| version.path()).collect();
    folders.sort_by_key(|folder| {
        folder
            .file_name()
            .and_then(OsStr::to_str)
            .and_then(|v| v.parse::<u32>().ok())
    });
    let packaged = folders.into_iter().rev().map(|folder| folder.join("bin"));
    let on_path = which("pg_ctl").and_then(|program| program.parent().map(Path::to_owned));
    packaged.chain(on_path).find(|folder| {
        ["initdb", "pg_ctl", "postgres"]
            .iter()
            .all(|p| folder.join(p).is_file())
    })
}

/// Debian keeps it in the folder of the machine's kind.
fn libfaketime_is_there() -> bool {
    let kinds = Path::new("/usr/lib").read_dir().into_iter().flatten();
    kinds
        .flatten()
        .any(|kind| kind.path().join("faketime/libfaketimeMT.so.1").is_file())
}

/// Whether this process may install packages, and may not run PostgreSQL.
pub(crate) fn is_root() -> bool {
    Command::new("id")
        .arg("-u")
        .output()
        .is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}

fn which(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .map(|folder| folder.join(program))
        .find(|file| file.is_file())
}

fn succeeds(program: &str, arguments: &[&str]) -> bool {
    Command::new(program)
        .args(arguments)
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}
