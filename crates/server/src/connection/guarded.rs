//! The stream between the network and the web framework.

use std::io;
use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use actix_web::rt::time::{Instant, Sleep, sleep};
use actix_web::web::{Buf as _, Bytes};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;

use super::bare_answers::{BareAnswers, Found};
use super::census::Place;
use super::farewell::{LISTEN, LISTEN_TO};
use super::stage::{Doing, Stage};
use crate::telemetry;

/// A connection that has a place, and ends when its client takes too long.
pub(crate) struct Guarded {
    stream: TcpStream,
    stage: Rc<Stage>,
    answers: Arc<BareAnswers>,
    /// Wakes the connection from time to time, so that somebody looks at the clock.
    alarm: Pin<Box<Sleep>>,
    last: Option<Last>,
    _place: Place,
}

/// The end of a connection whose last answer is one of ours instead of a bare one.
enum Last {
    /// This much of the document is left to send.
    Sending(Bytes),
    /// The client still sends; a connection that closed now would take back the answer before it is read. So many bytes may come yet.
    Listening(usize),
}

impl Guarded {
    pub(super) fn new(
        stream: TcpStream,
        stage: Rc<Stage>,
        place: Place,
        answers: Arc<BareAnswers>,
    ) -> Self {
        Self {
            alarm: Box::pin(sleep(stage.times().interval())),
            stream,
            stage,
            answers,
            last: None,
            _place: place,
        }
    }

    /// What this connection is doing, for the requests on it.
    pub(crate) fn stage(&self) -> Rc<Stage> {
        Rc::clone(&self.stage)
    }

    /// Whether what the connection does has taken too long. Sees to being asked again.
    fn is_over(&mut self, context: &mut Context<'_>) -> bool {
        while self.alarm.as_mut().poll(context).is_ready() {
            let now = Instant::now();
            if self.stage.is_over(now.into_std()) {
                return true;
            }
            let next = now + self.stage.times().interval();
            self.alarm.as_mut().reset(next);
        }
        false
    }

    /// Sends the framework's bytes, or a document in place of a bare answer at their end.
    fn poll_send(&mut self, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        if self.last.is_none() {
            match self.answers.find(bytes) {
                None => return Pin::new(&mut self.stream).poll_write(context, bytes),
                Some(Found { at, .. }) if at > 0 => {
                    return Pin::new(&mut self.stream).poll_write(context, &bytes[..at]);
                }
                Some(Found { document, .. }) => {
                    telemetry::record_refusal(document.code);
                    self.last = Some(Last::Sending(document.bytes.clone()));
                }
            }
        }
        self.poll_last(context).map_ok(|()| bytes.len())
    }

    /// Sends the document, and listens until the client has read it.
    fn poll_last(&mut self, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let mut heard = [0; 4096];
        loop {
            let stream = Pin::new(&mut self.stream);
            match &mut self.last {
                Some(Last::Sending(document)) if document.is_empty() => {
                    ready!(stream.poll_shutdown(context))?;
                    self.alarm.as_mut().reset(Instant::now() + LISTEN);
                    self.last = Some(Last::Listening(LISTEN_TO));
                }
                Some(Last::Sending(document)) => {
                    let written = ready!(stream.poll_write(context, document))?;
                    document.advance(written);
                }
                Some(Last::Listening(left)) => {
                    let mut buffer = ReadBuf::new(&mut heard);
                    if stream.poll_read(context, &mut buffer)?.is_pending() {
                        return self.alarm.as_mut().poll(context).map(Ok);
                    }
                    let count = buffer.filled().len();
                    if count == 0 || count > *left {
                        return Poll::Ready(Ok(()));
                    }
                    *left -= count;
                }
                None => return Poll::Ready(Ok(())),
            }
        }
    }
}

impl AsyncRead for Guarded {
    fn poll_read(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let this = self.get_mut();
        // More than any head: the rest of a body whose request has been refused. The answer has gone out, and nobody listens any more.
        if this.stage.unread() > LISTEN_TO {
            return Poll::Ready(Ok(()));
        }
        let before = buffer.filled().len();
        if let Poll::Ready(outcome) = Pin::new(&mut this.stream).poll_read(context, buffer) {
            let count = buffer.filled().len() - before;
            if count > 0 {
                this.stage.read(count);
            }
            return Poll::Ready(outcome);
        }
        let waits = matches!(this.stage.doing(), Doing::New | Doing::Head | Doing::Idle);
        if !waits || !this.is_over(context) {
            return Poll::Pending;
        }
        if this.stage.doing() == Doing::Head {
            let document = &this.answers.head_timeout;
            telemetry::record_refusal(document.code);
            // The connection ends now, whether or not there is room for the answer.
            let _ = this.stream.try_write(&document.bytes);
        }
        // As if the client had gone: the framework ends the connection.
        Poll::Ready(Ok(()))
    }
}

impl AsyncWrite for Guarded {
    fn poll_write(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let this = self.get_mut();
        if let Poll::Ready(outcome) = this.poll_send(context, bytes) {
            this.stage.wrote();
            return Poll::Ready(outcome);
        }
        if matches!(this.last, Some(Last::Listening(_))) {
            return Poll::Pending;
        }
        this.stage.stalled();
        if this.is_over(context) {
            tracing::debug!("a client did not take its answer");
            return Poll::Ready(Err(io::ErrorKind::TimedOut.into()));
        }
        Poll::Pending
    }

    fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        // The kernel has everything that was written: there is no buffer of ours.
        self.stage.flushed();
        Poll::Ready(Ok(()))
    }

    fn poll_shutdown(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_shutdown(context)
    }
}
