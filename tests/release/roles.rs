//! PostgreSQL as the guide sets it up: restored as the owner, served by a role that can only what it needs, over TLS.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use harness::cluster::Cluster;
use harness::database::Database;
use harness::documents::{client, entity, entity_id, organisation};
use harness::http::get;
use harness::member::Member;
use harness::poll::until;
use harness::programs::{Outcome, run, server};
use harness::site::{FEED, Setup, Site};
use tillit_testkit::postgres;

use crate::pages::repository;

fn psql(url: &str, arguments: &[&str]) -> Outcome {
    run(Command::new("psql")
        .args(["--no-psqlrc", "--set=ON_ERROR_STOP=1"])
        .args(arguments)
        .arg(url))
}

fn script(name: &str) -> String {
    let path = repository("deploy/postgresql").join(name);
    format!("--file={}", path.display())
}

/// The address of a database of the cluster for one of its roles.
fn url(cluster: &Cluster, role: &str, database: &str) -> String {
    let address = cluster.url();
    let host = address
        .split('@')
        .nth(1)
        .unwrap()
        .split('/')
        .next()
        .unwrap();
    format!("postgres://{role}@{host}/{database}")
}

#[test]
fn the_serving_role_serves_over_tls_and_cannot_rewrite_history() {
    let cluster = Cluster::start();
    let authority = speak_tls(&cluster);
    let database = postgres::Database::create_in(&cluster.url(), "before");
    let mut site = Site::with(Database::Postgres(database), Setup::default());
    let stockholm = Member::stockholm();
    site.enrol(&stockholm);
    let one = entity(&stockholm, "one", &client(&stockholm));
    let sent = stockholm.submit(&site, vec![organisation(&stockholm), one]);
    site.approve(&sent.id);
    site.feed_of(&[&entity_id(&stockholm, "one")]);
    let before = get(site.address(), FEED, &[]).body;
    site.stop();

    restore(&cluster, &site);
    let service = url(&cluster, "tillit", "tillit").replace("127.0.0.1", "localhost");
    let service = format!(
        "{service}?sslmode=verify-full&sslrootcert={}",
        authority.display()
    );
    site.set_up(|setup| setup.config = format!("[database]\nurl = \"{service}\"\n"));
    site.start();
    assert_eq!(
        get(site.address(), FEED, &[]).body,
        before,
        "restored byte for byte"
    );

    // Everything that a registry does, as the serving role.
    let malmo = Member::new("212000-1124", "Malmö kommun", "malmo.example");
    site.enrol(&malmo);
    let two = entity(&malmo, "two", &client(&malmo));
    let sent = malmo.submit(&site, vec![organisation(&malmo), two]);
    site.approve(&sent.id);
    let ids = [entity_id(&stockholm, "one"), entity_id(&malmo, "two")];
    site.feed_of(&ids.each_ref().map(String::as_str));
    until("the work on schedule was done", || {
        let metrics = get(site.address(), "/metrics", &[]);
        metrics
            .text()
            .contains("tillit_scheduler_runs_total{outcome=\"ok\"}")
            .then_some(())
    });
    assert!(!site.log().contains("permission denied"), "{}", site.log());
    let over_tls = psql(
        &cluster.url(),
        &[
            "--tuples-only",
            "--command",
            "SELECT count(*) > 0 AND bool_and(ssl) FROM pg_stat_ssl JOIN pg_stat_activity USING (pid) WHERE usename = 'tillit'",
        ],
    );
    assert_eq!(over_tls.stdout.trim(), "t", "{over_tls}");

    let role = url(&cluster, "tillit", "tillit");
    for forbidden in [
        "ALTER TABLE statement ADD COLUMN more TEXT",
        "DROP TABLE job",
        "CREATE TABLE mine (one INT)",
        "TRUNCATE statement",
        "UPDATE statement SET sha256 = sha256",
        "DELETE FROM decision",
        "UPDATE document_version SET version = version",
        "UPDATE artefact SET bytes = bytes",
        "UPDATE publication SET sequence = sequence",
        "DELETE FROM submitter_key",
        "DELETE FROM key_state",
        "DELETE FROM document",
        "UPDATE profile SET version = version",
        "DELETE FROM __diesel_schema_migrations",
    ] {
        let outcome = psql(&role, &["--command", forbidden]);
        assert_ne!(outcome.code, Some(0), "{forbidden}: {outcome}");
        let reason = outcome.stderr.contains("permission denied")
            || outcome.stderr.contains("must be owner");
        assert!(reason, "{forbidden}: {outcome}");
    }
}

/// What the guide says of a restore.
fn restore(cluster: &Cluster, site: &Site) {
    let dump = site.path().join("tillit.dump");
    run(Command::new("pg_dump")
        .args(["--format=custom", "--file"])
        .arg(&dump)
        .arg(site.database.url()))
    .ended(0);
    psql(&cluster.url(), &[&script("roles.sql")]).ended(0);
    let owner = url(cluster, "tillit_owner", "tillit");
    run(Command::new("pg_restore")
        .args([
            "--no-owner",
            "--no-privileges",
            "--exit-on-error",
            "--dbname",
            &owner,
        ])
        .arg(&dump))
    .ended(0);
    psql(&owner, &["--single-transaction", &script("grants.sql")]).ended(0);
}

/// The owner makes a registry from nothing, and the serving role may not.
#[test]
fn the_owner_makes_the_tables_and_the_serving_role_may_not() {
    let cluster = Cluster::start();
    psql(&cluster.url(), &[&script("roles.sql")]).ended(0);
    let site = Site::made(Database::Sqlite, Setup::default());
    fs::remove_dir_all(site.path().join("keys")).unwrap();
    let init = |role: &str| {
        let config = format!(
            "[database]\nurl_variable = \"TILLIT_DATABASE\"\n[keys]\nfolder = \"keys-{role}\"\n"
        );
        fs::write(site.path().join("tillit-server.toml"), config).unwrap();
        run(server(site.path())
            .args(["init", "--profile", "moa.json"])
            .env("TILLIT_DATABASE", url(&cluster, role, "tillit")))
    };
    init("tillit").ended(1).says("permission denied");
    init("tillit_owner").ended(0).says("fingerprint");
}

/// Gives the cluster a certificate of its own, and takes connections with and without TLS from then on.
fn speak_tls(cluster: &Cluster) -> PathBuf {
    let shown = psql(
        &cluster.url(),
        &[
            "--tuples-only",
            "--no-align",
            "--command",
            "SHOW data_directory",
        ],
    );
    let data = PathBuf::from(shown.ended(0).stdout.trim());
    let (key, certificate) = (data.join("server.key"), data.join("server.crt"));
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
        .args(["-addext", "basicConstraints=critical,CA:FALSE"])
        .arg("-keyout")
        .arg(&key)
        .arg("-out")
        .arg(&certificate))
    .ended(0);
    belongs_to_the_cluster(&data, &[&key, &certificate]);
    psql(
        &cluster.url(),
        &[
            "--command",
            "ALTER SYSTEM SET ssl = on",
            "--command",
            "SELECT pg_reload_conf()",
        ],
    )
    .ended(0);
    until("PostgreSQL speaks TLS", || {
        let shown = psql(
            &cluster.url(),
            &["--tuples-only", "--no-align", "--command", "SHOW ssl"],
        );
        (shown.stdout.trim() == "on").then_some(())
    });
    certificate
}

/// PostgreSQL takes a key only from a file of its own.
fn belongs_to_the_cluster(data: &Path, files: &[&Path]) {
    for file in files {
        run(Command::new("chown")
            .arg(format!("--reference={}", data.display()))
            .arg(file))
        .ended(0);
    }
    run(Command::new("chmod").arg("0600").arg(files[0])).ended(0);
}
