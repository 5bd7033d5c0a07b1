//! The web server: limits, routes, and an orderly end.

use std::io;
use std::net::SocketAddr;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use actix_http::{HttpService, KeepAlive};
use actix_server::ServerHandle;
use actix_service::{
    IntoServiceFactory as _, Service as _, ServiceFactoryExt as _, apply_fn_factory, fn_service,
    map_config,
};
use actix_web::dev::AppConfig;
use actix_web::rt::net::TcpStream;
use actix_web::rt::{self, signal};
use actix_web::{App as ActixApp, middleware, web};
use futures_util::TryFutureExt as _;
use futures_util::future::{Either, ready};
use tillit_registry::Registry;
use utoipa_actix_web::AppExt as _;

use crate::app::App;
use crate::config::Config;
use crate::connection::{BareAnswers, Census, Entrance, Guarded, LISTEN, most_connections};
use crate::docs_page::Description;
use crate::published::{BUFFERED, Published, Snapshot, fixed_files};
use crate::ticker::Ticker;
use crate::{
    api, docs_page, envelope, files, health, openapi, page, problem, public_reads, scheduler,
    telemetry,
};

/// Why the server does not run.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// Another program listens there.
    #[error(
        "another program listens on {0} already\n  remedy: stop it, or set `listen` to another address"
    )]
    AddressInUse(SocketAddr),
    /// The system does not let us listen there.
    #[error(
        "may not listen on {0}\n  remedy: ports below 1024 need a privilege; listen on a higher one behind a reverse proxy"
    )]
    NotAllowed(SocketAddr),
    /// The address is not one of this machine's.
    #[error(
        "{0} is no address of this machine\n  remedy: set `listen` to 127.0.0.1, 0.0.0.0 or an address of this machine"
    )]
    NotHere(SocketAddr),
    /// What is published could not be read.
    #[error(
        "could not read what is published: {0}\n  remedy: check that the database answers (`tillit-server config check` shows which one)"
    )]
    Published(String),
    /// Anything else of the system.
    #[error("could not serve: {0}")]
    Io(#[from] io::Error),
}

/// A server that listens and is about to serve.
#[derive(Debug)]
pub struct Server {
    app: App,
    listener: std::net::TcpListener,
    address: SocketAddr,
    registry: Option<Registry>,
}

/// A server that runs on threads of its own.
#[derive(Debug)]
pub struct RunningServer {
    address: SocketAddr,
    handle: ServerHandle,
    thread: thread::JoinHandle<io::Result<()>>,
}

impl Server {
    /// Listens and loads what is published. Nothing is answered before [`Server::run`].
    pub fn bind(config: Config, registry: Registry) -> Result<Self, ServeError> {
        let listener = listen(config.listen, config.http.backlog)?;
        let snapshot = scheduler::load(&registry, config.http.max_age, &Snapshot::default())
            .map_err(|refusal| ServeError::Published(refusal.detail))?;
        Self::over(listener, config, Some(registry), Published::new(snapshot))
    }

    /// Serves a snapshot without a registry: public files and pages only, as a mirror does.
    pub fn of_snapshot(config: Config, published: Published) -> Result<Self, ServeError> {
        let listener = listen(config.listen, config.http.backlog)?;
        published.current().compress();
        Self::over(listener, config, None, published)
    }

    fn over(
        listener: std::net::TcpListener,
        config: Config,
        registry: Option<Registry>,
        published: Published,
    ) -> Result<Self, ServeError> {
        let address = listener.local_addr()?;
        let app = App::new(
            config,
            registry.clone(),
            published,
            fixed_files(),
            openapi::methods(),
        );
        Ok(Self {
            app,
            listener,
            address,
            registry,
        })
    }

    /// Where it listens: the port is known even when the system chose it.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Serves until SIGTERM or SIGINT, then lets requests and jobs end, for as long as the configuration says.
    pub fn run(self) -> Result<(), ServeError> {
        let outcome = rt::System::new().block_on(self.serve(|handle| {
            // Taken before anybody hears that the server listens, so that it ends in order from then on.
            let signals = stop_signals();
            rt::spawn(async move {
                let reason = told_to_stop(signals).await;
                tracing::info!(reason, "stopping: requests and jobs may end");
                handle.stop(true).await;
            });
        }));
        tracing::info!("stopped");
        Ok(outcome?)
    }

    /// Serves on threads of its own until [`RunningServer::stop`]. For the demo and for tests; takes no signals.
    pub fn start(self) -> Result<RunningServer, ServeError> {
        let address = self.address;
        let (ready, running) = mpsc::channel();
        let thread = thread::Builder::new()
            .name("web server".to_owned())
            .spawn(move || {
                rt::System::new().block_on(self.serve(move |handle| {
                    // The other side waits right below.
                    let _ = ready.send(handle);
                }))
            })?;
        match running.recv() {
            Ok(handle) => Ok(RunningServer {
                address,
                handle,
                thread,
            }),
            Err(_) => Err(thread
                .join()
                .ok()
                .and_then(Result::err)
                .unwrap_or_else(|| io::Error::other("the web server did not start"))
                .into()),
        }
    }

    async fn serve(self, begun: impl FnOnce(ServerHandle)) -> io::Result<()> {
        // Counting begins before the first request.
        let _ = telemetry::recorder();
        let config = self.app.config().clone();
        let tickers = self.tickers()?;
        let document = openapi::document(Some(config.base_url.as_str()), &config.contact);
        let description = web::Data::new(Description::prepare(&document));
        let app = self.app.clone();
        let factory = move || {
            ActixApp::new()
                .app_data(app.clone())
                .app_data(description.clone())
                .wrap(middleware::from_fn(envelope::around))
                // Before the API, whose scope takes everything below it.
                .configure(docs_page::routes)
                .into_utoipa_app()
                .configure(api::routes)
                .into_app()
                .configure(health::routes)
                .configure(problem::routes)
                .configure(page::routes)
                .configure(files::routes)
                .default_service(web::to(files::anything))
        };
        let entrance = self.entrance();
        let reads = self.app.clone();
        let mut server = actix_server::Server::build();
        if config.http.workers > 0 {
            server = server.workers(config.http.workers);
        }
        let stopping = server.graceful_shutdown_signal();
        let address = self.address;
        let server = server
            .worker_max_blocking_threads(config.http.blocking_threads)
            // The entrance counts connections, over all workers and by client.
            .max_concurrent_connections(config.http.max_connections)
            .shutdown_timeout(config.http.shutdown_timeout.as_secs())
            .disable_signals()
            .listen("registry", self.listener, move || {
                let entrance = entrance.clone();
                let stopping = stopping.clone();
                let reads = reads.clone();
                let app = factory()
                    .into_factory()
                    .map_err(|error: actix_web::Error| error.error_response());
                let http = HttpService::build()
                    .graceful_shutdown_signal(move || {
                        let stopping = stopping.clone();
                        async move { stopping.notified().await }
                    })
                    // The stream below watches the time of all this, for every request of a connection.
                    .keep_alive(KeepAlive::Os)
                    .client_request_timeout(Duration::ZERO)
                    // How long a client that was answered early may take to read the answer.
                    .client_disconnect_timeout(LISTEN)
                    .local_addr(address)
                    .on_connect_ext(|stream: &Guarded, connection| {
                        connection.insert(stream.stage());
                        connection.insert(telemetry::OpenConnection::new());
                    })
                    .h1_write_buffer_size(BUFFERED)
                    .finish(apply_fn_factory(
                        map_config(app, |()| AppConfig::default()),
                        move |mut request, framework| match public_reads::answer(
                            &reads,
                            &mut request,
                        ) {
                            Some(response) => Either::Left(ready(Ok(response))),
                            None => Either::Right(framework.call(request).map_ok(Into::into)),
                        },
                    ));
                fn_service(move |stream: TcpStream| {
                    let entrance = entrance.clone();
                    async move { entrance.admit(stream).await }
                })
                .and_then(http)
            })?
            .run();
        if config.contact.is_empty() {
            tracing::warn!(
                "contact.name is not set: the page and the description of the API name nobody to turn to"
            );
        }
        begun(server.handle());
        tracing::info!(address = %self.address, base_url = config.base_url.as_str(), "listening");
        let outcome = server.await;
        for ticker in tickers {
            ticker.stop(config.http.shutdown_timeout);
        }
        outcome
    }

    /// Where connections come in.
    fn entrance(&self) -> Entrance {
        let config = self.app.config();
        let http = &config.http;
        let census = Census::new(
            most_connections(http.max_connections),
            http.max_connections_per_client,
            http.trusted_proxies.clone(),
        );
        Entrance::new(http, census, BareAnswers::new(&config.base_url))
    }

    /// The threads that work unasked.
    fn tickers(&self) -> io::Result<Vec<Ticker>> {
        let Some(registry) = &self.registry else {
            return Ok(Vec::new());
        };
        let config = self.app.config();
        let max_age = config.http.max_age;
        let published = self.app.published().clone();
        let reading = registry.clone();
        let mut tickers = vec![Ticker::start(
            "publications",
            config.scheduler.poll,
            move || {
                scheduler::refresh(&reading, &published, max_age);
            },
        )?];
        if config.scheduler.enabled {
            let published = self.app.published().clone();
            let working = registry.clone();
            tickers.push(Ticker::start(
                "scheduler",
                config.scheduler.interval,
                move || {
                    scheduler::run_due(&working);
                    // What this process published itself need not wait for the next look.
                    scheduler::refresh(&working, &published, max_age);
                },
            )?);
        }
        Ok(tickers)
    }
}

impl RunningServer {
    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Serves on until SIGTERM or SIGINT, then ends as [`RunningServer::stop`] does.
    pub fn wait_for_signal(self) -> Result<(), ServeError> {
        rt::System::new().block_on(async {
            let signals = stop_signals();
            told_to_stop(signals).await
        });
        self.stop()
    }

    /// Stops, letting requests and jobs end.
    pub fn stop(self) -> Result<(), ServeError> {
        rt::Runtime::new()?.block_on(self.handle.stop(true));
        self.thread
            .join()
            .unwrap_or_else(|_| Err(io::Error::other("the web server panicked")))
            .map_err(ServeError::Io)
    }
}

fn listen(address: SocketAddr, backlog: u32) -> Result<std::net::TcpListener, ServeError> {
    let listener = std::net::TcpListener::bind(address).map_err(|error| match error.kind() {
        io::ErrorKind::AddrInUse => ServeError::AddressInUse(address),
        io::ErrorKind::PermissionDenied => ServeError::NotAllowed(address),
        io::ErrorKind::AddrNotAvailable => ServeError::NotHere(address),
        _ => ServeError::Io(error),
    })?;
    // The standard library chooses a queue of its own; listening again sets ours.
    socket2::SockRef::from(&listener).listen(i32::try_from(backlog).unwrap_or(i32::MAX))?;
    Ok(listener)
}

/// Takes SIGTERM and SIGINT from the system, which otherwise end the process at once.
fn stop_signals() -> [io::Result<signal::unix::Signal>; 2] {
    [
        signal::unix::SignalKind::terminate(),
        signal::unix::SignalKind::interrupt(),
    ]
    .map(signal::unix::signal)
}

/// Waits for one of them. One that could not be taken does what it ordinarily does.
async fn told_to_stop(signals: [io::Result<signal::unix::Signal>; 2]) -> &'static str {
    let [terminate, interrupt] = signals.map(|signal| async move {
        match signal {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(_) => std::future::pending().await,
        }
    });
    let (terminate, interrupt) = (std::pin::pin!(terminate), std::pin::pin!(interrupt));
    match futures_util::future::select(terminate, interrupt).await {
        futures_util::future::Either::Left(_) => "SIGTERM",
        futures_util::future::Either::Right(_) => "SIGINT",
    }
}
