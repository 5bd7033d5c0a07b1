//! The stop: an entity does not vanish from what is published unless somebody decided so.

use tillit_model::{DocumentKey, EntityId};
use tillit_registry::{Cause, PublishError};
use tillit_store::StoreError;

use crate::support::{World, goteborg, on_both, stockholm};

fn key(id: &str) -> DocumentKey {
    DocumentKey::entity(EntityId::parse(id).unwrap())
}

/// Takes an entity off the list behind the registry's back.
fn lose(world: &World, id: &str) {
    let lost = world
        .store
        .write(|tx| tx.remove_listing(&world.moa, &key(id)));
    assert!(lost.unwrap().is_some());
}

on_both! {
    fn an_entity_that_vanished_stops_the_publication(world: World) {
        let lost = world.join(&stockholm());
        let other = world.join(&goteborg());
        world.run();
        let before = world.registry.published_version().unwrap();
        lose(&world, &lost.id);

        let refusal = world.registry.publish(&world.moa, Cause::Change).unwrap_err();
        assert!(matches!(&refusal, PublishError::MissingEntity(id, 1) if id.as_str() == lost.id), "{refusal}");
        assert_eq!(world.registry.published_version().unwrap(), before);
        assert_eq!(world.published_ids(), [other.id.as_str(), lost.id.as_str()]);

        let back = |tx: &mut tillit_store::Transaction<'_>| tx.set_listing(&world.moa, &key(&lost.id), 1);
        world.store.write::<_, StoreError>(back).unwrap();
        world.registry.publish(&world.moa, Cause::Change).unwrap();
        assert_eq!(world.published_ids(), [other.id.as_str(), lost.id.as_str()]);
    }

    fn the_scheduler_reports_the_stop_and_goes_on(world: World) {
        let lost = world.join(&stockholm());
        let goteborg = goteborg();
        world.run();
        lose(&world, &lost.id);
        world.join(&goteborg);
        let report = world.registry.run_due().unwrap();
        assert_eq!(report.done, 0);
        assert_eq!(report.failed[0].kind, "publish");
        assert_eq!(report.failed[0].code, "missing_entity");
        assert!(report.failed[0].reason.contains(&lost.id), "{report:?}");
        assert_eq!(world.published_ids(), [lost.id.as_str()]);
    }
}
