//! A registry on loopback: folder, configuration, keys of two operators, and a server that can be stopped and started.

use std::fs;
use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};
use tempfile::TempDir;
use tillit_client::connection::{Address, Connection, RequestError, Status};
use tillit_client::operator::{Desk, Guest};
use tillit_client::{Code, SystemClock, enrol};
use tillit_model::{Clock as _, FederationId, Sha256};
use tillit_signing::{SoftwareKey, key_file};

use crate::database::Database;
use crate::feed::Feed;
use crate::member::Member;
use crate::poll::until;
use crate::process::{Ended, Process};
use crate::profile::{Federation, profile};
use crate::programs::{clean, program, run, server};

/// Where the federation's current metadata is.
pub const FEED: &str = "/federations/moa/matf/metadata.jws";
/// What a server says that finds its port taken.
const ADDRESS_IN_USE: &str = "another program listens on";
/// How large a download may be here.
const LIMIT: u64 = 16 * 1024 * 1024;

/// A registry that serves, or has served: `tillit-server` in a folder of its own.
#[derive(Debug)]
pub struct Site {
    folder: TempDir,
    /// What it keeps everything in.
    pub database: Database,
    address: SocketAddr,
    process: Option<Process>,
    /// Of each federation of the setup, a key for each seat.
    operators: Vec<Vec<SoftwareKey>>,
    setup: Setup,
}

/// How a registry differs from an ordinary one.
#[derive(Debug, Clone)]
pub struct Setup {
    /// The federations that it is made with.
    pub federations: Vec<Federation>,
    /// Settings of the metadata in the profile.
    pub matf: Value,
    /// Settings of the server, as TOML; they win over the ordinary ones.
    pub config: String,
    /// Environment variables of the server.
    pub environment: Vec<(String, String)>,
    /// A program and its arguments that starts the server, such as `strace` or `faketime`.
    pub starter: Vec<String>,
}

impl Default for Setup {
    fn default() -> Self {
        Self {
            federations: vec![Federation::default()],
            matf: json!({}),
            config: String::new(),
            environment: Vec::new(),
            starter: Vec::new(),
        }
    }
}

impl Site {
    /// Makes a registry in an empty database and serves it.
    pub fn begin(database: Database) -> Self {
        Self::with(database, Setup::default())
    }

    /// The same, with these settings of the metadata in the profile.
    pub fn with_matf(database: Database, matf: Value) -> Self {
        let setup = Setup {
            matf,
            ..Setup::default()
        };
        Self::with(database, setup)
    }

    /// The same, set up as told.
    pub fn with(database: Database, setup: Setup) -> Self {
        let mut site = Self::made(database, setup);
        // Between looking for a free port and listening on it, another program may take it.
        while let Err(ended) = site.try_start() {
            assert!(ended.log.contains(ADDRESS_IN_USE), "{}", ended.log);
            fs::remove_file(site.log_file()).unwrap();
            site.move_to(free_address());
        }
        site
    }

    /// Makes a registry and does not start it.
    pub fn made(database: Database, setup: Setup) -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("operators")).unwrap();
        let operators = setup.federations.iter().map(|federation| {
            let keys = federation.seats.iter();
            keys.map(|_| SoftwareKey::generate().unwrap()).collect()
        });
        let operators = operators.collect();
        let mut site = Self {
            folder,
            database,
            address: free_address(),
            process: None,
            operators,
            setup,
        };
        site.move_to(site.address);
        let mut init = server(site.path());
        init.arg("init");
        for (federation, keys) in site.setup.federations.iter().zip(&site.operators) {
            for (place, key) in keys.iter().enumerate() {
                let file = site.key_of(federation.id, place + 1);
                key_file::create(&file, key, None).unwrap();
            }
            let profile = profile(federation, keys, site.setup.matf.clone());
            let file = format!("{}.json", federation.id);
            fs::write(site.path().join(&file), profile.to_string()).unwrap();
            init.args(["--profile", &file]);
        }
        run(&mut init).ended(0);
        site
    }

    /// Starts the server again, at the address that statements were signed for.
    pub fn start(&mut self) {
        until("the port is free again", || match self.try_start() {
            Ok(()) => Some(()),
            Err(ended) if ended.log.contains(ADDRESS_IN_USE) => {
                fs::remove_file(self.log_file()).unwrap();
                None
            }
            Err(ended) => panic!("{}", ended.log),
        });
    }

    /// Starts the server; an error when it ends instead of listening.
    pub fn try_start(&mut self) -> Result<(), Ended> {
        let command = self.serve();
        self.process = Some(Process::start(command, self.address, &self.log_file())?);
        Ok(())
    }

    /// The command that serves, as [`Setup`] says.
    pub fn serve(&self) -> Command {
        let mut words = self.setup.starter.iter();
        let mut command = match words.next() {
            None => server(self.path()),
            Some(starter) => {
                let mut command = clean(Path::new(starter), self.path());
                command.args(words).arg(program("tillit-server"));
                command
            }
        };
        command.arg("serve").envs(self.setup.environment.clone());
        command
    }

    /// Asks the server to stop, and waits until it has.
    pub fn stop(&mut self) {
        let status = self.process.take().unwrap().stop();
        assert!(status.success(), "{status}\n{}", self.log());
    }

    /// Ends the server at once, as a power cut would.
    pub fn kill(&mut self) {
        self.process.take().unwrap().kill();
    }

    /// The server that runs.
    pub fn process(&self) -> &Process {
        self.process.as_ref().unwrap()
    }

    /// Everything that the server has logged, over all its starts.
    pub fn log(&self) -> String {
        fs::read_to_string(self.log_file()).unwrap()
    }

    /// The file of the log.
    pub fn log_file(&self) -> PathBuf {
        self.path().join("server.log")
    }

    /// Changes what the server is set up with; it takes effect at the next start.
    pub fn set_up(&mut self, change: impl FnOnce(&mut Setup)) {
        change(&mut self.setup);
        self.move_to(self.address);
    }

    fn move_to(&mut self, address: SocketAddr) {
        self.address = address;
        fs::write(self.path().join("tillit-server.toml"), self.config()).unwrap();
    }

    /// The registry's folder.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// The key file of an operator of the first federation; the first has number 1.
    pub fn operator_key(&self, number: usize) -> PathBuf {
        self.key_of(self.setup.federations[0].id, number)
    }

    fn key_of(&self, federation: &str, number: usize) -> PathBuf {
        self.path()
            .join(format!("operators/{federation}-{number}.pem"))
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Its public address, which statements are signed for.
    pub fn base_url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Its federation.
    pub fn federation(&self) -> FederationId {
        self.federation_at(0)
    }

    fn federation_at(&self, place: usize) -> FederationId {
        FederationId::parse(self.setup.federations[place].id).unwrap()
    }

    /// A connection without a token.
    pub fn connection(&self) -> Connection {
        Connection::new(Address::parse(&self.base_url()).unwrap())
    }

    /// Takes the database away from under the server.
    pub fn lose_database(&mut self) {
        self.database.take_away(self.folder.path());
    }

    /// The configuration file. Everyone here asks from one address and in a hurry, so ordinarily nothing is too often.
    fn config(&self) -> String {
        let ordinary = format!(
            "listen = \"{}\"\nbase_url = \"{}\"\n[database]\nurl = \"{}\"\n[http]\nworkers = 1\n[rates]\nreads_per_second = 0\nqueries_per_second = 0\nstatements_per_second = 0\n[scheduler]\ninterval_seconds = 1\npoll_seconds = 1\n",
            self.address,
            self.base_url(),
            self.database.url()
        );
        let mut all: toml::Table = ordinary.parse().unwrap();
        for (name, value) in self.setup.config.parse::<toml::Table>().unwrap() {
            match (all.get_mut(&name), value) {
                (Some(toml::Value::Table(section)), toml::Value::Table(more)) => {
                    section.extend(more);
                }
                (_, value) => {
                    all.insert(name, value);
                }
            }
        }
        all.to_string()
    }

    /// The key of an operator of the first federation; the first has index 0.
    pub fn operator(&self, index: usize) -> &SoftwareKey {
        &self.operators[0][index]
    }

    /// Invites an organisation, enrols its key and approves it, with two operators at every step.
    pub fn enrol(&self, member: &Member) {
        let enrolled = enrol(
            &self.connection(),
            &member.number,
            &self.invite(member),
            &member.key,
            SystemClock.now(),
        );
        self.approve(&enrolled.unwrap().id);
    }

    /// Invites an organisation, with two operators; gives what opens the enrolment of a key.
    pub fn invite(&self, member: &Member) -> Code {
        let guest = Guest {
            organisation: member.number.clone(),
            name: member.name.to_owned(),
            domains: vec![member.domain.to_owned()],
            days: 7,
        };
        let now = SystemClock.now();
        let [first, second] = [0, 1].map(|index| self.desk(index));
        let invited = first.invite(guest, now).unwrap();
        let receipt = second.approve(&second.show(&invited.id).unwrap(), &[], None, now);
        assert_eq!(receipt.unwrap().status, Status::Approved);
        invited.code
    }

    /// Both operators look at an item and approve it.
    pub fn approve(&self, id: &Sha256) {
        for (index, expected) in [Status::Pending, Status::Approved].into_iter().enumerate() {
            let desk = self.desk(index);
            let item = desk.show(id).unwrap();
            let receipt = desk.approve(&item, &[], None, SystemClock.now()).unwrap();
            assert_eq!(receipt.status, expected, "vote {}", index + 1);
        }
    }

    /// What an operator sees; the first has index 0.
    pub fn desk(&self, index: usize) -> Desk<'_> {
        self.desk_in(0, index)
    }

    /// What an operator of a federation sees, both by their place in the setup.
    pub fn desk_in(&self, federation: usize, index: usize) -> Desk<'_> {
        Desk::open(
            &self.connection(),
            &self.federation_at(federation),
            &self.operators[federation][index],
            SystemClock.now(),
        )
        .unwrap()
    }

    /// The key of an operator of a federation, both by their place in the setup.
    pub fn operator_of(&self, federation: usize, index: usize) -> &SoftwareKey {
        &self.operators[federation][index]
    }

    /// Downloads a public file; none when there is none.
    pub fn download(&self, path: &str) -> Option<Vec<u8>> {
        match self.connection().download(path, LIMIT) {
            Ok(bytes) => Some(bytes),
            Err(RequestError::Refused(problem)) if problem.status == 404 => None,
            Err(error) => panic!("{path}: {error}"),
        }
    }

    /// The federation's published keys, as they are served.
    pub fn keys(&self) -> String {
        let keys = self.download("/federations/moa/keys.jwks").unwrap();
        String::from_utf8(keys).unwrap()
    }

    /// The metadata that is served now, verified by josekit.
    pub fn feed(&self) -> Option<Feed> {
        let bytes = self.download(FEED)?;
        Some(Feed::verify(bytes, &self.keys()))
    }

    /// The first metadata with exactly these entities, in the order of their ids.
    pub fn feed_of(&self, ids: &[&str]) -> Feed {
        until(&format!("the metadata holds {ids:?}"), || {
            self.feed().filter(|feed| feed.ids() == ids)
        })
    }
}

/// A loopback address that nobody listens on now.
pub fn free_address() -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap()
}
