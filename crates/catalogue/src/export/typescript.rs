//! A release as a TypeScript module.

use std::collections::BTreeSet;

use super::remarks::{of_attribute, of_list, one_line};
use super::{bound_names, quoted};
use crate::{Attribute, AttributeList};

/// A TypeScript module with one object, whose members are the attributes by name and whose texts are their own types ([`as const`](https://www.typescriptlang.org/docs/handbook/release-notes/typescript-3-4.html#const-assertions)).
///
/// ```ts
/// export const attributes = {
///   "surname": {
///     id: "gemensam/surname",
///     uri: "https://tillit.example/attributes/gemensam/surname",
///     saml: ["urn:oid:2.5.4.4"],
///     oidc: ["family_name"],
///   },
/// } as const;
/// ```
///
/// A protocol without a name for the attribute has an empty list. Names stand in quotation marks, so that none can be a keyword. A deprecated attribute has the tag [`@deprecated`](https://www.typescriptlang.org/docs/handbook/jsdoc-supported-types.html#deprecated). An attribute that stands twice is left out the second time, with a comment.
pub fn typescript(list: &AttributeList) -> String {
    let mut text = String::new();
    for line in of_list(list) {
        text += &format!("// {}\n", one_line(&line));
    }
    text += &format!(
        "\nexport const list = {};\n\nexport const version = {};\n\nexport const attributes = {{\n",
        quoted::braced(list.list.as_str()),
        quoted::braced(&list.version.to_string()),
    );
    let mut taken = BTreeSet::new();
    for attribute in &list.attributes {
        if taken.insert(attribute.name()) {
            text += &member(attribute);
        } else {
            text += &format!("  // Left out, as it stands above: {}\n", attribute.id);
        }
    }
    text + "} as const;\n"
}

fn member(attribute: &Attribute) -> String {
    let mut text = String::from("  /**\n");
    let mut lines = bound_names::texts(attribute);
    lines.extend(of_attribute(attribute));
    for line in lines {
        let tag = match &attribute.deprecation {
            Some(end) if line == super::remarks::deprecation(end) => "@deprecated ",
            _ => "",
        };
        text += &format!("   * {tag}{}\n", description(&line));
    }
    text += &format!(
        "   */\n  {}: {{\n    id: {},\n    uri: {},\n    saml: {},\n    oidc: {},\n  }},\n",
        quoted::braced(attribute.name().as_str()),
        quoted::braced(&attribute.id.to_string()),
        quoted::braced(&attribute.uri),
        texts(&bound_names::saml(attribute)),
        texts(&bound_names::oidc(attribute)),
    );
    text
}

fn texts(names: &[&str]) -> String {
    let names: Vec<String> = names.iter().map(|name| quoted::braced(name)).collect();
    format!("[{}]", names.join(", "))
}

/// A line of a description, in which nothing ends the comment or begins a tag ([TSDoc](https://tsdoc.org/pages/spec/overview/) escapes with a backslash).
fn description(line: &str) -> String {
    let mut out = String::new();
    for letter in one_line(line).chars() {
        let ends_comment = letter == '/' && out.ends_with('*');
        if ends_comment || "\\@{}<>`".contains(letter) {
            out.push('\\');
        }
        out.push(letter);
    }
    out
}
