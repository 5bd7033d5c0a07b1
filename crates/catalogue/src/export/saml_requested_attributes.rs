//! Requested attributes for the SAML metadata of a service.
//!
//! ```xml
//! <md:AttributeConsumingService xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" index="0">
//!   <md:ServiceName xml:lang="sv">Gemensamma attribut</md:ServiceName>
//!   <md:RequestedAttribute Name="urn:oid:2.5.4.4" NameFormat="urn:oasis:names:tc:SAML:2.0:attrname-format:uri" FriendlyName="sn" isRequired="false"/>
//! </md:AttributeConsumingService>
//! ```

use std::collections::BTreeMap;

use tillit_model::Localised;

use super::profile::Needs;
use super::wording::{both, joined, mapping, preface, remarks};
use super::xml::{comment, escaped, is_allowed};
use crate::{Attribute, AttributeList, SamlBinding, SamlPlace};

/// An `md:AttributeConsumingService` ([SAML 2.0 Metadata, section 2.4.4.1](https://docs.oasis-open.org/security/saml/v2.0/saml-metadata-2.0-os.pdf)) that asks for every attribute with a SAML name.
///
/// It is a place to start from: delete what a service does not need, set `isRequired` where it cannot do without, and give it its own name and `index`. Two attributes under one name are asked for once. A name that is no URI has no `NameFormat`, which means unspecified ([SAML 2.0 Core, section 8.2](https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf)). What stands elsewhere than in the attribute statement cannot be asked for so, and is named in a comment with the attributes that have no SAML name.
///
/// The schema demands at least one requested attribute. A list with no SAML name gives an `md:ServiceDescription`, which says so and asks for nothing.
pub fn saml_requested_attributes(list: &AttributeList) -> String {
    of(list, None)
}

/// The same, with what a profile needs. An attribute that can stand under one of several names cannot be required so: each name alone may be missing.
pub(super) fn of(list: &AttributeList, needs: Option<&Needs<'_>>) -> String {
    let names = names(list);
    let mut xml = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    xml += &comment(&format!("{} {}", list.list, list.version));
    for text in preface(list) {
        xml += &comment(&both(&text, " / "));
    }
    xml += &left_out(list, &names);
    if names.is_empty() {
        let nothing = "Listan har inga SAML-attribut. / The list has no SAML attributes.";
        return xml
            + &format!(
                "<md:ServiceDescription xmlns:md=\"{METADATA}\" xml:lang=\"sv\">{nothing}</md:ServiceDescription>\n"
            );
    }
    xml += &format!("<md:AttributeConsumingService xmlns:md=\"{METADATA}\" index=\"0\">\n");
    xml += &localised("ServiceName", &list.title);
    let mut description = preface(list);
    description.push(list.description.clone());
    xml += &localised("ServiceDescription", &joined(&description, " "));
    for (name, named) in &names {
        xml += &requested(name, named, needs);
    }
    xml + "</md:AttributeConsumingService>\n"
}

const METADATA: &str = "urn:oasis:names:tc:SAML:2.0:metadata";
const URI: &str = "urn:oasis:names:tc:SAML:2.0:attrname-format:uri";

type Named<'l> = (&'l Attribute, &'l SamlBinding);

/// The names in the attribute statement, each with what it carries.
fn names(list: &AttributeList) -> BTreeMap<&str, Vec<Named<'_>>> {
    let mut names: BTreeMap<&str, Vec<Named<'_>>> = BTreeMap::new();
    for attribute in &list.attributes {
        for binding in attribute
            .bindings
            .saml
            .iter()
            .filter(|binding| can_be_asked(binding))
        {
            names
                .entry(&binding.name)
                .or_default()
                .push((attribute, binding));
        }
    }
    names
}

/// A name with a character that XML lacks would be another name there.
fn can_be_asked(binding: &SamlBinding) -> bool {
    binding.place == SamlPlace::Attribute && binding.name.chars().all(is_allowed)
}

fn left_out(list: &AttributeList, names: &BTreeMap<&str, Vec<Named<'_>>>) -> String {
    let is_there = |attribute: &&Attribute| {
        let mut there = names.values().flatten();
        !there.any(|(named, _)| named.id == attribute.id)
    };
    let ids: Vec<String> = list
        .attributes
        .iter()
        .filter(is_there)
        .map(|a| a.id.to_string())
        .collect();
    match ids.is_empty() {
        true => String::new(),
        false => comment(&format!(
            "Not in an attribute statement: {}",
            ids.join(", ")
        )),
    }
}

fn localised(element: &str, text: &Localised) -> String {
    let english = text.en.iter().map(|en| ("en", en));
    [("sv", &text.sv)]
        .into_iter()
        .chain(english)
        .map(|(tag, text)| {
            format!(
                "  <md:{element} xml:lang=\"{tag}\">{}</md:{element}>\n",
                escaped(text)
            )
        })
        .collect()
}

fn requested(name: &str, named: &[Named<'_>], needs: Option<&Needs<'_>>) -> String {
    let mut xml = String::new();
    for (attribute, binding) in named {
        let mut texts: Vec<Localised> = mapping(binding.mapping.kind).into_iter().collect();
        texts.extend(binding.mapping.note.clone());
        texts.extend(remarks(attribute));
        texts.extend(needs.and_then(|needs| needs.words(&attribute.id)));
        let said = match texts.is_empty() {
            true => String::new(),
            false => format!(". {}", both(&joined(&texts, " "), " / ")),
        };
        let label = both(&attribute.label, " / ");
        xml += &format!("  {}", comment(&format!("{}: {label}{said}", attribute.id)));
    }
    xml += &format!("  <md:RequestedAttribute Name=\"{}\"", escaped(name));
    if is_uri(name) {
        xml += &format!(" NameFormat=\"{URI}\"");
    }
    if let Some(friendly) = friendly_name(named) {
        xml += &format!(" FriendlyName=\"{}\"", escaped(friendly));
    }
    let is_required = needs.is_some_and(|needs| {
        let mut named = named.iter();
        named.any(|(attribute, _)| needs.is_required(&attribute.id) && has_one_name(attribute))
    });
    xml + &format!(" isRequired=\"{is_required}\"/>\n")
}

fn has_one_name(attribute: &Attribute) -> bool {
    let names = attribute.bindings.saml.iter();
    names.filter(|binding| can_be_asked(binding)).count() == 1
}

/// What the owner of the name calls it, or else the first that calls it anything.
fn friendly_name<'l>(named: &[Named<'l>]) -> Option<&'l str> {
    let owner = named
        .iter()
        .find(|(_, binding)| binding.mapping.kind.is_owning());
    let all = owner.into_iter().chain(named);
    all.filter_map(|(_, binding)| binding.friendly_name.as_deref())
        .next()
}

/// A scheme, a colon, and the characters of a URI (RFC 3986, sections 2 and 3.1).
fn is_uri(name: &str) -> bool {
    let Some((scheme, rest)) = name.split_once(':') else {
        return false;
    };
    let is_scheme = scheme.starts_with(|first: char| first.is_ascii_alphabetic())
        && scheme
            .chars()
            .all(|one| one.is_ascii_alphanumeric() || "+-.".contains(one));
    let is_of_uri =
        |one: char| one.is_ascii_alphanumeric() || "-._~:/?#[]@!$&'()*+,;=%".contains(one);
    is_scheme && !rest.is_empty() && rest.chars().all(is_of_uri)
}
