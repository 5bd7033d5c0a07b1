//! What every handler has at hand.

use std::collections::HashMap;
use std::future::{Ready, ready};
use std::sync::Arc;

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest, web};
use tillit_registry::{Refusal, Registry};
use tracing::Span;

use crate::config::{BaseUrl, Config};
use crate::methods::Methods;
use crate::problem::Problem;
use crate::published::{PreparedFile, Published};

/// The running registry: use cases, what is published, and the configuration. Cheap to clone.
#[derive(Clone)]
pub struct App(Arc<Parts>);

struct Parts {
    config: Config,
    registry: Option<Registry>,
    published: Published,
    fixed: HashMap<&'static str, PreparedFile>,
    methods: Methods,
}

impl App {
    /// Puts the parts together. Without a registry only public files and pages are served; everything else says that it is unavailable.
    pub fn new(
        config: Config,
        registry: Option<Registry>,
        published: Published,
        fixed: HashMap<&'static str, PreparedFile>,
        methods: Methods,
    ) -> Self {
        Self(Arc::new(Parts {
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

    /// A file of the program.
    pub(crate) fn fixed(&self, path: &str) -> Option<&PreparedFile> {
        self.0.fixed.get(path)
    }

    /// Which methods a path takes.
    pub(crate) fn methods(&self) -> &Methods {
        &self.0.methods
    }

    /// Runs one use case on a thread that may wait, within the request's span.
    pub async fn run<T, F>(&self, use_case: F) -> Result<T, Problem>
    where
        T: Send + 'static,
        F: FnOnce(&Registry) -> Result<T, Refusal> + Send + 'static,
    {
        let registry = self.0.registry.clone().ok_or_else(Problem::unavailable)?;
        let span = Span::current();
        web::block(move || span.in_scope(|| use_case(&registry)))
            .await
            .map_err(|error| Problem::internal(&error))?
            .map_err(Problem::from)
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
