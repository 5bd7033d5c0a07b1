//! Releases of attribute lists: read, checked, written as JSON and YAML for everyone.

use tillit_catalogue::{AttributeList, check, export};
use tillit_model::text::yaml;

/// What is accepted can be checked, and is the same list in both forms that are published.
pub(crate) fn text(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    let list = match AttributeList::parse(text) {
        Ok(list) => list,
        Err(error) => {
            crate::is_short(error.code());
            return crate::is_short(&error.to_string());
        }
    };
    for finding in check(&list) {
        assert!(finding.pointer.is_empty() || finding.pointer.starts_with('/'));
    }
    let written = export::json(&list);
    let again = AttributeList::parse(&written).unwrap();
    assert_eq!(export::json(&again), written, "written and read again");
    let as_yaml = export::yaml(&list);
    let value = yaml::read(&as_yaml).unwrap().value;
    let from_yaml = AttributeList::parse(&value.to_string()).unwrap();
    assert_eq!(export::json(&from_yaml), written, "written as\n{as_yaml}");
}
