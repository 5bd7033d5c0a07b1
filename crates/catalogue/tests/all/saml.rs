//! Assertions of SAML as XML: what is read, where it stands, and what is refused.

use serde_json::json;
use tillit_catalogue::{ReadSamlError, SamlAttributes, SampleChecker, SampleForm, builtin};

const SAML: &str = "urn:oasis:names:tc:SAML:2.0:assertion";

/// An attribute statement around these elements.
fn statement(inner: &str) -> String {
    format!(
        "<saml:AttributeStatement xmlns:saml=\"{SAML}\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">{inner}</saml:AttributeStatement>"
    )
}

fn attribute(name: &str, values: &[&str]) -> String {
    let values: Vec<String> = values
        .iter()
        .map(|value| format!("<saml:AttributeValue>{value}</saml:AttributeValue>"))
        .collect();
    format!(
        "<saml:Attribute Name=\"{name}\">{}</saml:Attribute>",
        values.concat()
    )
}

fn read(text: &str) -> SamlAttributes {
    SamlAttributes::read(text.as_bytes()).unwrap()
}

fn refused(text: &str) -> ReadSamlError {
    SamlAttributes::read(text.as_bytes()).unwrap_err()
}

/// A response as identity providers write it.
const RESPONSE: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_1" Version="2.0">
  <Assertion xmlns="urn:oasis:names:tc:SAML:2.0:assertion" ID="_2" Version="2.0">
    <Subject><NameID>not-an-attribute</NameID></Subject>
    <AttributeStatement xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xs="http://www.w3.org/2001/XMLSchema">
      <Attribute Name="urn:oid:2.5.4.4" NameFormat="urn:oasis:names:tc:SAML:2.0:attrname-format:uri" FriendlyName="sn">
        <AttributeValue xsi:type="xs:string">Lindeman</AttributeValue>
      </Attribute>
      <Attribute Name="urn:oid:1.3.6.1.4.1.5923.1.1.1.9">
        <AttributeValue>staff@skola.example</AttributeValue>
        <AttributeValue><![CDATA[member@]]>skola.example</AttributeValue>
      </Attribute>
      <Attribute Name="urn:oid:1.3.6.1.4.1.5923.1.1.1.10">
        <AttributeValue>
          <NameID Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent" NameQualifier="https://idp.example">8f3a</NameID>
        </AttributeValue>
      </Attribute>
    </AttributeStatement>
  </Assertion>
</samlp:Response>
"#;

#[test]
fn a_response_gives_its_attributes_with_their_places() {
    let saml = read(RESPONSE);
    let scoped = "urn:oid:1.3.6.1.4.1.5923.1.1.1.9";
    assert_eq!(
        saml.sample(),
        json!({
            "urn:oid:2.5.4.4": ["Lindeman"],
            scoped: ["staff@skola.example", "member@skola.example"],
            "urn:oid:1.3.6.1.4.1.5923.1.1.1.10": ["8f3a"],
        })
    );
    let place = saml.position(&format!("/{scoped}/1"));
    assert_eq!((place.line, place.column), (11, 9));
    let place = saml.position("/urn:oid:2.5.4.4");
    assert_eq!((place.line, place.column), (6, 7));
    let shown = format!("{saml:?}");
    assert!(
        shown.contains("\"urn:oid:2.5.4.4\": 1") && !shown.contains("Lindeman"),
        "{shown}"
    );
}

#[test]
fn an_assertion_alone_and_a_statement_alone_are_enough() {
    let inner = statement(&attribute("n", &["v"]));
    let assertion = format!("\u{feff}<Assertion xmlns=\"{SAML}\">{inner}{inner}</Assertion>");
    assert_eq!(read(&inner).sample(), json!({ "n": ["v"] }));
    // The values of an attribute that stands twice are its values together.
    assert_eq!(read(&assertion).sample(), json!({ "n": ["v", "v"] }));
    let enveloped =
        format!("<e:Envelope xmlns:e=\"urn:e\"><e:Body>{assertion}</e:Body></e:Envelope>");
    assert_eq!(
        read(&enveloped.replace('\u{feff}', "")).sample(),
        json!({ "n": ["v", "v"] })
    );
}

#[test]
fn what_is_not_of_saml_or_about_another_statement_is_left_out() {
    let inner = statement(&attribute("n", &["v"]));
    let other = inner.replace(SAML, "urn:other");
    let advice = format!("<Assertion xmlns=\"{SAML}\"><Advice>{inner}</Advice>{other}</Assertion>");
    assert_eq!(refused(&advice), ReadSamlError::NoStatement);
    let value = format!("<saml:AttributeValue>{inner}</saml:AttributeValue>");
    let nested = statement(&format!(
        "<saml:Attribute Name=\"a\">{value}</saml:Attribute>"
    ));
    assert_eq!(read(&nested).sample(), json!({ "a": [{}] }));
    assert_eq!(
        refused("<md:EntityDescriptor xmlns:md=\"urn:oasis:names:tc:SAML:2.0:metadata\"/>"),
        ReadSamlError::NoStatement
    );
}

#[test]
fn a_comment_does_not_end_a_value() {
    let inner = attribute(
        "n",
        &[
            "admin@a.example<!-- -->.b.example",
            "a<?p i?>b",
            "&lt;&#x41;&amp;",
        ],
    );
    assert_eq!(
        read(&statement(&inner)).sample(),
        json!({ "n": ["admin@a.example.b.example", "ab", "<A&"] })
    );
}

#[test]
fn nil_and_elements_are_no_texts_and_an_empty_value_is_one() {
    let inner = "<saml:Attribute Name=\"n\"><saml:AttributeValue xsi:nil=\"true\"/><saml:AttributeValue/><saml:AttributeValue><x xmlns=\"urn:x\">y</x></saml:AttributeValue></saml:Attribute><saml:Attribute Name=\"none\"/>";
    let saml = read(&statement(inner));
    assert_eq!(saml.sample(), json!({ "n": [null, "", {}], "none": [] }));
    let given = saml.given();
    assert_eq!(
        given[0].values,
        [
            "",
            "<saml:AttributeValue><x xmlns=\"urn:x\">y</x></saml:AttributeValue>"
        ]
    );
}

#[test]
fn findings_have_the_place_of_the_value_in_the_xml() {
    let lists = [builtin()
        .iter()
        .find(|one| one.list == "gemensam")
        .unwrap()
        .read()];
    let saml = RESPONSE.replace("urn:oid:2.5.4.4", "urn:oid:1.2.752.29.4.13");
    let saml = read(&saml);
    let found = SampleChecker::new(&lists, SampleForm::Saml).check(&saml.sample());
    let wrong = found
        .iter()
        .find(|one| one.rule == "sample-format")
        .unwrap();
    assert_eq!(wrong.pointer, "/urn:oid:1.2.752.29.4.13/0");
    assert_eq!(saml.position(&wrong.pointer).line, 7);
    assert!(!format!("{found:?}").contains("Lindeman"));
}

#[test]
fn a_document_type_is_refused_and_no_entity_is_read() {
    let bomb = "<!DOCTYPE a [<!ENTITY b \"x\"><!ENTITY c \"&b;&b;&b;&b;\">]>".to_owned();
    for document_type in [
        bomb,
        "<!DOCTYPE a SYSTEM \"file:///etc/passwd\">".to_owned(),
    ] {
        let text = document_type + &statement(&attribute("n", &["v"]));
        assert_eq!(refused(&text), ReadSamlError::DocumentType);
    }
    let undeclared = refused(&statement(&attribute("n", &["&secret;"])));
    assert_eq!(undeclared.code(), "malformed");
    assert!(!undeclared.to_string().contains("secret"));
}

#[test]
fn what_is_encrypted_is_said_to_be() {
    let assertion = format!("<r><EncryptedAssertion xmlns=\"{SAML}\"/></r>");
    assert_eq!(refused(&assertion).code(), "encrypted");
    assert_eq!(refused(&assertion).position().column, 4);
    let inner = statement("\n <saml:EncryptedAttribute/>");
    assert_eq!(refused(&inner).position().line, 2);
    // The subject's name is no attribute.
    let subject = format!(
        "<Assertion xmlns=\"{SAML}\"><Subject><EncryptedID/></Subject>{}</Assertion>",
        statement("")
    );
    assert_eq!(read(&subject).sample(), json!({}));
}

#[test]
fn xml_that_is_none_is_refused_with_its_place() {
    for (text, code) in [
        (
            statement("<saml:Attribute Name=\"a\" Name=\"b\"/>"),
            "duplicate-attribute",
        ),
        (
            statement("<saml:Attribute xmlns:s=\"urn:x\" xmlns:t=\"urn:x\" s:a=\"\" t:a=\"\"/>"),
            "duplicate-attribute",
        ),
        (statement("<saml:Attribute/>"), "nameless"),
        (statement("<saml:Attribute>"), "malformed"),
        (statement("<other:Attribute/>"), "malformed"),
        (statement("&#0;"), "malformed"),
        ("<".to_owned(), "malformed"),
        (String::new(), "malformed"),
        (statement("") + "<a/>", "malformed"),
    ] {
        assert_eq!(refused(&text).code(), code, "{text}");
    }
    assert_eq!(
        SamlAttributes::read(b"<a>\xe5</a>").unwrap_err(),
        ReadSamlError::NotUtf8
    );
}

#[test]
fn what_would_cost_too_much_is_refused_before_it_does() {
    let deep = "<a>".repeat(90_000) + &"</a>".repeat(90_000);
    assert_eq!(refused(&deep), ReadSamlError::NoStatement);
    let wide = statement(&"<x/>".repeat(120_000));
    assert_eq!(refused(&wide), ReadSamlError::TooMany);
    let attributes: String = (0..2_000)
        .map(|number| format!(" a{number}=\"\""))
        .collect();
    assert_eq!(
        refused(&format!("<a{attributes}/>")),
        ReadSamlError::TooMany
    );
    let namespaces: String = (0..5_000)
        .map(|number| format!("<a xmlns:n{number}=\"u\">"))
        .collect();
    assert_eq!(refused(&namespaces), ReadSamlError::TooMany);
    let long = statement(&attribute("n", &[&"x".repeat(1024 * 1024)]));
    assert_eq!(refused(&long), ReadSamlError::TooLarge);
    // Just within the limits.
    let many: String = (0..900)
        .map(|number| attribute(&format!("n{number}"), &["a=b", "c"]))
        .collect();
    assert_eq!(read(&statement(&many)).given().len(), 900);
}

#[test]
fn xml_is_told_from_json_by_its_first_sign() {
    for (text, is_xml) in [
        ("\u{feff} \n<a/>", true),
        ("{\"<\": 1}", false),
        ("", false),
    ] {
        assert_eq!(SamlAttributes::is_xml(text.as_bytes()), is_xml);
    }
}
