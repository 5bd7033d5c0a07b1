//! A release as a schema of OpenLDAP.

use std::collections::BTreeSet;

use super::ldap_standard;
use super::remarks::{commented, of_attribute, of_list, one_line};
use crate::{Attribute, AttributeList, Datatype, LdapBinding};

/// Attribute types ([RFC 4512, section 4.1.2](https://www.rfc-editor.org/rfc/rfc4512#section-4.1.2)) as [slapd](https://www.openldap.org/doc/admin26/schema.html) reads them, for attributes that have an LDAP name with an OID.
///
/// ```text
/// attributetype ( 1.2.752.29.4.13 NAME 'personalIdentityNumber'
///     DESC 'Personal identity number'
///     EQUALITY caseIgnoreMatch
///     SUBSTR caseIgnoreSubstringsMatch
///     SYNTAX 1.3.6.1.4.1.1466.115.121.1.15
///     SINGLE-VALUE )
/// ```
///
/// A type that is defined twice stops slapd: what `core`, `cosine` and `inetOrgPerson` define is left out, as is a second use of a name or OID in the list. Comments name everything that is left out. slapd takes no new values of a type that is `OBSOLETE`, as those of deprecated attributes are. Which entries may have an attribute is decided by object classes, and those are the directory's own.
pub fn ldap(list: &AttributeList) -> String {
    let mut text = commented("#", &of_list(list));
    let (mut left_out, mut unbound) = (Vec::new(), Vec::new());
    let mut taken = BTreeSet::new();
    for attribute in &list.attributes {
        if attribute.bindings.ldap.is_empty() {
            unbound.push(attribute.id.to_string());
        }
        for binding in &attribute.bindings.ldap {
            match sound(binding, &mut taken) {
                Ok(oid) => text += &definition(attribute, binding, oid),
                Err(reason) => {
                    let name = one_line(&binding.name);
                    left_out.push(format!("{}: {name} {reason}", attribute.id));
                }
            }
        }
    }
    for (title, lines) in [
        ("Left out:", left_out),
        ("Without a name in LDAP:", unbound),
    ] {
        if !lines.is_empty() {
            text += &format!("\n# {title}\n{}", commented("#", &lines));
        }
    }
    text
}

/// The OID of a type that slapd can take, or why it cannot.
fn sound<'b>(binding: &'b LdapBinding, taken: &mut BTreeSet<String>) -> Result<&'b str, String> {
    let oid = binding.oid.as_deref().ok_or("has no OID")?;
    if !is_oid(oid) {
        return Err("has no well-formed OID".to_owned());
    }
    if !is_name(&binding.name) {
        return Err("is no name of an attribute type".to_owned());
    }
    if let Some(standard) = ldap_standard::find(oid, &binding.name) {
        return Err(format!("is defined in the schema {}", standard.schema));
    }
    let name = binding.name.to_ascii_lowercase();
    if taken.contains(oid) || taken.contains(&name) {
        return Err("is defined above".to_owned());
    }
    taken.extend([oid.to_owned(), name]);
    Ok(oid)
}

/// `numericoid` (RFC 4512, section 1.4).
fn is_oid(text: &str) -> bool {
    let is_number = |arc: &str| {
        let digits = !arc.is_empty() && arc.bytes().all(|byte| byte.is_ascii_digit());
        digits && (arc == "0" || !arc.starts_with('0'))
    };
    text.contains('.') && text.split('.').all(is_number)
}

/// `keystring` (RFC 4512, section 1.4).
fn is_name(text: &str) -> bool {
    let sound = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    text.starts_with(|first: char| first.is_ascii_alphabetic()) && text.bytes().all(sound)
}

fn definition(attribute: &Attribute, binding: &LdapBinding, oid: &str) -> String {
    let mut remarks = vec![attribute.id.to_string()];
    remarks.extend(of_attribute(attribute));
    let mut lines = vec![format!("attributetype ( {oid} NAME '{}'", binding.name)];
    let label = attribute.label.en.as_ref().unwrap_or(&attribute.label.sv);
    let description = description(label);
    if !description.is_empty() {
        lines.push(format!("DESC '{description}'"));
    }
    if attribute.deprecation.is_some() {
        lines.push("OBSOLETE".to_owned());
    }
    let (syntax, rules) = syntax(attribute.datatype);
    lines.extend(rules.iter().map(|rule| (*rule).to_owned()));
    lines.push(format!("SYNTAX 1.3.6.1.4.1.1466.115.121.1.{syntax}"));
    let cardinality = binding.mapping.cardinality.unwrap_or(attribute.cardinality);
    if !cardinality.is_multiple() {
        lines.push("SINGLE-VALUE".to_owned());
    }
    format!("\n{}{} )\n", commented("#", &remarks), lines.join("\n    "))
}

/// The last arc of the syntax, and the matching rules (RFC 4517, sections 3.3 and 4.2). Base64 stays text: that is what the attribute's value is.
fn syntax(datatype: Datatype) -> (u8, &'static [&'static str]) {
    match datatype {
        Datatype::Integer | Datatype::EpochSeconds => (
            27,
            &["EQUALITY integerMatch", "ORDERING integerOrderingMatch"],
        ),
        Datatype::Boolean => (7, &["EQUALITY booleanMatch"]),
        Datatype::Email => (
            26,
            &[
                "EQUALITY caseIgnoreIA5Match",
                "SUBSTR caseIgnoreIA5SubstringsMatch",
            ],
        ),
        Datatype::Code | Datatype::Uri | Datatype::Base64 => (
            15,
            &["EQUALITY caseExactMatch", "SUBSTR caseExactSubstringsMatch"],
        ),
        Datatype::String | Datatype::Date | Datatype::IpAddress | Datatype::Object => (
            15,
            &[
                "EQUALITY caseIgnoreMatch",
                "SUBSTR caseIgnoreSubstringsMatch",
            ],
        ),
    }
}

/// A quoted description (RFC 4512, section 4.1). A double quotation mark means something to the reader of slapd's files and has no escape there, so it becomes a typographic one.
fn description(text: &str) -> String {
    let line = one_line(text);
    line.replace('\\', "\\5C")
        .replace('\'', "\\27")
        .replace('"', "\u{201d}")
}
