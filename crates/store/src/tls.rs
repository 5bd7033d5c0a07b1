//! TLS to PostgreSQL, by rustls with aws-lc, whatever the process has installed.

use std::path::Path;
use std::sync::Arc;

use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject as _;
use rustls::{ClientConfig, RootCertStore};
use tokio_postgres_rustls::MakeRustlsConnect;

/// A TLS client that accepts servers whose certificate these roots vouch for.
pub(crate) fn connector(roots: Option<&Path>) -> Result<MakeRustlsConnect, String> {
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|error| error.to_string())?
        .with_root_certificates(match roots {
            Some(path) => roots_of_file(path)?,
            None => roots_of_system()?,
        })
        .with_no_client_auth();
    Ok(MakeRustlsConnect::new(config))
}

fn roots_of_file(path: &Path) -> Result<RootCertStore, String> {
    let fail = |reason: String| format!("sslrootcert {}: {reason}", path.display());
    let mut store = RootCertStore::empty();
    for certificate in
        CertificateDer::pem_file_iter(path).map_err(|error| fail(error.to_string()))?
    {
        let certificate = certificate.map_err(|error| fail(error.to_string()))?;
        store
            .add(certificate)
            .map_err(|error| fail(error.to_string()))?;
    }
    if store.is_empty() {
        return Err(fail("holds no certificate".to_owned()));
    }
    Ok(store)
}

fn roots_of_system() -> Result<RootCertStore, String> {
    let mut store = RootCertStore::empty();
    store.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    if store.is_empty() {
        return Err(
            "this system has no certificate roots; name a file with sslrootcert=".to_owned(),
        );
    }
    Ok(store)
}
