//! The final form of a document's findings: levels, one finding for one mistake, the order of their places.

use std::collections::HashSet;

use tillit_model::{Finding, Level, Profile};

use crate::levels;
use crate::rules::{matf_schema, schema};

/// Brings the findings of one document into their final form: levels, one finding for one mistake, the order of their places.
pub(crate) fn settle(mut findings: Vec<Finding>, profiles: &[&Profile]) -> Vec<Finding> {
    if findings.is_empty() {
        return findings;
    }
    levels::apply(&mut findings, profiles);
    drop_explained(&mut findings);
    findings.sort_by(|a, b| {
        let by_place = a.pointer.cmp(&b.pointer);
        by_place.then(b.level.cmp(&a.level)).then_with(|| a.cmp(b))
    });
    findings.dedup();
    findings
}

/// Takes away what a schema says about the form of a value when a rule has said the same in plain words, and what our own schema repeats from the RFC's.
fn drop_explained(findings: &mut Vec<Finding>) {
    let is_schema =
        |finding: &Finding| [schema::RULE.id, matf_schema::RULE.id].contains(&finding.rule);
    let explained: HashSet<String> = findings
        .iter()
        .filter(|finding| finding.level == Level::Error && !is_schema(finding))
        .map(|finding| finding.pointer.clone())
        .collect();
    let by_rfc: HashSet<_> = findings
        .iter()
        .filter(|finding| finding.rule == matf_schema::RULE.id)
        .flat_map(|finding| [(finding.pointer.clone(), None), about(finding)])
        .collect();
    findings.retain(|finding| {
        let keyword = finding.args.get("keyword").map(String::as_str);
        let form = matches!(keyword, Some("pattern" | "format" | "value"));
        let said = is_schema(finding) && form && explained.contains(&finding.pointer);
        let repeated = finding.rule == schema::RULE.id && by_rfc.contains(&about(finding));
        !said && !repeated
    });
}

/// What a schema's finding is about: a place, or a member of an object.
fn about(finding: &Finding) -> (String, Option<String>) {
    let member = match finding.args.get("keyword").map(String::as_str) {
        Some("required" | "additionalProperties") => finding.args.get("expected").cloned(),
        _ => None,
    };
    (finding.pointer.clone(), member)
}
