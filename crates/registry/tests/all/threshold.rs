//! Below the threshold nothing is published, whoever asks and how often.

use tillit_registry::Cause;
use tillit_registry::view::{ItemState, Reader};

use crate::support::{entity, on_both, refused, stockholm};

on_both! {
    fn one_approval_of_two_publishes_nothing(world: World) {
        let stockholm = stockholm();
        world.enrol(&stockholm);
        let entity = entity(&stockholm);
        let documents = vec![stockholm.organisation_document(), entity.first()];
        let receipt = world.submit(&stockholm, documents).unwrap();
        world.approve(&world.one, &receipt.id).unwrap();

        world.registry.publish(&world.moa, Cause::Change).unwrap();
        assert!(world.feed().is_none());
        world.advance(24 * 3600);
        world.run();
        assert!(world.feed().is_none());
        let restarted = world.reopened();
        restarted.publish(&world.moa, Cause::Change).unwrap();
        restarted.run_due().unwrap();
        assert!(world.feed().is_none());
        assert_eq!(world.state(&receipt.id), ItemState::Pending);
        refused(restarted.document(&receipt.documents[1].key, &Reader::Public), "not_found");

        world.approve(&world.two, &receipt.id).unwrap();
        world.run();
        assert_eq!(world.published_ids(), [entity.id.as_str()]);
    }

    fn an_approved_version_is_published_while_the_next_one_waits(world: World) {
        let stockholm = stockholm();
        let before = world.join(&stockholm);
        world.run();
        let pin = world.feed().unwrap().entities[0].block().clients[0].pins[0].digest;
        let change = entity(&stockholm).pinned("ny").after(1, &before);
        let receipt = world.submit(&stockholm, vec![change]).unwrap();
        world.approve(&world.one, &receipt.id).unwrap();
        world.registry.publish(&world.moa, Cause::Change).unwrap();
        assert_eq!(world.feed().unwrap().entities[0].block().clients[0].pins[0].digest, pin);
        world.approve(&world.two, &receipt.id).unwrap();
        world.run();
        assert_ne!(world.feed().unwrap().entities[0].block().clients[0].pins[0].digest, pin);
    }
}
