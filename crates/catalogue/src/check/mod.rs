//! The catalogue's rules: one file each, proved by the folders of `tests/cases/`.

mod deprecation;
mod examples;
mod exceptions;
mod identifier_clash;
mod languages;
mod naming;
mod oid;
mod references;
mod value_sets;
mod walk;

use tillit_model::Finding;

pub(crate) use examples::fits_datatype;

use crate::AttributeList;

/// A rule: its stable id, and what decides it.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// The id, never translated: `identifier-clash`.
    pub id: &'static str,
    /// What it says about a list. Pointers are into the release.
    pub findings: fn(&AttributeList) -> Vec<Finding>,
}

/// Every rule. [`check`] adds `exception-unused`, which is about the exceptions from these.
pub const RULES: &[Rule] = &[
    Rule {
        id: deprecation::ID,
        findings: deprecation::deprecation,
    },
    Rule {
        id: examples::ID,
        findings: examples::examples,
    },
    Rule {
        id: identifier_clash::ID,
        findings: identifier_clash::identifier_clash,
    },
    Rule {
        id: languages::ID,
        findings: languages::languages,
    },
    Rule {
        id: naming::ID,
        findings: naming::naming,
    },
    Rule {
        id: oid::ID,
        findings: oid::oid,
    },
    Rule {
        id: references::ID,
        findings: references::references,
    },
    Rule {
        id: value_sets::ID,
        findings: value_sets::value_sets,
    },
];

/// The ids of everything that [`crate::resolve()`] and [`check`] can find.
pub fn finding_ids() -> Vec<&'static str> {
    let besides = [
        "exception-unused",
        "source-yaml",
        "source-shape",
        "attribute-twice",
        "member-missing",
        "code-system-twice",
        "code-system-missing",
        "code-system-version",
    ];
    let rules = RULES.iter().map(|rule| rule.id);
    rules.chain(besides).collect()
}

/// What the rules say about a list, less what its exceptions excuse.
pub fn check(list: &AttributeList) -> Vec<Finding> {
    let found = RULES.iter().flat_map(|rule| (rule.findings)(list));
    let mut findings = exceptions::excuse(list, found.collect());
    findings.sort();
    findings
}
