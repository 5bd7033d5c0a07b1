//! What time brings: the daily signature, alarms before the end, old clock publications forgotten.

use tillit_registry::view::Page;

use crate::support::{DAY, on_both, refused, stockholm};

on_both! {
    fn everything_is_signed_again_after_a_day_by_the_clock(world: World) {
        let entity = world.join(&stockholm());
        world.run();
        let before = world.feed().unwrap();
        world.advance(DAY - 1);
        assert_eq!((world.run(), world.sequence()), (0, Some(1)));
        world.advance(1);
        assert_eq!((world.run(), world.sequence()), (1, Some(2)));
        let after = world.feed().unwrap();
        assert_eq!(after.iat, before.iat + DAY as i64);
        assert_eq!(world.published_ids(), [entity.id.as_str()]);
        let all = world.registry.publications(&world.moa, Page::default()).unwrap();
        assert_eq!(all.items[0].cause, "schedule");
    }

    fn the_first_publication_holds_the_keys_alone(world: World) {
        world.run();
        assert_eq!(world.sequence(), Some(1));
        assert!(world.artefact("/federations/moa/keys.jwks").is_some());
        assert!(world.feed().is_none());
    }

    fn a_stopped_scheduler_is_seen_days_before_anything_ends(world: World) {
        world.join(&stockholm());
        world.run();
        let fresh = |registry: &tillit_registry::Registry| registry.ready().federations[0].fresh;
        assert!(fresh(&world.registry));
        world.advance(7 * DAY - 1);
        assert!(fresh(&world.registry));
        world.advance(1);
        assert!(!fresh(&world.registry));
        assert!(world.registry.ready().database);
        world.run();
        assert!(fresh(&world.registry));
    }

    fn publications_of_the_clock_are_forgotten_after_90_days_and_those_of_changes_are_not(world: World) {
        world.join(&stockholm());
        world.run();
        world.advance(DAY);
        world.run();
        world.registry.artefact_by_sequence(&world.moa, 2, "metadata.jws").unwrap();
        world.advance(91 * DAY);
        world.run();
        refused(world.registry.artefact_by_sequence(&world.moa, 2, "metadata.jws"), "not_found");
        world.registry.artefact_by_sequence(&world.moa, 1, "metadata.jws").unwrap();
        assert_eq!(world.sequence(), Some(3));
    }
}
