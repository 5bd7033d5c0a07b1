//! Counting: distinct people, bound to the exact item and profile, the first rejection closes.

use std::collections::BTreeSet;

use tillit_evidence::{
    CountedDecision, Dismissed, Item, KeyProof, Nonce, Operators, Signed, Submission, Tally,
    Verdict, read_decision, read_key_proof, tally,
};
use tillit_model::{Approvals, Sha256};
use tillit_signing::{Signer, SoftwareKey};

use crate::world::{
    REGION_STOCKHOLM, REGISTRY, STOCKHOLM, VASTRA_GOTALAND, World, claims, decision, federation,
    hash, now, number, person,
};

/// A world with one submission of Stockholm to decide on.
struct Case {
    world: World,
    operators: Operators,
    subject: Signed<Submission>,
    item: Item,
}

impl Case {
    fn new() -> Self {
        let world = World::new();
        let (operators, subject) = (world.operators(), world.submission());
        let item = Item::submission(&subject, federation(), [number(STOCKHOLM)]);
        Self {
            world,
            operators,
            subject,
            item,
        }
    }

    fn vote(&self, key: &SoftwareKey, verdict: Verdict) -> CountedDecision {
        let organisation = match key.public_key() == self.world.three.public_key() {
            true => VASTRA_GOTALAND,
            false => REGION_STOCKHOLM,
        };
        let jws = decision(organisation, &self.subject, verdict)
            .sign(key)
            .unwrap();
        (&read_decision(jws.as_bytes(), &self.world, REGISTRY, now()).unwrap()).into()
    }

    fn count(&self, votes: &[CountedDecision]) -> Tally {
        tally(
            &self.item,
            votes,
            &self.operators,
            &hash("profile"),
            approvals(2),
        )
    }

    fn open(&self, people: &[&str]) -> Tally {
        Tally::Open {
            approved_by: people.iter().map(|name| person(name)).collect(),
            needed: 2,
        }
    }
}

fn approvals(count: u8) -> Approvals {
    Approvals::try_from(count).unwrap()
}

#[test]
fn nobody_has_decided_at_first() {
    let case = Case::new();
    assert_eq!(case.count(&[]), case.open(&[]));
}

#[test]
fn two_people_approve() {
    let case = Case::new();
    let one = case.vote(&case.world.one, Verdict::Approve);
    let two = case.vote(&case.world.two, Verdict::Approve);
    assert_eq!(
        case.count(std::slice::from_ref(&one)),
        case.open(&["operator-1"])
    );
    assert_eq!(case.count(&[one, two]), Tally::Approved);
}

#[test]
fn one_person_counts_once_with_the_same_vote_and_with_another_key() {
    let case = Case::new();
    let vote = case.vote(&case.world.one, Verdict::Approve);
    let again = case.vote(&case.world.one, Verdict::Approve);
    let other_key = case.vote(&case.world.one_again, Verdict::Approve);
    assert_eq!(
        case.count(&[vote.clone(), vote, again, other_key]),
        case.open(&["operator-1"])
    );
}

#[test]
fn the_first_rejection_closes() {
    let case = Case::new();
    let votes = [
        case.vote(&case.world.one, Verdict::Approve),
        case.vote(&case.world.two, Verdict::Reject),
        case.vote(&case.world.three, Verdict::Approve),
    ];
    assert_eq!(case.count(&votes), Tally::Rejected);
}

#[test]
fn what_was_approved_stays_approved() {
    let case = Case::new();
    let votes = [
        case.vote(&case.world.one, Verdict::Approve),
        case.vote(&case.world.two, Verdict::Approve),
        case.vote(&case.world.three, Verdict::Reject),
    ];
    assert_eq!(case.count(&votes), Tally::Approved);
}

#[test]
fn a_person_does_not_vote_again() {
    let case = Case::new();
    let votes = [
        case.vote(&case.world.one, Verdict::Approve),
        case.vote(&case.world.one_again, Verdict::Reject),
    ];
    assert_eq!(case.count(&votes), case.open(&["operator-1"]));
}

#[test]
fn three_approvals_need_three_people() {
    let case = Case::new();
    let votes = [&case.world.one, &case.world.two, &case.world.three]
        .map(|key| case.vote(key, Verdict::Approve));
    let count = |votes: &[CountedDecision]| {
        tally(
            &case.item,
            votes,
            &case.operators,
            &hash("profile"),
            approvals(3),
        )
    };
    assert!(matches!(count(&votes[..2]), Tally::Open { needed: 3, .. }));
    assert_eq!(count(&votes), Tally::Approved);
}

#[test]
fn a_vote_of_the_own_organisation_counts_neither_way() {
    let mut case = Case::new();
    case.item = Item::submission(&case.subject, federation(), [number(REGION_STOCKHOLM)]);
    let own = [
        case.vote(&case.world.one, Verdict::Approve),
        case.vote(&case.world.two, Verdict::Reject),
    ];
    assert_eq!(case.count(&own), case.open(&[]));
}

#[test]
fn the_operator_organisations_own_entities_need_people_from_another() {
    let mut case = Case::new();
    case.item = Item::submission(&case.subject, federation(), [number(REGION_STOCKHOLM)]);
    let everybody = [&case.world.one, &case.world.two, &case.world.three]
        .map(|key| case.vote(key, Verdict::Approve));
    assert_eq!(case.count(&everybody), case.open(&["operator-3"]));
}

#[test]
fn an_approval_that_passes_over_a_warning_does_not_count() {
    let mut case = Case::new();
    case.item = case
        .item
        .with_warnings(BTreeSet::from(["confusable-name".to_owned()]));
    let vote = |key: &SoftwareKey, rules: &[&str]| CountedDecision {
        dismissed: Dismissed::parse(rules.iter().copied()).unwrap(),
        ..case.vote(key, Verdict::Approve)
    };
    let (one, two) = (&case.world.one, &case.world.two);
    let silent = vote(one, &[]);
    let other = vote(two, &["entity-look-alike"]);
    assert_eq!(case.count(&[silent, other]), case.open(&[]));
    let named = vote(one, &["confusable-name"]);
    let more = vote(two, &["confusable-name", "entity-look-alike"]);
    assert_eq!(case.count(&[named, more]), Tally::Approved);
    // Whoever rejects has nothing to accept.
    let rejection = case.vote(one, Verdict::Reject);
    assert_eq!(case.count(&[rejection]), Tally::Rejected);
}

#[test]
fn a_vote_under_another_profile_does_not_count() {
    let case = Case::new();
    let votes = [
        case.vote(&case.world.one, Verdict::Approve),
        case.vote(&case.world.two, Verdict::Approve),
    ];
    let newer: Sha256 = hash("a new profile");
    let counted = tally(&case.item, &votes, &case.operators, &newer, approvals(2));
    assert_eq!(counted, case.open(&[]));
}

#[test]
fn a_vote_on_other_bytes_does_not_count() {
    let mut case = Case::new();
    let votes = [
        case.vote(&case.world.one, Verdict::Approve),
        case.vote(&case.world.two, Verdict::Reject),
    ];
    // The same changeset, signed again: another statement.
    case.subject = case.world.submission();
    case.item = Item::submission(&case.subject, federation(), [number(STOCKHOLM)]);
    assert_eq!(case.count(&votes), case.open(&[]));
}

#[test]
fn a_removed_operators_vote_does_not_count() {
    let mut case = Case::new();
    let votes = [
        case.vote(&case.world.one, Verdict::Approve),
        case.vote(&case.world.two, Verdict::Approve),
    ];
    assert_eq!(case.count(&votes), Tally::Approved);
    let mut profile = case.world.profile_value();
    profile["operators"].as_array_mut().unwrap().remove(1);
    case.operators = Operators::from_profile(&serde_json::from_value(profile).unwrap()).unwrap();
    assert_eq!(case.count(&votes), case.open(&["operator-1"]));
}

#[test]
fn each_federation_decides_for_itself() {
    let mut case = Case::new();
    let votes = [
        case.vote(&case.world.one, Verdict::Approve),
        case.vote(&case.world.two, Verdict::Approve),
    ];
    case.item.federation = tillit_model::FederationId::parse("sambi").unwrap();
    assert_eq!(case.count(&votes), case.open(&[]));
}

#[test]
fn the_signer_and_the_owners_of_a_submission_are_left_out() {
    let world = World::new();
    let item = Item::submission(&world.submission(), federation(), [number(VASTRA_GOTALAND)]);
    assert_eq!(
        item.organisations,
        BTreeSet::from([number(STOCKHOLM), number(VASTRA_GOTALAND)])
    );
}

#[test]
fn the_organisation_of_a_key_is_left_out() {
    let world = World::new();
    let new = SoftwareKey::generate().unwrap();
    let nonce = Nonce::from_bytes([3; 16]);
    let proof = KeyProof {
        claims: claims(REGION_STOCKHOLM),
        nonce,
        key: new.public_key().clone(),
    };
    let signed = read_key_proof(proof.sign(&new).unwrap().as_bytes(), REGISTRY, now()).unwrap();
    let item = Item::key(&signed, federation());
    let operators = world.operators();
    let may = |key: &SoftwareKey| {
        tillit_evidence::may_decide(operators.find(key.public_key().key_id()).unwrap(), &item)
            .is_ok()
    };
    assert_eq!((may(&world.one), may(&world.three)), (false, true));
}

#[test]
fn fewer_than_two_approvals_cannot_be_asked_for() {
    assert!(Approvals::try_from(0).is_err());
    assert!(Approvals::try_from(1).is_err());
}
