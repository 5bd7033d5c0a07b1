//! How single values move: value maps, numbers told by their day, names that are shared, and what is not known.

use serde_json::{Value, json};
use tillit_catalogue::translate::{Given, LossReason, Naming, Remark, Translation, translate};
use tillit_catalogue::{AttributeId, AttributeList, Cardinality, Protocol};

use crate::small_lists::{attribute, list_of};
use crate::translate_mapping::lists;

use Protocol::{Json, Ldap, Oidc, Sambi, Saml, Scim};

const NUMBER: &str = "urn:oid:1.2.752.29.4.13";
const PERSONAL: &str = "https://id.oidc.se/claim/personalIdentityNumber";
const COORDINATION: &str = "https://id.oidc.se/claim/coordinationNumber";

fn run(from: impl Into<Naming>, to: impl Into<Naming>, given: &[(&str, &[&str])]) -> Translation {
    run_with(&lists(), from, to, given)
}

fn run_with(
    lists: &[AttributeList],
    from: impl Into<Naming>,
    to: impl Into<Naming>,
    given: &[(&str, &[&str])],
) -> Translation {
    let given: Vec<Given> = given
        .iter()
        .map(|(name, values)| Given::new(*name, values.iter().copied()))
        .collect();
    translate(lists, from, to, &given)
}

/// Name, place among the names, and reason of everything that was lost.
fn lost(done: &Translation) -> Vec<(&str, &'static str)> {
    let names = done.names.iter();
    names
        .flat_map(|one| {
            one.lost
                .iter()
                .map(|lost| (one.name.as_str(), lost.reason.code()))
        })
        .collect()
}

fn id(text: &str) -> AttributeId {
    AttributeId::parse(text).unwrap()
}

fn document(done: &Translation) -> Value {
    Value::Object(done.document.clone())
}

#[test]
fn gender_is_written_otherwise_both_ways() {
    let done = run(Saml, Oidc, &[("urn:oid:1.3.6.1.5.5.7.9.3", &["f"])]);
    assert_eq!(document(&done), json!({ "gender": "female" }));
    let done = run(Oidc, Saml, &[("gender", &["male"])]);
    assert_eq!(document(&done), json!({ "urn:oid:1.3.6.1.5.5.7.9.3": "M" }));
    let unsaid = run(Saml, Oidc, &[("urn:oid:1.3.6.1.5.5.7.9.3", &["U"])]);
    assert_eq!(lost(&unsaid), [("urn:oid:1.3.6.1.5.5.7.9.3", "unsayable")]);
    let unknown = run(Oidc, Saml, &[("gender", &["other"])]);
    assert_eq!(lost(&unknown), [("gender", "unknown-value")]);
}

#[test]
fn a_value_map_that_is_not_stated_is_not_guessed() {
    let done = run(Saml, Json, &[("urn:oid:1.2.752.194.10.2.2", &["7"])]);
    assert_eq!(lost(&done)[0].1, "values-not-stated");
    let done = run(Json, Saml, &[("enrolment.schoolYear", &["7"])]);
    assert_eq!(lost(&done)[0].1, "values-not-stated");
}

#[test]
fn the_day_decides_under_which_claim_a_number_goes() {
    for (number, claim) in [("195006262546", PERSONAL), ("197010632391", COORDINATION)] {
        let done = run(Saml, Oidc, &[(NUMBER, &[number])]);
        assert_eq!(document(&done), json!({ claim: number }));
        assert_eq!(done.names[0].written[0].alternatives, [""; 0]);
        assert_eq!(done.names[0].remarks, []);
        let back = run(Oidc, Saml, &[(claim, &[number])]);
        assert_eq!(document(&back), json!({ NUMBER: number }));
        let ours = run(
            Naming::Attribute,
            Oidc,
            &[("gemensam/personal-identity-number", &[number])],
        );
        assert_eq!(document(&ours), json!({ claim: number }));
    }
    let done = run(Saml, Oidc, &[(NUMBER, &["no number"])]);
    assert_eq!(lost(&done), [(NUMBER, "undecided")]);
    assert_eq!(done.names[0].lost[0].names, [PERSONAL, COORDINATION]);
}

#[test]
fn the_mapped_numbers_of_eidas_go_the_same_way() {
    let name = "urn:oid:1.2.752.201.3.16";
    let done = run(Saml, Oidc, &[(name, &["197010632391"])]);
    let claim = "https://id.swedenconnect.se/claim/mappedCoordinationNumber";
    assert_eq!(document(&done), json!({ claim: "197010632391" }));
}

#[test]
fn a_previous_personal_number_cannot_be_said_as_a_claim() {
    let done = run(
        Saml,
        Oidc,
        &[("urn:oid:1.2.752.201.3.15", &["195006262546"])],
    );
    assert_eq!(lost(&done)[0].1, "unsayable");
}

#[test]
fn a_number_reaches_a_protocol_that_only_has_a_name_for_both_kinds() {
    let done = run(Oidc, Sambi, &[(COORDINATION, &["197010632391"])]);
    let expected = json!({ "http://sambi.se/attributes/1/personalIdentityNumber": "197010632391" });
    assert_eq!(document(&done), expected);
    let attributes = [
        id("gemensam/coordination-number"),
        id("gemensam/personal-identity-number"),
    ];
    assert_eq!(done.names[0].attributes, attributes);
    assert_eq!(done.names[0].written[0].attribute, attributes[1]);
}

#[test]
fn a_name_that_two_attributes_share_takes_one_of_them() {
    let street: &[&str] = &["Mosebacke torg 3"];
    let given = [
        ("urn:oid:2.5.4.9", street),
        ("urn:oid:2.5.4.18", &["Box 1122"]),
    ];
    let done = run(Saml, Oidc, &given);
    let expected = json!({ "address": { "street_address": "Mosebacke torg 3" } });
    assert_eq!(document(&done), expected);
    assert_eq!(lost(&done), [("urn:oid:2.5.4.18", "lost-in-join")]);
    let joined = Remark::Joined {
        name: "address.street_address".to_owned(),
        attributes: vec![id("gemensam/post-office-box")],
    };
    assert_eq!(done.names[0].remarks, [joined]);
    let back = run(Oidc, Saml, &[("address.street_address", street)]);
    assert_eq!(lost(&back), [("address.street_address", "ambiguous")]);
    assert_eq!(back.names[0].attributes.len(), 2);
    assert_eq!(
        back.names[0].lost[0].names,
        ["urn:oid:2.5.4.18", "urn:oid:2.5.4.9"]
    );
}

#[test]
fn a_shared_name_means_its_owner_and_says_what_else_it_could() {
    let done = run(Saml, Oidc, &[("urn:oid:2.5.4.6", &["SE"])]);
    assert_eq!(document(&done), json!({ "address": { "country": "SE" } }));
    let shared = Remark::SharedName {
        attributes: vec![id("gemensam/eidas-country")],
    };
    assert_eq!(done.names[0].remarks, [shared]);
}

#[test]
fn a_mobile_number_keeps_its_meaning_beside_another_number() {
    let given: [(&str, &[&str]); 2] = [
        ("urn:oid:0.9.2342.19200300.100.1.41", &["+46703419886"]),
        ("urn:oid:2.5.4.20", &["+46890510"]),
    ];
    let done = run(Saml, Oidc, &given);
    let expected = json!({ "msisdn": "+46703419886", "phone_number": "+46890510" });
    assert_eq!(document(&done), expected);
    assert_eq!(done.names[0].written[0].alternatives, ["phone_number"]);
    let back = run(
        Oidc,
        Saml,
        &[
            ("msisdn", &["+46703419886"]),
            ("phone_number", &["+46890510"]),
        ],
    );
    assert_eq!(lost(&back), []);
    assert_eq!(
        back.document["urn:oid:0.9.2342.19200300.100.1.41"],
        "+46703419886"
    );
}

#[test]
fn a_part_of_a_divided_name_is_not_put_together() {
    let done = run(Oidc, Saml, &[("birth_family_name", &["Danielsson"])]);
    assert_eq!(lost(&done), [("birth_family_name", "split")]);
    assert_eq!(
        done.names[0].lost[0].attribute,
        Some(id("gemensam/birth-name"))
    );
}

#[test]
fn a_name_that_takes_fewer_values_says_so_and_keeps_the_first() {
    let name = "gemensam/credential-certificate-policies";
    let done = run(
        Naming::Attribute,
        Oidc,
        &[(name, &["1.2.3", "1.2.4", "1.2.3"])],
    );
    assert_eq!(
        document(&done),
        json!({ "credentialCertificatePolicies": "1.2.3" })
    );
    assert_eq!(lost(&done), [(name, "too-many-values")]);
    assert_eq!(done.names[0].lost[0].values, ["1.2.4"]);
    let changed = Remark::Cardinality {
        name: "credentialCertificatePolicies".to_owned(),
        before: Cardinality::parse("0..*").unwrap(),
        after: Cardinality::OPTIONAL,
    };
    assert_eq!(done.names[0].remarks, [changed]);
}

#[test]
fn one_name_given_twice_has_the_values_of_both() {
    let mail = "urn:oid:0.9.2342.19200300.100.1.3";
    let given: [(&str, &[&str]); 3] = [
        (mail, &["a@example.se"]),
        ("urn:oid:2.5.4.4", &["Lindeman"]),
        (mail, &["b@example.se", "a@example.se"]),
    ];
    let done = run(Saml, Oidc, &given);
    let names: Vec<&str> = done.names.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names, [mail, "urn:oid:2.5.4.4"]);
    assert_eq!(
        done.document["email"],
        json!(["a@example.se", "b@example.se"])
    );
}

#[test]
fn two_names_of_one_attribute_meet_without_loss() {
    let given: [(&str, &[&str]); 2] = [
        (
            "http://sambi.se/attributes/1/employeeHsaId",
            &["SE5562265719-1A2B"],
        ),
        (
            "urn:sambi:names:attribute:employeeHsaId",
            &["SE5562265719-1A2B"],
        ),
    ];
    let done = run(Sambi, Oidc, &given);
    assert_eq!(lost(&done), []);
    assert_eq!(
        document(&done),
        json!({ "employeeHsaId": "SE5562265719-1A2B" })
    );
}

#[test]
fn unknown_names_are_lost_with_their_values() {
    let done = run(
        Saml,
        Oidc,
        &[("urn:oid:9.9", &["a", "b"]), ("family_name", &["c"])],
    );
    let unknown = [
        ("urn:oid:9.9", "unknown-name"),
        ("family_name", "unknown-name"),
    ];
    assert_eq!(lost(&done), unknown);
    assert_eq!(done.names[0].lost[0].values, ["a", "b"]);
    assert!(done.has_losses());
    let silent = run(Saml, Scim, &[("urn:oid:2.5.4.4", &["Lindeman"])]);
    assert_eq!(lost(&silent), [("urn:oid:2.5.4.4", "no-name")]);
}

#[test]
fn a_name_that_another_naming_has_says_which() {
    let given: [(&str, &[&str]); 2] = [("gemensam/surname", &["a"]), ("family_name", &["b"])];
    let done = run(Saml, Sambi, &given);
    let other = |naming| {
        let namings = vec![naming];
        [Remark::OtherNaming { namings }]
    };
    assert_eq!(done.names[0].remarks, other(Naming::Attribute));
    assert_eq!(done.names[1].remarks, other(Oidc.into()));
    assert_eq!(lost(&done).len(), 2);
}

#[test]
fn an_attribute_that_has_ended_says_what_comes_instead() {
    let name = "skola/single-school-unit-code";
    let done = run(Naming::Attribute, Scim, &[(name, &["12345678"])]);
    assert_eq!(lost(&done), [(name, "deprecated")]);
    let successor = Some(id("skola/school-unit-code"));
    assert_eq!(done.names[0].lost[0].successor, successor);
    let attribute = id(name);
    let remark = Remark::Deprecated {
        attribute,
        successor,
    };
    assert_eq!(done.names[0].remarks, [remark]);
}

#[test]
fn a_renamed_attribute_goes_under_its_new_name() {
    let done = run_with(
        &[crate::small_lists::small()],
        Naming::Attribute,
        Saml,
        &[("town/old-name", &["Ann"])],
    );
    assert_eq!(document(&done), json!({ "urn:oid:2.5.4.4": "Ann" }));
    assert_eq!(done.names[0].written[0].attribute, id("town/name"));
}

#[test]
fn renamings_in_a_circle_end() {
    let ended = |name: &str, successor: &str| {
        let deprecation = json!({ "kind": "renamed", "successor": format!("town/{successor}") });
        attribute(name, json!({ "deprecation": deprecation }))
    };
    let list = list_of(json!([ended("a", "b"), ended("b", "a")]), json!([]));
    let done = run_with(&[list], Naming::Attribute, Saml, &[("town/a", &["x"])]);
    assert_eq!(lost(&done), [("town/a", "deprecated")]);
}

#[test]
fn names_of_ldap_and_scim_disregard_case_and_have_longer_forms() {
    let bindings = json!({
        "ldap": [{ "name": "employeeNumber", "oid": "2.16.840.1.113730.3.1.3" }],
        "scim": [{ "path": "name.familyName", "schema": "urn:ietf:params:scim:schemas:core:2.0:User" }],
    });
    let list = [list_of(
        json!([attribute("a", json!({ "bindings": bindings }))]),
        json!([]),
    )];
    for name in ["EMPLOYEENUMBER", "2.16.840.1.113730.3.1.3"] {
        let done = run_with(&list, Ldap, Scim, &[(name, &["x"])]);
        assert_eq!(
            document(&done),
            json!({ "name": { "familyName": "x" } }),
            "{name}"
        );
    }
    let path = "urn:ietf:params:scim:schemas:core:2.0:user:NAME.familyname";
    let done = run_with(&list, Scim, Ldap, &[(path, &["x"])]);
    assert_eq!(document(&done), json!({ "employeeNumber": "x" }));
}

#[test]
fn claims_have_the_types_of_json() {
    let typed = |name: &str, datatype: &str| {
        let bindings = json!({ "oidc": [{ "claim": name }], "saml": [{ "name": name }] });
        attribute(name, json!({ "datatype": datatype, "bindings": bindings }))
    };
    let attributes = json!([
        typed("a", "boolean"),
        typed("b", "integer"),
        typed("c", "integer"),
        typed("d", "object")
    ]);
    let list = [list_of(attributes, json!([]))];
    let given: [(&str, &[&str]); 4] = [
        ("a", &["true"]),
        ("b", &["7"]),
        ("c", &["007"]),
        ("d", &["{\"x\":1}"]),
    ];
    let done = run_with(&list, Saml, Oidc, &given);
    assert_eq!(
        document(&done),
        json!({ "a": true, "b": 7, "c": "007", "d": { "x": 1 } })
    );
    let done = run_with(&list, Oidc, Saml, &given);
    assert_eq!(
        document(&done),
        json!({ "a": "true", "b": "7", "c": "007", "d": "{\"x\":1}" })
    );
}

#[test]
fn a_structured_claim_and_its_members_stand_side_by_side() {
    let mut given: [(&str, &[&str]); 2] = [
        ("gemensam/eidas-natural-person-address", &["x"]),
        ("gemensam/locality", &["Stockholm"]),
    ];
    for _ in 0..2 {
        let done = run(Naming::Attribute, Oidc, &given);
        let expected = json!({ "address": "x", "address.locality": "Stockholm" });
        assert_eq!(document(&done), expected);
        given.reverse();
    }
}

#[test]
fn a_name_without_values_shows_every_name_there() {
    let done = run(Saml, Oidc, &[(NUMBER, &[]), ("urn:oid:9.9", &[])]);
    let names: Vec<&str> = done.names[0]
        .written
        .iter()
        .map(|one| one.name.as_str())
        .collect();
    assert_eq!(names, [PERSONAL, COORDINATION]);
    assert_eq!(done.names[1].lost[0].reason, LossReason::UnknownName);
    assert_eq!(document(&done), json!({}));
}

#[test]
fn a_translation_is_json_for_programs() {
    let done = run(
        Saml,
        Oidc,
        &[("AuthnContextClassRef", &["x"]), ("sn", &["Lindeman"])],
    );
    let json = serde_json::to_value(&done).unwrap();
    assert_eq!(
        (&json["from"], &json["to"]),
        (&json!("saml"), &json!("oidc"))
    );
    let expected = json!({
        "name": "sn", "attributes": ["gemensam/surname"], "lost": [], "remarks": [{ "code": "friendly-name" }],
        "written": [{
            "attribute": "gemensam/surname", "name": "family_name", "mapping": "one-to-one",
            "values": [{ "given": "Lindeman", "written": "Lindeman" }],
        }],
    });
    assert_eq!(json["names"][1], expected);
    let back = run(Oidc, Saml, &[("acr", &["x"])]);
    let json = serde_json::to_value(&back).unwrap();
    assert_eq!(json["names"][0]["written"][0]["place"], "authn-statement");
}

#[test]
fn of_two_releases_of_a_list_the_later_counts() {
    let named = |claim: &str| {
        let bindings = json!({ "oidc": [{ "claim": claim }] });
        list_of(
            json!([attribute("a", json!({ "bindings": bindings }))]),
            json!([]),
        )
    };
    let lists = [named("old"), named("new")];
    let done = run_with(&lists, Naming::Attribute, Oidc, &[("town/a", &["x"])]);
    assert_eq!(document(&done), json!({ "new": "x" }));
}
