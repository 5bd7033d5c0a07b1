//! A server's host lies in a domain that its organisation was approved for.

use tillit_model::Finding;
use url::Url;

use super::{Scope, domains_of};
use crate::RuleInfo;
use crate::view::Party;

pub(super) const RULE: RuleInfo = RuleInfo::warning(
    "base-uri-domain",
    "RFC 9932, section 4; Tillit, organisations",
)
.args(&["host", "domains"]);

pub(super) fn check(party: &Party<'_>, _: &Scope<'_>) -> Vec<Finding> {
    let Some(organisation) = &party.organisation else {
        return Vec::new();
    };
    let endpoints = party.endpoints.iter();
    endpoints
        .filter_map(|endpoint| {
            let host = Url::parse(endpoint.base_uri?).ok()?.host_str()?.to_owned();
            (!organisation.has_host(&host)).then(|| {
                RULE.at(format!("{}/base_uri", endpoint.pointer))
                    .arg("host", host)
                    .arg("domains", domains_of(organisation))
            })
        })
        .collect()
}
