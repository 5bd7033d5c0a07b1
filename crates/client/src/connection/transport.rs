//! HTTP: one agent with its limits, and requests that carry a trace.

use std::sync::Arc;
use std::thread;
use std::time::Duration;

use serde::de::DeserializeOwned;
use ureq::http::{Response, header};
use ureq::tls::{RootCerts, TlsConfig};
use ureq::{Agent, Body};

use super::address::Address;
use super::problem::{Problem, RequestError};
use crate::random;

/// 16 MiB: a page of a hundred items with their findings, or a document, with much room.
const LARGEST_ANSWER: u64 = 16 * 1024 * 1024;
/// What a registry is given to answer a request: it works on a submission of 500 documents for seconds.
const PATIENCE: Duration = Duration::from_secs(60);
/// What a large feed is given on a slow line.
const PATIENCE_FOR_FEEDS: Duration = Duration::from_secs(600);

/// The longest that a registry may ask to wait before a request is tried again without asking anyone.
const LONGEST_WAIT: u64 = 30;
/// How often a request is sent in all when the registry says that there were too many.
const TRIES: usize = 4;

/// The way to one registry.
#[derive(Clone)]
pub(super) struct Transport {
    agent: Agent,
    address: Address,
    /// One trace for everything that a command does.
    trace: String,
}

/// An answer below 400.
pub(super) struct Answer {
    pub(super) url: String,
    pub(super) body: Vec<u8>,
}

impl Answer {
    pub(super) fn json<T: DeserializeOwned>(&self) -> Result<T, RequestError> {
        serde_json::from_slice(&self.body).map_err(|error| RequestError::Strange {
            url: self.url.clone(),
            reason: error.to_string(),
        })
    }
}

impl Transport {
    pub(super) fn new(address: Address) -> Self {
        let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
        let tls = TlsConfig::builder()
            .root_certs(RootCerts::PlatformVerifier)
            .unversioned_rustls_crypto_provider(provider)
            .build();
        let mut config = Agent::config_builder()
            .tls_config(tls)
            .https_only(!address.is_loopback())
            .http_status_as_error(false)
            // A redirect would carry a signed statement or a token to where nobody meant it to go.
            .max_redirects(0)
            .max_redirects_will_error(false)
            .user_agent(concat!("tillit/", env!("CARGO_PKG_VERSION")))
            .timeout_connect(Some(Duration::from_secs(10)))
            .timeout_global(Some(PATIENCE));
        if address.is_loopback() {
            config = config.proxy(None);
        }
        Self {
            agent: config.build().new_agent(),
            address,
            trace: random::trace_id(),
        }
    }

    pub(super) fn address(&self) -> &Address {
        &self.address
    }

    pub(super) fn get(
        &self,
        path: &str,
        query: &[(&str, String)],
        token: Option<&str>,
    ) -> Result<Answer, RequestError> {
        self.fetch(path, query, token, LARGEST_ANSWER, PATIENCE)
    }

    /// A public artefact, which may be large.
    pub(super) fn download(&self, path: &str, limit: u64) -> Result<Vec<u8>, RequestError> {
        self.fetch(path, &[], None, limit, PATIENCE_FOR_FEEDS)
            .map(|answer| answer.body)
    }

    fn fetch(
        &self,
        path: &str,
        query: &[(&str, String)],
        token: Option<&str>,
        limit: u64,
        patience: Duration,
    ) -> Result<Answer, RequestError> {
        let url = self.address.join(path);
        let traceparent = self.traceparent();
        let outcome = patiently(|| {
            let mut request = self
                .agent
                .get(&url)
                .config()
                .timeout_global(Some(patience))
                .build()
                .header("traceparent", &traceparent);
            for (name, value) in query {
                request = request.query(name, value);
            }
            if let Some(token) = token {
                request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
            }
            request.call()
        });
        answer(outcome, url, &traceparent, limit)
    }

    pub(super) fn post(
        &self,
        path: &str,
        content_type: &str,
        body: &[u8],
    ) -> Result<Answer, RequestError> {
        let url = self.address.join(path);
        let traceparent = self.traceparent();
        let outcome = patiently(|| {
            self.agent
                .post(&url)
                .header("traceparent", &traceparent)
                .header(header::CONTENT_TYPE, content_type)
                .send(body)
        });
        answer(outcome, url, &traceparent, LARGEST_ANSWER)
    }

    fn traceparent(&self) -> String {
        format!("00-{}-{}-01", self.trace, random::span_id())
    }
}

/// Sends a request again when the registry has not looked at it because there were too many (429), after the time that it asks for.
fn patiently(
    send: impl Fn() -> Result<Response<Body>, ureq::Error>,
) -> Result<Response<Body>, ureq::Error> {
    for _ in 1..TRIES {
        let response = send()?;
        match wait(&response) {
            Some(wait) => thread::sleep(wait),
            None => return Ok(response),
        }
    }
    send()
}

/// How long to wait before the same request may be sent again; none when it was looked at, or when that is too long.
fn wait(response: &Response<Body>) -> Option<Duration> {
    if response.status().as_u16() != 429 {
        return None;
    }
    let seconds = response.headers().get(header::RETRY_AFTER)?;
    let seconds = seconds.to_str().ok()?.parse().ok()?;
    (seconds <= LONGEST_WAIT).then(|| Duration::from_secs(seconds))
}

fn answer(
    outcome: Result<Response<Body>, ureq::Error>,
    url: String,
    traceparent: &str,
    limit: u64,
) -> Result<Answer, RequestError> {
    let unreachable = |error: ureq::Error| RequestError::Unreachable {
        url: url.clone(),
        reason: words(&error),
    };
    let mut response = outcome.map_err(unreachable)?;
    let too_large = || RequestError::TooLarge {
        url: url.clone(),
        limit,
    };
    let body = response
        .body_mut()
        .with_config()
        // One more, because the reader refuses as soon as its limit is reached.
        .limit(limit + 1)
        .read_to_vec()
        .map_err(|error| match error {
            ureq::Error::BodyExceedsLimit(_) => too_large(),
            other => unreachable(other),
        })?;
    if body.len() as u64 > limit {
        return Err(too_large());
    }
    match response.status().as_u16() {
        200..=299 => Ok(Answer { url, body }),
        300..=399 => Err(RequestError::Strange {
            reason: format!(
                "it sends elsewhere ({}), and redirects are not followed",
                response
                    .headers()
                    .get(header::LOCATION)
                    .and_then(|value| value.to_str().ok())
                    .unwrap_or("without saying where")
            ),
            url,
        }),
        status => Err(RequestError::Refused(Box::new(Problem::read(
            status,
            &body,
            traceparent,
        )))),
    }
}

fn words(error: &ureq::Error) -> String {
    match error {
        ureq::Error::Io(error) => error.to_string(),
        ureq::Error::HostNotFound => "no machine has this name".to_owned(),
        other => other.to_string(),
    }
}

impl std::fmt::Debug for Transport {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Transport")
            .field("address", &self.address)
            .finish_non_exhaustive()
    }
}
