//! What a decision is bound to: exact bytes, the rules that hold, the versions that are built on.

use tillit_evidence::Verdict;
use tillit_model::Sha256;
use tillit_registry::RefusalClass;
use tillit_registry::view::ItemState;

use crate::support::{entity, on_both, refused, stockholm};

on_both! {
    fn a_vote_under_another_profile_is_refused(world: World) {
        let stockholm = stockholm();
        world.enrol(&stockholm);
        let receipt = world.submit(&stockholm, vec![stockholm.organisation_document()]).unwrap();
        let mut vote = world.decision(&world.one, &receipt.id, Verdict::Approve);
        let profile = std::mem::replace(&mut vote.profile, Sha256::of("another profile"));
        let refusal = refused(world.decide(&world.one, &vote), "profile_changed");
        assert_eq!(refusal.class, RefusalClass::Conflict);
        vote.profile = profile;
        world.decide(&world.one, &vote).unwrap();
    }

    fn a_vote_over_other_bases_is_refused(world: World) {
        let stockholm = stockholm();
        let before = world.join(&stockholm);
        let change = entity(&stockholm).named("Nytt").after(1, &before);
        let receipt = world.submit(&stockholm, vec![change]).unwrap();
        let mut vote = world.decision(&world.one, &receipt.id, Verdict::Approve);
        for wrong in [None, Some(2)] {
            vote.bases[0].version = wrong;
            let refusal = refused(world.decide(&world.one, &vote), "other_bases");
            assert_eq!(refusal.class, RefusalClass::Conflict);
        }
        let bases = std::mem::take(&mut vote.bases);
        refused(world.decide(&world.one, &vote), "other_bases");
        vote.bases = bases;
        vote.bases[0].version = Some(1);
        world.decide(&world.one, &vote).unwrap();
    }

    fn a_vote_says_nothing_about_other_bytes(world: World) {
        let stockholm = stockholm();
        let before = world.join(&stockholm);
        world.run();
        let one = entity(&stockholm).pinned("ett").after(1, &before);
        let first = world.submit(&stockholm, vec![one]).unwrap();
        world.approve(&world.one, &first.id).unwrap();
        let late = world.decision(&world.three, &first.id, Verdict::Approve);
        world.take_back(&stockholm, &first.id).unwrap();
        let two = entity(&stockholm).pinned("två").after(1, &before);
        let second = world.submit(&stockholm, vec![two]).unwrap();
        refused(world.decide(&world.three, &late), "closed");

        let receipt = world.approve(&world.two, &second.id).unwrap();
        assert_eq!((receipt.state, receipt.approvals), (ItemState::Pending, 1));
        let published = world.registry.published_version().unwrap();
        world.run();
        assert_eq!(world.registry.published_version().unwrap(), published);
        assert_eq!(world.state(&second.id), ItemState::Pending);
        world.approve(&world.one, &second.id).unwrap();
        world.run();
        assert_ne!(world.registry.published_version().unwrap(), published);
    }

    fn a_decision_ends_as_every_statement(world: World) {
        let stockholm = stockholm();
        world.enrol(&stockholm);
        let receipt = world.submit(&stockholm, vec![stockholm.organisation_document()]).unwrap();
        let vote = world.decision(&world.one, &receipt.id, Verdict::Approve);
        world.advance(361);
        refused(world.decide(&world.one, &vote), "statement_expired");
        world.approve_by_two(&receipt.id);
    }

    fn a_submission_is_approved_long_after_it_was_signed(world: World) {
        let stockholm = stockholm();
        world.enrol(&stockholm);
        let receipt = world.submit(&stockholm, vec![stockholm.organisation_document()]).unwrap();
        world.advance(30 * 24 * 3600);
        world.run();
        world.approve_by_two(&receipt.id);
    }
}
