//! A changeset takes effect whole or not at all.

use tillit_model::DocumentKind;

use crate::support::{contacts, entity, first, moa, on_both, stockholm};

on_both! {
    fn one_document_that_breaks_rules_keeps_all_out(world: World) {
        let stockholm = stockholm();
        world.enrol(&stockholm);
        let bad = entity(&stockholm).tagged("egilv9");
        let documents = vec![stockholm.organisation_document(), stockholm.contacts_document(), bad.first()];
        world.refuses(&stockholm, "tag_registered", || world.submit(&stockholm, documents));
        let documents = vec![stockholm.organisation_document(), stockholm.contacts_document(), entity(&stockholm).first()];
        world.submit(&stockholm, documents).unwrap();
    }

    fn one_stale_document_keeps_all_out(world: World) {
        let stockholm = stockholm();
        let before = world.join(&stockholm);
        let new = crate::support::entity_of(&stockholm, "https://stockholm.example/annan");
        let change = entity(&stockholm).named("Nytt");
        let documents = |version| vec![stockholm.contacts_document(), change.after(version, &before), new.first()];
        let attempt = || world.submit(&stockholm, documents(2));
        world.refuses(&stockholm, "stale_base", attempt);
        assert!(world.document(&stockholm, DocumentKind::Contacts, &stockholm.number.to_string()).is_none());
        world.submit(&stockholm, documents(1)).unwrap();
    }

    fn one_pending_document_keeps_all_out(world: World) {
        let stockholm = stockholm();
        world.join(&stockholm);
        let waiting = world.submit(&stockholm, vec![stockholm.contacts_document()]).unwrap();
        let new = crate::support::entity_of(&stockholm, "https://stockholm.example/annan");
        let id = stockholm.number.to_string();
        let other = first(DocumentKind::Contacts, &id, &format!(" {}", contacts(&stockholm)));
        let attempt = || world.submit(&stockholm, vec![new.first(), other]);
        world.refuses(&stockholm, "pending", attempt);
        assert!(world.document(&stockholm, DocumentKind::Entity, &new.id).is_none());
        world.approve_by_two(&waiting.id);
        world.submit(&stockholm, vec![new.first()]).unwrap();
    }

    fn a_profile_stands_alone_in_its_submission(world: World) {
        let stockholm = stockholm();
        world.enrol(&stockholm);
        let profile = moa(&[&world.one, &world.two, &world.three]).text();
        let documents = vec![stockholm.organisation_document(), first(DocumentKind::Federation, "moa", &profile)];
        world.refuses(&stockholm, "profile_not_alone", || world.submit(&stockholm, documents));
    }
}
