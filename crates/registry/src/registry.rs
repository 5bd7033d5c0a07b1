//! The registry as one value: the store, the clock, the keys and the rules together.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, Mutex};

use tillit_model::{Clock, FederationId, Sha256, Timestamp};
use tillit_signing::{PublicKey, Signer};
use tillit_store::{Store, StoreError, Transaction};
use tillit_validator::{MatfSchema, Validator};

use crate::attribute_use::KeptUses;
use crate::attributes::AttributeCache;
use crate::profiles::ProfileCache;
use crate::publish::KeptByFederation;
use crate::watch::Watch;
use crate::{KeyRoom, Refusal};

/// What a deployment decides.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The public base URL, exactly: the audience of every statement, and what addresses begin with.
    pub audience: String,
}

/// A registry. Cheap to clone; every method blocks its thread.
#[derive(Clone)]
pub struct Registry {
    inner: Arc<Inner>,
}

struct Inner {
    store: Store,
    clock: Arc<dyn Clock>,
    settings: Settings,
    validator: Validator,
    profiles: ProfileCache,
    attributes: AttributeCache,
    attribute_uses: KeptUses,
    publish_keys: BTreeMap<FederationId, Arc<dyn Signer>>,
    token_key: Arc<dyn Signer>,
    /// One publication at a time in this process; between processes the publication's number decides.
    kept: Mutex<KeptByFederation>,
    /// Names this process towards others that share the database.
    process: String,
    last_housekeeping: Mutex<Option<Timestamp>>,
    watch: Watch,
}

/// Why a registry does not start.
#[derive(Debug, thiserror::Error)]
pub enum OpenRegistryError {
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The database holds no federation.
    #[error("the database holds no federation; run `tillit-server init` first")]
    NotInitialised,
    /// A federation's publish key is gone.
    #[error(
        "the publish key of federation {0} is missing; restore its file, because a new key would cut off every consumer"
    )]
    PublishKeyMissing(FederationId),
    /// A federation's publish key is another one than before.
    #[error(
        "the publish key of federation {federation} is {found}, but it was {expected}; restore the right file"
    )]
    PublishKeyChanged {
        /// The federation.
        federation: FederationId,
        /// The key that the registry knows.
        expected: String,
        /// The key that is there.
        found: String,
    },
    /// The token key is gone.
    #[error("the token key is missing; restore its file")]
    TokenKeyMissing,
}

impl Registry {
    /// Opens a registry that was initialised before. Refuses to start without the keys that it had.
    pub fn open(
        store: Store,
        clock: Arc<dyn Clock>,
        keys: &dyn KeyRoom,
        settings: Settings,
    ) -> Result<Self, OpenRegistryError> {
        let expected = store.read(|tx| -> Result<_, StoreError> {
            let mut expected = Vec::new();
            for federation in tx.federations()? {
                let key_id = tx.meta(&publish_key_name(&federation.id))?;
                expected.push((federation.id, key_id));
            }
            Ok(expected)
        })?;
        if expected.is_empty() {
            return Err(OpenRegistryError::NotInitialised);
        }
        let mut publish_keys = BTreeMap::new();
        for (federation, key_id) in expected {
            let signer = keys
                .publish_key(&federation)
                .ok_or_else(|| OpenRegistryError::PublishKeyMissing(federation.clone()))?;
            let found = signer.public_key().key_id().to_string();
            if let Some(expected) = key_id.filter(|expected| *expected != found) {
                return Err(OpenRegistryError::PublishKeyChanged {
                    federation,
                    expected,
                    found,
                });
            }
            publish_keys.insert(federation, signer);
        }
        let token_key = keys.token_key().ok_or(OpenRegistryError::TokenKeyMissing)?;
        Ok(Self {
            inner: Arc::new(Inner {
                store,
                clock,
                settings,
                validator: Validator::new(),
                profiles: ProfileCache::default(),
                attributes: AttributeCache::default(),
                attribute_uses: KeptUses::default(),
                publish_keys,
                token_key,
                kept: Mutex::default(),
                process: uuid::Uuid::now_v7().to_string(),
                last_housekeeping: Mutex::default(),
                watch: Watch::default(),
            }),
        })
    }

    /// The public base URL.
    pub fn audience(&self) -> &str {
        &self.inner.settings.audience
    }

    pub(crate) fn now(&self) -> Timestamp {
        self.inner.clock.now()
    }

    pub(crate) fn validator(&self) -> &Validator {
        &self.inner.validator
    }

    pub(crate) fn profiles(&self) -> &ProfileCache {
        &self.inner.profiles
    }

    pub(crate) fn attributes(&self) -> &AttributeCache {
        &self.inner.attributes
    }

    pub(crate) fn kept_uses(&self) -> &KeptUses {
        &self.inner.attribute_uses
    }

    pub(crate) fn token_key(&self) -> &Arc<dyn Signer> {
        &self.inner.token_key
    }

    pub(crate) fn publish_key(&self, federation: &FederationId) -> Option<&Arc<dyn Signer>> {
        self.inner.publish_keys.get(federation)
    }

    pub(crate) fn public_publish_key(&self, federation: &FederationId) -> Option<&PublicKey> {
        Some(self.publish_key(federation)?.public_key())
    }

    pub(crate) fn kept(&self) -> &Mutex<KeptByFederation> {
        &self.inner.kept
    }

    pub(crate) fn matf_schema(&self) -> &MatfSchema {
        self.inner.validator.matf_schema()
    }

    pub(crate) fn process(&self) -> &str {
        &self.inner.process
    }

    pub(crate) fn last_housekeeping(&self) -> &Mutex<Option<Timestamp>> {
        &self.inner.last_housekeeping
    }

    pub(crate) fn watch(&self) -> &Watch {
        &self.inner.watch
    }

    pub(crate) fn store(&self) -> &Store {
        &self.inner.store
    }

    pub(crate) fn read<T>(
        &self,
        work: impl FnOnce(&mut Transaction<'_>) -> Result<T, Refusal>,
    ) -> Result<T, Refusal> {
        self.inner.store.read(work)
    }

    pub(crate) fn write<T>(
        &self,
        work: impl FnOnce(&mut Transaction<'_>) -> Result<T, Refusal>,
    ) -> Result<T, Refusal> {
        self.inner.store.write(work)
    }

    /// Remembers a statement's id, so that the statement takes effect once.
    pub(crate) fn remember(
        &self,
        tx: &mut Transaction<'_>,
        issuer: &str,
        jti: &str,
        until: Timestamp,
        statement: &Sha256,
    ) -> Result<(), Refusal> {
        if tx.remember_jti(issuer, jti, until, statement)? {
            return Ok(());
        }
        Err(replayed(tx.statement_of_jti(issuer, jti)?))
    }
}

/// The refusal of a statement that was received before.
pub(crate) fn replayed(original: Option<Sha256>) -> Refusal {
    let mut refusal = Refusal::conflict(
        "replayed",
        "a statement with this jti was received before; it took effect once and is not repeated",
    );
    refusal.original = original;
    refusal
}

/// The name under which the store remembers which key signs a federation's publications.
pub(crate) fn publish_key_name(federation: &FederationId) -> String {
    format!("publish-key/{federation}")
}

impl fmt::Debug for Registry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Registry({})", self.audience())
    }
}
