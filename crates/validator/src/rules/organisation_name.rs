//! The organisation that metadata names is the one that owns the entity (RFC 9932, section 6.1.1).

use tillit_model::Finding;

use super::Scope;
use crate::RuleInfo;
use crate::view::{Party, text_at};

pub(super) const RULE: RuleInfo =
    RuleInfo::error("organisation-name", "RFC 9932, section 6.1.1").args(&["found", "expected"]);

pub(super) fn check_matf(party: &Party<'_>, _: &Scope<'_>) -> Vec<Finding> {
    let found = text_at(party.value, "/organization");
    let (Some(organisation), Some(found)) = (&party.organisation, found) else {
        return Vec::new();
    };
    let name = &organisation.name;
    if name.sv == found || name.en.as_deref() == Some(found) {
        return Vec::new();
    }
    let pointer = format!("{}/organization", party.pointer);
    vec![
        RULE.at(pointer)
            .arg("found", found)
            .arg("expected", &name.sv),
    ]
}
