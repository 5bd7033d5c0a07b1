//! A release as the attribute map of the Shibboleth Service Provider.

use super::remarks::{of_attribute, of_list, one_line};
use super::saml_names::{Named, SamlNames};
use crate::{AttributeList, ScopingRule};

/// `attribute-map.xml`, the rules of the [XML attribute extractor](https://shibboleth.atlassian.net/wiki/spaces/SP3/pages/2065334421/XMLAttributeExtractor): which SAML name comes to the application under which id.
///
/// ```xml
/// <Attribute name="urn:oid:2.5.4.4" id="sn"/>
/// ```
///
/// The id is the `FriendlyName` where that is a plain word, otherwise the attribute's name in the list. Values that always carry a scope are read by the decoder for scoped values, all others as text. The extractor takes a name once, so that an attribute which shares another's name is left out, as is everything that does not stand in the attribute statement; a comment names them.
pub fn shibboleth(list: &AttributeList) -> String {
    let SamlNames { named, left_out } = SamlNames::of(list);
    let mut text = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    text += &comments("", &of_list(list));
    text += "<Attributes xmlns=\"urn:mace:shibboleth:2.0:attribute-map\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">\n";
    text += &named.iter().map(rules).collect::<String>();
    if !left_out.is_empty() {
        text += "\n    <!-- Left out: -->\n";
        text += &comments("    ", &left_out);
    }
    text + "</Attributes>\n"
}

fn rules(named: &Named<'_>) -> String {
    let label = format!("{}: {}", named.attribute.id, named.attribute.label.sv);
    let mut lines = vec![label];
    lines.extend(of_attribute(named.attribute));
    let mut text = format!("\n{}", comments("    ", &lines));
    let scoping = named.attribute.scoping.as_ref();
    let scoped = scoping.is_some_and(|scoping| scoping.rule == ScopingRule::Always);
    for name in &named.names {
        let rule = format!(
            "    <Attribute name=\"{}\" id=\"{}\"",
            attribute_value(name),
            named.local
        );
        text += &rule;
        text += if scoped {
            ">\n        <AttributeDecoder xsi:type=\"ScopedAttributeDecoder\"/>\n    </Attribute>\n"
        } else {
            "/>\n"
        };
    }
    text
}

/// A comment for each line. Two hyphens in a row end a comment ([XML 1.0](https://www.w3.org/TR/xml/#sec-comments)), so they are set apart.
fn comments(indent: &str, lines: &[String]) -> String {
    let apart = |line: &String| {
        let mut out = String::new();
        for letter in one_line(line).chars() {
            if letter == '-' && out.ends_with('-') {
                out.push(' ');
            }
            out.push(letter);
        }
        out
    };
    let comment = |line| format!("{indent}<!-- {} -->\n", apart(line));
    lines.iter().map(comment).collect()
}

fn attribute_value(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('"', "&quot;")
}
