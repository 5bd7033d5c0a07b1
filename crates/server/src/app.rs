//! What every handler has at hand.

use std::collections::HashMap;
use std::future::{Ready, ready};
use std::sync::Arc;
use std::time::Instant;

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest, rt, web};
use tillit_registry::catalogue::Catalogue;
use tillit_registry::{Refusal, Registry};
use tracing::Span;

use crate::config::{BaseUrl, Config};
use crate::made::Made;
use crate::methods::Methods;
use crate::problem::Problem;
use crate::published::{PreparedFile, Published};
use crate::rates::Rates;
use crate::room::Room;

/// The running registry: use cases, what is published, and the configuration. Cheap to clone.
#[derive(Clone)]
pub struct App(Arc<Parts>);

struct Parts {
    config: Config,
    registry: Option<Registry>,
    published: Published,
    fixed: HashMap<&'static str, Arc<PreparedFile>>,
    methods: Methods,
    made: Made,
    rates: Rates,
    bodies: Arc<Room>,
    at_work: Arc<Room>,
}

/// Bytes of bodies that are being received at one time: 128 of the largest.
const BODIES: usize = 128 * 1024 * 1024;
/// Use cases at work or waiting for a thread at one time; each may hold a body of up to `limits.body_bytes`.
const AT_WORK: usize = 256;

impl App {
    /// Puts the parts together. Without a registry only public files and pages are served; everything else says that it is unavailable.
    pub fn new(
        config: Config,
        registry: Option<Registry>,
        published: Published,
        fixed: HashMap<&'static str, Arc<PreparedFile>>,
        methods: Methods,
    ) -> Self {
        Self(Arc::new(Parts {
            made: Made::default(),
            rates: Rates::new(&config.rates),
            bodies: Arc::new(Room::new(BODIES)),
            at_work: Arc::new(Room::new(AT_WORK)),
            config,
            registry,
            published,
            fixed,
            methods,
        }))
    }

    /// The configuration.
    pub fn config(&self) -> &Config {
        &self.0.config
    }

    /// The public address.
    pub fn base_url(&self) -> &BaseUrl {
        &self.0.config.base_url
    }

    /// What everyone may read.
    pub fn published(&self) -> &Published {
        &self.0.published
    }

    /// The attribute lists that are published right now. Reading them asks no database.
    pub fn catalogue(&self) -> Arc<Catalogue> {
        Arc::clone(self.0.published.current().catalogue())
    }

    /// A file of the program.
    pub(crate) fn fixed(&self, path: &str) -> Option<&Arc<PreparedFile>> {
        self.0.fixed.get(path)
    }

    /// Which methods a path takes.
    pub(crate) fn methods(&self) -> &Methods {
        &self.0.methods
    }

    /// Files that were made of the catalogue.
    pub(crate) fn made(&self) -> &Made {
        &self.0.made
    }

    /// How often each client may ask.
    pub(crate) fn rates(&self) -> &Rates {
        &self.0.rates
    }

    /// Room for bodies on their way in, in bytes.
    pub(crate) fn bodies(&self) -> &Arc<Room> {
        &self.0.bodies
    }

    /// Works on what is in memory, on a thread that may take its time.
    pub(crate) async fn work<T, F>(&self, work: F) -> Result<T, Problem>
    where
        T: Send + 'static,
        F: FnOnce() -> T + Send + 'static,
    {
        let full = || Problem::busy("as many requests as can be worked on are at work already");
        let place = self.0.at_work.take(1).ok_or_else(full)?;
        let span = Span::current();
        let work = web::block(move || {
            let _place = place;
            span.in_scope(work)
        });
        work.await.map_err(|error| Problem::internal(&error))
    }

    /// Runs one use case on a thread that may wait, within the request's span.
    ///
    /// A request is answered in time even when the database is not: what has not begun by then never will, what has begun may still
    /// take effect, and is refused as a repetition when it is sent again.
    pub async fn run<T, F>(&self, use_case: F) -> Result<T, Problem>
    where
        T: Send + 'static,
        F: FnOnce(&Registry) -> Result<T, Refusal> + Send + 'static,
    {
        let registry = self.0.registry.clone().ok_or_else(Problem::unavailable)?;
        self.block(move || use_case(&registry)).await
    }

    /// Runs what reads the catalogue and takes long enough to be kept from threads that must not wait. It needs no database.
    pub(crate) async fn with_catalogue<T, F>(&self, use_case: F) -> Result<T, Problem>
    where
        T: Send + 'static,
        F: FnOnce(&Catalogue) -> Result<T, Refusal> + Send + 'static,
    {
        let catalogue = self.catalogue();
        self.block(move || use_case(&catalogue)).await
    }

    async fn block<T, F>(&self, use_case: F) -> Result<T, Problem>
    where
        T: Send + 'static,
        F: FnOnce() -> Result<T, Refusal> + Send + 'static,
    {
        let full =
            || Problem::busy("as many requests as can be worked on wait for the database already");
        let place = self.0.at_work.take(1).ok_or_else(full)?;
        let span = Span::current();
        let limit = self.0.config.http.use_case_timeout;
        let until = Instant::now() + limit;
        let work = web::block(move || {
            // Held until the work is done, whether or not somebody waits for it.
            let _place = place;
            (Instant::now() < until).then(|| span.in_scope(use_case))
        });
        match rt::time::timeout(limit, work).await {
            Ok(Ok(Some(outcome))) => outcome.map_err(Problem::from),
            Ok(Err(error)) => Err(Problem::internal(&error)),
            Ok(Ok(None)) | Err(_) => {
                tracing::warn!("gave up a request that waited for the database");
                Err(Problem::database_slow())
            }
        }
    }
}

impl std::fmt::Debug for App {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("App")
            .field("config", &self.0.config)
            .finish_non_exhaustive()
    }
}

impl FromRequest for App {
    type Error = actix_web::Error;
    type Future = Ready<Result<Self, Self::Error>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let app = request
            .app_data::<Self>()
            .expect("the server gives itself to every request");
        ready(Ok(app.clone()))
    }
}
