//! The message files of both languages hold the same messages, and every id in the code exists.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

/// Ids of messages and, after a dot, of their attributes.
fn ids(language: &str) -> BTreeSet<String> {
    let texts = files(&root().join(format!("locales/{language}")));
    let texts = texts.iter().map(|file| fs::read_to_string(file).unwrap());
    let text: String = texts.collect();
    let mut ids = BTreeSet::new();
    let mut message = String::new();
    for line in text.lines() {
        let Some((name, _)) = line.split_once(" =") else {
            continue;
        };
        if let Some(attribute) = name.strip_prefix("    .") {
            ids.insert(format!("{message}.{attribute}"));
        } else if !name.starts_with([' ', '#']) {
            message = name.to_owned();
            assert!(ids.insert(message.clone()), "{message} stands twice");
        }
    }
    ids
}

/// Help texts stand beside the arguments in English.
fn is_help(id: &str) -> bool {
    let starts = |start| id.starts_with(start);
    id == "help" || starts("help.") || starts("heading-") || (starts("help-") && id != "help-after")
}

#[test]
fn both_languages_have_the_same_messages() {
    let swedish: BTreeSet<String> = ids("sv").into_iter().filter(|id| !is_help(id)).collect();
    assert_eq!(ids("en"), swedish);
}

#[test]
fn every_rule_about_sources_has_message_and_help() {
    for rule in tillit_client::folder::rules::ALL {
        for language in ["sv", "en"] {
            let ids = ids(language);
            assert!(ids.contains(rule), "{language} {rule}");
            assert!(ids.contains(&format!("{rule}.help")), "{language} {rule}");
        }
    }
}

#[test]
fn every_message_that_the_code_names_exists() {
    let known = ids("en");
    let mut missing = Vec::new();
    for file in files(&root().join("src")) {
        let text = fs::read_to_string(&file).unwrap();
        for call in [
            ".say(",
            ".next(",
            ".text(",
            "Exit::Usage, ",
            "Exit::Denied, ",
            "Exit::Error, ",
            "Exit::Conflict, ",
        ] {
            for (at, _) in text.match_indices(call) {
                let rest = text[at + call.len()..].trim_start();
                let Some(id) = rest
                    .strip_prefix('"')
                    .and_then(|rest| rest.split('"').next())
                else {
                    continue;
                };
                if !known.contains(id) {
                    missing.push(id.to_owned());
                }
            }
        }
    }
    assert_eq!(missing, Vec::<String>::new());
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push(path);
        }
    }
    found
}
