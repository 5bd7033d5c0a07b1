//! Connections to PostgreSQL that are listened to for the codes of errors, with TLS and without.

use std::convert::Infallible;
use std::future::Future;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio_postgres::tls::{ChannelBinding, MakeTlsConnect, TlsConnect, TlsStream};

use crate::sqlstate::{LastCode, Listening};

/// Makes connections whose errors are listened to: over TLS, or as they are.
pub(crate) struct Listener<T> {
    inner: T,
    code: LastCode,
}

impl<T> Listener<T> {
    pub(crate) fn on(inner: T, code: LastCode) -> Self {
        Self { inner, code }
    }
}

impl<S, T: MakeTlsConnect<S>> MakeTlsConnect<S> for Listener<T>
where
    T::TlsConnect: 'static,
    <T::TlsConnect as TlsConnect<S>>::Future: Send + 'static,
    T::Stream: 'static,
{
    type Stream = Listening<T::Stream>;
    type TlsConnect = Listener<T::TlsConnect>;
    type Error = T::Error;

    fn make_tls_connect(&mut self, domain: &str) -> Result<Self::TlsConnect, T::Error> {
        Ok(Listener::on(
            self.inner.make_tls_connect(domain)?,
            self.code.clone(),
        ))
    }
}

impl<S, T: TlsConnect<S>> TlsConnect<S> for Listener<T>
where
    T::Future: Send + 'static,
    T::Stream: 'static,
    T: 'static,
{
    type Stream = Listening<T::Stream>;
    type Error = T::Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Stream, T::Error>> + Send>>;

    fn connect(self, stream: S) -> Self::Future {
        let connecting = self.inner.connect(stream);
        let code = self.code;
        Box::pin(async move { Ok(Listening::to(connecting.await?, code)) })
    }
}

/// Takes the place of TLS where there is none, so that such a connection is listened to in the same way.
#[derive(Clone, Copy)]
pub(crate) struct Plain;

impl<S: AsyncRead + AsyncWrite + Unpin + Send + 'static> MakeTlsConnect<S> for Plain {
    type Stream = PlainStream<S>;
    type TlsConnect = Self;
    type Error = Infallible;

    fn make_tls_connect(&mut self, _: &str) -> Result<Self, Infallible> {
        Ok(*self)
    }
}

impl<S: AsyncRead + AsyncWrite + Unpin + Send + 'static> TlsConnect<S> for Plain {
    type Stream = PlainStream<S>;
    type Error = Infallible;
    type Future = std::future::Ready<Result<PlainStream<S>, Infallible>>;

    fn connect(self, stream: S) -> Self::Future {
        std::future::ready(Ok(PlainStream(stream)))
    }
}

/// A stream as it is.
pub(crate) struct PlainStream<S>(S);

impl<S: AsyncRead + Unpin> AsyncRead for PlainStream<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.0).poll_read(context, buffer)
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for PlainStream<S> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.0).poll_write(context, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.0).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.0).poll_shutdown(context)
    }
}

impl<S: AsyncRead + AsyncWrite + Unpin> TlsStream for PlainStream<S> {
    fn channel_binding(&self) -> ChannelBinding {
        ChannelBinding::none()
    }
}
