//! A registry on loopback: folder, configuration, keys of two operators, and a server that can be stopped and started.

use std::fs;
use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use tempfile::TempDir;
use tillit_client::connection::{Address, Connection, RequestError, Status};
use tillit_client::operator::{Desk, Guest};
use tillit_client::{SystemClock, builtin_lists, enrol};
use tillit_model::{Clock as _, FederationId, OrganisationNumber, Sha256};
use tillit_server::config::Config;
use tillit_server::{RunningServer, ServeError, Server, startup};
use tillit_signing::{Signer as _, SoftwareKey, key_file};

use super::database::Database;
use super::feed::Feed;
use super::member::{Member, STEWARD};
use super::poll::until;

pub(crate) const FEDERATION: &str = "moa";
pub(crate) const FEED: &str = "/federations/moa/matf/metadata.jws";
const OPERATORS: [&str; 2] = ["operator-1", "operator-2"];
/// How large a download may be here.
const LIMIT: u64 = 16 * 1024 * 1024;

/// A registry that serves.
pub(crate) struct Site {
    folder: TempDir,
    pub(crate) database: Database,
    address: SocketAddr,
    running: Option<RunningServer>,
    operators: Vec<SoftwareKey>,
}

impl Site {
    /// Makes a registry in an empty database and serves it.
    pub(crate) fn begin(database: Database) -> Self {
        Self::with_matf(database, json!({}))
    }

    /// The same, with these settings of the metadata in the profile.
    pub(crate) fn with_matf(database: Database, matf: Value) -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("operators")).unwrap();
        let operators: Vec<SoftwareKey> = OPERATORS
            .map(|_| SoftwareKey::generate().unwrap())
            .into_iter()
            .collect();
        let mut site = Self {
            folder,
            database,
            address: free_address(),
            running: None,
            operators,
        };
        for number in [1, 2] {
            let key = &site.operators[number - 1];
            key_file::create(&site.operator_key(number), key, None).unwrap();
        }
        let profile = site.path().join("moa.json");
        fs::write(&profile, site.profile(matf).to_string()).unwrap();
        startup::initialise(&site.config(), &[profile]).unwrap();
        // Between looking for a free port and listening on it, another program may take it.
        while let Err(ServeError::AddressInUse(_)) = site.try_start() {
            site.address = free_address();
        }
        site
    }

    /// Starts the server again, at the address that statements were signed for.
    pub(crate) fn start(&mut self) {
        until("the port is free again", || match self.try_start() {
            Ok(()) => Some(()),
            Err(ServeError::AddressInUse(_)) => None,
            Err(error) => panic!("{error}"),
        });
    }

    fn try_start(&mut self) -> Result<(), ServeError> {
        let config = self.config();
        let registry = startup::open(&config).unwrap();
        self.running = Some(Server::bind(config, registry)?.start()?);
        Ok(())
    }

    pub(crate) fn stop(&mut self) {
        self.running.take().unwrap().stop().unwrap();
    }

    /// The registry's folder.
    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn operator_key(&self, number: usize) -> PathBuf {
        let name = format!("operators/{}.pem", OPERATORS[number - 1]);
        self.path().join(name)
    }

    /// Where it listens.
    pub(crate) fn address(&self) -> SocketAddr {
        self.address
    }

    pub(crate) fn base_url(&self) -> String {
        format!("http://{}", self.address)
    }

    pub(crate) fn federation(&self) -> FederationId {
        FederationId::parse(FEDERATION).unwrap()
    }

    pub(crate) fn connection(&self) -> Connection {
        Connection::new(Address::parse(&self.base_url()).unwrap())
    }

    /// Takes the database away from under the server.
    pub(crate) fn lose_database(&mut self) {
        self.database.take_away(self.folder.path());
    }

    fn config(&self) -> Config {
        let text = format!(
            "listen = \"{}\"\nbase_url = \"{}\"\n[database]\nurl = \"{}\"\n[http]\nworkers = 1\n[scheduler]\ninterval_seconds = 1\npoll_seconds = 1\n",
            self.address,
            self.base_url(),
            self.database.url()
        );
        Config::parse(&self.path().join("tillit-server.toml"), &text, &|_| None).unwrap()
    }

    fn profile(&self, matf: Value) -> Value {
        let people = OPERATORS.iter().zip(&self.operators);
        let operators = people.map(|(person, key)| {
            json!({
                "person": person,
                "organisation": "0007:5566778899",
                "keys": [key.public_key().to_jwk()],
            })
        });
        let steward = OrganisationNumber::parse(STEWARD).unwrap();
        let lists = builtin_lists()
            .iter()
            .map(|release| json!({ "list": release.list, "steward": steward }));
        let mut profile = json!({
            "format": "federation/1",
            "id": FEDERATION,
            "name": { "sv": "Moa" },
            "environment": "trial",
            "issuer": "https://tillit.example/trial/moa",
            "operator_organisation": "0007:5566778899",
            "operators": operators.collect::<Vec<_>>(),
            "approvals": 2,
            "formats": { "matf": matf },
            "attribute_lists": lists.collect::<Vec<_>>(),
        });
        profile["formats"]["matf"]["tags"] = json!([
            { "tag": "egilv1", "meaning": { "sv": "EGIL, version 1" }, "owner": "Sambruk" },
        ]);
        profile
    }

    /// Invites an organisation, enrols its key and approves it, with two operators at every step.
    pub(crate) fn enrol(&self, member: &Member) {
        let guest = Guest {
            organisation: member.number.clone(),
            name: member.name.to_owned(),
            domains: vec![member.domain.to_owned()],
            days: 7,
        };
        let now = SystemClock.now();
        let [first, second] = [0, 1].map(|index| self.desk(index));
        let invited = first.invite(guest, now).unwrap();
        let receipt = second.approve(&second.show(&invited.id).unwrap(), None, now);
        assert_eq!(receipt.unwrap().status, Status::Approved);
        let enrolled = enrol(
            &self.connection(),
            &member.number,
            &invited.code,
            &member.key,
            now,
        );
        self.approve(&enrolled.unwrap().id);
    }

    /// Both operators look at an item and approve it.
    pub(crate) fn approve(&self, id: &Sha256) {
        for (index, expected) in [Status::Pending, Status::Approved].into_iter().enumerate() {
            let desk = self.desk(index);
            let item = desk.show(id).unwrap();
            let receipt = desk.approve(&item, None, SystemClock.now()).unwrap();
            assert_eq!(receipt.status, expected, "vote {}", index + 1);
        }
    }

    fn desk(&self, index: usize) -> Desk<'_> {
        let key = &self.operators[index];
        Desk::open(
            &self.connection(),
            &self.federation(),
            key,
            SystemClock.now(),
        )
        .unwrap()
    }

    /// Downloads a public file; none when there is none.
    pub(crate) fn download(&self, path: &str) -> Option<Vec<u8>> {
        match self.connection().download(path, LIMIT) {
            Ok(bytes) => Some(bytes),
            Err(RequestError::Refused(problem)) if problem.status == 404 => None,
            Err(error) => panic!("{path}: {error}"),
        }
    }

    /// The federation's published keys, as they are served.
    pub(crate) fn keys(&self) -> String {
        let keys = self.download("/federations/moa/keys.jwks").unwrap();
        String::from_utf8(keys).unwrap()
    }

    /// The metadata that is served now, verified by josekit.
    pub(crate) fn feed(&self) -> Option<Feed> {
        let bytes = self.download(FEED)?;
        Some(Feed::verify(bytes, &self.keys()))
    }

    /// The first metadata with exactly these entities, in the order of their ids.
    pub(crate) fn feed_of(&self, ids: &[&str]) -> Feed {
        until(&format!("the metadata holds {ids:?}"), || {
            self.feed().filter(|feed| feed.ids() == ids)
        })
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        if let Some(server) = self.running.take() {
            // The test has said what it had to say.
            let _ = server.stop();
        }
    }
}

fn free_address() -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap()
}
