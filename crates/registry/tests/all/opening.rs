//! A registry starts with the keys that it had, or says what is missing.

use std::sync::Arc;

use tillit_registry::OpenRegistryError;
use tillit_signing::SoftwareKey;
use tillit_testkit::clock::FixedClock;

use crate::support::{Keys, now, on_both, open, stockholm};

on_both! {
    fn a_registry_that_was_never_initialised_does_not_start(database: Fresh) {
        let store = database.store(now());
        let clock = Arc::new(FixedClock::at(now()));
        let refusal = open(&store, &clock, &Keys::of(&["moa"])).unwrap_err();
        assert!(matches!(refusal, OpenRegistryError::NotInitialised), "{refusal}");
        assert!(refusal.to_string().contains("tillit-server init"), "{refusal}");
    }

    fn a_missing_publish_key_stops_the_start(world: World) {
        let keys = Keys { publish: Default::default(), token: world.keys.token.clone() };
        let refusal = open(&world.store, &world.clock, &keys).unwrap_err();
        assert!(matches!(refusal, OpenRegistryError::PublishKeyMissing(_)), "{refusal}");
        assert!(refusal.to_string().contains("federation moa is missing"), "{refusal}");
        open(&world.store, &world.clock, &world.keys).unwrap();
    }

    fn another_publish_key_stops_the_start(world: World) {
        let keys = Keys {
            publish: [(world.moa.clone(), Arc::new(SoftwareKey::generate().unwrap()))].into(),
            token: world.keys.token.clone(),
        };
        let refusal = open(&world.store, &world.clock, &keys).unwrap_err();
        assert!(matches!(refusal, OpenRegistryError::PublishKeyChanged { .. }), "{refusal}");
        assert!(refusal.to_string().contains("restore the right file"), "{refusal}");
    }

    fn a_missing_token_key_stops_the_start(world: World) {
        let keys = Keys { publish: world.keys.publish.clone(), token: None };
        let refusal = open(&world.store, &world.clock, &keys).unwrap_err();
        assert!(matches!(refusal, OpenRegistryError::TokenKeyMissing), "{refusal}");
    }

    fn a_restart_forgets_nothing(world: World) {
        let entity = world.join(&stockholm());
        world.run();
        let before = world.registry.published().unwrap();
        let after = world.reopened().published().unwrap();
        assert_eq!((after.version, after.artefacts), (before.version, before.artefacts));
        assert_eq!(world.published_ids(), [entity.id]);
    }
}
