//! A registry on SQLite in which many entities are approved and listed.

use std::path::Path;
use std::sync::Arc;

use anyhow::{Context as _, ensure};
use tempfile::TempDir;
use tillit_model::{
    Action, DocumentKey, Entity, EntityId, FederationId, OrganisationNumber, Sha256, Timestamp,
    name_skeleton,
};
use tillit_registry::{KeyRoom, Registry, Settings, init};
use tillit_signing::{Signer, SoftwareKey, key_file};
use tillit_store::{
    Base, DatabaseUrl, ItemKind, Mark, MarkKind, NewItem, Reservation, Reserved, StatementRow,
    Store, StoreError, Transaction, VersionRow,
};
use tillit_testkit::clock::FixedClock;
use tillit_validator::certificate_facts;

use super::Documents;
use super::profile::{AUDIENCE, NOW, RUNNER, federation, profile};

/// So many documents in one transaction while the registry is filled.
const AT_ONCE: usize = 500;

/// A registry, filled without its use cases: what those would have left behind is written straight into its store.
#[derive(Debug)]
pub struct Registered {
    /// The registry.
    pub registry: Registry,
    /// Its store.
    pub store: Store,
    /// Its clock.
    pub clock: Arc<FixedClock>,
    /// What the documents are made of.
    pub documents: Documents,
    key: Arc<SoftwareKey>,
    item: Sha256,
    entities: usize,
    folder: TempDir,
}

impl Registered {
    /// With so many entities, on a file of its own.
    pub fn with(entities: usize) -> anyhow::Result<Self> {
        let folder = tempfile::tempdir()?;
        let now = Timestamp::from_unix_seconds(NOW);
        let store = created(folder.path(), now)?;
        let clock = Arc::new(FixedClock::at(now));
        let keys = Keys(Arc::new(SoftwareKey::generate()?));
        init(&store, &[profile()?], &keys, clock.as_ref())?;
        let settings = Settings {
            audience: AUDIENCE.to_owned(),
        };
        let registry = Registry::open(store.clone(), clock.clone(), &keys, settings)?;
        let item = store.write(submission)?;
        let registered = Self {
            registry,
            store,
            clock,
            documents: Documents::new(),
            key: keys.0,
            item,
            entities,
            folder,
        };
        registered.fill(entities)?;
        Ok(registered)
    }

    /// How many entities are registered.
    pub fn entities(&self) -> usize {
        self.entities
    }

    /// The key that publications are signed with.
    pub fn key(&self) -> &SoftwareKey {
        &self.key
    }

    /// The time that the registry's clock shows.
    pub fn now(&self) -> Timestamp {
        use tillit_model::Clock as _;
        self.clock.now()
    }

    /// Lets go of the registry; leaves its folder, with the keys as files, for a server to open.
    pub fn into_folder(self) -> anyhow::Result<TempDir> {
        let Self { folder, key, .. } = self;
        let keys = folder.path().join("keys");
        std::fs::create_dir(&keys)?;
        for name in ["publish-moa.pem", "token.pem"] {
            key_file::create(&keys.join(name), &key, None)?;
        }
        Ok(folder)
    }

    /// The owner of entity `number` changes it; `change` counts from 1.
    pub fn change(&self, number: usize, change: usize) -> anyhow::Result<()> {
        let id = EntityId::parse(&self.documents.entity_id(number))?;
        let text = self.documents.entity(number, change);
        let before = self.store.read(|tx| {
            let row = tx.document(&DocumentKey::entity(id.clone()))?;
            Ok::<_, StoreError>(row.and_then(|row| row.head))
        })?;
        let head = before.context("the entity is registered")?;
        let base = Base {
            version: head.version,
            sha256: head.sha256,
        };
        self.store
            .write(|tx| self.approve_entity(tx, number, &text, Some(&base)))
    }

    fn fill(&self, entities: usize) -> anyhow::Result<()> {
        self.store.write(|tx| -> anyhow::Result<()> {
            for organisation in self.documents.organisations() {
                let number = &organisation.number;
                let document = DocumentKey::organisation(number.clone());
                tx.insert_organisation(number, &federation(), self.now())?;
                let read: tillit_model::Organisation = serde_json::from_str(&organisation.text)?;
                tx.set_name_skeleton(number, &name_skeleton(&read.name.sv))?;
                let version = self.approve(tx, &document, number, &organisation.text, None)?;
                tx.set_listing(&federation(), &document, version)?;
            }
            Ok(())
        })?;
        for start in (0..entities).step_by(AT_ONCE) {
            self.store.write(|tx| -> anyhow::Result<()> {
                for number in start..entities.min(start + AT_ONCE) {
                    let text = self.documents.entity(number, 0);
                    self.approve_entity(tx, number, &text, None)?;
                }
                Ok(())
            })?;
        }
        Ok(())
    }

    fn approve_entity(
        &self,
        tx: &mut Transaction<'_>,
        number: usize,
        text: &str,
        base: Option<&Base>,
    ) -> anyhow::Result<()> {
        let entity: Entity = serde_json::from_str(text)?;
        let document = DocumentKey::entity(entity.id.clone());
        let owner = &self.documents.owner(number).number;
        let version = self.approve(tx, &document, owner, text, base)?;
        tx.set_listing(&federation(), &document, version)?;
        for (_, pin) in entity.client_pins() {
            tx.claim_pin(&federation(), pin.as_bytes(), &entity.id)?;
        }
        tx.set_marks(&federation(), &entity.id, &marks(&entity))?;
        Ok(())
    }

    fn approve(
        &self,
        tx: &mut Transaction<'_>,
        document: &DocumentKey,
        owner: &OrganisationNumber,
        text: &str,
        base: Option<&Base>,
    ) -> anyhow::Result<u64> {
        let reserved = tx.reserve_version(&Reservation {
            document,
            base,
            item: &self.item,
            owner,
            new_key: &Sha256::of(document.to_string()).to_string(),
        })?;
        let Reserved::Reserved { version, .. } = reserved else {
            anyhow::bail!("{document} was not reserved: {reserved:?}");
        };
        tx.insert_version(&VersionRow {
            document: document.clone(),
            version,
            organisation: owner.clone(),
            action: Action::Put,
            sha256: Sha256::of(text),
            text: Some(text.to_owned()),
            item: self.item,
            received_at: self.now(),
        })?;
        ensure!(
            tx.approve_version(document, version, self.now())?,
            "{document} was not approved"
        );
        tx.release_pending(document, &self.item)?;
        Ok(version)
    }
}

/// What the store remembers of an approved entity, as the registry does it.
fn marks(entity: &Entity) -> Vec<Mark> {
    let block = entity.matf.iter();
    let pins = block
        .clone()
        .flat_map(|block| &block.servers)
        .flat_map(|server| &server.pins);
    let mut marks: Vec<Mark> = pins
        .map(|pin| Mark {
            kind: MarkKind::ServerPin,
            mark: Sha256::from_bytes(*pin.digest.as_bytes()),
            bearer: entity.organisation.to_string(),
        })
        .collect();
    let issuers = block.flat_map(|block| &block.issuers);
    marks.extend(issuers.filter_map(|issuer| {
        let facts = certificate_facts(&issuer.x509certificate)?;
        Some(Mark {
            kind: MarkKind::IssuerSubject,
            // In a real federation every authority has a Subject of its own.
            mark: facts.sha256,
            bearer: facts.sha256.to_string(),
        })
    }));
    marks
}

/// One key for everything that the registry signs.
struct Keys(Arc<SoftwareKey>);

impl KeyRoom for Keys {
    fn publish_key(&self, _: &FederationId) -> Option<Arc<dyn Signer>> {
        Some(self.0.clone())
    }

    fn token_key(&self) -> Option<Arc<dyn Signer>> {
        Some(self.0.clone())
    }
}

fn created(folder: &Path, now: Timestamp) -> anyhow::Result<Store> {
    let url = DatabaseUrl::sqlite(folder.join("registry.db"));
    Ok(Store::create(&url, now)?)
}

/// One submission that all documents are said to have come in.
fn submission(tx: &mut Transaction<'_>) -> Result<Sha256, StoreError> {
    let runner = OrganisationNumber::parse(RUNNER).expect("the check digit is right");
    let now = Timestamp::from_unix_seconds(NOW);
    let sha256 = Sha256::of("everything");
    tx.insert_statement(&StatementRow {
        sha256,
        typ: "tillit-submission+jws".to_owned(),
        key_id: "a".repeat(43),
        organisation: runner.clone(),
        jws: "everything".to_owned(),
        received_at: now,
    })?;
    tx.insert_item(&NewItem {
        sha256,
        kind: ItemKind::Submission,
        organisation: runner,
        federations: vec![federation()],
        findings: "[]".to_owned(),
        received_at: now,
    })?;
    Ok(sha256)
}
