//! An organisation's document comes before its first entity and stays until its last.

use tillit_model::DocumentKind;
use tillit_registry::RefusalClass;

use crate::support::{
    Party, entity, entity_of, on_both, organisation, refused, stockholm, withdrawal_of,
};

fn end_of(party: &Party) -> tillit_evidence::Change {
    withdrawal_of(
        DocumentKind::Organisation,
        &party.number.to_string(),
        1,
        &organisation(party),
    )
}

on_both! {
    fn an_entity_without_an_organisation_document_is_refused(world: World) {
        let stockholm = stockholm();
        world.enrol(&stockholm);
        let entity = entity(&stockholm);
        let attempt = || world.submit(&stockholm, vec![entity.first()]);
        let refusal = world.refuses(&stockholm, "organisation_missing", attempt);
        assert_eq!(refusal.class, RefusalClass::Unprocessable);
        let waiting = world.submit(&stockholm, vec![stockholm.organisation_document()]).unwrap();
        world.refuses(&stockholm, "organisation_missing", attempt);
        world.approve_by_two(&waiting.id);
        attempt().unwrap();
    }

    fn an_organisation_with_entities_is_not_withdrawn(world: World) {
        let stockholm = stockholm();
        let entity = world.join(&stockholm);
        let attempt = || world.submit(&stockholm, vec![end_of(&stockholm)]);
        let refusal = world.refuses(&stockholm, "organisation_in_use", attempt);
        assert_eq!(refusal.class, RefusalClass::Conflict);
        world.accept(&stockholm, vec![entity.end(1), end_of(&stockholm)]);
        world.run();
        assert!(world.published_ids().is_empty());
    }

    fn an_entity_is_not_approved_after_its_organisation_ended(world: World) {
        let stockholm = stockholm();
        let first = world.join(&stockholm);
        world.accept(&stockholm, vec![first.end(1)]);
        let entity = entity_of(&stockholm, "https://stockholm.example/annan");
        let waiting = world.submit(&stockholm, vec![entity.first()]).unwrap();
        let end = world.accept(&stockholm, vec![end_of(&stockholm)]);
        world.approve(&world.one, &waiting.id).unwrap();
        refused(world.approve(&world.two, &waiting.id), "organisation_missing");
        let mut again = stockholm.organisation_document();
        again.base = Some(tillit_evidence::Base { version: end.documents[0].version, sha256: None });
        world.accept(&stockholm, vec![again]);
        world.approve(&world.two, &waiting.id).unwrap();
        world.run();
        assert_eq!(world.published_ids(), [entity.id.as_str()]);
    }

    fn an_organisation_is_not_ended_after_it_got_an_entity(world: World) {
        let stockholm = stockholm();
        world.enrol(&stockholm);
        world.accept(&stockholm, vec![stockholm.organisation_document()]);
        let ending = world.submit(&stockholm, vec![end_of(&stockholm)]).unwrap();
        world.accept(&stockholm, vec![entity(&stockholm).first()]);
        world.approve(&world.one, &ending.id).unwrap();
        refused(world.approve(&world.two, &ending.id), "organisation_in_use");
        world.run();
        assert_eq!(world.published_ids(), [entity(&stockholm).id]);
    }
}
