//! Each setting wrong once: the start is refused with the setting's name and what would be right.

use std::collections::BTreeSet;
use std::fs;

use harness::programs::{run, server};
use toml::{Table, Value};

/// Every setting, with a value that it cannot have.
const WRONG: &[(&str, &str)] = &[
    ("listen", "\"localhost\""),
    ("base_url", "\"https://registry.example/path/\""),
    ("database.url", "\"mysql://here\""),
    ("database.url_variable", "\"NOBODY_SETS_THIS\""),
    ("keys.folder", "\"\""),
    ("keys.passphrase_file", "\"not-there\""),
    ("keys.passphrase_variable", "\"NOBODY_SETS_THIS\""),
    ("http.workers", "-1"),
    ("http.blocking_threads", "0"),
    ("http.max_connections", "0"),
    ("http.max_connections_per_client", "-1"),
    ("http.trusted_proxies", "[\"proxy.example\"]"),
    ("http.backlog", "0"),
    ("http.keep_alive_seconds", "0"),
    ("http.head_timeout_seconds", "301"),
    ("http.body_timeout_seconds", "\"20\""),
    ("http.write_timeout_seconds", "0"),
    ("http.use_case_timeout_seconds", "0"),
    ("http.shutdown_timeout_seconds", "0"),
    ("http.max_age_seconds", "86401"),
    ("limits.body_bytes", "5"),
    ("limits.url_bytes", "1e3"),
    ("rates.reads_per_second", "-1"),
    ("rates.reads_burst", "-1"),
    ("rates.queries_per_second", "-1"),
    ("rates.queries_burst", "-1"),
    ("rates.statements_per_second", "-1"),
    ("rates.statements_burst", "-1"),
    ("scheduler.enabled", "\"yes\""),
    ("scheduler.interval_seconds", "0"),
    ("scheduler.poll_seconds", "3601"),
    ("log.format", "\"xml\""),
    ("log.level", "\"loud\""),
    ("contact.name", "5"),
    ("contact.email", "\"nobody\""),
    ("contact.url", "\"registry.example\""),
];

fn names(table: &Table, prefix: &str) -> BTreeSet<String> {
    let inside = |(name, value): (&String, &Value)| match value {
        Value::Table(section) => names(section, &format!("{prefix}{name}.")),
        _ => BTreeSet::from([format!("{prefix}{name}")]),
    };
    table.iter().flat_map(inside).collect()
}

#[test]
fn every_setting_is_tried_with_a_wrong_value() {
    let folder = tempfile::tempdir().unwrap();
    let example = run(server(folder.path()).args(["config", "example"])).ended(0);
    let settings = names(&example.stdout.parse().unwrap(), "");
    let tried: BTreeSet<String> = WRONG.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(
        tried, settings,
        "each setting has a row above, and each row a setting"
    );
}

#[test]
fn a_wrong_value_is_refused_by_name_with_what_would_be_right() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("tillit-server.toml");
    for (name, wrong) in WRONG {
        let text = match name.split_once('.') {
            Some((section, key)) => format!("[{section}]\n{key} = {wrong}\n"),
            None => format!("{name} = {wrong}\n"),
        };
        fs::write(&path, text).unwrap();
        for command in [&["serve"][..], &["migrate"], &["config", "check"]] {
            let outcome = run(server(folder.path()).args(command)).ended(1);
            let lines: Vec<&str> = outcome.stderr.lines().collect();
            let said = format!("tillit-server.toml: {name}: ");
            assert!(lines[0].contains(&said), "{name} = {wrong}: {outcome}");
            assert!(
                lines[1].starts_with("  remedy: "),
                "{name} = {wrong}: {outcome}"
            );
            assert_eq!(lines.len(), 2, "{name} = {wrong}: {outcome}");
        }
    }
    fs::write(&path, "").unwrap();
    run(server(folder.path()).args(["config", "check"])).ended(0);
    let made: Vec<_> = fs::read_dir(folder.path()).unwrap().collect();
    assert_eq!(made.len(), 1, "nothing is made: {made:?}");
}
