//! PostgreSQL's error codes (SQLSTATE), read off the wire.
//!
//! diesel-async hands on the text of an error but not its code, and the server writes texts in its own language (`lc_messages`). So the stream that comes from the
//! server passes through [`Listening`], which keeps the code of the last error response and hands every byte on as it came.

use std::io;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio_postgres::tls::{ChannelBinding, TlsStream};

/// Five letters and digits: `40P01`.
pub(crate) type Code = [u8; 5];

/// The code of the last error that a connection was told of.
#[derive(Debug, Clone, Default)]
pub(crate) struct LastCode(Arc<Mutex<Option<Code>>>);

impl LastCode {
    pub(crate) fn get(&self) -> Option<Code> {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn set(&self, code: Code) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(code);
    }
}

/// Finds error responses in what a server sends: one byte of kind, four of length (which count themselves), then the content.
/// <https://www.postgresql.org/docs/current/protocol-message-formats.html#PROTOCOL-MESSAGE-FORMATS-ERRORRESPONSE>
#[derive(Debug, Default)]
pub(crate) struct Scanner {
    head: [u8; HEAD],
    head_filled: usize,
    left: usize,
    error: Vec<u8>,
    code: LastCode,
}

const HEAD: usize = 5;
const ERROR_RESPONSE: u8 = b'E';
/// The code stands among the first fields, before the text; what follows is not kept.
const ERROR_KEPT: usize = 1024;

impl Scanner {
    pub(crate) fn over(code: LastCode) -> Self {
        Self {
            code,
            ..Self::default()
        }
    }

    /// Takes what came next, cut anywhere.
    pub(crate) fn scan(&mut self, mut bytes: &[u8]) {
        while !bytes.is_empty() {
            if self.head_filled < HEAD {
                let part = bytes.len().min(HEAD - self.head_filled);
                self.head[self.head_filled..self.head_filled + part]
                    .copy_from_slice(&bytes[..part]);
                self.head_filled += part;
                bytes = &bytes[part..];
                if self.head_filled < HEAD {
                    return;
                }
                let length = self.head[1..]
                    .iter()
                    .fold(0_usize, |sum, byte| (sum << 8) | usize::from(*byte));
                self.left = length.saturating_sub(HEAD - 1);
                self.error.clear();
            }
            let part = bytes.len().min(self.left);
            if self.head[0] == ERROR_RESPONSE {
                let kept = part.min(ERROR_KEPT.saturating_sub(self.error.len()));
                self.error.extend_from_slice(&bytes[..kept]);
            }
            bytes = &bytes[part..];
            self.left -= part;
            if self.left == 0 {
                self.head_filled = 0;
                if self.head[0] == ERROR_RESPONSE
                    && let Some(code) = code_of(&self.error)
                {
                    self.code.set(code);
                }
            }
        }
    }
}

/// The field `C` among fields of one letter and a text that ends with a zero byte.
fn code_of(fields: &[u8]) -> Option<Code> {
    let field = fields
        .split(|byte| *byte == 0)
        .find_map(|field| field.strip_prefix(b"C"));
    field.and_then(|code| code.try_into().ok())
}

/// A stream from and to a server that keeps the codes of errors.
#[derive(Debug)]
pub(crate) struct Listening<S> {
    stream: S,
    scanner: Scanner,
}

impl<S> Listening<S> {
    pub(crate) fn to(stream: S, code: LastCode) -> Self {
        Self {
            stream,
            scanner: Scanner::over(code),
        }
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Listening<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = buffer.filled().len();
        let outcome = Pin::new(&mut self.stream).poll_read(context, buffer);
        self.scanner.scan(&buffer.filled()[before..]);
        outcome
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Listening<S> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(context, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}

impl<S: TlsStream + Unpin> TlsStream for Listening<S> {
    fn channel_binding(&self) -> ChannelBinding {
        self.stream.channel_binding()
    }
}

// Here and not with the other tests: no server cuts its stream where a test wants it.
#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::{LastCode, Scanner};

    fn message(kind: u8, content: &[u8]) -> Vec<u8> {
        let length = u32::try_from(content.len() + 4).unwrap();
        [&[kind][..], &length.to_be_bytes(), content].concat()
    }

    #[test]
    fn the_code_of_the_last_error_is_found_wherever_the_stream_is_cut() {
        let stream = [
            message(b'R', &[0, 0, 0, 0]),
            message(
                b'D',
                b"E\0\0\0\x20 a row that looks like an error: C40001\0",
            ),
            message(
                b'E',
                "SFEL\0VERROR\0C55P03\0Mlåset kunde inte tas\0\0".as_bytes(),
            ),
            message(b'Z', b"E"),
        ]
        .concat();
        for size in 1..stream.len() {
            let code = LastCode::default();
            let mut scanner = Scanner::over(code.clone());
            for part in stream.chunks(size) {
                scanner.scan(part);
            }
            assert_eq!(code.get(), Some(*b"55P03"), "cut every {size} bytes");
        }
    }

    #[test]
    fn a_stream_without_errors_has_no_code() {
        let code = LastCode::default();
        Scanner::over(code.clone()).scan(&message(b'C', b"SELECT 1\0"));
        assert_eq!(code.get(), None);
    }
}
