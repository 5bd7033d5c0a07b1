//! A registry with federation moa, three operators and a clock that stands.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use tillit_evidence::{Claims, Jti};
use tillit_formats::matf::{self, Expected, MatfFeed};
use tillit_model::{Clock as _, FederationId, OrganisationNumber, Timestamp};
use tillit_registry::view::PublishedArtefact;
use tillit_registry::{KeyRoom, OpenRegistryError, Registry, Settings, init};
use tillit_signing::{KeyRing, Signer, SoftwareKey};
use tillit_store::Store;
use tillit_testkit::clock::FixedClock;

use super::{Fresh, MOA, Person, SKOLA, moa, skola};

pub(crate) const AUDIENCE: &str = "https://tillit.example";
/// 2026-11-21, 08:00 UTC.
pub(crate) const NOW: i64 = 1_795_248_000;

pub(crate) fn now() -> Timestamp {
    Timestamp::from_unix_seconds(NOW)
}

/// An identifier that no other statement of this test run has.
pub(crate) fn jti() -> Jti {
    static COUNT: AtomicU64 = AtomicU64::new(1);
    let mut bytes = [0; 16];
    bytes[..8].copy_from_slice(&COUNT.fetch_add(1, Ordering::Relaxed).to_be_bytes());
    Jti::from_bytes(bytes)
}

/// Claims of a statement that is signed at this time.
pub(crate) fn claims(iss: &OrganisationNumber, now: Timestamp) -> Claims {
    Claims::new(iss.clone(), AUDIENCE, now, jti())
}

/// The registry's own keys.
#[derive(Default)]
pub(crate) struct Keys {
    pub(crate) publish: BTreeMap<FederationId, Arc<SoftwareKey>>,
    pub(crate) token: Option<Arc<SoftwareKey>>,
}

impl Keys {
    /// A publish key for each of these federations, and a token key.
    pub(crate) fn of(federations: &[&str]) -> Self {
        let key = || Arc::new(SoftwareKey::generate().unwrap());
        let publish = federations
            .iter()
            .map(|id| (FederationId::parse(id).unwrap(), key()));
        Self {
            publish: publish.collect(),
            token: Some(key()),
        }
    }
}

impl KeyRoom for Keys {
    fn publish_key(&self, federation: &FederationId) -> Option<Arc<dyn Signer>> {
        let key = self.publish.get(federation)?;
        Some(Arc::clone(key) as Arc<dyn Signer>)
    }

    fn token_key(&self) -> Option<Arc<dyn Signer>> {
        let key = self.token.as_ref()?;
        Some(Arc::clone(key) as Arc<dyn Signer>)
    }
}

/// Everything that a test needs. Operators one and two belong to the organisation that runs moa, three and four to another; five and six decide for skola, where there is one.
pub(crate) struct World {
    pub(crate) registry: Registry,
    pub(crate) store: Store,
    pub(crate) clock: Arc<FixedClock>,
    pub(crate) keys: Keys,
    pub(crate) moa: FederationId,
    pub(crate) one: Person,
    pub(crate) two: Person,
    pub(crate) three: Person,
    pub(crate) four: Person,
    pub(crate) five: Person,
    pub(crate) six: Person,
    _database: Fresh,
}

impl World {
    pub(crate) fn on(database: Fresh) -> Self {
        Self::with(database, &[MOA])
    }

    pub(crate) fn of_two(database: Fresh) -> Self {
        Self::with(database, &[MOA, SKOLA])
    }

    fn with(database: Fresh, federations: &[&str]) -> Self {
        let store = database.store(now());
        let clock = Arc::new(FixedClock::at(now()));
        let keys = Keys::of(federations);
        let [one, two, three, four, five, six] = [
            Person::new("operator-1", "556677-8899", MOA),
            Person::new("operator-2", "556677-8899", MOA),
            Person::new("operator-3", "559999-9991", MOA),
            Person::new("operator-4", "559999-9991", MOA),
            Person::new("operator-5", "556677-8899", SKOLA),
            Person::new("operator-6", "559999-9991", SKOLA),
        ];
        let mut profiles = vec![moa(&[&one, &two, &three, &four]).text()];
        if federations.contains(&SKOLA) {
            profiles.push(skola(&[&five, &six]).text());
        }
        init(&store, &profiles, &keys, clock.as_ref()).unwrap();
        let registry = open(&store, &clock, &keys).unwrap();
        Self {
            registry,
            store,
            clock,
            keys,
            moa: FederationId::parse(MOA).unwrap(),
            one,
            two,
            three,
            four,
            five,
            six,
            _database: database,
        }
    }

    /// The same registry as another process sees it: nothing in memory.
    pub(crate) fn reopened(&self) -> Registry {
        open(&self.store, &self.clock, &self.keys).unwrap()
    }

    pub(crate) fn now(&self) -> Timestamp {
        self.clock.now()
    }

    pub(crate) fn advance(&self, seconds: u64) {
        self.clock.advance(Duration::from_secs(seconds));
    }

    pub(crate) fn claims(&self, iss: &OrganisationNumber) -> Claims {
        claims(iss, self.now())
    }

    /// One run of the scheduler, in which nothing fails; how many jobs were done.
    pub(crate) fn run(&self) -> u32 {
        let report = self.registry.run_due().unwrap();
        assert_eq!(report.failed, Vec::new());
        report.done
    }

    /// The current number of moa's publications.
    pub(crate) fn sequence(&self) -> Option<u64> {
        self.registry.federation(&self.moa).unwrap().sequence
    }

    /// What is served at this address now.
    pub(crate) fn artefact(&self, path: &str) -> Option<PublishedArtefact> {
        let set = self.registry.published().unwrap();
        set.artefacts.into_iter().find(|file| file.path == path)
    }

    /// The ids of the entities that skola's metadata mentions.
    pub(crate) fn published_in_skola(&self) -> Vec<String> {
        let key = self.keys.publish[&self.five.federation]
            .public_key()
            .clone();
        let Some(artefact) = self.artefact("/federations/skola/matf/metadata.jws") else {
            return Vec::new();
        };
        let expected = Expected::strict("https://tillit.example/trial/skola", self.now());
        let feed = matf::verify(&artefact.bytes, &KeyRing::from_keys([key]), &expected).unwrap();
        feed.entities
            .iter()
            .map(|e| e.entity_id.to_string())
            .collect()
    }

    /// moa's metadata as a consumer verifies it; none when none is published.
    pub(crate) fn feed(&self) -> Option<MatfFeed> {
        let artefact = self.artefact("/federations/moa/matf/metadata.jws")?;
        Some(self.verified(&artefact.bytes))
    }

    /// Verifies metadata of moa with the published key alone.
    pub(crate) fn verified(&self, bytes: &[u8]) -> MatfFeed {
        let key = self.keys.publish[&self.moa].public_key().clone();
        let ring = KeyRing::from_keys([key]);
        let expected = Expected::strict("https://tillit.example/trial/moa", self.now());
        matf::verify(bytes, &ring, &expected).unwrap()
    }

    /// The ids of the entities in moa's metadata.
    pub(crate) fn published_ids(&self) -> Vec<String> {
        let entities = self.feed().map(|feed| feed.entities).unwrap_or_default();
        entities.iter().map(|e| e.entity_id.to_string()).collect()
    }
}

/// Opens the registry in this store.
pub(crate) fn open(
    store: &Store,
    clock: &Arc<FixedClock>,
    keys: &Keys,
) -> Result<Registry, OpenRegistryError> {
    let settings = Settings {
        audience: AUDIENCE.to_owned(),
    };
    Registry::open(store.clone(), clock.clone(), keys, settings)
}
