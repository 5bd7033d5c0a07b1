//! A release as constants in Rust.

use std::collections::BTreeSet;

use super::bound_names;
use super::quoted;
use super::remarks::{deprecation, of_attribute, of_list, one_line};
use crate::{Attribute, AttributeList};

/// A Rust source file with a module for each attribute, which compiles by itself without warnings in every edition.
///
/// ```
/// pub mod surname {
///     pub const ID: &str = "gemensam/surname";
///     pub const URI: &str = "https://tillit.example/attributes/gemensam/surname";
///     pub const SAML: &str = "urn:oid:2.5.4.4";
///     pub const OIDC: &str = "family_name";
/// }
/// ```
///
/// The second name of a protocol is `SAML_2` or `OIDC_2`, and so on. A protocol without a name for the attribute has no constant, and the module's description says so. The module is the attribute's name with `_` for `-`, and with `_` behind it where it is a [keyword](https://doc.rust-lang.org/reference/keywords.html). A deprecated attribute is [`#[deprecated]`](https://doc.rust-lang.org/reference/attributes/diagnostics.html#the-deprecated-attribute). An attribute that stands twice is left out the second time, with a comment.
pub fn rust(list: &AttributeList) -> String {
    let mut text = documented("//!", &of_list(list));
    text += &format!(
        "\n/// The list.\npub const LIST: &str = {};\n\n/// Its release.\npub const VERSION: &str = {};\n",
        quoted::braced(list.list.as_str()),
        quoted::braced(&list.version.to_string()),
    );
    let mut taken = BTreeSet::new();
    for attribute in &list.attributes {
        if taken.insert(attribute.name()) {
            text += &module(attribute);
        } else {
            text += &format!("\n// Left out, as it stands above: {}\n", attribute.id);
        }
    }
    text
}

fn module(attribute: &Attribute) -> String {
    let (saml, oidc) = (bound_names::saml(attribute), bound_names::oidc(attribute));
    let mut lines = bound_names::texts(attribute);
    lines.extend(of_attribute(attribute));
    for (protocol, names) in [("SAML", &saml), ("OpenID Connect", &oidc)] {
        if names.is_empty() {
            lines.push(format!("It has no name in {protocol}."));
        }
    }
    let mut text = format!("\n{}", documented("///", &lines));
    if let Some(end) = &attribute.deprecation {
        let note = quoted::braced(&deprecation(end));
        let since = end
            .since
            .as_ref()
            .map(|version| format!("since = \"{version}\", "));
        text += &format!(
            "#[deprecated({}note = {note})]\n",
            since.unwrap_or_default()
        );
    }
    text += &format!("pub mod {} {{\n", identifier(attribute));
    let mut add = |name: &str, what: &str, value: &str| {
        let value = quoted::braced(value);
        text += &format!("    /// {what}\n    pub const {name}: &str = {value};\n");
    };
    add("ID", "The id in the list.", &attribute.id.to_string());
    add("URI", "The attribute's own URI.", &attribute.uri);
    for (constant, what, names) in [
        ("SAML", "An attribute name in SAML 2.0.", saml),
        ("OIDC", "A claim in OpenID Connect.", oidc),
    ] {
        for (at, name) in names.into_iter().enumerate() {
            let constant = match at {
                0 => constant.to_owned(),
                at => format!("{constant}_{}", at + 1),
            };
            add(&constant, what, name);
        }
    }
    text + "}\n"
}

/// Distinct names are distinct identifiers, for a name holds no `_` and ends in no `-`.
fn identifier(attribute: &Attribute) -> String {
    let mut name = attribute.name().as_str().replace('-', "_");
    if KEYWORDS.contains(&name.as_str()) {
        name.push('_');
    }
    name
}

/// Description lines. Whatever Markdown or a link would make of a text is escaped.
fn documented(mark: &str, lines: &[String]) -> String {
    let mut text = String::new();
    for (at, line) in lines.iter().enumerate() {
        if at > 0 {
            text += &format!("{mark}\n");
        }
        text += &format!("{mark} {}\n", markdown(line));
    }
    text
}

fn markdown(line: &str) -> String {
    let mut out = String::new();
    for letter in one_line(line).chars() {
        if "\\`*_[]<>#&|~".contains(letter) {
            out.push('\\');
        }
        out.push(letter);
    }
    out
}

/// The keywords of every edition, and those that are kept for later, in lower case.
const KEYWORDS: [&str; 51] = [
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate",
    "do", "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl",
    "in", "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref",
    "return", "self", "static", "struct", "super", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];
