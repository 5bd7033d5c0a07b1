//! Operators of a profile, and whether one decision counts.

use serde_json::json;
use tillit_evidence::{
    CountedDecision, DecisionRefused, Item, Operators, ProfileKeyError, Verdict, check_decision,
    may_decide, read_decision,
};
use tillit_model::FederationId;
use tillit_signing::{Signer, SoftwareKey};

use crate::world::{
    MALMO, REGION_STOCKHOLM, REGISTRY, STOCKHOLM, VASTRA_GOTALAND, World, decision, federation,
    hash, jwk, now, number, person,
};

fn item(world: &World, owner: &str) -> Item {
    Item::submission(&world.submission(), federation(), [number(owner)])
}

fn vote(world: &World, key: &SoftwareKey, organisation: &str) -> CountedDecision {
    let jws = decision(organisation, &world.submission(), Verdict::Approve)
        .sign(key)
        .unwrap();
    (&read_decision(jws.as_bytes(), world, REGISTRY, now()).unwrap()).into()
}

#[test]
fn the_operators_of_a_profile_are_found_by_any_of_their_keys() {
    let world = World::new();
    let operators = world.operators();
    assert_eq!(operators.people(), 3);
    for key in [&world.one, &world.one_again] {
        let operator = operators.find(key.public_key().key_id()).unwrap();
        assert_eq!(
            (&operator.person, &operator.organisation),
            (&person("operator-1"), &number(REGION_STOCKHOLM))
        );
        assert_eq!(
            operators.registered(key.public_key().key_id()).unwrap().key,
            *key.public_key()
        );
    }
    assert_eq!(operators.find(world.stockholm.public_key().key_id()), None);
}

fn refuse_profile(change: impl FnOnce(&World, &mut serde_json::Value)) -> ProfileKeyError {
    let world = World::new();
    let mut profile = world.profile_value();
    change(&world, &mut profile);
    Operators::from_profile(&serde_json::from_value(profile).unwrap()).unwrap_err()
}

#[test]
fn no_key_serves_two_people() {
    let error =
        refuse_profile(|world, profile| profile["operators"][1]["keys"] = json!([jwk(&world.one)]));
    assert!(
        matches!(error, ProfileKeyError::SharedKey { .. }),
        "{error}"
    );
    let error = refuse_profile(|world, profile| {
        profile["operators"][1]["keys"] = json!([jwk(&world.two), jwk(&world.two)])
    });
    assert!(
        matches!(error, ProfileKeyError::SharedKey { .. }),
        "{error}"
    );
}

#[test]
fn no_person_stands_twice() {
    let error =
        refuse_profile(|_, profile| profile["operators"][1]["person"] = json!("operator-1"));
    assert_eq!(error, ProfileKeyError::SamePerson(person("operator-1")));
}

#[test]
fn there_are_as_many_people_as_must_approve() {
    let error = refuse_profile(|_, profile| profile["approvals"] = json!(4));
    assert_eq!(
        error,
        ProfileKeyError::TooFew {
            people: 3,
            approvals: 4
        }
    );
}

#[test]
fn every_operator_has_usable_public_keys_named_by_their_thumbprints() {
    let error = refuse_profile(|_, profile| profile["operators"][1]["keys"] = json!([]));
    assert_eq!(error, ProfileKeyError::NoKey(person("operator-2")));
    let error =
        refuse_profile(|_, profile| profile["operators"][1]["keys"][0]["crv"] = json!("P-384"));
    assert!(matches!(error, ProfileKeyError::Key { .. }), "{error}");
    let error =
        refuse_profile(|_, profile| profile["operators"][1]["keys"][0]["d"] = json!("AAAA"));
    assert!(matches!(error, ProfileKeyError::Key { .. }), "{error}");
    let error =
        refuse_profile(|_, profile| profile["operators"][1]["keys"][0]["kid"] = json!("mine"));
    assert_eq!(error, ProfileKeyError::Name(person("operator-2")));
}

#[test]
fn operators_decide_on_other_organisations() {
    let world = World::new();
    let operators = world.operators();
    let operator = operators.find(world.one.public_key().key_id()).unwrap();
    may_decide(operator, &item(&world, STOCKHOLM)).unwrap();
}

#[test]
fn operators_do_not_decide_on_documents_of_their_own_organisation() {
    let world = World::new();
    let operators = world.operators();
    let item = item(&world, REGION_STOCKHOLM);
    for key in [&world.one, &world.two] {
        let error =
            may_decide(operators.find(key.public_key().key_id()).unwrap(), &item).unwrap_err();
        assert_eq!(
            (error.code(), error),
            ("own_submission", DecisionRefused::OwnSubmission)
        );
    }
    may_decide(
        operators.find(world.three.public_key().key_id()).unwrap(),
        &item,
    )
    .unwrap();
}

#[test]
fn operators_do_not_decide_on_what_their_own_organisation_signed() {
    let world = World::new();
    let mut operator = world
        .operators()
        .find(world.one.public_key().key_id())
        .unwrap()
        .clone();
    operator.organisation = number(STOCKHOLM);
    // Signed by Stockholm, about documents of Malmö.
    assert_eq!(
        may_decide(&operator, &item(&world, MALMO)),
        Err(DecisionRefused::OwnSubmission)
    );
}

#[test]
fn operators_do_not_decide_for_another_federation() {
    let world = World::new();
    let mut operator = world
        .operators()
        .find(world.one.public_key().key_id())
        .unwrap()
        .clone();
    operator.federation = FederationId::parse("sambi").unwrap();
    let error = may_decide(&operator, &item(&world, STOCKHOLM)).unwrap_err();
    assert_eq!(error.code(), "other_federation");
}

#[test]
fn a_decision_that_fits_counts_for_its_person() {
    let world = World::new();
    let operators = world.operators();
    let subject = world.submission();
    let item = Item::submission(&subject, federation(), [number(STOCKHOLM)]);
    let jws = decision(REGION_STOCKHOLM, &subject, Verdict::Approve)
        .sign(&world.one_again)
        .unwrap();
    let vote: CountedDecision =
        (&read_decision(jws.as_bytes(), &world, REGISTRY, now()).unwrap()).into();
    let operator = check_decision(&vote, &item, &operators, &hash("profile")).unwrap();
    assert_eq!(operator.person, person("operator-1"));
}

#[test]
fn a_decision_counts_for_the_exact_item_profile_bases_and_federation_only() {
    let world = World::new();
    let operators = world.operators();
    let subject = world.submission();
    let item = Item::submission(&subject, federation(), [number(STOCKHOLM)]);
    let mut fits = vote(&world, &world.three, VASTRA_GOTALAND);
    fits.subject = item.sha256;
    let code = |vote: &CountedDecision| {
        check_decision(vote, &item, &operators, &hash("profile")).map_err(|e| e.code())
    };
    code(&fits).unwrap();
    let changed = |change: fn(&mut CountedDecision)| {
        let mut vote = fits.clone();
        change(&mut vote);
        code(&vote).unwrap_err()
    };
    assert_eq!(changed(|vote| vote.subject = hash("other")), "other_item");
    assert_eq!(
        changed(|vote| vote.profile = hash("older")),
        "profile_changed"
    );
    assert_eq!(
        changed(|vote| vote.bases[0].version = Some(2)),
        "other_bases"
    );
    assert_eq!(changed(|vote| vote.bases.clear()), "other_bases");
    assert_eq!(
        changed(|vote| vote.federation = FederationId::parse("sambi").unwrap()),
        "other_federation"
    );
}

#[test]
fn a_decision_by_a_key_that_left_the_profile_does_not_count() {
    let world = World::new();
    let subject = world.submission();
    let item = Item::submission(&subject, federation(), [number(STOCKHOLM)]);
    let mut vote = vote(&world, &world.two, REGION_STOCKHOLM);
    vote.subject = item.sha256;
    let mut profile = world.profile_value();
    profile["operators"].as_array_mut().unwrap().remove(1);
    let operators = Operators::from_profile(&serde_json::from_value(profile).unwrap()).unwrap();
    let error = check_decision(&vote, &item, &operators, &hash("profile")).unwrap_err();
    assert_eq!(error.code(), "not_an_operator");
}
