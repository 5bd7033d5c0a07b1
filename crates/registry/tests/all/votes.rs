//! Who may vote: operators of the federation, once each, never on their own organisation.

use tillit_evidence::Verdict;
use tillit_model::Sha256;
use tillit_registry::RefusalClass;
use tillit_registry::view::ItemState;

use crate::support::{Person, entity, on_both, refused, runner, stockholm};

on_both! {
    fn nobody_decides_on_their_own_organisation(world: World) {
        let runner = runner();
        world.enrol(&runner);
        let receipt = world.submit(&runner, vec![runner.organisation_document()]).unwrap();
        for person in [&world.one, &world.two] {
            let refusal = refused(world.approve(person, &receipt.id), "own_submission");
            assert_eq!(refusal.class, RefusalClass::Forbidden);
            refused(world.reject(person, &receipt.id), "own_submission");
        }
        assert_eq!(world.state(&receipt.id), ItemState::Pending);
        world.approve_by([&world.three, &world.four], &receipt.id);
    }

    fn nobody_decides_on_a_key_of_their_own_organisation(world: World) {
        let runner = runner();
        world.invited(&runner);
        let enrolment = world.try_enrol(&runner, crate::support::CODE).unwrap();
        refused(world.approve(&world.one, &enrolment.id), "own_submission");
        world.approve_by([&world.three, &world.four], &enrolment.id);
    }

    fn a_person_has_one_vote_with_all_their_keys(world: World) {
        let stockholm = stockholm();
        world.enrol(&stockholm);
        let receipt = world.submit(&stockholm, vec![stockholm.organisation_document()]).unwrap();
        world.approve(&world.one, &receipt.id).unwrap();
        refused(world.approve(&world.one, &receipt.id), "already_voted");
        refused(world.reject(&world.one, &receipt.id), "already_voted");
        let with_the_spare = world.decision(&world.one, &receipt.id, Verdict::Approve);
        let with_the_spare = with_the_spare.sign(&world.one.spare).unwrap();
        refused(world.registry.decide(with_the_spare.as_bytes()), "already_voted");
        let detail = world.registry.review(&receipt.id, &world.one.reader()).unwrap();
        assert_eq!((detail.view.state, detail.decisions.len()), (ItemState::Pending, 1));
        let approved = world.approve(&world.two, &receipt.id).unwrap();
        assert_eq!((approved.state, approved.approvals, approved.needed), (ItemState::Approved, 2, 2));
    }

    fn a_vote_is_received_once(world: World) {
        let stockholm = stockholm();
        world.enrol(&stockholm);
        let receipt = world.submit(&stockholm, vec![stockholm.organisation_document()]).unwrap();
        let vote = world.decision(&world.one, &receipt.id, Verdict::Approve).sign(&world.one.key).unwrap();
        let first = world.registry.decide(vote.as_bytes()).unwrap();
        let refusal = refused(world.registry.decide(vote.as_bytes()), "replayed");
        assert_eq!(refusal.original, Some(first.id));
    }

    fn a_stranger_has_no_vote(world: World) {
        let stockholm = stockholm();
        world.enrol(&stockholm);
        let receipt = world.submit(&stockholm, vec![stockholm.organisation_document()]).unwrap();
        let mut vote = world.decision(&world.one, &receipt.id, Verdict::Approve);
        let stranger = Person::new("operator-1", "556677-8899", "moa");
        refused(world.decide(&stranger, &vote), "unknown_key");
        refused(world.registry.decide(vote.sign(&stockholm.key).unwrap().as_bytes()), "wrong_issuer");
        vote.claims = world.claims(&stockholm.number);
        refused(world.registry.decide(vote.sign(&stockholm.key).unwrap().as_bytes()), "not_an_operator");
        assert!(world.registry.review(&receipt.id, &world.one.reader()).unwrap().decisions.is_empty());
        world.approve_by_two(&receipt.id);
    }

    fn the_first_rejection_closes(world: World) {
        let stockholm = stockholm();
        let before = world.join(&stockholm);
        let change = entity(&stockholm).named("Fel").after(1, &before);
        let receipt = world.submit(&stockholm, vec![change]).unwrap();
        world.approve(&world.one, &receipt.id).unwrap();
        world.advance(1);
        assert_eq!(world.reject(&world.two, &receipt.id).unwrap().state, ItemState::Rejected);
        refused(world.approve(&world.three, &receipt.id), "closed");
        let detail = world.registry.submission(&receipt.id, &stockholm.reader()).unwrap();
        assert_eq!(detail.view.state, ItemState::Rejected);
        assert_eq!(detail.decisions[1].reason.as_deref(), Some("Fel certifikat"));
    }

    fn what_is_approved_is_closed(world: World) {
        let stockholm = stockholm();
        world.enrol(&stockholm);
        let receipt = world.accept(&stockholm, vec![stockholm.organisation_document()]);
        refused(world.reject(&world.three, &receipt.id), "closed");
    }

    fn what_is_not_there_has_no_votes(world: World) {
        let stockholm = stockholm();
        world.enrol(&stockholm);
        let receipt = world.submit(&stockholm, vec![stockholm.organisation_document()]).unwrap();
        let mut vote = world.decision(&world.one, &receipt.id, Verdict::Approve);
        vote.subject = Sha256::of("nothing");
        refused(world.decide(&world.one, &vote), "not_found");
    }
}
