//! Examples follow what they are examples of.

use tillit_model::Finding;

use crate::{Attribute, AttributeList, Content, Datatype, Date, Strength};

pub(super) const ID: &str = "examples";

/// A value fits its datatype, its format, and its value set where that is complete and required.
pub(super) fn examples(list: &AttributeList) -> Vec<Finding> {
    let attributes = list.attributes.iter().enumerate();
    attributes
        .flat_map(|(index, attribute)| {
            let examples = attribute.examples.iter().enumerate();
            examples.filter_map(move |(place, example)| {
                let (fault, expected) = fault(list, attribute, &example.value)?;
                let pointer = format!("/attributes/{index}/examples/{place}/value");
                let finding = Finding::error(ID, pointer).arg("value", &example.value);
                Some(finding.arg("fault", fault).arg("expected", expected))
            })
        })
        .collect()
}

/// What a value does not fit, and what that is.
fn fault(
    list: &AttributeList,
    attribute: &Attribute,
    value: &str,
) -> Option<(&'static str, String)> {
    if !fits_datatype(attribute.datatype, value) {
        return Some(("datatype", attribute.datatype.as_str().to_owned()));
    }
    if let Some(format) = attribute.format.as_ref().filter(|f| !f.accepts(value)) {
        return Some(("format", format.pattern.to_string()));
    }
    let outside = attribute.values.iter().find(|binding| {
        let system = list.code_system(&binding.system);
        let set = system.and_then(|system| system.value_set(binding.set.as_ref()?));
        binding.strength == Strength::Required
            && system.is_some_and(|system| {
                system.content == Content::Complete && !system.has(set, value)
            })
    });
    outside.map(|binding| ("value-set", binding.system.to_string()))
}

/// Whether a text can be a value of this kind.
pub(crate) fn fits_datatype(datatype: Datatype, value: &str) -> bool {
    match datatype {
        Datatype::String | Datatype::Code | Datatype::Object => true,
        Datatype::Integer | Datatype::EpochSeconds => value.parse::<i64>().is_ok(),
        Datatype::Boolean => matches!(value, "true" | "false"),
        Datatype::Date => Date::parse(value).is_ok(),
        Datatype::Uri => is_uri(value),
        Datatype::Email => {
            let sides = value.rsplit_once('@');
            sides.is_some_and(|(user, host)| !user.is_empty() && host.contains('.'))
        }
        Datatype::Base64 => {
            let alphabet = |byte: u8| byte.is_ascii_alphanumeric() || b"+/=".contains(&byte);
            value.len().is_multiple_of(4) && value.bytes().all(alphabet)
        }
        Datatype::IpAddress => value.parse::<std::net::IpAddr>().is_ok(),
    }
}

/// An absolute URI: a scheme, a colon, and no white space.
fn is_uri(value: &str) -> bool {
    let scheme_is_sound = value.split_once(':').is_some_and(|(scheme, rest)| {
        scheme.starts_with(|first: char| first.is_ascii_alphabetic()) && !rest.is_empty()
    });
    scheme_is_sound && !value.contains(char::is_whitespace)
}
