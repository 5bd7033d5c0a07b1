//! A federation's issuer is an `https` URI whose path names the environment, so that nobody takes a demo for production.

use tillit_model::Finding;
use url::Url;

use super::Scope;
use crate::RuleInfo;
use crate::document::Document;

pub(super) const RULE: RuleInfo =
    RuleInfo::error("profile-issuer", "RFC 9932, section 6.1; Tillit, profiles")
        .fixed()
        .args(&["value", "environment"]);

pub(super) fn check(document: &Document, _: &Scope<'_>) -> Vec<Finding> {
    let Some(profile) = document.profile() else {
        return Vec::new();
    };
    let environment = profile.environment.as_str();
    let fits = Url::parse(&profile.issuer).is_ok_and(|issuer| {
        let mut segments = issuer.path_segments().into_iter().flatten();
        issuer.scheme() == "https"
            && issuer.fragment().is_none()
            && segments.any(|one| one == environment)
    });
    if fits {
        return Vec::new();
    }
    vec![
        RULE.at("/issuer")
            .arg("value", &profile.issuer)
            .arg("environment", environment),
    ]
}
