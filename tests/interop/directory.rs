//! A directory of its own: OpenLDAP on a socket in a folder, with the schemas that a test gives it.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

use harness::poll::until;
use tempfile::TempDir;

/// The entry below which everything stands, and who may write.
pub(crate) const SUFFIX: &str = "dc=example,dc=se";
const WRITER: &str = "cn=writer,dc=example,dc=se";

/// What OpenLDAP has that our schema builds on.
const OWN: [&str; 3] = ["core", "cosine", "inetorgperson"];

/// A configuration of slapd in a folder.
pub(crate) struct Directory {
    folder: TempDir,
}

/// A slapd that runs; it ends with this value.
pub(crate) struct Running<'d> {
    directory: &'d Directory,
    child: Child,
}

impl Directory {
    /// With these schemas after OpenLDAP's own, in their order.
    pub(crate) fn with(schemas: &[&str]) -> Self {
        let folder = TempDir::new().unwrap();
        let path = |name: &str| folder.path().join(name).display().to_string();
        let mut conf: String = OWN
            .map(|name| format!("include /etc/ldap/schema/{name}.schema\n"))
            .concat();
        for (number, schema) in schemas.iter().enumerate() {
            let path = path(&format!("{number}.schema"));
            std::fs::write(&path, schema).unwrap();
            conf += &format!("include {path}\n");
        }
        std::fs::create_dir(folder.path().join("data")).unwrap();
        conf += &format!(
            "pidfile {}\nmodulepath /usr/lib/ldap\nmoduleload back_mdb\ndatabase mdb\nsuffix \"{SUFFIX}\"\n\
             rootdn \"{WRITER}\"\nrootpw secret\ndirectory {}\nmaxsize 10485760\n",
            path("pid"),
            path("data"),
        );
        std::fs::write(path("slapd.conf"), conf).unwrap();
        // Ubuntu confines the installed program, by its path, to the system's own folders.
        // Copied by a program of its own: a file that this process has open for writing could be held by a child that another test
        // starts meanwhile, and then cannot be run ("text file busy").
        let copied = Command::new("cp")
            .arg("/usr/sbin/slapd")
            .arg(path("slapd"))
            .status();
        assert!(copied.unwrap().success());
        Self { folder }
    }

    /// Whether slapd takes the configuration, and what it says.
    pub(crate) fn test(&self) -> Result<(), String> {
        // Which tool it is to be has to be said first.
        let mut slaptest = Command::new(self.path().join("slapd"));
        slaptest.args(["-T", "test", "-u", "-f"]);
        let output = slaptest.arg(self.configuration()).output().unwrap();
        match output.status.success() {
            true => Ok(()),
            false => Err(String::from_utf8_lossy(&output.stderr).into_owned()),
        }
    }

    /// Starts it, and waits until it answers.
    pub(crate) fn start(&self) -> Running<'_> {
        let child = self
            .slapd()
            .args(["-h", &self.address(), "-d", "0"])
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let running = Running {
            directory: self,
            child,
        };
        until("slapd answers", || {
            let base = ["-b", "", "-s", "base"];
            let answered = running.client("ldapsearch").args(base).output().unwrap();
            answered.status.success().then_some(())
        });
        running
    }

    fn slapd(&self) -> Command {
        let mut command = Command::new(self.path().join("slapd"));
        command.arg("-f").arg(self.configuration());
        command
    }

    fn configuration(&self) -> PathBuf {
        self.path().join("slapd.conf")
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    /// A socket in the folder, with its path escaped as a host.
    fn address(&self) -> String {
        let path = self.path().join("socket").display().to_string();
        format!("ldapi://{}", path.replace('/', "%2F"))
    }
}

impl Running<'_> {
    /// Adds an entry in LDIF; what the directory says when it does not take it.
    pub(crate) fn add(&self, ldif: &str) -> Result<(), String> {
        let file = self.directory.path().join("entry.ldif");
        std::fs::write(&file, ldif).unwrap();
        let output = self
            .client("ldapadd")
            .args(["-D", WRITER, "-w", "secret", "-f"])
            .arg(file)
            .output()
            .unwrap();
        match output.status.success() {
            true => Ok(()),
            false => Err(String::from_utf8_lossy(&output.stderr).into_owned()),
        }
    }

    /// The entries that fit a filter, as LDIF without folded lines.
    pub(crate) fn search(&self, filter: &str) -> String {
        let Output { status, stdout, .. } = self
            .client("ldapsearch")
            .args(["-LLL", "-o", "ldif-wrap=no", "-b", SUFFIX, filter])
            .output()
            .unwrap();
        assert!(status.success());
        String::from_utf8(stdout).unwrap()
    }

    fn client(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        // Settings of the machine and of its user are none of ours.
        command.env("LDAPNOINIT", "1").stdin(Stdio::null());
        command.args(["-x", "-H", &self.directory.address()]);
        command
    }
}

impl Drop for Running<'_> {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
