//! Holds: one operator stops at once, two let go on.

use tillit_evidence::{HoldAction, HoldTarget};
use tillit_model::{EntityId, Sha256};
use tillit_registry::view::{ItemState, ItemSummary};

use crate::support::{Entity, entity, goteborg, on_both, refused, stockholm};

fn held(entity: &Entity) -> HoldTarget {
    HoldTarget::Entity(EntityId::parse(&entity.id).unwrap())
}

on_both! {
    fn a_held_submission_is_not_decided_until_two_lift_the_hold(world: World) {
        let stockholm = stockholm();
        world.enrol(&stockholm);
        let receipt = world.submit(&stockholm, vec![stockholm.organisation_document()]).unwrap();
        world.approve(&world.one, &receipt.id).unwrap();
        let target = HoldTarget::Submission(receipt.id);
        let hold = world.hold(&world.three, target.clone(), HoldAction::Hold).unwrap();
        assert_eq!(hold.state, ItemState::Held);
        assert_eq!(world.state(&receipt.id), ItemState::Held);
        refused(world.approve(&world.two, &receipt.id), "held");
        refused(world.reject(&world.two, &receipt.id), "held");

        let lift = world.hold(&world.three, target.clone(), HoldAction::Lift).unwrap();
        assert_eq!(lift.state, ItemState::Pending);
        let detail = world.registry.review(&lift.id, &world.one.reader()).unwrap();
        assert!(matches!(detail.view.summary, ItemSummary::Lift { .. }), "{detail:?}");
        world.approve(&world.one, &lift.id).unwrap();
        refused(world.approve(&world.two, &receipt.id), "held");
        world.approve(&world.two, &lift.id).unwrap();
        assert_eq!(world.state(&receipt.id), ItemState::Pending);
        assert_eq!(world.approve(&world.two, &receipt.id).unwrap().state, ItemState::Approved);
    }

    fn a_held_entity_is_left_out_until_two_lift_the_hold(world: World) {
        let (stockholm, goteborg) = (stockholm(), goteborg());
        let theirs = world.join(&stockholm);
        let other = world.join(&goteborg);
        world.run();
        world.hold(&world.one, held(&theirs), HoldAction::Hold).unwrap();
        world.run();
        assert_eq!(world.published_ids(), [other.id.as_str()]);
        world.advance(24 * 3600);
        world.run();
        assert_eq!(world.published_ids(), [other.id.as_str()]);

        let lift = world.hold(&world.two, held(&theirs), HoldAction::Lift).unwrap();
        world.run();
        assert_eq!(world.published_ids(), [other.id.as_str()]);
        world.approve_by_two(&lift.id);
        world.run();
        assert_eq!(world.published_ids(), [other.id.as_str(), theirs.id.as_str()]);
    }

    fn the_owner_withdraws_a_held_entity(world: World) {
        let stockholm = stockholm();
        let theirs = world.join(&stockholm);
        let other = world.join(&goteborg());
        world.run();
        world.hold(&world.one, held(&theirs), HoldAction::Hold).unwrap();
        world.accept(&stockholm, vec![theirs.end(1)]);
        world.run();
        assert_eq!(world.published_ids(), [other.id]);
    }

    fn a_lift_is_not_decided_by_whom_it_sets_free(world: World) {
        let runner = crate::support::runner();
        world.enrol(&runner);
        let receipt = world.submit(&runner, vec![runner.organisation_document()]).unwrap();
        let target = HoldTarget::Submission(receipt.id);
        world.hold(&world.three, target.clone(), HoldAction::Hold).unwrap();
        let lift = world.hold(&world.one, target, HoldAction::Lift).unwrap();
        refused(world.approve(&world.one, &lift.id), "own_submission");
        world.approve_by([&world.three, &world.four], &lift.id);
        world.approve_by([&world.three, &world.four], &receipt.id);
    }

    fn what_is_held_is_there_and_what_is_lifted_is_held(world: World) {
        let stockholm = stockholm();
        let theirs = world.join(&stockholm);
        let hold = |target, action| world.hold(&world.one, target, action);
        refused(hold(held(&theirs), HoldAction::Lift), "not_held");
        refused(hold(held(&entity(&goteborg())), HoldAction::Hold), "not_found");
        refused(hold(HoldTarget::Submission(Sha256::of("nothing")), HoldAction::Hold), "not_found");
        hold(held(&theirs), HoldAction::Hold).unwrap();
        refused(hold(held(&theirs), HoldAction::Hold), "held");
    }

    fn only_operators_of_the_federation_hold(world: TwoFederations) {
        let theirs = world.join(&stockholm());
        let mut five = crate::support::Person::new("operator-5", "556677-8899", "moa");
        refused(world.hold(&five, held(&theirs), HoldAction::Hold), "unknown_key");
        five.key = tillit_signing::SoftwareKey::from_pem(&world.five.key.to_pem(None).unwrap(), None).unwrap();
        refused(world.hold(&five, held(&theirs), HoldAction::Hold), "not_an_operator");
        refused(world.hold(&world.five, held(&theirs), HoldAction::Hold), "not_found");
        world.hold(&world.one, held(&theirs), HoldAction::Hold).unwrap();
    }
}
