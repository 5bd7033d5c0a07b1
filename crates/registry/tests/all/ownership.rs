//! Whose documents, ids and keys are whose.

use tillit_model::DocumentKind;
use tillit_registry::RefusalClass;
use tillit_registry::view::ItemState;

use crate::support::{
    entity, entity_of, goteborg, on_both, organisation, refused, stockholm, withdrawal_of,
};

on_both! {
    fn a_document_of_another_organisation_is_refused(world: World) {
        let (stockholm, goteborg) = (stockholm(), goteborg());
        world.enrol(&stockholm);
        world.enrol(&goteborg);
        let theirs = [
            goteborg.organisation_document(),
            goteborg.contacts_document(),
            entity(&goteborg).first(),
        ];
        for change in theirs {
            let attempt = || world.submit(&stockholm, vec![change.clone()]);
            let refusal = world.refuses(&goteborg, "not_owner", attempt);
            assert_eq!(refusal.class, RefusalClass::Forbidden);
        }
        world.submit(&goteborg, vec![goteborg.organisation_document()]).unwrap();
    }

    fn what_another_organisation_has_is_not_withdrawn(world: World) {
        let (stockholm, goteborg) = (stockholm(), goteborg());
        world.join(&stockholm);
        let theirs = world.join(&goteborg);
        let id = goteborg.number.to_string();
        let organisation = withdrawal_of(DocumentKind::Organisation, &id, 1, &organisation(&goteborg));
        for change in [theirs.end(1), organisation] {
            world.refuses(&goteborg, "not_owner", || world.submit(&stockholm, vec![change]));
        }
        world.submit(&goteborg, vec![theirs.end(1)]).unwrap();
    }

    fn an_entity_id_of_another_organisation_is_refused(world: World) {
        let (stockholm, goteborg) = (stockholm(), goteborg());
        let theirs = world.join(&goteborg);
        world.join(&stockholm);
        let taken = entity_of(&stockholm, &theirs.id).pinned("egen nyckel");
        let refusal = world.refuses(&stockholm, "not_owner", || world.submit(&stockholm, vec![taken.first()]));
        assert_eq!(refusal.class, RefusalClass::Forbidden);
        let own = entity_of(&stockholm, "https://stockholm.example/annan");
        world.submit(&stockholm, vec![own.first()]).unwrap();
    }

    fn an_entity_id_that_waits_is_taken_until_it_is_rejected(world: World) {
        let (stockholm, goteborg) = (stockholm(), goteborg());
        world.join(&stockholm);
        world.join(&goteborg);
        let id = "https://delad.example/egil";
        let first = world.submit(&goteborg, vec![entity_of(&goteborg, id).first()]).unwrap();
        let wish = entity_of(&stockholm, id).pinned("egen nyckel").first();
        world.refuses(&stockholm, "not_owner", || world.submit(&stockholm, vec![wish.clone()]));
        world.reject(&world.one, &first.id).unwrap();
        let receipt = world.accept(&stockholm, vec![wish]);
        assert_eq!(receipt.documents[0].version, 2);
        let owned = world.document(&stockholm, DocumentKind::Entity, id).unwrap();
        assert_eq!(owned.organisation, stockholm.number);
    }

    fn a_client_pin_of_another_entity_is_refused(world: World) {
        let (stockholm, goteborg) = (stockholm(), goteborg());
        let theirs = world.join(&goteborg);
        world.join(&stockholm);
        let id = "https://stockholm.example/annan";
        let copied = entity_of(&stockholm, id).pinned(&theirs.id);
        let refusal = world.refuses(&stockholm, "unique_pins", || world.submit(&stockholm, vec![copied.first()]));
        let finding = &refusal.findings[0].findings[0];
        assert_eq!((finding.rule, finding.pointer.as_str()), ("unique-pins", "/matf/clients/0/pins/0/digest"));
        world.submit(&stockholm, vec![entity_of(&stockholm, id).first()]).unwrap();
    }

    fn a_client_pin_is_free_again_when_its_version_was_rejected_or_replaced(world: World) {
        let (stockholm, goteborg) = (stockholm(), goteborg());
        let before = world.join(&goteborg);
        world.join(&stockholm);
        let wish = entity_of(&stockholm, "https://stockholm.example/annan").pinned("omtvistad").first();
        let after = entity(&goteborg).pinned("omtvistad");
        let waiting = world.submit(&goteborg, vec![after.after(1, &before)]).unwrap();
        world.refuses(&stockholm, "unique_pins", || world.submit(&stockholm, vec![wish.clone()]));
        world.reject(&world.one, &waiting.id).unwrap();
        world.submit(&stockholm, vec![wish]).unwrap();

        world.accept(&goteborg, vec![entity(&goteborg).pinned("ny").after(1, &before)]);
        let old = entity_of(&stockholm, "https://stockholm.example/tredje").pinned(&before.id);
        world.submit(&stockholm, vec![old.first()]).unwrap();
    }

    fn an_operators_key_submits_no_documents(world: World) {
        let stockholm = stockholm();
        world.enrol(&stockholm);
        let documents = vec![stockholm.organisation_document()];
        let speaks_for_stockholm = world.signed_by(&world.one.key, &stockholm, documents.clone());
        world.refuses(&stockholm, "wrong_issuer", || world.registry.submit(speaks_for_stockholm.as_bytes()));
        let mut own = tillit_evidence::Submission { claims: world.claims(&world.one.organisation), documents };
        own.documents[0] = crate::support::runner().organisation_document();
        let own = own.sign(&world.one.key).unwrap();
        world.refuses(&stockholm, "operator_key", || world.registry.submit(own.as_bytes()));
    }

    fn a_key_speaks_for_its_own_organisation_only(world: World) {
        let (stockholm, goteborg) = (stockholm(), goteborg());
        world.enrol(&stockholm);
        world.enrol(&goteborg);
        let documents = vec![goteborg.organisation_document()];
        let forged = world.signed_by(&stockholm.key, &goteborg, documents.clone());
        world.refuses(&goteborg, "wrong_issuer", || world.registry.submit(forged.as_bytes()));
        let unknown = crate::support::goteborg();
        let refusal = refused(world.submit(&unknown, documents.clone()), "unknown_key");
        assert_eq!(refusal.class, RefusalClass::Unauthenticated);
        assert_eq!(world.submit(&goteborg, documents).unwrap().state, ItemState::Pending);
    }
}
