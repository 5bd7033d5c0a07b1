//! Faults that were seen in real lists, numbered L01 to L23, and what finds each of them: a rule on one list, the comparison of two releases, or nothing, with the reason in words.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use tillit_catalogue::{AttributeList, Diff, Step, builtin, diff};

use crate::cases::{folder, found};

/// What decides about a fault.
enum Decided {
    /// A rule at this level, shown by running the case `tests/cases/<rule>/<case>/`.
    By(&'static str, &'static str, &'static str),
    /// The comparison with the release before, shown by a test of its own below.
    ByComparison,
    /// Nothing, because the data of a list cannot tell.
    NotByData(&'static str),
}

use Decided::{By, ByComparison, NotByData};

#[rustfmt::skip]
const FAULTS: &[(&str, Decided)] = &[
    // One OID for two concepts.
    ("L01", By("error", "identifier-clash", "one-oid-two-concepts")),
    // A claim with a letter left out.
    ("L02", By("error", "near-miss", "one-letter-left-out")),
    // The prefix of an OID twice.
    ("L03", By("error", "oid", "prefix-twice")),
    // A placeholder for an OID.
    ("L04", By("error", "oid", "placeholder")),
    // Scopes under one host, attributes under another.
    ("L05", NotByData("a list does not declare which hosts belong to whom, and names under several hosts side by side are the rule: claims of OIDC Sweden are asked for by scopes of Sweden Connect")),
    // A version in an address.
    ("L06", By("warning", "identifier-version", "version-in-path")),
    // Other capitals, or another spelling of a word.
    ("L07", By("warning", "near-miss", "capitals-of-one-word")),
    ("L07", By("warning", "near-miss", "licence-and-license")),
    // An OID in the arc of another country.
    ("L08", By("error", "oid-arc", "one-digit-beside")),
    // Two code systems for the same codes, each with its own OID.
    ("L09", By("warning", "code-system-identity", "two-systems-for-licensed-professions")),
    // Several OIDs for one concept.
    ("L10", By("warning", "several-names", "two-oids-for-one-attribute")),
    ("L10", By("warning", "several-names", "ldap-type-with-another-oid")),
    ("L10", By("warning", "code-system-identity", "external-systems-of-one-title")),
    // Two digits for a code of four.
    ("L11", By("error", "format-codes", "two-digits-for-a-municipality")),
    // Letters on one side, words on the other.
    ("L12", By("note", "value-map", "gender-without-a-map")),
    // One attribute, several claims; several attributes, one claim.
    ("L13", By("note", "several-names", "one-number-for-two-claims")),
    ("L13", By("error", "identifier-clash", "one-oid-two-concepts")),
    // A mapping that says there is no claim, from before there was one.
    ("L14", By("warning", "unmapped", "claim-of-a-later-version")),
    // Other values under the same name.
    ("L15", ByComparison),
    // The identifier of one code system on another's concept.
    ("L16", By("error", "code-system-identity", "gender-with-the-identifier-of-professions")),
    // A service that still asks for what is deprecated.
    ("L17", By("warning", "profile", "service-behind")),
    // An address without scheme.
    ("L18", By("warning", "scheme-missing", "address-without-scheme")),
    // A plural of another name.
    ("L19", By("note", "near-miss", "plural")),
    // A capital where others have none.
    ("L20", By("warning", "name-style", "capital-among-small")),
    // 31 characters in one place, 32 in another.
    ("L21", By("warning", "format-limits", "31-or-32-characters")),
    // Law that has been replaced.
    ("L22", By("note", "superseded-act", "replaced-in-the-code-system")),
    ("L22", By("note", "superseded-act", "closed-by-another-attribute")),
    // Examples that break their own format.
    ("L23", By("error", "examples", "affiliation-without-organisation")),
    ("L23", By("error", "examples", "hsa-id-with-nine-digits")),
    ("L23", By("error", "examples", "letter-outside-the-format")),
];

#[test]
fn every_fault_has_what_finds_it_or_a_reason() {
    let known: BTreeSet<String> = FAULTS.iter().map(|(id, _)| (*id).to_owned()).collect();
    let all: BTreeSet<String> = (1..=23).map(|number| format!("L{number:02}")).collect();
    assert_eq!(known, all);
    for (id, decided) in FAULTS {
        if let NotByData(reason) = decided {
            assert!(reason.split(' ').count() > 10, "{id} needs a reason");
        }
    }
}

#[test]
fn rules_find_their_faults_at_the_level_they_deserve() {
    for (id, decided) in FAULTS {
        if let By(level, rule, case) = decided {
            let lines = found(&folder().join(rule).join(case));
            let finding = format!(" {level}[{rule}] ");
            assert!(
                lines.iter().any(|line| line.contains(&finding)),
                "{id}: {case} gives {lines:#?}"
            );
        }
    }
}

/// L15: a school unit had a code of nine digits, and from one version of a profile to the next one of eight.
#[test]
fn other_values_under_the_same_name_break_for_both_sides() {
    let Diff { changes, step, .. } = diff(&schools("^[0-9]{9}$"), &schools("^[0-9]{8}$"));
    let [change] = changes.as_slice() else {
        panic!("{changes:#?}")
    };
    assert_eq!(change.member, "/format/pattern");
    assert_eq!(change.breaks.names(), ["issuers", "receivers"]);
    assert_eq!(step, Some(Step::Major));
    let by_comparison = FAULTS
        .iter()
        .filter(|(_, decided)| matches!(decided, ByComparison));
    assert_eq!(
        by_comparison.map(|(id, _)| *id).collect::<Vec<_>>(),
        ["L15"]
    );
}

/// The list of schools with this pattern for the attribute that changed, as a stable one.
fn schools(pattern: &str) -> AttributeList {
    let skola = builtin().iter().find(|release| release.list == "skola");
    let mut list: Value = serde_json::from_str(skola.unwrap().text).unwrap();
    let attributes = list["attributes"].as_array_mut().unwrap();
    let changed = attributes
        .iter_mut()
        .find(|attribute| attribute["id"] == "skola/single-school-unit-code")
        .unwrap();
    changed["stability"] = json!("stable");
    changed["format"] = json!({ "pattern": pattern });
    AttributeList::parse(&list.to_string()).unwrap()
}
