//! Publications: numbered, addressable for ever, harmless when made twice.

use std::thread;

use tillit_registry::view::Page;
use tillit_registry::{Cause, PublishError};

use crate::support::{entity, on_both, refused, stockholm};

on_both! {
    fn every_publication_stays_at_its_number(world: World) {
        let stockholm = stockholm();
        let before = world.join(&stockholm);
        world.run();
        let old = world.artefact("/federations/moa/matf/metadata.jws").unwrap();
        world.accept(&stockholm, vec![entity(&stockholm).pinned("ny").after(1, &before)]);
        world.run();

        let new = world.artefact("/federations/moa/matf/metadata.jws").unwrap();
        assert_ne!(old.sha256, new.sha256);
        let kept = world.registry.artefact_by_sequence(&world.moa, 1, "metadata.jws").unwrap();
        assert_eq!((kept.sha256, kept.immutable), (old.sha256, true));
        assert_eq!(kept.path, "/federations/moa/matf/1/metadata.jws");
        world.verified(&kept.bytes);
        let numbered = world.artefact("/federations/moa/matf/2/metadata.jws").unwrap();
        assert_eq!((numbered.sha256, numbered.immutable), (new.sha256, true));
        refused(world.registry.artefact_by_sequence(&world.moa, 3, "metadata.jws"), "not_found");
        refused(world.registry.artefact_by_sequence(&world.moa, 1, "keys.jwks"), "not_found");

        let all = world.registry.publications(&world.moa, Page::default()).unwrap();
        let causes: Vec<_> = all.items.iter().map(|p| (p.sequence, p.cause.as_str())).collect();
        assert_eq!(causes, [(2, "change"), (1, "first")]);
    }

    fn publishing_twice_says_the_same_under_the_next_number(world: World) {
        let stockholm = stockholm();
        let entity = world.join(&stockholm);
        world.run();
        for sequence in [2, 3] {
            let published = world.registry.publish(&world.moa, Cause::Change).unwrap();
            assert_eq!(published.sequence, sequence);
            assert_eq!(world.published_ids(), [entity.id.as_str()]);
        }
    }

    fn nothing_due_changes_nothing(world: World) {
        world.join(&stockholm());
        world.run();
        let before = world.registry.published_version().unwrap();
        assert_eq!(world.run(), 0);
        assert_eq!(world.registry.published_version().unwrap(), before);
        assert_eq!(world.registry.published().unwrap().version, before);
    }

    fn two_processes_that_publish_at_once_leave_one_current_publication(world: World) {
        let entity = world.join(&stockholm());
        world.run();
        let processes: Vec<_> = (0..4).map(|_| world.reopened()).collect();
        let outcomes: Vec<_> = thread::scope(|scope| {
            let started: Vec<_> = processes
                .iter()
                .map(|process| scope.spawn(|| process.publish(&world.moa, Cause::Change)))
                .collect();
            started.into_iter().map(|run| run.join().unwrap()).collect()
        });
        let mut made: Vec<u64> = outcomes.iter().flatten().map(|published| published.sequence).collect();
        made.sort_unstable();
        assert!(!made.is_empty() && made.windows(2).all(|pair| pair[0] < pair[1]), "{outcomes:?}");
        for lost in outcomes.iter().filter_map(|outcome| outcome.as_ref().err()) {
            assert!(matches!(lost, PublishError::Raced), "{lost}");
        }
        assert_eq!(world.sequence(), made.last().copied());
        assert_eq!(world.published_ids(), [entity.id.as_str()]);
    }

    fn an_unknown_federation_is_not_published(world: World) {
        let unknown = tillit_model::FederationId::parse("okand").unwrap();
        let refusal = world.registry.publish(&unknown, Cause::Change).unwrap_err();
        assert!(matches!(refusal, PublishError::UnknownFederation(_)), "{refusal}");
        world.registry.publish(&world.moa, Cause::First).unwrap();
    }
}
