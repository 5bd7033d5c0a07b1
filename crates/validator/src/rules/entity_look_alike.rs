//! Two entity ids that differ only in what people overlook deserve a question (RFC 9932, section 6.1.1 compares exactly).

use tillit_model::Finding;

use super::Scope;
use crate::RuleInfo;
use crate::view::Party;

pub(super) const RULE: RuleInfo = RuleInfo::warning(
    "entity-look-alike",
    "RFC 9932, section 6.1.1; RFC 3986, section 6.2.1",
)
.to_dismiss()
.args(&["other"]);

pub(super) fn check(party: &Party<'_>, scope: &Scope<'_>) -> Vec<Finding> {
    let Some(id) = &party.id else {
        return Vec::new();
    };
    let beside = scope.changeset.similar(id).cloned();
    let other = beside.or_else(|| scope.context.directory.similar_entity(id));
    other
        .map(|other| RULE.at(party.id_pointer.as_str()).arg("other", other))
        .into_iter()
        .collect()
}
