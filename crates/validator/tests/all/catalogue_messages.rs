//! What the catalogue finds, and what a translation says, has sentences in Swedish and English.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use tillit_catalogue::translate::{Given, LossReason, Naming, translate};
use tillit_catalogue::{
    AttributeList, BuiltinRelease, Protocol, SAMPLE_FINDINGS, finding_ids, newest,
};
use tillit_model::{Finding, Language};
use tillit_validator::messages;

/// Ids of messages in a file and, after a dot, of their attributes.
fn ids(language: &str, file: &str) -> BTreeSet<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("locales/{language}/{file}.ftl"));
    let mut ids = BTreeSet::new();
    let mut message = String::new();
    for line in fs::read_to_string(path).unwrap().lines() {
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

#[test]
fn both_languages_have_the_same_messages() {
    for file in ["rules", "catalogue", "translation"] {
        assert_eq!(ids("sv", file), ids("en", file), "{file}");
    }
}

#[test]
fn no_rule_about_lists_is_called_like_one_about_documents() {
    let (rules, catalogue) = (ids("en", "rules"), ids("en", "catalogue"));
    assert!(rules.is_disjoint(&catalogue));
}

#[test]
fn everything_that_the_catalogue_finds_has_message_and_help() {
    let all: BTreeSet<&str> = finding_ids()
        .into_iter()
        .chain(SAMPLE_FINDINGS.iter().copied())
        .collect();
    let known = ids("en", "catalogue");
    for id in &all {
        assert!(known.contains(*id), "{id}");
        assert!(known.contains(&format!("{id}.help")), "{id}");
    }
    let spoken = known.iter().filter(|id| !id.contains('.'));
    let nobody_says: Vec<&String> = spoken.filter(|id| !all.contains(id.as_str())).collect();
    assert_eq!(nobody_says, Vec::<&String>::new());
}

#[test]
fn a_finding_about_a_sample_names_what_was_expected() {
    let finding = Finding::error("sample-format", "/given_name")
        .arg("name", "given_name")
        .arg("attribute", "gemensam/given-name")
        .arg("expected", "64")
        .arg("fault", "length");
    let said = messages::render(&finding, Language::En);
    assert_eq!(said.message, "given_name is longer than 64 characters.");
    let said = messages::render(&finding, Language::Sv);
    assert!(said.message.contains("given_name"), "{}", said.message);
    assert!(said.help.contains("gemensam/given-name"), "{}", said.help);
}

#[test]
fn every_reason_and_remark_has_a_sentence() {
    let known = ids("en", "translation");
    for reason in LossReason::ALL {
        let id = format!("lost-{}", reason.code());
        assert!(known.contains(&id), "{id}");
    }
    for code in [
        "friendly-name",
        "other-naming",
        "shared-name",
        "joined",
        "cardinality",
        "deprecated",
    ] {
        let id = format!("remark-{code}");
        assert!(known.contains(&id), "{id}");
    }
}

#[test]
fn a_loss_and_a_remark_are_told_in_both_languages() {
    let lists: Vec<AttributeList> = newest().into_iter().map(BuiltinRelease::read).collect();
    let given = [Given::new(
        "http://sambi.se/attributes/1/surname",
        ["Lindeman"],
    )];
    let (saml, oidc) = (
        Naming::Protocol(Protocol::Saml),
        Naming::Protocol(Protocol::Oidc),
    );
    let done = translate(&lists, saml, oidc, &given);
    let name = &done.names[0];
    assert_eq!(
        messages::remark(&name.remarks[0], Language::En),
        "The name belongs to sambi: translate it from there."
    );
    assert_eq!(
        messages::remark(&name.remarks[0], Language::Sv),
        "Namnet hör till sambi: översätt det därifrån."
    );
    for language in [Language::Sv, Language::En] {
        let said = messages::lost(&name.lost[0], language);
        assert!(!said.is_empty() && !said.contains("Lindeman"), "{said}");
    }
}
