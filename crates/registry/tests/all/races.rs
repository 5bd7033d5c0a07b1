//! Many at once: one wins, and nobody's vote is lost.

use std::sync::Barrier;
use std::thread;

use tillit_evidence::Verdict;
use tillit_registry::view::ItemState;
use tillit_registry::{Refusal, RefusalClass};
use tillit_signing::SoftwareKey;

use crate::support::{CODE, Party, Proof, World, entity, entity_of, goteborg, on_both, stockholm};

/// Does all of these at the same time.
fn at_once<I: Sync, T: Send>(
    inputs: &[I],
    work: impl Fn(&I) -> Result<T, Refusal> + Sync,
) -> Vec<Result<T, Refusal>> {
    let barrier = Barrier::new(inputs.len());
    thread::scope(|scope| {
        let racers: Vec<_> = inputs
            .iter()
            .map(|input| {
                scope.spawn(|| {
                    barrier.wait();
                    work(input)
                })
            })
            .collect();
        racers
            .into_iter()
            .map(|racer| racer.join().unwrap())
            .collect()
    })
}

/// One was accepted, and all others were refused with one of these codes.
#[track_caller]
fn one_won<T>(outcomes: &[Result<T, Refusal>], codes: &[&str]) {
    let lost: Vec<&Refusal> = outcomes
        .iter()
        .filter_map(|outcome| outcome.as_ref().err())
        .collect();
    assert_eq!(lost.len(), outcomes.len() - 1, "{lost:?}");
    assert!(
        lost.iter().all(|refusal| codes.contains(&refusal.code)),
        "{lost:?}"
    );
}

fn pinned_alike(world: &World, party: &Party, number: u8) -> String {
    let entity = entity_of(party, &format!("https://{}/{number}", party.domain)).pinned("samma");
    world.signed(party, vec![entity.first()])
}

on_both! {
    fn of_fifty_submissions_on_one_base_one_is_accepted(world: World) {
        let stockholm = stockholm();
        let before = world.join(&stockholm);
        let signed: Vec<String> = (0..50)
            .map(|number| entity(&stockholm).named(&format!("Nummer {number}")).after(1, &before))
            .map(|change| world.signed(&stockholm, vec![change]))
            .collect();
        let outcomes = at_once(&signed, |jws| world.registry.submit(jws.as_bytes()));
        one_won(&outcomes, &["pending"]);
        assert!(outcomes.iter().flatten().all(|receipt| receipt.documents[0].version == 2));
        assert!(outcomes.iter().filter_map(|o| o.as_ref().err()).all(|r| r.class == RefusalClass::Conflict));
    }

    fn of_one_submission_sent_by_eight_at_once_one_is_accepted(world: World) {
        let stockholm = stockholm();
        world.enrol(&stockholm);
        let jws = world.signed(&stockholm, vec![stockholm.organisation_document()]);
        let outcomes = at_once(&vec![jws; 8], |jws| world.registry.submit(jws.as_bytes()));
        one_won(&outcomes, &["replayed"]);
    }

    fn of_eight_entities_with_one_client_pin_one_is_accepted(world: World) {
        let (stockholm, goteborg) = (stockholm(), goteborg());
        world.join(&stockholm);
        world.join(&goteborg);
        let signed: Vec<String> = (0..4)
            .flat_map(|number| [&stockholm, &goteborg].map(|party| pinned_alike(&world, party, number)))
            .collect();
        let outcomes = at_once(&signed, |jws| world.registry.submit(jws.as_bytes()));
        one_won(&outcomes, &["unique_pins"]);
    }

    fn two_votes_at_once_are_both_counted(world: World) {
        let stockholm = stockholm();
        world.enrol(&stockholm);
        for round in 0..10 {
            let change = entity_of(&stockholm, &format!("https://stockholm.example/{round}")).first();
            let documents = match round {
                0 => vec![stockholm.organisation_document(), change],
                _ => vec![change],
            };
            let receipt = world.submit(&stockholm, documents).unwrap();
            let votes = [&world.one, &world.two].map(|person| {
                let decision = world.decision(person, &receipt.id, Verdict::Approve);
                decision.sign(&person.key).unwrap()
            });
            let outcomes = at_once(&votes, |jws| world.registry.decide(jws.as_bytes()));
            let mut states: Vec<_> = outcomes.into_iter().map(|outcome| outcome.unwrap().state).collect();
            states.sort();
            assert_eq!(states, [ItemState::Pending, ItemState::Approved]);
            assert_eq!(world.state(&receipt.id), ItemState::Approved);
        }
    }

    fn of_eight_keys_with_one_code_one_is_enrolled(world: World) {
        let stockholm = stockholm();
        world.invited(&stockholm);
        let proofs: Vec<String> = (0..8)
            .map(|_| {
                world.proof(&Proof {
                    nonce: world.nonce(),
                    key: &SoftwareKey::generate().unwrap(),
                    organisation: &stockholm.number,
                })
            })
            .collect();
        let outcomes = at_once(&proofs, |proof| world.registry.enrol("212000-0142", CODE, proof.as_bytes()));
        one_won(&outcomes, &["invitation_used", "invitation_refused"]);
    }
}
