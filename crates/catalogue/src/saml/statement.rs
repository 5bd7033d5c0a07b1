//! The attribute statements of a document.

use std::collections::HashMap;

use roxmltree::{Document, Node};
use tillit_model::text::Positions;

use super::places::Places;
use super::{ReadSamlError, SamlAttributes, SamlValue};

const SAML: &str = "urn:oasis:names:tc:SAML:2.0:assertion";
const XSI: &str = "http://www.w3.org/2001/XMLSchema-instance";

/// Reads them in the order of the document, without recursion: depth is the sender's choice.
pub(super) fn read(document: &Document<'_>) -> Result<SamlAttributes, ReadSamlError> {
    let mut read = SamlAttributes {
        attributes: Vec::new(),
        known: HashMap::new(),
        positions: Positions::default(),
    };
    let mut places = Places::of(document.input_text());
    let mut has_statement = false;
    let mut waiting = vec![document.root_element()];
    while let Some(element) = waiting.pop() {
        match saml_name(element) {
            "AttributeStatement" => {
                has_statement = true;
                for child in element.children().filter(Node::is_element) {
                    of_statement(child, &mut places, &mut read)?;
                }
            }
            "EncryptedAssertion" => {
                let at = places.at(element.range().start);
                return Err(ReadSamlError::Encrypted(at));
            }
            // About other statements, which whoever reads the assertion may ignore (section 2.6.1).
            "Advice" => {}
            _ => waiting.extend(element.children().filter(Node::is_element).rev()),
        }
    }
    match has_statement {
        true => Ok(read),
        false => Err(ReadSamlError::NoStatement),
    }
}

/// The name of an element of SAML assertions; nothing for others.
fn saml_name<'n>(node: Node<'n, '_>) -> &'n str {
    match node.tag_name().namespace() {
        Some(SAML) => node.tag_name().name(),
        _ => "",
    }
}

fn of_statement(
    element: Node<'_, '_>,
    places: &mut Places<'_>,
    read: &mut SamlAttributes,
) -> Result<(), ReadSamlError> {
    let at = places.at(element.range().start);
    match saml_name(element) {
        "Attribute" => {
            let name = element.attribute("Name").unwrap_or_default();
            if name.is_empty() {
                return Err(ReadSamlError::Nameless(at));
            }
            let values = element
                .children()
                .filter(|child| saml_name(*child) == "AttributeValue");
            let values = values.map(|child| (value(child), places.at(child.range().start)));
            read.add(name, at, values.collect());
            Ok(())
        }
        "EncryptedAttribute" => Err(ReadSamlError::Encrypted(at)),
        _ => Ok(()),
    }
}

fn value(element: Node<'_, '_>) -> SamlValue {
    let nil = element.attribute((XSI, "nil")).map(str::trim);
    if matches!(nil, Some("true" | "1")) {
        return SamlValue::Nil;
    }
    let mut inner = element.children().filter(Node::is_element);
    match (inner.next(), inner.next()) {
        (None, _) => SamlValue::Text(text(element)),
        (Some(only), None) if saml_name(only) == "NameID" => {
            SamlValue::Text(text(only).trim().to_owned())
        }
        _ => {
            let written = element.document().input_text();
            SamlValue::Elements(written[element.range()].to_owned())
        }
    }
}

/// All text of an element. A comment divides it into several nodes, and a reader that takes the first of them reads another name than the one that was signed.
fn text(element: Node<'_, '_>) -> String {
    let texts = element.children().filter(Node::is_text);
    texts.filter_map(|text| text.text()).collect()
}
