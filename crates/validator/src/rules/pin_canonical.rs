//! Several base64 texts can stand for the same 32 bytes; only one of them is accepted (RFC 4648, section 3.5).

use tillit_model::Finding;

use super::Scope;
use crate::RuleInfo;
use crate::view::Party;

pub(super) const RULE: RuleInfo = RuleInfo::error(
    "pin-canonical",
    "RFC 9932, section 6.1.1.1; RFC 4648, section 3.5",
)
.fixed()
.args(&["value", "expected"]);

pub(super) fn check(party: &Party<'_>, _: &Scope<'_>) -> Vec<Finding> {
    let pins = party.endpoints.iter().flat_map(|endpoint| &endpoint.pins);
    pins.filter(|pin| pin.text != pin.canonical())
        .map(|pin| {
            RULE.at(pin.pointer.as_str())
                .arg("value", pin.text)
                .arg("expected", pin.canonical())
        })
        .collect()
}
