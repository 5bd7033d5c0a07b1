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
