//! The format of an attribute lets the codes through that it has to have.

use tillit_model::Finding;

use crate::{Attribute, AttributeList, Datatype, Format, Strength};

pub(super) const ID: &str = "format-codes";

/// A format that refuses codes of a required code system: no value would follow both. Attributes whose values carry more than the code, a scope or other members, are left alone.
pub(super) fn format_codes(list: &AttributeList) -> Vec<Finding> {
    let attributes = list.attributes.iter().enumerate();
    attributes
        .filter_map(|(index, attribute)| {
            let is_bare = attribute.scoping.is_none() && attribute.datatype != Datatype::Object;
            let format = attribute.format.as_ref().filter(|_| is_bare)?;
            let (fault, system, code) = refused(list, attribute, format)?;
            let pointer = format!("/attributes/{index}/format/pattern");
            let finding = Finding::error(ID, pointer).arg("fault", fault);
            let finding = finding.arg("format", &format.pattern).arg("code", code);
            Some(finding.arg("system", system))
        })
        .collect()
}

/// Whether none or only some of a system's codes pass, the system, and the first code that does not.
fn refused(
    list: &AttributeList,
    attribute: &Attribute,
    format: &Format,
) -> Option<(&'static str, String, String)> {
    let accepts = |value: &str| format.accepts(value);
    let required = attribute.values.iter();
    let mut required = required.filter(|binding| binding.strength == Strength::Required);
    required.find_map(|binding| {
        let system = list.code_system(&binding.system)?;
        let codes: Vec<&str> = match &binding.set {
            Some(set) => system
                .value_set(set)?
                .codes
                .iter()
                .map(String::as_str)
                .collect(),
            None => system.codes.iter().map(|code| code.code.as_str()).collect(),
        };
        let refused: Vec<&&str> = codes.iter().filter(|code| !accepts(code)).collect();
        let fault = if refused.len() == codes.len() {
            "none"
        } else {
            "some"
        };
        let first = refused.first()?;
        Some((fault, system.name.to_string(), (**first).to_owned()))
    })
}
