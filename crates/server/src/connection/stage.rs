//! What a connection is doing, and until when it may: shared by the stream, which sees bytes, and the middleware, which sees requests.

use std::cell::Cell;
use std::time::{Duration, Instant};

use crate::config::Http;

/// How long each thing may take.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Times {
    pub(super) head: Duration,
    pub(super) idle: Duration,
    pub(super) write: Duration,
}

/// What a connection is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Doing {
    /// It is new; nothing has come.
    New,
    /// Part of a request's head has come.
    Head,
    /// A request is at work; its body and its use case have limits of their own.
    Request,
    /// The answer is on its way.
    Answer,
    /// The answer is on its way, but the client does not take it.
    Stalled,
    /// The answer has gone out; another request may come.
    Idle,
}

/// Where one connection stands.
pub(crate) struct Stage {
    times: Times,
    doing: Cell<Doing>,
    until: Cell<Option<Instant>>,
    /// Bytes that came since the last request.
    unread: Cell<usize>,
}

impl Times {
    pub(super) fn of(http: &Http) -> Self {
        Self {
            head: http.head_timeout,
            idle: http.keep_alive,
            write: http.write_timeout,
        }
    }

    /// How often to look at the clock: a connection ends at most that much late, and no request has to move a timer.
    pub(super) fn interval(self) -> Duration {
        self.head.min(self.idle).min(self.write) / 2
    }
}

impl Stage {
    pub(super) fn new(times: Times) -> Self {
        Self {
            times,
            doing: Cell::new(Doing::New),
            until: Cell::new(Some(Instant::now() + times.head)),
            unread: Cell::new(0),
        }
    }

    /// A request is complete but for its body.
    pub(crate) fn request_begins(&self) {
        self.unread.set(0);
        self.change(Doing::Request, None);
    }

    /// The request is answered; the answer is still to be sent.
    pub(crate) fn answer_begins(&self) {
        self.change(Doing::Answer, None);
    }

    pub(super) fn times(&self) -> Times {
        self.times
    }

    pub(super) fn doing(&self) -> Doing {
        self.doing.get()
    }

    /// Whether what it does has taken too long at this moment.
    pub(super) fn is_over(&self, now: Instant) -> bool {
        self.until.get().is_some_and(|until| until <= now)
    }

    /// How many bytes came since the last request, while none was at work.
    pub(super) fn unread(&self) -> usize {
        self.unread.get()
    }

    /// Bytes came in.
    pub(super) fn read(&self, count: usize) {
        if self.doing.get() != Doing::Request {
            self.unread.set(self.unread.get() + count);
        }
        match self.doing.get() {
            // A new connection has its head in time or not at all: the first byte gives no more.
            Doing::New => self.doing.set(Doing::Head),
            Doing::Idle => self.change(Doing::Head, Some(self.times.head)),
            _ => {}
        }
    }

    /// Bytes went out.
    pub(super) fn wrote(&self) {
        if matches!(self.doing.get(), Doing::Idle | Doing::Stalled) {
            self.change(Doing::Answer, None);
        }
    }

    /// Bytes wait that the client does not take.
    pub(super) fn stalled(&self) {
        if self.doing.get() != Doing::Stalled {
            self.change(Doing::Stalled, Some(self.times.write));
        }
    }

    /// Everything that waited went out.
    pub(super) fn flushed(&self) {
        if self.doing.get() == Doing::Answer {
            self.change(Doing::Idle, Some(self.times.idle));
        }
    }

    fn change(&self, doing: Doing, limit: Option<Duration>) {
        self.doing.set(doing);
        self.until.set(limit.map(|limit| Instant::now() + limit));
    }
}
