//! The configuration file: defaults, and what is said about each mistake.

use std::path::Path;

use tillit_server::config::{self, Config, ConfigError, SETTINGS};

fn parse(text: &str) -> Result<Config, ConfigError> {
    let variable = |name: &str| match name {
        "DATABASE_URL" => Some("postgres://tillit:secret@db.example/tillit".to_owned()),
        _ => None,
    };
    Config::parse(Path::new("/etc/tillit/tillit-server.toml"), text, &variable)
}

/// The field and the whole message of a refused configuration.
fn refused(text: &str) -> (String, String) {
    match parse(text) {
        Err(error @ ConfigError::Setting { .. }) => {
            let message = error.to_string();
            let ConfigError::Setting { field, .. } = error else {
                unreachable!()
            };
            (field, message)
        }
        other => panic!("{text}: {other:?}"),
    }
}

#[test]
fn the_example_says_what_the_defaults_say() {
    let example = config::example();
    assert_eq!(parse(&example), parse(""));
    for setting in SETTINGS {
        let key = setting.name.rsplit('.').next().unwrap();
        assert!(
            example.contains(&format!("\n{key} = {}", setting.default)),
            "{key}"
        );
    }
}

#[test]
fn the_effective_configuration_names_every_setting() {
    let effective = parse("").unwrap().effective();
    for setting in SETTINGS {
        // A variable that holds the database URL has been followed already.
        if setting.name != "database.url_variable" {
            assert!(
                effective.contains(&format!("{} = ", setting.name)),
                "{}",
                setting.name
            );
        }
    }
}

#[test]
fn passwords_are_not_shown() {
    for text in [
        "[database]\nurl_variable = \"DATABASE_URL\"",
        "[database]\nurl = \"postgres://tillit:secret@db.example/tillit\"",
        "[database]\nurl = \"postgres://tillit@db.example/tillit?password=secret&sslmode=require\"",
    ] {
        let config = parse(text).unwrap();
        assert!(config.database.url.contains("secret"));
        assert!(
            !config.effective().contains("secret"),
            "{}",
            config.effective()
        );
        assert!(!format!("{config:?}").contains("secret"));
    }
}

#[test]
fn relative_paths_are_below_the_file() {
    let config = parse("").unwrap();
    assert_eq!(config.database.url, "sqlite:/etc/tillit/tillit.db");
    assert_eq!(config.keys.folder, Path::new("/etc/tillit/keys"));
}

#[test]
fn every_setting_that_is_wrong_is_named_with_a_remedy() {
    let wrong = [
        ("listen = \"localhost\"", "listen"),
        ("listen = 8080", "listen"),
        ("base_url = \"registry.example\"", "base_url"),
        ("base_url = \"https://registry.example/\"", "base_url"),
        ("base_url = \"https://registry.example/tillit\"", "base_url"),
        ("[database]\nurl = \"mysql://db\"", "database.url"),
        ("[database]\nurl = \"sqlite:\"", "database.url"),
        (
            "[database]\nurl_variable = \"MISSING\"",
            "database.url_variable",
        ),
        (
            "[database]\nurl = \"sqlite:x\"\nurl_variable = \"DATABASE_URL\"",
            "database.url_variable",
        ),
        ("[keys]\nfolder = \" \"", "keys.folder"),
        (
            "[keys]\npassphrase_file = \"missing\"",
            "keys.passphrase_file",
        ),
        (
            "[keys]\npassphrase_variable = \"MISSING\"",
            "keys.passphrase_variable",
        ),
        (
            "[keys]\npassphrase_file = \"a\"\npassphrase_variable = \"b\"",
            "keys.passphrase_variable",
        ),
        ("[http]\nworkers = -1", "http.workers"),
        ("[http]\nblocking_threads = 0", "http.blocking_threads"),
        ("[http]\nmax_connections = 0", "http.max_connections"),
        (
            "[http]\nmax_connections_per_client = 0",
            "http.max_connections_per_client",
        ),
        (
            "[http]\ntrusted_proxies = \"127.0.0.1\"",
            "http.trusted_proxies",
        ),
        (
            "[http]\ntrusted_proxies = [\"proxy.example\"]",
            "http.trusted_proxies",
        ),
        ("[http]\nbacklog = 100000", "http.backlog"),
        (
            "[http]\nwrite_timeout_seconds = 0",
            "http.write_timeout_seconds",
        ),
        (
            "[http]\nuse_case_timeout_seconds = 301",
            "http.use_case_timeout_seconds",
        ),
        ("[http]\nkeep_alive_seconds = 0", "http.keep_alive_seconds"),
        (
            "[http]\nhead_timeout_seconds = \"10\"",
            "http.head_timeout_seconds",
        ),
        (
            "[http]\nbody_timeout_seconds = 1.5",
            "http.body_timeout_seconds",
        ),
        (
            "[http]\nshutdown_timeout_seconds = 301",
            "http.shutdown_timeout_seconds",
        ),
        ("[http]\nmax_age_seconds = -1", "http.max_age_seconds"),
        ("[limits]\nbody_bytes = 10", "limits.body_bytes"),
        ("[limits]\nurl_bytes = 100000", "limits.url_bytes"),
        ("[rates]\nreads_per_second = -1", "rates.reads_per_second"),
        ("[rates]\nreads_burst = 0", "rates.reads_burst"),
        (
            "[rates]\nqueries_per_second = 0.5",
            "rates.queries_per_second",
        ),
        ("[rates]\nqueries_burst = 0", "rates.queries_burst"),
        (
            "[rates]\nstatements_per_second = \"5\"",
            "rates.statements_per_second",
        ),
        ("[rates]\nstatements_burst = 0", "rates.statements_burst"),
        ("[scheduler]\nenabled = \"yes\"", "scheduler.enabled"),
        (
            "[scheduler]\ninterval_seconds = 0",
            "scheduler.interval_seconds",
        ),
        ("[scheduler]\npoll_seconds = 0", "scheduler.poll_seconds"),
        ("[log]\nformat = \"xml\"", "log.format"),
        ("[log]\nlevel = \"loud\"", "log.level"),
        ("[contact]\nname = 1", "contact.name"),
        ("[contact]\nemail = \"nobody\"", "contact.email"),
        ("[contact]\nurl = \"ftp://x\"", "contact.url"),
    ];
    for (text, expected) in wrong {
        let (field, message) = refused(text);
        assert_eq!(field, expected, "{text}");
        assert!(
            message.contains(&format!("remedy: {expected} is ")),
            "{message}"
        );
        assert!(
            message.contains("/etc/tillit/tillit-server.toml"),
            "{message}"
        );
    }
    for setting in SETTINGS {
        assert!(
            wrong.iter().any(|(_, field)| *field == setting.name),
            "{}",
            setting.name
        );
    }
}

#[test]
fn settings_that_do_not_exist_are_refused() {
    assert_eq!(refused("colour = \"red\"").0, "colour");
    assert_eq!(refused("[http]\nport = 1").0, "http.port");
    assert_eq!(refused("[https]\nport = 1").0, "https");
    assert_eq!(refused("http = 1").0, "http");
}

#[test]
fn what_is_not_toml_is_shown_with_its_line() {
    let error = parse("listen = \"127.0.0.1:8080\"\nbase_url = \n").unwrap_err();
    assert!(error.to_string().contains("line 2"), "{error}");
    assert!(parse("listen = \"a:1\"\nlisten = \"b:2\"").is_err());
}

#[test]
fn a_missing_file_says_how_to_make_one() {
    let error = Config::read(Path::new("/nonexistent/tillit-server.toml")).unwrap_err();
    assert!(error.to_string().contains("config example >"), "{error}");
}
