//! Five ways to break a folder, and what is said about each.

use tillit_model::Timestamp;
use tillit_testkit::certificates::CertificateBuilder;

use crate::run::{Done, User};

const ENTITY: &str = "entities/example.yaml";

/// Line and column, from 1, of a text in a file.
fn place_of(user: &User, path: &str, text: &str) -> String {
    let content = user.read(path);
    let (number, line) = content
        .lines()
        .enumerate()
        .find(|(_, line)| line.contains(text))
        .unwrap();
    let column = line[..line.find(text).unwrap()].chars().count() + 1;
    format!("--> {path}:{}:{column}", number + 1)
}

fn assert_says(done: &Done, rule: &str, place: &str) {
    assert_eq!(done.code, 3, "{done:?}");
    assert!(
        done.out.contains(&format!("error[{rule}]: ")),
        "{}",
        done.out
    );
    assert!(done.out.contains(place), "{place} in {}", done.out);
    assert!(done.out.contains("= help: "), "{}", done.out);
    assert!(!done.out.contains('\u{1b}'), "no colours off a terminal");
}

#[test]
fn a_fresh_folder_with_certificates_is_in_order() {
    let user = User::with_folder();
    let done = user.run(&["validate"]);
    assert_eq!(done.code, 0, "{done:?}");
    assert!(done.err.contains("no errors"), "{}", done.err);
    assert!(done.err.contains("tillit plan"), "{}", done.err);
}

#[test]
fn a_fresh_folder_without_certificates_says_what_is_missing() {
    let user = User::with_folder();
    std::fs::remove_file(user.folder().join("certs/ca.pem")).unwrap();
    let place = place_of(&user, ENTITY, "../certs/ca.pem");
    assert_says(&user.run(&["validate"]), "certificate-file-missing", &place);
}

#[test]
fn a_wrong_check_digit_is_named_with_the_right_one() {
    let user = User::with_folder();
    user.replace(
        ENTITY,
        "organisation: 212000-0142",
        "organisation: 212000-0143",
    );
    let place = place_of(&user, ENTITY, "212000-0143");
    let done = user.run(&["validate"]);
    assert_says(&done, "organisation-number", &place);
    assert!(done.out.contains("the last one is 2"), "{}", done.out);
}

#[test]
fn an_unknown_member_is_named() {
    let user = User::with_folder();
    user.replace(ENTITY, "support:\n", "status: published\nsupport:\n");
    let place = place_of(&user, ENTITY, "published");
    let done = user.run(&["validate"]);
    assert_says(&done, "schema", &place);
    assert!(done.out.contains("status"), "{}", done.out);
}

#[test]
fn an_expired_certificate_is_shown_where_its_file_is_named() {
    let user = User::with_folder();
    let at = Timestamp::from_unix_seconds;
    let expired = CertificateBuilder::authority("Old CA")
        .valid(at(1_577_836_800), at(1_609_459_200))
        .self_signed();
    user.write("certs/ca.pem", &expired.pem);
    let place = place_of(&user, ENTITY, "../certs/ca.pem");
    assert_says(&user.run(&["validate"]), "certificate-expired", &place);
}

#[test]
fn a_key_that_stands_twice_is_shown_at_its_second_place() {
    let user = User::with_folder();
    user.replace("organisation.yaml", "url:", "id: 212000-1355\nurl:");
    let place = place_of(&user, "organisation.yaml", "id: 212000-1355");
    assert_says(&user.run(&["validate"]), "duplicate-member", &place);
}

#[test]
fn a_pin_in_an_unusual_spelling_is_refused() {
    let user = User::with_folder();
    // 43 characters whose last one carries bits that the 32 bytes do not have.
    let pin = format!("{}B=", "A".repeat(42));
    user.replace(
        ENTITY,
        "certificate_file: ../certs/klient.pem",
        &format!("{{ alg: sha256, digest: {pin} }}"),
    );
    let place = place_of(&user, ENTITY, &pin);
    assert_says(&user.run(&["validate"]), "pin-canonical", &place);
}

#[test]
fn swedish_is_spoken_where_it_is_asked_for_and_rule_ids_stay() {
    let user = User::with_folder();
    user.replace("organisation.yaml", "url:", "id: 212000-1355\nurl:");
    let done = user.run_with(&["validate"], &[("LC_ALL", "sv_SE.UTF-8")]);
    assert!(
        done.out
            .contains("error[duplicate-member]: Nyckeln id står två gånger"),
        "{}",
        done.out
    );
    let done = user.run(&["validate", "--lang", "sv"]);
    assert!(done.err.contains("1 fel"), "{}", done.err);
}

#[test]
fn an_empty_folder_says_how_to_begin() {
    let user = User::new();
    let done = user.run(&["validate"]);
    assert_eq!(done.code, 2);
    assert!(done.err.contains("tillit init"), "{}", done.err);
}
