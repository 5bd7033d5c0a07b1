//! A TLS server and a TLS client on loopback that trust a key when its pin is published, and nothing else.

use std::collections::HashSet;
use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{CryptoProvider, aws_lc_rs, verify_tls12_signature, verify_tls13_signature};
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, ServerName, UnixTime};
use rustls::server::danger::{ClientCertVerified, ClientCertVerifier};
use rustls::{
    CertificateError, ClientConfig, ClientConnection, DigitallySignedStruct, DistinguishedName,
    Error, ServerConfig, ServerConnection, SignatureScheme, Stream,
};
use tillit_testkit::certificates::TestCertificate;

use crate::pins::pin_of;

const ANSWER: &[u8] = b"HTTP/1.1 200 OK\r\ncontent-length: 8\r\nconnection: close\r\n\r\nvalkomna";

/// The pins that are trusted at this moment.
pub(crate) type Trusted = Arc<Mutex<HashSet<String>>>;

/// Accepts a certificate by its pin; that the other side holds its key, the handshake proves.
#[derive(Debug)]
struct ByPin {
    trusted: Trusted,
    provider: Arc<CryptoProvider>,
}

impl ByPin {
    fn new(trusted: Trusted) -> Arc<Self> {
        Arc::new(Self {
            trusted,
            provider: provider(),
        })
    }

    fn judge(&self, certificate: &CertificateDer<'_>) -> Result<(), Error> {
        if self.trusted.lock().unwrap().contains(&pin_of(certificate)) {
            Ok(())
        } else {
            Err(CertificateError::UnknownIssuer.into())
        }
    }

    fn tls12(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        let algorithms = &self.provider.signature_verification_algorithms;
        verify_tls12_signature(message, certificate, signature, algorithms)
    }

    fn tls13(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        let algorithms = &self.provider.signature_verification_algorithms;
        verify_tls13_signature(message, certificate, signature, algorithms)
    }

    fn schemes(&self) -> Vec<SignatureScheme> {
        self.provider
            .signature_verification_algorithms
            .supported_schemes()
    }
}

/// The two traits of rustls ask for the same three things.
macro_rules! handshake_signatures {
    () => {
        fn verify_tls12_signature(
            &self,
            message: &[u8],
            certificate: &CertificateDer<'_>,
            signature: &DigitallySignedStruct,
        ) -> Result<HandshakeSignatureValid, Error> {
            self.tls12(message, certificate, signature)
        }

        fn verify_tls13_signature(
            &self,
            message: &[u8],
            certificate: &CertificateDer<'_>,
            signature: &DigitallySignedStruct,
        ) -> Result<HandshakeSignatureValid, Error> {
            self.tls13(message, certificate, signature)
        }

        fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
            self.schemes()
        }
    };
}

impl ServerCertVerifier for ByPin {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        _: &[CertificateDer<'_>],
        _: &ServerName<'_>,
        _: &[u8],
        _: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        self.judge(end_entity)
            .map(|()| ServerCertVerified::assertion())
    }

    handshake_signatures!();
}

impl ClientCertVerifier for ByPin {
    fn root_hint_subjects(&self) -> &[DistinguishedName] {
        &[]
    }

    fn verify_client_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        _: &[CertificateDer<'_>],
        _: UnixTime,
    ) -> Result<ClientCertVerified, Error> {
        self.judge(end_entity)
            .map(|()| ClientCertVerified::assertion())
    }

    handshake_signatures!();
}

/// Serves until the test ends: who shows a key whose pin is trusted at that moment is welcome.
pub(crate) fn serve(certificate: &TestCertificate, trusted: Trusted) -> SocketAddr {
    let config = ServerConfig::builder_with_provider(provider())
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_client_cert_verifier(ByPin::new(trusted))
        .with_single_cert(vec![der(certificate)], private_key(certificate))
        .unwrap();
    let config = Arc::new(config);
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    thread::spawn(move || {
        for stream in listener.incoming() {
            // Whoever is refused sees it; the server goes on.
            let _ = welcome(stream.unwrap(), &config);
        }
    });
    address
}

fn welcome(mut stream: TcpStream, config: &Arc<ServerConfig>) -> std::io::Result<()> {
    let mut connection = ServerConnection::new(config.clone()).unwrap();
    let mut tls = Stream::new(&mut connection, &mut stream);
    // The whole request is read before the connection is closed, or closing would cut the answer off.
    let mut request = Vec::new();
    let mut some = [0; 4096];
    while !request.ends_with(b"\r\n\r\n") {
        match tls.read(&mut some)? {
            0 => return Ok(()),
            count => request.extend_from_slice(&some[..count]),
        }
    }
    tls.write_all(ANSWER)?;
    tls.conn.send_close_notify();
    tls.flush()
}

/// Connects with that key to a server whose pin is among the trusted; the answer's last line, or why there is none.
pub(crate) fn connect(
    address: SocketAddr,
    host: &str,
    certificate: &TestCertificate,
    trusted: HashSet<String>,
) -> Result<String, String> {
    let config = ClientConfig::builder_with_provider(provider())
        .with_safe_default_protocol_versions()
        .unwrap()
        .dangerous()
        .with_custom_certificate_verifier(ByPin::new(Arc::new(Mutex::new(trusted))))
        .with_client_auth_cert(vec![der(certificate)], private_key(certificate))
        .unwrap();
    let name = ServerName::try_from(host.to_owned()).unwrap();
    let mut connection = ClientConnection::new(Arc::new(config), name).unwrap();
    let mut stream = TcpStream::connect(address).unwrap();
    let mut tls = Stream::new(&mut connection, &mut stream);
    let mut answer = String::new();
    let request = format!("GET / HTTP/1.1\r\nhost: {host}\r\n\r\n");
    let talk = tls
        .write_all(request.as_bytes())
        .and_then(|()| tls.read_to_string(&mut answer));
    match talk {
        Ok(_) => Ok(answer.lines().last().unwrap_or_default().to_owned()),
        Err(error) => Err(error.to_string()),
    }
}

fn provider() -> Arc<CryptoProvider> {
    Arc::new(aws_lc_rs::default_provider())
}

fn der(certificate: &TestCertificate) -> CertificateDer<'static> {
    certificate.der.clone().into()
}

fn private_key(certificate: &TestCertificate) -> PrivateKeyDer<'static> {
    PrivateKeyDer::from_pem_slice(certificate.private_key_pem.as_bytes()).unwrap()
}
