//! Servers are reached over TLS (RFC 9932, section 5).

use tillit_model::Finding;
use url::Url;

use super::Scope;
use crate::RuleInfo;
use crate::view::Party;

pub(super) const RULE: RuleInfo =
    RuleInfo::error("base-uri-https", "RFC 9932, sections 5 and 6.1.1.1")
        .fixed()
        .args(&["value"]);

pub(super) fn check(party: &Party<'_>, _: &Scope<'_>) -> Vec<Finding> {
    let endpoints = party.endpoints.iter();
    endpoints
        .filter_map(|endpoint| {
            let uri = endpoint.base_uri?;
            // Whatever follows, no other scheme comes of it.
            if uri.starts_with("https:") {
                return None;
            }
            let scheme = Url::parse(uri).ok()?.scheme().to_owned();
            (scheme != "https").then(|| {
                RULE.at(format!("{}/base_uri", endpoint.pointer))
                    .arg("value", uri)
            })
        })
        .collect()
}
