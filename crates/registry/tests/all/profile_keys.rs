//! The keys of operators: proven when they come, evidence after they have gone.

use serde_json::json;
use tillit_evidence::Verdict;
use tillit_registry::view::{ItemFilter, ItemState, Page};

use crate::support::{CODE, Person, moa, on_both, refused, stockholm};

fn newcomer() -> Person {
    Person::new("operator-7", "559999-9991", "moa")
}

on_both! {
    fn a_new_key_without_proof_is_refused(world: World) {
        let seven = newcomer();
        let profile = || moa(&[&world.one, &world.two, &seven]);
        refused(world.propose(&world.one, &profile().text()), "profile_unfit");
        let half = profile().with("proofs", json!([world.proofs(&seven)[0]])).text();
        refused(world.propose(&world.one, &half), "profile_unfit");
        let whole = world.proven(profile(), &seven);
        world.propose(&world.one, &whole).unwrap();
    }

    fn a_proof_over_a_used_nonce_is_refused(world: World) {
        let seven = newcomer();
        let text = world.proven(moa(&[&world.one, &world.two, &seven]), &seven);
        let proposal = world.propose(&world.one, &text).unwrap();
        world.reject(&world.two, &proposal.id).unwrap();
        refused(world.propose(&world.one, &text), "nonce_refused");
        let fresh = world.proven(moa(&[&world.one, &world.two, &seven]), &seven);
        world.propose(&world.one, &fresh).unwrap();
    }

    fn a_submitters_key_does_not_decide(world: World) {
        let (stockholm, mut seven) = (stockholm(), newcomer());
        world.enrol(&stockholm);
        seven.key = stockholm.key;
        let text = world.proven(moa(&[&world.one, &world.two, &seven]), &seven);
        refused(world.propose(&world.one, &text), "profile_unfit");
    }

    fn a_key_that_was_enrolled_while_the_profile_waited_does_not_decide(world: World) {
        let (mut stockholm, seven) = (stockholm(), newcomer());
        world.invited(&stockholm);
        let text = world.proven(moa(&[&world.one, &world.two, &seven]), &seven);
        let proposal = world.propose(&world.one, &text).unwrap();
        stockholm.key = seven.key;
        world.try_enrol(&stockholm, CODE).unwrap();
        world.approve(&world.one, &proposal.id).unwrap();
        refused(world.approve(&world.two, &proposal.id), "profile_unfit");
        assert_eq!(world.registry.federation(&world.moa).unwrap().profile_version, 1);
    }

    fn an_operator_who_left_decides_and_reads_nothing(world: World) {
        let stockholm = stockholm();
        world.enrol(&stockholm);
        let waiting = world.submit(&stockholm, vec![stockholm.organisation_document()]).unwrap();
        let token = world.token(&world.four.subject(), &world.four.key).unwrap();
        assert_eq!(world.registry.reader(Some(&token)), Ok(world.four.reader()));
        let proposal = world.propose(&world.one, &moa(&[&world.one, &world.two, &world.three]).text()).unwrap();
        world.approve_by_two(&proposal.id);

        let vote = world.decision(&world.one, &waiting.id, Verdict::Approve);
        let theirs = tillit_evidence::Decision { claims: world.claims(&world.four.organisation), ..vote };
        refused(world.decide(&world.four, &theirs), "key_revoked");
        refused(world.registry.reader(Some(&token)), "invalid_token");
        refused(world.token(&world.four.subject(), &world.four.key), "key_revoked");
        world.approve_by([&world.three, &world.one], &waiting.id);
    }

    fn what_an_operator_signed_stays_readable_after_they_left(world: World) {
        let stockholm = stockholm();
        let invitation = world.invite(&world.four, &stockholm, CODE).unwrap();
        let proposal = world.propose(&world.four, &moa(&[&world.one, &world.two, &world.three]).text()).unwrap();
        world.approve_by_two(&proposal.id);
        let queue = world.registry.reviews(&ItemFilter::default(), &world.one.reader(), Page::default()).unwrap();
        assert_eq!(queue.total, 2);
        assert_eq!(world.state(&proposal.id), ItemState::Approved);
        world.approve_by_two(&invitation.id);
        world.try_enrol(&stockholm, CODE).unwrap();
    }

    fn a_vote_of_somebody_who_left_no_longer_counts(world: World) {
        let stockholm = stockholm();
        world.enrol(&stockholm);
        let waiting = world.submit(&stockholm, vec![stockholm.organisation_document()]).unwrap();
        world.approve(&world.four, &waiting.id).unwrap();
        let proposal = world.propose(&world.one, &moa(&[&world.one, &world.two, &world.three]).text()).unwrap();
        world.approve_by_two(&proposal.id);
        let receipt = world.approve(&world.one, &waiting.id).unwrap();
        assert_eq!((receipt.state, receipt.approvals), (ItemState::Pending, 1));
        assert_eq!(world.approve(&world.two, &waiting.id).unwrap().state, ItemState::Approved);
    }
}
