use tillit_store::{DatabaseUrl, ParseDatabaseUrlError};

fn shown(text: &str) -> String {
    DatabaseUrl::parse(text).unwrap().to_string()
}

#[test]
fn a_password_is_never_shown() {
    let url = DatabaseUrl::parse("postgres://tillit:hemligt@db.example.org:5433/tillit").unwrap();
    assert_eq!(
        url.to_string(),
        "postgres://tillit@db.example.org:5433/tillit?sslmode=verify-full"
    );
    assert!(!format!("{url:?}").contains("hemligt"));
}

#[test]
fn only_this_machine_is_reached_without_tls_unless_the_address_says_so() {
    assert!(shown("postgres://u@127.0.0.1/t").ends_with("sslmode=disable"));
    assert!(shown("postgres://u@localhost/t").ends_with("sslmode=disable"));
    assert!(shown("postgres:///t?host=/run/postgresql").ends_with("sslmode=disable"));
    assert!(shown("postgres://u@db.example.org/t").ends_with("sslmode=verify-full"));
    assert!(shown("postgres://u@db.example.org/t?sslmode=disable").ends_with("sslmode=disable"));
    assert!(shown("postgres://u@127.0.0.1/t?sslmode=require").ends_with("sslmode=verify-full"));
    assert!(shown("postgres://u@127.0.0.1,db.example.org/t").ends_with("sslmode=verify-full"));
}

#[test]
fn a_tls_mode_that_leaves_it_open_is_refused() {
    for mode in ["prefer", "allow", "verify-ca", ""] {
        let error = DatabaseUrl::parse(&format!("postgres://u@h/t?sslmode={mode}")).unwrap_err();
        assert_eq!(error, ParseDatabaseUrlError::SslMode(mode.to_owned()));
    }
}

#[test]
fn other_parameters_reach_the_driver() {
    assert!(DatabaseUrl::parse("postgres://u@h/t?connect_timeout=3&sslmode=require").is_ok());
    let error = DatabaseUrl::parse("postgres://u@h/t?sslmode=require&colour=red").unwrap_err();
    assert!(matches!(error, ParseDatabaseUrlError::Postgres(_)));
}

#[test]
fn sqlite_is_a_file() {
    assert_eq!(shown("sqlite:/var/lib/t.db"), "sqlite:/var/lib/t.db");
    assert_eq!(shown("sqlite:///var/lib/t.db"), "sqlite:/var/lib/t.db");
    assert_eq!(shown("sqlite:data/t.db"), "sqlite:data/t.db");
    for text in [
        "sqlite:",
        "sqlite::memory:",
        "sqlite:t.db?mode=memory",
        "sqlite://host/t.db",
    ] {
        assert_eq!(
            DatabaseUrl::parse(text).unwrap_err(),
            ParseDatabaseUrlError::SqlitePath,
            "{text}"
        );
    }
    assert_eq!(
        DatabaseUrl::parse("mysql://h/t").unwrap_err(),
        ParseDatabaseUrlError::Scheme
    );
}
