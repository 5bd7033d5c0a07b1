//! The catalogue's rules: one file each, proved by the folders of `tests/cases/`.

mod code_system_identity;
mod deprecation;
mod examples;
mod exceptions;
mod format_codes;
mod format_limits;
mod identifier_clash;
mod identifier_version;
mod languages;
mod likeness;
mod name_style;
mod names;
mod naming;
mod near_miss;
mod oid;
mod oid_arc;
mod profile;
mod references;
mod scheme_missing;
mod several_names;
mod superseded_act;
mod unmapped;
mod value_map;
mod value_sets;
mod walk;

use tillit_model::Finding;

pub(crate) use examples::fits_datatype;
pub(crate) use likeness::is_one_edit_away;

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
        id: code_system_identity::ID,
        findings: code_system_identity::code_system_identity,
    },
    Rule {
        id: deprecation::ID,
        findings: deprecation::deprecation,
    },
    Rule {
        id: examples::ID,
        findings: examples::examples,
    },
    Rule {
        id: format_codes::ID,
        findings: format_codes::format_codes,
    },
    Rule {
        id: format_limits::ID,
        findings: format_limits::format_limits,
    },
    Rule {
        id: identifier_clash::ID,
        findings: identifier_clash::identifier_clash,
    },
    Rule {
        id: identifier_version::ID,
        findings: identifier_version::identifier_version,
    },
    Rule {
        id: languages::ID,
        findings: languages::languages,
    },
    Rule {
        id: name_style::ID,
        findings: name_style::name_style,
    },
    Rule {
        id: naming::ID,
        findings: naming::naming,
    },
    Rule {
        id: near_miss::ID,
        findings: near_miss::near_miss,
    },
    Rule {
        id: oid::ID,
        findings: oid::oid,
    },
    Rule {
        id: oid_arc::ID,
        findings: oid_arc::oid_arc,
    },
    Rule {
        id: profile::ID,
        findings: profile::profile,
    },
    Rule {
        id: references::ID,
        findings: references::references,
    },
    Rule {
        id: scheme_missing::ID,
        findings: scheme_missing::scheme_missing,
    },
    Rule {
        id: several_names::ID,
        findings: several_names::several_names,
    },
    Rule {
        id: superseded_act::ID,
        findings: superseded_act::superseded_act,
    },
    Rule {
        id: unmapped::ID,
        findings: unmapped::unmapped,
    },
    Rule {
        id: value_map::ID,
        findings: value_map::value_map,
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
        "profile-twice",
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
