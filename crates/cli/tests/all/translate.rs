//! Attributes of a person, translated between protocols.

use serde_json::{Value, json};

use crate::run::{Done, User};

const NUMBER: &str = "195006262546";
const SAML: &str = r#"{
    "urn:oid:2.5.4.4": "Lindeman",
    "urn:oid:1.3.6.1.5.5.7.9.3": "M",
    "urn:oid:1.2.752.29.4.13": ["195006262546"],
    "urn:oid:2.5.4.9": "Mosebacke torg 3",
    "urn:oid:1.2.752.201.3.8": "Valfrid Danielsson",
    "urn:oid:1.3.6.1.5.5.7.9.4": ["SE"]
}"#;

fn translate(text: &str, from: &str, to: &str, more: &[&str]) -> Done {
    let command = ["attribute", "translate", "--from", from, "--to", to];
    User::new().run_reading(&[&command[..], more].concat(), text)
}

fn item(done: &Done) -> Value {
    let document: Value = serde_json::from_str(&done.out).unwrap();
    assert_eq!(document["kind"], "attribute-translation");
    document["item"].clone()
}

#[test]
fn people_get_a_table_and_what_to_know_about_it() {
    let done = translate(SAML, "saml", "oidc", &["--lang", "en"]);
    assert_eq!(done.code, 0, "{done:?}");
    let row = |word: &str| done.out.lines().find(|line| line.contains(word)).unwrap();
    for word in ["gemensam/surname", "family_name", "Lindeman"] {
        assert!(row("urn:oid:2.5.4.4 ").contains(word), "{}", done.out);
    }
    assert!(row("gemensam/gender").ends_with("male"), "{}", done.out);
    assert!(
        row("gemensam/birth-name").contains("(split)"),
        "{}",
        done.out
    );
    for sentence in [
        "urn:oid:1.2.752.201.3.8 split: The attribute is divided over several names, and the list does not say how.",
        "(birth_family_name, birth_given_name, birth_middle_name)",
        "urn:oid:1.3.6.1.5.5.7.9.4 unmapped: The list says that the protocol has no name for the attribute.",
        "urn:oid:2.5.4.9 joined: address.street_address carries gemensam/post-office-box as well",
    ] {
        assert!(done.out.contains(sentence), "{sentence}: {}", done.out);
    }
    let said =
        "6 names translated; 2 of them have something without a counterpart (split, unmapped).";
    assert!(done.err.contains(said), "{}", done.err);
}

#[test]
fn the_same_is_said_in_swedish() {
    let done = translate(SAML, "saml", "oidc", &["--lang", "sv"]);
    for words in ["värden", "Attributet är delat på flera namn"] {
        assert!(done.out.contains(words), "{}", done.out);
    }
    assert!(
        done.err.contains("2 av dem har något utan motsvarighet"),
        "{}",
        done.err
    );
}

#[test]
fn programs_get_the_document_that_the_other_protocol_has_and_can_go_back() {
    let done = translate(SAML, "saml", "oidc", &["--output", "json"]);
    let there = item(&done);
    let expected = json!({
        "family_name": "Lindeman", "gender": "male", "address": { "street_address": "Mosebacke torg 3" },
        "https://id.oidc.se/claim/personalIdentityNumber": NUMBER,
    });
    assert_eq!(there["document"], expected);
    assert_eq!(there["names"].as_array().unwrap().len(), 6);
    let text = there["document"].to_string();
    let back = translate(&text, "oidc", "attribute", &["--output", "json"]);
    let expected = json!({
        "gemensam/surname": "Lindeman", "gemensam/gender": "M", "gemensam/personal-identity-number": NUMBER,
    });
    let back = item(&back);
    assert_eq!(back["document"], expected);
    let lost = back["names"].as_array().unwrap().iter();
    let lost: Vec<&Value> = lost
        .flat_map(|name| name["lost"].as_array().unwrap())
        .collect();
    assert_eq!(lost.len(), 1, "{lost:?}");
    assert_eq!(lost[0]["reason"], "ambiguous");
}

#[test]
fn a_file_is_read_and_a_dash_is_standard_input() {
    let user = User::with_folder();
    user.write("person.json", r#"{ "family_name": "Lindeman" }"#);
    let command = ["attribute", "translate", "--from", "oidc", "--to", "sambi"];
    let done = user.run(&[&command[..], &["person.json"]].concat());
    assert!(
        done.out.contains("http://sambi.se/attributes/1/surname"),
        "{done:?}"
    );
    assert!(
        done.err.contains("everything has a counterpart"),
        "{}",
        done.err
    );
    let dash = [&command[..], &["-"]].concat();
    let done = user.run_reading(&dash, r#"{ "family_name": "Lindeman" }"#);
    assert!(
        done.out.contains("http://sambi.se/attributes/1/surname"),
        "{done:?}"
    );
    let missing = user.run(&[&command[..], &["nobody.json"]].concat());
    assert_eq!(missing.code, 2, "{missing:?}");
    assert!(
        missing.err.contains("nobody.json cannot be read"),
        "{}",
        missing.err
    );
}

#[test]
fn only_strictness_makes_a_loss_an_error() {
    assert_eq!(translate(SAML, "saml", "oidc", &[]).code, 0);
    let strict = translate(SAML, "saml", "oidc", &["--strict"]);
    assert_eq!(strict.code, 3, "{strict:?}");
    assert!(strict.out.contains("family_name"), "{}", strict.out);
    let whole = r#"{ "urn:oid:2.5.4.4": "Lindeman" }"#;
    assert_eq!(translate(whole, "saml", "oidc", &["--strict"]).code, 0);
}

#[test]
fn what_goes_wrong_is_said_without_values() {
    for text in [
        r#"["195006262546"]"#,
        r#"{ "a": "195006262546" "b": 1 }"#,
        r#"{ "a": "195006262546", "a": "195006262546" }"#,
        r#"{ "a": 195006262546195006262546 }"#,
    ] {
        for language in ["en", "sv"] {
            let done = translate(text, "saml", "oidc", &["--lang", language]);
            assert_eq!((done.code, done.out.as_str()), (2, ""), "{done:?}");
            assert!(!done.err.contains("19500626"), "{}", done.err);
        }
    }
    let done = translate("[]", "saml", "oidc", &["--lang", "en"]);
    let said = "standard input holds no names with values: not a JSON object";
    assert!(done.err.contains(said), "{}", done.err);
    let lost = translate(
        r#"{ "urn:oid:9.9": "195006262546" }"#,
        "saml",
        "oidc",
        &["--strict"],
    );
    assert!(!lost.err.contains("19500626"), "{}", lost.err);
}

#[test]
fn a_protocol_that_there_is_not_is_a_usage_error() {
    let done = translate("{}", "saml", "x500", &[]);
    assert_eq!(done.code, 2, "{done:?}");
    assert!(done.err.contains("openfed"), "{}", done.err);
}

#[test]
fn values_move_no_cursor() {
    let done = translate("{ \"sn\": \"a\\u001b[2J\\u202eb\" }", "saml", "oidc", &[]);
    assert!(done.out.contains("a\\u{1b}[2J\\u{202e}b"), "{}", done.out);
}

#[test]
fn a_name_of_another_protocol_says_which() {
    let text = r#"{ "http://sambi.se/attributes/1/surname": "Lindeman" }"#;
    let done = translate(text, "saml", "oidc", &["--lang", "en"]);
    let said = "other-naming: The name belongs to sambi: translate it from there.";
    assert!(done.out.contains(said), "{}", done.out);
}

#[test]
fn each_value_has_a_line() {
    let mail = r#"{ "email": ["a@example.se", "b@example.se"] }"#;
    let done = translate(mail, "oidc", "saml", &[]);
    for value in ["a@example.se", "b@example.se"] {
        let line = done.out.lines().find(|line| line.ends_with(value)).unwrap();
        assert!(line.starts_with("email"), "{}", done.out);
        assert!(line.contains("urn:oid:0.9.2342.19200300.100.1.3"), "{line}");
    }
}

#[test]
fn an_assertion_as_xml_is_translated() {
    let xml = r#"<a:Assertion xmlns:a="urn:oasis:names:tc:SAML:2.0:assertion"><a:AttributeStatement>
        <a:Attribute Name="urn:oid:2.5.4.4"><a:AttributeValue>Lindeman</a:AttributeValue></a:Attribute>
        </a:AttributeStatement></a:Assertion>"#;
    let there = item(&translate(xml, "saml", "oidc", &["--output", "json"]));
    assert_eq!(there["document"], json!({ "family_name": "Lindeman" }));
    let refused = translate("<a/>", "saml", "oidc", &[]);
    assert_eq!(refused.code, 2, "{refused:?}");
    assert!(
        refused.err.contains("has no AttributeStatement"),
        "{}",
        refused.err
    );
}

#[test]
fn lists_can_be_chosen_by_name_by_version_and_as_a_file() {
    let surname = r#"{ "urn:oid:2.5.4.4": "Lindeman" }"#;
    let known = |lists: &[&str]| {
        let options: Vec<&str> = lists.iter().flat_map(|list| ["--list", list]).collect();
        let done = translate(
            surname,
            "saml",
            "oidc",
            &[&options[..], &["--strict"]].concat(),
        );
        done.code
    };
    assert_eq!(known(&["gemensam"]), 0);
    assert_eq!(known(&["gemensam@1.0.0", "socialtjanst"]), 0);
    let file = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../attribute-lists/gemensam/releases/1.0.0.json"
    );
    assert_eq!(known(&[file]), 0);
    // Without the list that has the name, it is lost.
    assert_eq!(known(&["socialtjanst"]), 3);
    assert_eq!(known(&["no-such-list"]), 2);
    let twice = translate(
        surname,
        "saml",
        "oidc",
        &["--list", "gemensam", "--list", "gemensam@1.0.0"],
    );
    assert_eq!(twice.code, 2, "{twice:?}");
    assert!(
        twice.err.contains("the list gemensam is named twice"),
        "{}",
        twice.err
    );
}
