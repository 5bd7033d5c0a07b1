//! What happens to a request's body that nobody wants: the connection ends instead of waiting for it.
//!
//! The web framework reads on after a refusal, for as long as the client sends, when the body was given up before its
//! end. A client that sends one byte an hour would keep its connection for ever. As long as the body is still held while
//! the answer goes out, the framework closes the connection instead, after the short time that a client needs to read.

use std::cell::RefCell;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll};

use actix_web::HttpMessage as _;
use actix_web::body::{BodySize, BoxBody, MessageBody};
use actix_web::dev::{Payload, ServiceRequest};
use actix_web::error::PayloadError;
use actix_web::web::Bytes;
use futures_util::Stream;

/// A hold on a request's body.
#[derive(Clone)]
pub(crate) struct Hold(Rc<RefCell<Payload>>);

impl Hold {
    /// Holds the request's body, which its handler reads as before. None when the request has none.
    pub(crate) fn on(request: &mut ServiceRequest) -> Option<Self> {
        let payload = request.take_payload();
        if matches!(payload, Payload::None) {
            return None;
        }
        let hold = Self(Rc::new(RefCell::new(payload)));
        let reading: Pin<Box<dyn Stream<Item = Result<Bytes, PayloadError>>>> =
            Box::pin(hold.clone());
        request.set_payload(Payload::Stream { payload: reading });
        Some(hold)
    }

    /// The answer's body, which keeps the hold until it has been sent.
    pub(crate) fn until_sent(self, body: BoxBody) -> BoxBody {
        BoxBody::new(Held { body, _hold: self })
    }
}

impl Stream for Hold {
    type Item = Result<Bytes, PayloadError>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Pin::new(&mut *self.0.borrow_mut()).poll_next(context)
    }
}

/// A body that holds on to another one.
struct Held {
    body: BoxBody,
    _hold: Hold,
}

impl MessageBody for Held {
    type Error = <BoxBody as MessageBody>::Error;

    fn size(&self) -> BodySize {
        self.body.size()
    }

    fn poll_next(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, Self::Error>>> {
        Pin::new(&mut self.body).poll_next(context)
    }
}
