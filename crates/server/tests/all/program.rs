//! The program itself: what it makes, what it refuses, and how it stops.

use std::io::{BufRead as _, BufReader};
use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use crate::support::profile;
use tillit_testkit::http::get;

fn program(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tillit-server"));
    command
        .current_dir(folder)
        .env_remove("TILLIT_SERVER_CONFIG");
    command
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    program(folder).args(arguments).output().unwrap()
}

/// Asserts that the program refused with one clear message.
fn assert_refused(output: &Output, says: &str) {
    let message = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{message}");
    assert!(message.contains(says), "{message}");
    assert!(
        !message.contains("panicked") && !message.contains("backtrace"),
        "{message}"
    );
}

fn configure(folder: &Path, text: &str) {
    std::fs::write(folder.join("tillit-server.toml"), text).unwrap();
}

const FREE_PORT: &str = "listen = \"127.0.0.1:0\"\nbase_url = \"https://registry.example\"\n";

#[test]
fn a_registry_is_made_once_and_never_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    configure(path, FREE_PORT);
    profile(path);
    let made = run(path, &["init", "--profile", "moa.yaml"]);
    assert!(
        made.status.success(),
        "{}",
        String::from_utf8_lossy(&made.stderr)
    );
    let said = String::from_utf8(made.stdout).unwrap();
    assert!(
        said.contains("federation moa (demo)") && said.contains("fingerprint"),
        "{said}"
    );
    for key in ["keys/publish-moa.pem", "keys/token.pem"] {
        let mode = std::fs::metadata(path.join(key))
            .unwrap()
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o600, "{key}");
    }
    let key = std::fs::read(path.join("keys/publish-moa.pem")).unwrap();
    assert_refused(&run(path, &["init", "--profile", "moa.yaml"]), "exists");
    std::fs::rename(path.join("keys"), path.join("kept")).unwrap();
    assert_refused(
        &run(path, &["init", "--profile", "moa.yaml"]),
        "holds data already",
    );
    assert!(
        !path.join("keys").exists(),
        "nothing is made beside a database that exists"
    );
    assert_eq!(
        std::fs::read(path.join("kept/publish-moa.pem")).unwrap(),
        key
    );
}

#[test]
fn a_faulty_profile_leaves_nothing_behind() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    configure(path, FREE_PORT);
    let file = profile(path);
    let text = std::fs::read_to_string(&file).unwrap();
    for (from, to, says) in [
        ("/demo/moa", "/moa", "must hold the segment"),
        ("\"approvals\":2", "\"approvals\":1", "two people"),
        ("{\"format\"", "[", "moa.yaml"),
    ] {
        std::fs::write(&file, text.replacen(from, to, 1)).unwrap();
        assert_refused(&run(path, &["init", "--profile", "moa.yaml"]), says);
        assert!(
            !path.join("keys").exists() && !path.join("tillit.db").exists(),
            "{from}"
        );
    }
}

#[test]
fn what_is_missing_is_said_with_its_remedy() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    assert_refused(&run(path, &["serve"]), "config example >");
    configure(path, FREE_PORT);
    assert_refused(&run(path, &["serve"]), "tillit-server init");
    assert_refused(&run(path, &["migrate"]), "tillit-server init");
    profile(path);
    assert!(
        run(path, &["init", "--profile", "moa.yaml"])
            .status
            .success()
    );
    let token = path.join("keys/token.pem");
    std::fs::set_permissions(&token, std::fs::Permissions::from_mode(0o644)).unwrap();
    assert_refused(&run(path, &["serve"]), "chmod 600");
    std::fs::remove_file(&token).unwrap();
    assert_refused(&run(path, &["serve"]), "token key is missing");
    std::fs::remove_file(path.join("keys/publish-moa.pem")).unwrap();
    assert_refused(
        &run(path, &["serve"]),
        "publish key of federation moa is missing",
    );
    std::fs::remove_dir(path.join("keys")).unwrap();
    assert_refused(&run(path, &["serve"]), "could not read the folder of keys");
    std::fs::remove_file(path.join("tillit.db")).unwrap();
    assert_refused(&run(path, &["serve"]), "restore it from a backup");
}

#[test]
fn keys_are_encrypted_when_a_passphrase_is_configured() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    let encrypted = format!("{FREE_PORT}[keys]\npassphrase_file = \"secret\"\n");
    std::fs::write(path.join("secret"), "correct horse\n").unwrap();
    configure(path, &encrypted);
    profile(path);
    assert!(
        run(path, &["init", "--profile", "moa.yaml"])
            .status
            .success()
    );
    let pem = std::fs::read_to_string(path.join("keys/token.pem")).unwrap();
    assert!(pem.contains("ENCRYPTED PRIVATE KEY"));
    std::fs::write(path.join("secret"), "wrong\n").unwrap();
    assert_refused(&run(path, &["serve"]), "passphrase is wrong");
    configure(path, FREE_PORT);
    assert_refused(&run(path, &["serve"]), "no passphrase was given");
}

#[test]
fn a_port_that_is_taken_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap();
    configure(
        path,
        &format!("listen = \"{address}\"\nbase_url = \"https://registry.example\"\n"),
    );
    profile(path);
    assert!(
        run(path, &["init", "--profile", "moa.yaml"])
            .status
            .success()
    );
    assert_refused(
        &run(path, &["serve"]),
        &format!("listens on {address} already"),
    );
    configure(path, "listen = \"192.0.2.1:8080\"\n");
    assert_refused(&run(path, &["serve"]), "no address of this machine");
}

#[test]
fn the_configuration_is_checked_without_starting() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    configure(path, "[limits]\nbody_bytes = \"large\"\n");
    assert_refused(&run(path, &["config", "check"]), "limits.body_bytes");
    let example = run(path, &["config", "example"]);
    configure(path, &String::from_utf8(example.stdout).unwrap());
    let checked = run(path, &["config", "check"]);
    assert!(checked.status.success());
    assert!(
        String::from_utf8(checked.stdout)
            .unwrap()
            .contains("limits.body_bytes = 1048576")
    );
}

#[test]
fn the_description_is_printed_as_json_and_yaml() {
    let folder = tempfile::tempdir().unwrap();
    let json = run(folder.path(), &["openapi"]);
    let yaml = run(folder.path(), &["openapi", "--yaml"]);
    let from_json: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
    let from_yaml: serde_json::Value = serde_yaml::from_slice(&yaml.stdout).unwrap();
    assert_eq!(from_json, from_yaml);
    assert_eq!(from_json["servers"][0]["url"], "/registry/v1");
}

#[test]
fn the_server_stops_in_order_when_told_to() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    configure(path, FREE_PORT);
    profile(path);
    assert!(
        run(path, &["init", "--profile", "moa.yaml"])
            .status
            .success()
    );
    for signal in ["TERM", "INT"] {
        let mut child = program(path)
            .arg("serve")
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
        let listening = lines
            .by_ref()
            .map(|line| serde_json::from_str::<serde_json::Value>(&line.unwrap()).unwrap())
            .find(|line| line["message"] == "listening")
            .unwrap();
        let address = listening["address"].as_str().unwrap().parse().unwrap();
        assert_eq!(get(address, "/health/live", &[]).status, 200);
        let told = Command::new("kill")
            .args([format!("-{signal}"), child.id().to_string()])
            .status()
            .unwrap();
        assert!(told.success());
        assert!(
            lines.any(|line| line.unwrap().contains("\"stopped\"")),
            "{signal}"
        );
        assert!(child.wait().unwrap().success(), "{signal}");
    }
}
