//! The sender takes back what still waits.

use tillit_model::Sha256;
use tillit_registry::view::ItemState;

use crate::support::{entity_of, goteborg, moa, on_both, refused, stockholm};

on_both! {
    fn the_owner_takes_back_what_waits(world: World) {
        let stockholm = stockholm();
        world.join(&stockholm);
        let id = "https://stockholm.example/annan";
        let waiting = world.submit(&stockholm, vec![entity_of(&stockholm, id).first()]).unwrap();
        world.approve(&world.one, &waiting.id).unwrap();
        let taken_back = world.take_back(&stockholm, &waiting.id).unwrap();
        assert_eq!((taken_back.id, taken_back.state), (waiting.id, ItemState::Withdrawn));
        refused(world.approve(&world.two, &waiting.id), "closed");
        refused(world.take_back(&stockholm, &waiting.id), "closed");
        let other = entity_of(&stockholm, "https://stockholm.example/tredje").pinned(id);
        world.submit(&stockholm, vec![other.first()]).unwrap();
    }

    fn a_stranger_takes_nothing_back(world: World) {
        let (stockholm, goteborg) = (stockholm(), goteborg());
        world.enrol(&stockholm);
        world.enrol(&goteborg);
        let waiting = world.submit(&stockholm, vec![stockholm.organisation_document()]).unwrap();
        let theirs = refused(world.take_back(&goteborg, &waiting.id), "not_found");
        let none = refused(world.take_back(&goteborg, &Sha256::of("nothing")), "not_found");
        assert_eq!(theirs, none);
        assert_eq!(world.state(&waiting.id), ItemState::Pending);
        world.take_back(&stockholm, &waiting.id).unwrap();
    }

    fn what_was_decided_is_not_taken_back(world: World) {
        let stockholm = stockholm();
        world.enrol(&stockholm);
        let approved = world.accept(&stockholm, vec![stockholm.organisation_document()]);
        refused(world.take_back(&stockholm, &approved.id), "closed");
        let rejected = world.submit(&stockholm, vec![stockholm.contacts_document()]).unwrap();
        world.reject(&world.one, &rejected.id).unwrap();
        refused(world.take_back(&stockholm, &rejected.id), "closed");
    }

    fn an_operator_takes_back_a_proposed_profile(world: World) {
        let stockholm = stockholm();
        world.enrol(&stockholm);
        let text = moa(&[&world.one, &world.two, &world.three]).text();
        let waiting = world.propose(&world.one, &text).unwrap();
        refused(world.take_back(&stockholm, &waiting.id), "not_found");
        let withdrawal = tillit_evidence::Withdrawal {
            claims: world.claims(&world.two.organisation),
            submission: waiting.id,
        };
        let signed = withdrawal.sign(&world.two.key).unwrap();
        world.registry.withdraw(signed.as_bytes()).unwrap();
        world.propose(&world.two, &text).unwrap();
    }

    fn other_items_are_not_taken_back(world: World) {
        let stockholm = stockholm();
        world.enrol(&stockholm);
        let invitation = world.invite(&world.one, &goteborg(), crate::support::CODE).unwrap();
        refused(world.take_back(&stockholm, &invitation.id), "not_found");
    }
}
