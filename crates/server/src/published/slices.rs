//! The body of a file's answer, handed to the connection piece by piece.
//!
//! A connection copies what it is handed into a buffer of its own before it sends it. Handed the whole of a large file, each reader that is slow would hold a copy of it.

use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};

use actix_web::body::{BodySize, BoxBody, MessageBody};
use actix_web::web::Bytes;

/// Bytes of a piece. A connection buffers up to [`BUFFERED`] and one more piece.
const PIECE: usize = 32 * 1024;
/// Bytes that a connection buffers before it sends: few enough that the buffer stays in the processor's cache and is used again for the next answer.
pub const BUFFERED: usize = 2 * PIECE;

/// Bytes that are shared with everyone else who reads the file.
struct Slices {
    rest: Bytes,
}

/// A body of these bytes.
pub(super) fn body(bytes: Bytes) -> BoxBody {
    if bytes.len() <= BUFFERED {
        BoxBody::new(bytes)
    } else {
        BoxBody::new(Slices { rest: bytes })
    }
}

impl MessageBody for Slices {
    type Error = Infallible;

    fn size(&self) -> BodySize {
        BodySize::Sized(self.rest.len() as u64)
    }

    fn poll_next(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, Infallible>>> {
        let length = self.rest.len().min(PIECE);
        let piece = self.rest.split_to(length);
        Poll::Ready((length > 0).then_some(Ok(piece)))
    }
}
