//! What the metadata is for: a client and a server that have never met connect, because each finds the other's pin in it.
//! Once with rustls, once with curl.

use std::fs;
use std::process::Command;
use std::sync::{Arc, Mutex};

use harness::database::Database;
use harness::documents::{entity, next, organisation};
use harness::member::Member;
use harness::poll::until;
use harness::site::Site;
use serde_json::json;
use tempfile::TempDir;
use tillit_testkit::certificates::{CertificateBuilder, TestCertificate};

use crate::pins::Published;
use crate::tls::{Trusted, connect, serve};

/// How a client connects: with this key, knowing this metadata.
type Connect = fn(&Meeting, &TestCertificate, &Published) -> Result<String, String>;

/// A registry with a municipality that serves and one that calls it.
struct Meeting {
    site: Site,
    caller: Member,
    /// Who issues the certificates of the municipality that serves, and of the one that calls.
    authorities: [TestCertificate; 2],
    host: String,
    address: std::net::SocketAddr,
    /// The pins that the server trusts: the published ones, as it last read them.
    clients: Trusted,
}

impl Meeting {
    fn begin(client: &TestCertificate) -> Self {
        let site = Site::begin(Database::Sqlite);
        let callee = Member::stockholm();
        let caller = Member::new("212000-1124", "Malmö kommun", "malmo.example");
        site.enrol(&callee);
        site.enrol(&caller);
        let authorities =
            ["Stockholm", "Malmö"].map(|name| CertificateBuilder::authority(name).self_signed());
        let host = format!("elevregister.{}", callee.domain);
        let server = CertificateBuilder::leaf(&host).signed_by(&authorities[0]);
        let changes = vec![
            organisation(&callee),
            entity(&callee, "a", &server_block(&authorities[0], &host, &server)),
        ];
        let receipt = callee.submit(&site, changes);
        site.approve(&receipt.id);
        let clients = Trusted::default();
        let address = serve(&server, Arc::clone(&clients));
        let meeting = Self {
            site,
            caller,
            authorities,
            host,
            address,
            clients,
        };
        let block = meeting.client_block(&[client]);
        let changes = vec![
            organisation(&meeting.caller),
            entity(&meeting.caller, "b", &block),
        ];
        let receipt = meeting.caller.submit(&meeting.site, changes);
        meeting.site.approve(&receipt.id);
        meeting
    }

    fn client_block(&self, clients: &[&TestCertificate]) -> String {
        let pins = clients
            .iter()
            .map(|client| json!({ "alg": "sha256", "digest": client.pin }));
        format!(
            r#""issuers":[{{"x509certificate":{}}}],"clients":[{{"tags":["egilv1"],"pins":{}}}]"#,
            json!(self.authorities[1].pem),
            json!(pins.collect::<Vec<_>>())
        )
    }

    /// The calling municipality's next version, with these keys.
    fn change_keys(&self, clients: &[&TestCertificate]) {
        let block = self.client_block(clients);
        let change = next(&self.caller, &self.site, entity(&self.caller, "b", &block));
        let receipt = self.caller.submit(&self.site, vec![change]);
        self.site.approve(&receipt.id);
    }

    /// Waits until exactly these clients are published, and lets the server know.
    fn publishes(&self, clients: &[&TestCertificate]) -> Published {
        let wanted = clients.iter().map(|client| client.pin.clone()).collect();
        let published = until("the pins are published", || {
            let published = Published::new(&self.site.feed()?.payload);
            (published.clients() == wanted).then_some(published)
        });
        *self.clients.lock().unwrap() = published.clients();
        published
    }
}

fn server_block(authority: &TestCertificate, host: &str, server: &TestCertificate) -> String {
    format!(
        r#""issuers":[{{"x509certificate":{}}}],"servers":[{{"base_uri":"https://{host}/scim","tags":["egilv1"],"pins":[{{"alg":"sha256","digest":"{}"}}]}}]"#,
        json!(authority.pem),
        server.pin
    )
}

fn with_rustls(
    meeting: &Meeting,
    certificate: &TestCertificate,
    published: &Published,
) -> Result<String, String> {
    let pins = published.servers(&format!("https://{}/", meeting.host));
    connect(meeting.address, &meeting.host, certificate, pins)
}

fn with_curl(
    meeting: &Meeting,
    certificate: &TestCertificate,
    published: &Published,
) -> Result<String, String> {
    let folder: TempDir = tempfile::tempdir().unwrap();
    let file = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::write(&path, text).unwrap();
        path
    };
    let pins: Vec<String> = published
        .servers(&format!("https://{}/", meeting.host))
        .iter()
        .map(|pin| format!("sha256//{pin}"))
        .collect();
    let port = meeting.address.port();
    let output = Command::new("curl")
        .args(["--silent", "--show-error", "--noproxy", "*"])
        .args(["--resolve", &format!("{}:{port}:127.0.0.1", meeting.host)])
        .args(["--pinnedpubkey", &pins.join(";")])
        .arg("--cacert")
        .arg(file("issuers.pem", &published.issuers()))
        .arg("--cert")
        .arg(file("client.pem", &certificate.pem))
        .arg("--key")
        .arg(file("client.key", &certificate.private_key_pem))
        .arg(format!("https://{}:{port}/", meeting.host))
        .output()
        .unwrap();
    if output.status.success() {
        Ok(String::from_utf8(output.stdout).unwrap())
    } else {
        Err(String::from_utf8(output.stderr).unwrap())
    }
}

fn the_published_pins_decide(connect: Connect) {
    let leaf = || CertificateBuilder::leaf("klient.malmo.example").self_signed();
    let (old, new, stranger) = (leaf(), leaf(), leaf());
    let meeting = Meeting::begin(&old);
    let published = meeting.publishes(&[&old]);
    assert_eq!(connect(&meeting, &old, &published).unwrap(), "valkomna");
    connect(&meeting, &stranger, &published).unwrap_err();

    // The key is changed as RFC 9932, section 5.5 says: both pins for a while, then the new one alone.
    meeting.change_keys(&[&old, &new]);
    let published = meeting.publishes(&[&old, &new]);
    for client in [&old, &new] {
        assert_eq!(connect(&meeting, client, &published).unwrap(), "valkomna");
    }
    meeting.change_keys(&[&new]);
    let published = meeting.publishes(&[&new]);
    connect(&meeting, &old, &published).unwrap_err();
    assert_eq!(connect(&meeting, &new, &published).unwrap(), "valkomna");
}

/// Someone else answers at the server's address, with a certificate from the very same issuer.
fn a_server_whose_pin_is_not_published_is_refused(connect: Connect) {
    let client = CertificateBuilder::leaf("klient.malmo.example").self_signed();
    let mut meeting = Meeting::begin(&client);
    let published = meeting.publishes(&[&client]);
    let impostor = CertificateBuilder::leaf(&meeting.host).signed_by(&meeting.authorities[0]);
    let real = meeting.address;
    meeting.address = serve(&impostor, Arc::new(Mutex::new(published.clients())));
    connect(&meeting, &client, &published).unwrap_err();
    meeting.address = real;
    assert_eq!(connect(&meeting, &client, &published).unwrap(), "valkomna");
}

#[test]
fn rustls_connects_by_the_published_pins_alone() {
    the_published_pins_decide(with_rustls);
}

#[test]
fn curl_connects_by_the_published_pins_alone() {
    the_published_pins_decide(with_curl);
}

#[test]
fn rustls_refuses_a_server_whose_pin_is_not_published() {
    a_server_whose_pin_is_not_published_is_refused(with_rustls);
}

#[test]
fn curl_refuses_a_server_whose_pin_is_not_published() {
    a_server_whose_pin_is_not_published_is_refused(with_curl);
}
