//! What a translation between protocols could not say, and what to know about the rest.

use std::fmt::Display;

use tillit_catalogue::AttributeId;
use tillit_catalogue::translate::{Lost, Remark};
use tillit_model::Language;

use super::sentence;

/// Why something has no counterpart, without the values that it is about. A name in it is as somebody gave it.
pub fn lost(lost: &Lost, language: Language) -> String {
    let mut said = sentence(language, &format!("lost-{}", lost.reason.code()), &[]);
    if !lost.names.is_empty() {
        said += &format!(" ({})", lost.names.join(", "));
    }
    with_successor(said, lost.successor.as_ref(), language)
}

/// What to know about a name though nothing is lost. A name in it is as somebody gave it.
pub fn remark(remark: &Remark, language: Language) -> String {
    let id = format!("remark-{}", remark.code());
    let say = |args: &[(&'static str, &dyn Display)]| sentence(language, &id, args);
    match remark {
        Remark::FriendlyName => say(&[]),
        Remark::OtherNaming { namings } => {
            let namings: Vec<&str> = namings.iter().map(|naming| naming.as_str()).collect();
            let namings = namings.join(&sentence(language, "word-or", &[]));
            say(&[("namings", &namings)])
        }
        Remark::SharedName { attributes } => say(&[("attributes", &all_of(attributes, language))]),
        Remark::Joined { name, attributes } => say(&[
            ("name", name),
            ("attributes", &all_of(attributes, language)),
        ]),
        Remark::Cardinality {
            name,
            before,
            after,
        } => say(&[("name", name), ("before", before), ("after", after)]),
        Remark::Deprecated {
            attribute,
            successor,
        } => with_successor(
            say(&[("attribute", attribute)]),
            successor.as_ref(),
            language,
        ),
    }
}

fn with_successor(mut said: String, successor: Option<&AttributeId>, language: Language) -> String {
    if let Some(successor) = successor {
        said += " ";
        said += &sentence(language, "remark-successor", &[("successor", successor)]);
    }
    said
}

fn all_of(attributes: &[AttributeId], language: Language) -> String {
    let attributes: Vec<String> = attributes.iter().map(AttributeId::to_string).collect();
    attributes.join(&sentence(language, "word-and", &[]))
}
