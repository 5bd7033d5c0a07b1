//! Addresses that people open are `https`.

use tillit_model::{DocumentKind, Finding};
use url::Url;

use super::Scope;
use crate::RuleInfo;
use crate::document::Document;
use crate::view::text_at;

pub(super) const RULE: RuleInfo = RuleInfo::error("https-uri", "Tillit, limits on input")
    .fixed()
    .args(&["value"]);

pub(super) fn check(document: &Document, _: &Scope<'_>) -> Vec<Finding> {
    let pointer = match document.kind {
        DocumentKind::Organisation => "/url",
        DocumentKind::Entity => "/support/url",
        _ => return Vec::new(),
    };
    let text = text_at(&document.value, pointer).filter(|text| !is_https(text));
    text.map(|text| RULE.at(pointer).arg("value", text))
        .into_iter()
        .collect()
}

fn is_https(text: &str) -> bool {
    // `https:example` parses leniently; the authority must be written out.
    text.starts_with("https://") && Url::parse(text).is_ok_and(|url| url.has_host())
}
