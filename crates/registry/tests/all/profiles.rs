//! A new profile: proposed by an operator, decided by the operators of the one that holds.

use serde_json::json;
use tillit_model::Sha256;
use tillit_registry::RefusalClass;
use tillit_registry::view::{ItemKind, ItemState};

use crate::support::{Person, World, moa, on_both, refused, stockholm};

/// An operator who is not in the profile yet.
fn newcomer() -> Person {
    Person::new("operator-7", "559999-9991", "moa")
}

/// moa's profile with one more operator.
fn with_newcomer(world: &World, seven: &Person) -> String {
    let profile = moa(&[&world.one, &world.two, &world.three, &world.four, seven]);
    world.proven(profile, seven)
}

on_both! {
    fn a_new_operator_decides_once_two_of_the_old_have_approved(world: World) {
        let (stockholm, seven) = (stockholm(), newcomer());
        world.enrol(&stockholm);
        let text = with_newcomer(&world, &seven);
        let proposal = world.propose(&world.one, &text).unwrap();
        let waiting = world.submit(&stockholm, vec![stockholm.organisation_document()]).unwrap();
        let vote = world.decision(&world.one, &waiting.id, tillit_evidence::Verdict::Approve);
        let vote_of_seven = tillit_evidence::Decision { claims: world.claims(&seven.organisation), ..vote };
        refused(world.decide(&seven, &vote_of_seven), "unknown_key");
        assert_eq!(world.registry.review(&proposal.id, &world.two.reader()).unwrap().view.kind, ItemKind::Profile);
        world.approve_by_two(&proposal.id);

        let profile = world.registry.profile(&world.moa).unwrap();
        assert_eq!((profile.sha256, profile.text), (Sha256::of(&text), text.into_bytes()));
        assert_eq!(world.registry.federation(&world.moa).unwrap().profile_version, 2);
        world.approve_by([&seven, &world.one], &waiting.id);
    }

    fn a_new_profile_voids_open_votes(world: World) {
        let (stockholm, seven) = (stockholm(), newcomer());
        world.enrol(&stockholm);
        let waiting = world.submit(&stockholm, vec![stockholm.organisation_document()]).unwrap();
        world.approve(&world.one, &waiting.id).unwrap();
        let old_rules = world.decision(&world.two, &waiting.id, tillit_evidence::Verdict::Approve);
        let proposal = world.propose(&world.one, &with_newcomer(&world, &seven)).unwrap();
        world.approve_by_two(&proposal.id);

        refused(world.decide(&world.two, &old_rules), "profile_changed");
        let detail = world.registry.review(&waiting.id, &world.one.reader()).unwrap();
        assert_eq!((detail.view.state, detail.decisions[0].counts), (ItemState::Pending, false));
        let receipt = world.approve(&world.two, &waiting.id).unwrap();
        assert_eq!((receipt.state, receipt.approvals), (ItemState::Pending, 1));
        let receipt = world.approve(&world.one, &waiting.id).unwrap();
        assert_eq!(receipt.state, ItemState::Approved);
    }

    fn what_was_approved_stays_approved(world: World) {
        let seven = newcomer();
        let entity = world.join(&stockholm());
        world.run();
        let proposal = world.propose(&world.one, &with_newcomer(&world, &seven)).unwrap();
        world.approve_by_two(&proposal.id);
        world.run();
        assert_eq!(world.sequence(), Some(2));
        assert_eq!(world.published_ids(), [entity.id.as_str()]);
    }

    fn a_stale_profile_is_refused_with_the_one_that_holds(world: World) {
        let text = moa(&[&world.one, &world.two, &world.three]).text();
        let before = world.registry.profile(&world.moa).unwrap();
        for (version, base) in [(2, String::from_utf8(before.text.clone()).unwrap()), (1, "another".to_owned())] {
            let refusal = refused(world.propose_on(&world.one, version, &base, &text), "stale_base");
            let current = refusal.current.unwrap();
            assert_eq!((current.version, current.sha256), (1, Some(before.sha256)));
        }
        world.propose(&world.one, &text).unwrap();
    }

    fn a_profile_that_held_before_may_hold_again(world: World) {
        let before = world.registry.profile(&world.moa).unwrap();
        let before = String::from_utf8(before.text).unwrap();
        let other = moa(&[&world.one, &world.two, &world.three, &world.four]);
        let other = other.with("name", json!({ "sv": "Ett annat namn" })).text();
        for (text, version) in [(&other, 2), (&before, 3), (&other, 4)] {
            let proposal = world.propose(&world.one, text).unwrap();
            world.approve_by_two(&proposal.id);
            assert_eq!(world.registry.federation(&world.moa).unwrap().profile_version, version);
            let profile = world.registry.profile(&world.moa).unwrap();
            assert_eq!(profile.sha256, Sha256::of(text));
        }
    }

    fn one_profile_waits_at_a_time(world: World) {
        let one = moa(&[&world.one, &world.two, &world.three]).text();
        let two = moa(&[&world.one, &world.two, &world.four]).text();
        let waiting = world.propose(&world.one, &one).unwrap();
        let refusal = refused(world.propose(&world.two, &two), "pending");
        assert_eq!(refusal.original, Some(waiting.id));
        world.reject(&world.three, &waiting.id).unwrap();
        world.propose(&world.two, &two).unwrap();
    }

    fn a_rejected_profile_changes_nothing(world: World) {
        let before = world.registry.profile(&world.moa).unwrap();
        let text = moa(&[&world.one, &world.two]).text();
        let proposal = world.propose(&world.one, &text).unwrap();
        world.approve(&world.one, &proposal.id).unwrap();
        world.reject(&world.two, &proposal.id).unwrap();
        assert_eq!(world.registry.profile(&world.moa).unwrap(), before);
    }

    fn what_names_the_federation_stays(world: World) {
        let same = || moa(&[&world.one, &world.two, &world.three]);
        let issuer = json!("https://tillit.example/trial/annan");
        let changed = [
            same().with("issuer", issuer),
            same().with("operator_organisation", json!("0007:2120000142")),
        ];
        for text in changed {
            let refusal = refused(world.propose(&world.one, &text.text()), "profile_unfit");
            assert_eq!(refusal.class, RefusalClass::Unprocessable);
        }
        world.propose(&world.one, &same().text()).unwrap();
    }

    fn only_operators_of_the_federation_propose(world: World) {
        let stockholm = stockholm();
        world.enrol(&stockholm);
        let text = moa(&[&world.one, &world.two, &world.three]).text();
        let mut stranger = newcomer();
        refused(world.propose(&stranger, &text), "unknown_key");
        stranger.key = stockholm.key;
        stranger.organisation = stockholm.number;
        refused(world.propose(&stranger, &text), "not_an_operator");
    }

    fn fewer_than_two_approvals_are_refused(world: World) {
        let text = moa(&[&world.one, &world.two, &world.three]).with("approvals", json!(1)).text();
        world.propose(&world.one, &text).unwrap_err();
        let text = moa(&[&world.one, &world.two, &world.three]).with("approvals", json!(4)).text();
        refused(world.propose(&world.one, &text), "profile_unfit");
        let text = moa(&[&world.one, &world.two, &world.three]).with("approvals", json!(3)).text();
        world.propose(&world.one, &text).unwrap();
    }
}
