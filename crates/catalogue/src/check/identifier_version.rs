//! Names in protocols hold no version.

use tillit_model::Finding;

use super::names::{is_oid, placed};
use crate::AttributeList;

pub(super) const ID: &str = "identifier-version";

/// A URI whose path has a version as a part of its own: `1.0`, `v2` or a number alone (Digg's rules for persistent identifiers, BI-6). A year and the month after it are a date and no version.
pub(super) fn identifier_version(list: &AttributeList) -> Vec<Finding> {
    let names = placed(list).into_iter();
    names
        .filter(|name| name.bound.name.contains(':') && !is_oid(name.bound.name))
        .filter_map(|name| {
            let version = version_in(name.bound.name)?;
            let finding = Finding::warning(ID, &name.pointer).arg("name", name.bound.name);
            Some(finding.arg("version", version))
        })
        .collect()
}

fn version_in(uri: &str) -> Option<&str> {
    let path = match uri.split_once("://") {
        Some((_, rest)) => rest.split_once('/')?.1,
        None => uri,
    };
    let mut after_year = false;
    path.split(['/', ':', '#']).find(|part| {
        let is_date = is_year(part) || after_year && is_number(part);
        after_year = is_year(part);
        !is_date && is_version(part)
    })
}

fn is_version(part: &str) -> bool {
    let numbers = part.strip_prefix(['v', 'V']).unwrap_or(part);
    numbers.split('.').all(is_number)
}

fn is_year(part: &str) -> bool {
    is_number(part) && part.len() == 4 && (part.starts_with("19") || part.starts_with("20"))
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}
