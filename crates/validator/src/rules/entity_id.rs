//! An entity is named by an absolute URI (RFC 9932, section 6.1.1).

use serde_json::Value;
use tillit_model::{DocumentKind, EntityId, Finding, ParseEntityIdError as Error};

use crate::RuleInfo;
use crate::view::{Party, text_at};

pub(super) const RULE: RuleInfo = RuleInfo::error("entity-id", "RFC 9932, section 6.1.1")
    .fixed()
    .args(&["code", "value", "detail"]);

pub(super) fn check(kind: DocumentKind, value: &Value) -> Vec<Finding> {
    let id = text_at(value, "/id").filter(|_| kind == DocumentKind::Entity);
    id.and_then(|text| judge(text, "/id")).into_iter().collect()
}

pub(super) fn check_matf(party: &Party<'_>) -> Vec<Finding> {
    let id = text_at(party.value, "/entity_id");
    id.and_then(|text| judge(text, &party.id_pointer))
        .into_iter()
        .collect()
}

fn judge(text: &str, pointer: &str) -> Option<Finding> {
    let (code, detail) = match EntityId::parse(text) {
        Ok(_) => return None,
        Err(Error::NotAUri) => ("not-a-uri", String::new()),
        Err(Error::Character(bad)) => ("character", format!("U+{:04X}", u32::from(bad))),
        Err(Error::Fragment) => ("fragment", String::new()),
        Err(Error::Scheme(scheme)) => ("scheme", scheme),
        Err(Error::TooLong) => ("too-long", String::new()),
    };
    let value: String = text.chars().filter(|c| !c.is_control()).take(200).collect();
    Some(
        RULE.at(pointer)
            .arg("code", code)
            .arg("value", value)
            .arg("detail", detail),
    )
}
