//! The guide from the first command to the restored registry.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::process::Command;

use harness::http::get;
use harness::poll::until;
use harness::profile::{Federation, profile};
use harness::programs::run;
use serde_json::json;
use tillit_signing::SoftwareKey;

use crate::machine::Machine;

/// Follows "Install", with a profile of two operators.
fn installed() -> Machine {
    let machine = Machine::new();
    let version = machine.follow("install", "Unpack the archive");
    version.says("tillit-server ");
    machine.follow("install", "User and folders");
    machine.follow("install", "Passphrase");
    machine
        .follow("install", "Configuration")
        .says(&machine.base_url());
    let keys: Vec<SoftwareKey> = (0..2).map(|_| SoftwareKey::generate().unwrap()).collect();
    let profile = profile(&Federation::default(), &keys, json!({}));
    fs::write(machine.path("etc/tillit/moa.yaml"), profile.to_string()).unwrap();
    machine
        .follow("install", "Make the registry")
        .says("fingerprint");
    machine
        .follow("keys", "A copy of the keys")
        .says("publish-moa.pem");
    machine
}

/// Waits until the federation's keys are published, and returns them.
fn keys(machine: &Machine) -> Vec<u8> {
    let address = ([127, 0, 0, 1], machine.port).into();
    until("the first publication is served", || {
        let answer = get(address, "/federations/moa/keys.jwks", &[]);
        (answer.status == 200).then_some(answer.body)
    })
}

#[test]
fn the_guide_leads_to_a_registry_behind_tls_that_is_backed_up_restored_and_upgraded() {
    let machine = installed();
    machine.follow("service", "").says("live");
    let published = keys(&machine);

    certificate(&machine);
    let answer = machine.follow("proxy", "");
    answer.says("apiName");
    through_the_proxy(&machine);

    machine.follow("backup", "Backup on SQLite");
    for entry in fs::read_dir(machine.path("var/backups/tillit")).unwrap() {
        let mode = entry.unwrap().metadata().unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0, "a backup is for its owner alone");
    }
    machine.follow("backup", "Restore on SQLite").says("ready");
    assert_eq!(
        keys(&machine),
        published,
        "what was published is served again"
    );

    machine.follow("upgrade", "Procedure").says("ready");
    assert_eq!(keys(&machine), published);

    machine.follow("monitoring", "Prometheus").says("SUCCESS");
}

/// What the guide leaves to the authority: a certificate for the proxy.
fn certificate(machine: &Machine) {
    let tls = machine.path("etc/tillit/tls");
    fs::create_dir_all(&tls).unwrap();
    run(Command::new("openssl")
        .args([
            "req",
            "-x509",
            "-newkey",
            "ec",
            "-pkeyopt",
            "ec_paramgen_curve:P-256",
            "-nodes",
        ])
        .args([
            "-days",
            "2",
            "-subj",
            "/CN=localhost",
            "-addext",
            "subjectAltName=DNS:localhost",
        ])
        .arg("-keyout")
        .arg(tls.join("privkey.pem"))
        .arg("-out")
        .arg(tls.join("fullchain.pem")))
    .ended(0);
}

fn through_the_proxy(machine: &Machine) {
    let curl = |arguments: &str| machine.shell(&format!("curl --silent --show-error {arguments}"));
    let base = "https://registry.example";
    let version = curl(&format!(
        "--http2 --output /dev/null --write-out '%{{http_version}}' {base}/"
    ));
    assert_eq!(version.stdout, "2");
    for hidden in ["/metrics", "/health/ready", "/health/live"] {
        let status = curl(&format!(
            "--output /dev/null --write-out '%{{http_code}}' {base}{hidden}"
        ));
        assert_eq!(status.stdout, "404", "{hidden}");
    }
    // Too large for the server, not for the proxy: the answer is the server's.
    let large = curl(&format!(
        "--header 'Content-Type: application/jose' --data-binary @<(head -c 1200000 /dev/zero) {base}/registry/v1/submissions"
    ));
    assert!(large.stdout.contains("\"too_large\""), "{large}");
    let old = curl(&format!("--tls-max 1.1 --output /dev/null {base}/"));
    assert_ne!(old.code, Some(0), "TLS 1.1 is refused");
}
