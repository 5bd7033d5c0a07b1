//! Endpoints carry only tags that the federation has given a meaning (RFC 9932, section 6.1.1.1).

use tillit_model::Finding;

use super::Scope;
use crate::RuleInfo;
use crate::view::Party;

pub(super) const RULE: RuleInfo =
    RuleInfo::error("tag-registered", "RFC 9932, sections 4 and 6.1.1.1").args(&[
        "tag",
        "federation",
        "known",
    ]);

pub(super) fn check(party: &Party<'_>, _: &Scope<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for profile in &party.profiles {
        let Some(settings) = &profile.formats.matf else {
            continue;
        };
        let known = || settings.tags.iter().map(|tag| tag.tag.as_str());
        for endpoint in &party.endpoints {
            for (place, tag) in endpoint.tags.iter().enumerate() {
                if !known().any(|one| one == *tag) {
                    found.push(
                        RULE.at(format!("{}/tags/{place}", endpoint.pointer))
                            .arg("tag", tag)
                            .arg("federation", &profile.id)
                            .arg("known", known().collect::<Vec<_>>().join(", ")),
                    );
                }
            }
        }
    }
    found
}
