//! `tillit attribute check-sample`: what an assertion holds is judged, and never shown.

use serde_json::Value;

use crate::run::User;

const SECRET: &str = "19500626-2546";

fn user() -> User {
    let user = User::new();
    user.run(&["completions", "bash"]);
    user.write(
        "good.json",
        r#"{ "iss": "https://op.example", "family_name": "Lindeman" }"#,
    );
    let number = "https://id.oidc.se/claim/personalIdentityNumber";
    user.write(
        "bad.json",
        &format!("{{ \"{number}\": \"{SECRET}\", \"family_nam\": \"x\" }}"),
    );
    user
}

#[test]
fn an_assertion_in_order_is_said_to_be() {
    let done = user().run(&["attribute", "check-sample", "good.json"]);
    assert_eq!((done.code, done.out.as_str()), (0, ""), "{done:?}");
    assert!(done.err.contains("No errors, 0 warnings."), "{}", done.err);
}

#[test]
fn faults_are_explained_in_both_languages_without_the_value() {
    let user = user();
    for (language, said) in [
        ("en", "does not follow the format"),
        ("sv", "följer inte formatet"),
    ] {
        let done = user.run(&["attribute", "check-sample", "bad.json", "--lang", language]);
        assert_eq!(done.code, 3, "{done:?}");
        assert!(done.out.contains("error[sample-format]: "), "{}", done.out);
        assert!(
            done.out.contains("warning[sample-unknown]: "),
            "{}",
            done.out
        );
        assert!(done.out.contains("family_name"), "{}", done.out);
        assert!(done.out.contains(said), "{}", done.out);
        assert!(!format!("{done:?}").contains(SECRET), "{done:?}");
    }
    let done = user.run(&["attribute", "check-sample", "bad.json", "--output", "json"]);
    let found: Value = serde_json::from_str(&done.out).unwrap();
    assert_eq!(found["items"][0]["level"], "error", "{found}");
    assert!(!done.out.contains(SECRET), "{}", done.out);
}

#[test]
fn a_list_can_be_chosen_and_a_form() {
    let user = user();
    user.write("saml.json", r#"{ "urn:oid:2.5.4.4": ["Lindeman"] }"#);
    let saml = ["attribute", "check-sample", "saml.json", "--form", "saml"];
    assert_eq!(user.run(&saml).code, 0);
    let other = user.run(&[&saml[..], &["--list", "halsa"]].concat());
    assert!(
        other.out.contains("urn:oid:2.5.4.4 is not in the lists"),
        "{other:?}"
    );
}

#[test]
fn what_is_no_json_is_told_without_repeating_it() {
    let user = user();
    user.write("text.json", SECRET);
    let done = user.run(&["attribute", "check-sample", "text.json"]);
    assert_eq!(done.code, 2, "{done:?}");
    assert!(done.err.contains("text.json is no JSON"), "{}", done.err);
    assert!(!format!("{done:?}").contains(SECRET), "{done:?}");
}

/// An assertion with one attribute, two values, the second on line 3.
fn assertion(name: &str) -> String {
    format!(
        "<AttributeStatement xmlns=\"urn:oasis:names:tc:SAML:2.0:assertion\"><Attribute Name=\"{name}\">\n\
         <AttributeValue>195006262546</AttributeValue>\n <AttributeValue>{SECRET}</AttributeValue>\n</Attribute></AttributeStatement>"
    )
}

#[test]
fn an_assertion_as_xml_is_judged_with_the_place_of_each_value() {
    let user = user();
    user.write("assertion.xml", &assertion("urn:oid:1.2.752.29.4.13"));
    let command = ["attribute", "check-sample", "assertion.xml"];
    for (language, said) in [
        ("en", "urn:oid:1.2.752.29.4.13, assertion.xml:1:"),
        ("sv", "urn:oid:1.2.752.29.4.13, assertion.xml:1:"),
    ] {
        let done = user.run(&[&command[..], &["--lang", language]].concat());
        assert_eq!(done.code, 3, "{done:?}");
        assert!(done.out.contains(said), "{}", done.out);
        assert!(!format!("{done:?}").contains(SECRET), "{done:?}");
    }
    // An attribute that can have several values is judged value by value.
    user.write(
        "assertion.xml",
        &assertion("urn:oid:1.3.6.1.4.1.5923.1.1.1.9"),
    );
    let done = user.run(&[&command[..], &["--lang", "sv"]].concat());
    let place = "urn:oid:1.3.6.1.4.1.5923.1.1.1.9, värde 2, assertion.xml:3:2";
    assert!(done.out.contains(place), "{}", done.out);
    let done = user.run(&[&command[..], &["--output", "json"]].concat());
    let found: Value = serde_json::from_str(&done.out).unwrap();
    let last = found["items"].as_array().unwrap().last().unwrap();
    assert_eq!(
        (&last["file"], &last["line"]),
        (&"assertion.xml".into(), &3.into())
    );
    assert_eq!(last["pointer"], "/urn:oid:1.3.6.1.4.1.5923.1.1.1.9/1");
    assert!(!done.out.contains(SECRET), "{}", done.out);
}

#[test]
fn xml_that_cannot_be_read_is_told_in_both_languages_without_repeating_it() {
    let user = user();
    let inner = assertion("n");
    for (text, en, sv) in [
        (
            format!("<!DOCTYPE a>{inner}"),
            "has a document type",
            "har en dokumenttyp",
        ),
        (
            "<EncryptedAssertion xmlns=\"urn:oasis:names:tc:SAML:2.0:assertion\"/>".to_owned(),
            "has an encrypted assertion or attribute in line 1, column 1",
            "har ett krypterat intyg eller attribut på rad 1, kolumn 1",
        ),
        (
            inner.replace("</AttributeStatement>", ""),
            "is no XML: the fault shows in line",
            "är ingen XML: felet syns på rad",
        ),
        (
            format!("<a>{SECRET}</a>"),
            "has no AttributeStatement of SAML 2.0",
            "har inget AttributeStatement i SAML 2.0",
        ),
    ] {
        user.write("assertion.xml", &text);
        for (language, said) in [("en", en), ("sv", sv)] {
            let command = [
                "attribute",
                "check-sample",
                "assertion.xml",
                "--form",
                "saml",
            ];
            let done = user.run(&[&command[..], &["--lang", language]].concat());
            assert_eq!(done.code, 2, "{done:?}");
            assert!(done.err.contains(said), "{}", done.err);
            assert!(!format!("{done:?}").contains(SECRET), "{done:?}");
        }
    }
}
