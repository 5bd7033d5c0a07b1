//! Requested attributes: the structure that the OASIS metadata schema demands, whatever the texts are.

use tillit_catalogue::{AttributeList, builtin, export};

use crate::small_lists::{HOSTILE, hostile, small};

fn released(name: &str) -> AttributeList {
    let release = builtin().iter().find(|release| release.list == name);
    release.unwrap().read()
}

/// The tags in order, without comments; fails on what no XML may hold.
fn tags(xml: &str) -> Vec<String> {
    let allowed = |letter: char| matches!(letter, '\n' | ' '..='\u{fffd}' | '\u{10000}'..);
    assert!(xml.chars().all(allowed));
    let mut tags = Vec::new();
    let mut rest = xml;
    while let Some((text, tag)) = rest.split_once('<') {
        assert!(!text.contains('>'), "{text:?}");
        assert!(text.split('&').skip(1).all(is_reference), "{text:?}");
        if let Some(comment) = tag.strip_prefix("!--") {
            let (inside, after) = comment.split_once("--").expect("a comment ends");
            assert!(!inside.ends_with('-') && !inside.contains('\n'));
            rest = after.strip_prefix('>').expect("two hyphens end a comment");
        } else {
            let (tag, after) = tag.split_once('>').expect("a tag ends");
            assert!(tag.split('&').skip(1).all(is_reference), "{tag:?}");
            tags.push(tag.to_owned());
            rest = after;
        }
    }
    assert_eq!(rest, "\n");
    tags
}

fn is_reference(text: &str) -> bool {
    let Some((name, _)) = text.split_once(';') else {
        return false;
    };
    matches!(name, "amp" | "lt" | "gt" | "quot" | "apos")
        || name
            .strip_prefix('#')
            .is_some_and(|digits| digits.parse::<u32>().is_ok())
}

/// The names of the elements in order.
fn elements(xml: &str) -> Vec<String> {
    let tags = tags(xml);
    tags.iter()
        .map(|tag| tag.split(' ').next().unwrap().to_owned())
        .collect()
}

#[test]
fn a_small_list_reads_so() {
    let expected = r#"<?xml version="1.0" encoding="UTF-8"?>
<!-- town 1.2.3 -->
<!-- Not in an attribute statement: town/old-name -->
<md:AttributeConsumingService xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" index="0">
  <md:ServiceName xml:lang="sv">Stad</md:ServiceName>
  <md:ServiceName xml:lang="en">Town</md:ServiceName>
  <md:ServiceDescription xml:lang="sv">En stad.</md:ServiceDescription>
  <md:ServiceDescription xml:lang="en">A town.</md:ServiceDescription>
  <!-- town/name: Namn / Name -->
  <md:RequestedAttribute Name="urn:oid:2.5.4.4" NameFormat="urn:oasis:names:tc:SAML:2.0:attrname-format:uri" FriendlyName="sn" isRequired="false"/>
</md:AttributeConsumingService>
"#;
    assert_eq!(export::saml_requested_attributes(&small()), expected);
}

#[test]
fn the_elements_follow_the_metadata_schema() {
    let elements = elements(&export::saml_requested_attributes(&released("gemensam")));
    let head = [
        "?xml",
        "md:AttributeConsumingService",
        "md:ServiceName",
        "/md:ServiceName",
        "md:ServiceName",
        "/md:ServiceName",
    ];
    assert_eq!(elements[..6], head);
    let requested = elements
        .iter()
        .filter(|name| *name == "md:RequestedAttribute")
        .count();
    assert_eq!(elements.len(), 6 + 4 + requested + 1);
    assert_eq!(elements[10 + requested], "/md:AttributeConsumingService");
}

#[test]
fn each_name_is_asked_for_once_and_none_is_required() {
    let xml = export::saml_requested_attributes(&released("gemensam"));
    let requested = xml.matches("<md:RequestedAttribute").count();
    assert_eq!(xml.matches("isRequired=\"false\"/>").count(), requested);
    assert_eq!(xml.matches("attrname-format:uri").count(), requested);
    assert_eq!(xml.matches("Name=\"urn:oid:1.2.752.29.4.13\"").count(), 1);
    assert!(!xml.contains("AuthnContextClassRef"));
    let left_out = xml
        .lines()
        .find(|line| line.contains("Not in an attribute statement"))
        .unwrap();
    assert!(left_out.contains("gemensam/level-of-assurance"));
}

#[test]
fn a_list_without_names_asks_for_nothing_and_says_what_it_is() {
    let xml = export::saml_requested_attributes(&released("socialtjanst"));
    assert_eq!(
        elements(&xml),
        ["?xml", "md:ServiceDescription", "/md:ServiceDescription"]
    );
    assert!(xml.contains("Det är inte SKR:s lista"));
    assert!(xml.contains("The list is a proposal that nobody has agreed on."));
}

#[test]
fn hostile_texts_stay_texts() {
    let xml = export::saml_requested_attributes(&hostile());
    let tags = tags(&xml);
    // The hostile name itself holds a character that XML lacks; the other one is carried, without NameFormat.
    let requested: Vec<&String> = tags
        .iter()
        .filter(|tag| tag.starts_with("md:Req"))
        .collect();
    assert_eq!(requested.len(), 1);
    assert!(
        requested[0].contains(" Name=\"a&#9;&quot;&lt;&amp;&gt;&apos;&#13;&#10;--\" FriendlyName=")
    );
    assert!(HOSTILE.contains("-->"));
}
