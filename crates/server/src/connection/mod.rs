//! Connections: how many there may be, how long each may take, and what a client reads whose request never became one.
//!
//! The web framework looks at time only until the first request of a connection is there, and answers what it cannot read with
//! a bare status. So every accepted connection is wrapped in a [`Guarded`] stream before the framework sees it. That stream
//! holds the connection's place in the [`Census`], watches the clock by what the connection is doing ([`Stage`]), and puts a
//! problem document in place of a bare status ([`BareAnswers`]).

mod bare_answers;
mod census;
mod farewell;
mod guarded;
mod open_files;
mod stage;

use std::rc::Rc;
use std::sync::Arc;

use actix_http::Protocol;
use actix_http::error::DispatchError;
use tokio::net::TcpStream;

pub(crate) use bare_answers::BareAnswers;
pub(crate) use census::Census;
use census::Refused;
pub(crate) use farewell::LISTEN;
pub(crate) use guarded::Guarded;
pub(crate) use open_files::most_connections;
pub(crate) use stage::Stage;

use crate::config::Http;
use crate::room::Room;
use crate::telemetry;

/// What every connection is measured by.
#[derive(Clone)]
pub(crate) struct Entrance {
    census: Arc<Census>,
    answers: Arc<BareAnswers>,
    times: stage::Times,
    farewells: Arc<Room>,
}

/// Refused connections that are told why at one time; further ones just end. Each is an open file, beyond those of connections that have a place.
const FAREWELLS: usize = 128;

impl Entrance {
    pub(crate) fn new(http: &Http, census: Census, answers: BareAnswers) -> Self {
        Self {
            census: Arc::new(census),
            answers: Arc::new(answers),
            times: stage::Times::of(http),
            farewells: Arc::new(Room::new(FAREWELLS)),
        }
    }

    /// Gives a new connection its place, or answers that there is none and ends it.
    pub(crate) async fn admit(
        &self,
        stream: TcpStream,
    ) -> Result<(Guarded, Protocol, Option<std::net::SocketAddr>), DispatchError> {
        let peer = stream.peer_addr()?;
        match self.census.enter(peer.ip()) {
            Ok(place) => {
                let stage = Rc::new(Stage::new(self.times));
                let guarded = Guarded::new(stream, stage, place, Arc::clone(&self.answers));
                Ok((guarded, Protocol::Http1, Some(peer)))
            }
            Err(refused) => {
                let answer = match refused {
                    Refused::Full => &self.answers.full,
                    Refused::TooMany => &self.answers.too_many,
                };
                telemetry::record_refusal(answer.code);
                if let Some(_room) = self.farewells.take(1) {
                    farewell::say(stream, &answer.bytes).await;
                }
                Err(DispatchError::Io(
                    std::io::ErrorKind::ConnectionAborted.into(),
                ))
            }
        }
    }
}
