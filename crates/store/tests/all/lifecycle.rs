use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt as _;

use tillit_store::{
    CreateStoreError, DatabaseUrl, MigrateError, OpenStoreError, Store, StoreError,
};

use crate::database::{Fresh, on_both};
use crate::fixtures::at;

on_both! {
    fn what_was_created_can_be_opened(database: Fresh) {
        let created = Store::create(&database.url(), at(7)).unwrap();
        drop(created);
        let store = Store::open(&database.url()).unwrap();
        store.ping().unwrap();
        let noted = store.read(|t| t.meta("created_at")).unwrap();
        assert_eq!(noted, Some(at(7).to_string()));
    }

    fn a_registry_is_never_created_over_another(database: Fresh) {
        let store = Store::create(&database.url(), at(7)).unwrap();
        let error = Store::create(&database.url(), at(8)).unwrap_err();
        assert!(matches!(error, CreateStoreError::Exists { .. }), "{error}");
        assert_eq!(store.read(|t| t.meta("created_at")).unwrap(), Some(at(7).to_string()));
    }

    fn an_empty_database_is_not_opened_or_migrated(database: Fresh) {
        if let Fresh::Sqlite(folder) = &database {
            std::fs::write(folder.path().join("registry.db"), "").unwrap();
        }
        let error = Store::open(&database.url()).unwrap_err();
        assert!(matches!(error, OpenStoreError::Empty { .. }), "{error}");
        assert!(error.to_string().contains("tillit-server init"));
        let error = Store::migrate(&database.url()).unwrap_err();
        assert!(matches!(error, MigrateError::Open(OpenStoreError::Empty { .. })), "{error}");
    }

    fn a_database_that_lacks_a_migration_is_opened_after_migrating(database: Fresh) {
        drop(Store::create(&database.url(), at(0)).unwrap());
        database.execute("DROP TABLE lease; DROP TABLE job; DELETE FROM __diesel_schema_migrations WHERE version = '20261122000800'");
        let error = Store::open(&database.url()).unwrap_err();
        assert!(matches!(&error, OpenStoreError::Pending { names, .. } if names == &["20261122000800_jobs"]), "{error}");
        assert!(error.to_string().contains("tillit-server migrate"));
        assert_eq!(Store::migrate(&database.url()).unwrap(), ["20261122000800_jobs"]);
        assert!(Store::migrate(&database.url()).unwrap().is_empty());
        Store::open(&database.url()).unwrap();
    }

    fn a_migration_that_fails_changes_nothing(database: Fresh) {
        drop(Store::create(&database.url(), at(0)).unwrap());
        // The first one that is pending succeeds, the next one finds its table there.
        database.execute("DROP TABLE current_publication; DROP TABLE publication_artefact; DROP TABLE artefact; DROP TABLE publication;
            DELETE FROM __diesel_schema_migrations WHERE version >= '20261122000700'");
        assert!(matches!(Store::migrate(&database.url()).unwrap_err(), MigrateError::Store(_)));
        let error = Store::open(&database.url()).unwrap_err();
        assert!(matches!(&error, OpenStoreError::Pending { names, .. } if names[0] == "20261122000700_publications"), "{error}");
    }

    fn a_database_of_a_newer_program_is_left_alone(database: Fresh) {
        drop(Store::create(&database.url(), at(0)).unwrap());
        database.execute("INSERT INTO __diesel_schema_migrations (version) VALUES ('29990101000000')");
        let error = Store::open(&database.url()).unwrap_err();
        assert!(matches!(&error, OpenStoreError::Newer { versions, .. } if versions == &["29990101000000"]), "{error}");
        let error = Store::migrate(&database.url()).unwrap_err();
        assert!(matches!(error, MigrateError::Open(OpenStoreError::Newer { .. })), "{error}");
    }
}

#[test]
fn a_missing_file_is_not_made_by_opening_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("registry.db");
    let error = Store::open(&DatabaseUrl::sqlite(&path)).unwrap_err();
    assert!(matches!(error, OpenStoreError::Missing { .. }), "{error}");
    assert!(!path.exists());
}

#[test]
fn a_new_file_is_its_owners_alone_and_its_name_may_be_odd() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("räk 50%#ning.db");
    drop(Store::create(&DatabaseUrl::sqlite(&path), at(0)).unwrap());
    assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o600);
    Store::open(&DatabaseUrl::sqlite(&path)).unwrap();
}

#[test]
fn a_folder_that_is_missing_is_not_made() {
    let folder = tempfile::tempdir().unwrap();
    let error = Store::create(
        &DatabaseUrl::sqlite(folder.path().join("no/registry.db")),
        at(0),
    )
    .unwrap_err();
    assert!(
        matches!(error, CreateStoreError::NoFolder { .. }),
        "{error}"
    );
}

#[test]
fn a_file_that_is_no_database_is_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("registry.db");
    let letter = "Bästa kommun, ".repeat(100);
    std::fs::write(&path, &letter).unwrap();
    let url = DatabaseUrl::sqlite(&path);
    assert!(matches!(
        Store::open(&url).unwrap_err(),
        OpenStoreError::Unusable { .. }
    ));
    assert!(matches!(
        Store::create(&url, at(0)).unwrap_err(),
        CreateStoreError::Unreachable { .. }
    ));
    assert_eq!(std::fs::read_to_string(&path).unwrap(), letter);
}

#[test]
fn a_server_that_does_not_answer_is_named_without_the_password() {
    let port = TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
        .port();
    let url = DatabaseUrl::parse(&format!(
        "postgres://tillit:hemligt@127.0.0.1:{port}/tillit"
    ))
    .unwrap();
    let error = Store::open(&url).unwrap_err();
    assert!(
        matches!(error, OpenStoreError::Unreachable { .. }),
        "{error}"
    );
    let text = error.to_string();
    assert!(
        text.contains(&port.to_string()) && !text.contains("hemligt"),
        "{text}"
    );
}

#[test]
fn a_server_without_tls_is_refused_when_tls_is_demanded() {
    let database = Fresh::postgres();
    let Fresh::Postgres(server) = &database else {
        unreachable!()
    };
    let url = DatabaseUrl::parse(&format!("{}?sslmode=verify-full", server.url())).unwrap();
    let error = Store::create(&url, at(0)).unwrap_err();
    assert!(
        matches!(error, CreateStoreError::Unreachable { .. }),
        "{error}"
    );
}

#[test]
fn a_file_that_was_moved_is_not_written_to_and_one_that_is_back_is_used_again() {
    let folder = tempfile::tempdir().unwrap();
    let place = |name: &str| folder.path().join(name);
    let url = DatabaseUrl::sqlite(place("registry.db"));
    let store = Store::create(&url, at(7)).unwrap();
    store.ping().unwrap();
    let shift = |from: &str, to: &str| {
        for suffix in ["", "-wal", "-shm"] {
            let from = place(&format!("{from}{suffix}"));
            if from.exists() {
                std::fs::rename(from, place(&format!("{to}{suffix}"))).unwrap();
            }
        }
    };
    shift("registry.db", "moved.db");
    let error = store.ping().unwrap_err();
    assert!(matches!(error, StoreError::Unavailable { .. }), "{error}");
    assert!(!place("registry.db").exists());
    shift("moved.db", "registry.db");
    store.ping().unwrap();
    // Another registry in its place: what is read is what stands there now.
    shift("registry.db", "moved.db");
    drop(Store::create(&url, at(9)).unwrap());
    let noted = store.read(|t| t.meta("created_at")).unwrap();
    assert_eq!(noted, Some(at(9).to_string()));
}
