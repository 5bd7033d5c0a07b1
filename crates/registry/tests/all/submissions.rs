//! Reception: once, on the version that stands, one pending change per document.

use tillit_model::{DocumentKind, Sha256};
use tillit_registry::RefusalClass;
use tillit_registry::view::ItemState;

use crate::support::{based_on, contacts, entity, first, on_both, refused, stockholm};

on_both! {
    fn what_is_sent_again_is_refused_and_names_the_original(world: World) {
        let stockholm = stockholm();
        world.enrol(&stockholm);
        let jws = world.signed(&stockholm, vec![stockholm.organisation_document()]);
        let receipt = world.registry.submit(jws.as_bytes()).unwrap();
        world.advance(1);
        let resend = || {
            let refusal = world.refuses(&stockholm, "replayed", || world.registry.submit(jws.as_bytes()));
            assert_eq!((refusal.class, refusal.original), (RefusalClass::Conflict, Some(receipt.id)));
        };
        resend();
        world.approve_by_two(&receipt.id);
        resend();
        let refusal = refused(world.reopened().submit(jws.as_bytes()), "replayed");
        assert_eq!(refusal.original, Some(receipt.id));
        world.submit(&stockholm, vec![stockholm.contacts_document()]).unwrap();
    }

    fn what_is_sent_again_much_later_has_expired(world: World) {
        let stockholm = stockholm();
        world.enrol(&stockholm);
        let jws = world.signed(&stockholm, vec![stockholm.organisation_document()]);
        world.registry.submit(jws.as_bytes()).unwrap();
        world.advance(2 * 3600);
        world.run();
        refused(world.registry.submit(jws.as_bytes()), "statement_expired");
        let unsent = world.signed(&stockholm, vec![stockholm.contacts_document()]);
        world.advance(300 + 60);
        world.registry.submit(unsent.as_bytes()).unwrap();
    }

    fn a_stale_base_is_refused_with_the_version_that_stands(world: World) {
        let stockholm = stockholm();
        let before = world.join(&stockholm);
        let after = entity(&stockholm).named("Nytt namn");
        let stale = [
            after.first(),
            after.after(2, &before),
            after.after(1, &after),
            after.end(1),
        ];
        for change in stale {
            let refusal = world.refuses(&stockholm, "stale_base", || world.submit(&stockholm, vec![change]));
            let current = refusal.current.unwrap();
            assert_eq!((refusal.class, current.version), (RefusalClass::Conflict, 1));
            assert_eq!(current.sha256, Some(Sha256::of(before.text())));
        }
        world.submit(&stockholm, vec![after.after(1, &before)]).unwrap();
    }

    fn a_base_of_what_never_was_is_refused(world: World) {
        let stockholm = stockholm();
        world.enrol(&stockholm);
        let id = stockholm.number.to_string();
        let text = contacts(&stockholm);
        let invented = based_on(1, &text, first(DocumentKind::Contacts, &id, &text));
        let refusal = world.refuses(&stockholm, "stale_base", || world.submit(&stockholm, vec![invented]));
        assert_eq!(refusal.current, None);
        world.submit(&stockholm, vec![stockholm.contacts_document()]).unwrap();
    }

    fn a_document_has_one_pending_change(world: World) {
        let stockholm = stockholm();
        let before = world.join(&stockholm);
        let one = entity(&stockholm).named("Ett").after(1, &before);
        let two = entity(&stockholm).named("Två").after(1, &before);
        let pending = world.submit(&stockholm, vec![one]).unwrap();
        let refusal = world.refuses(&stockholm, "pending", || world.submit(&stockholm, vec![two.clone()]));
        assert_eq!(refusal.original, Some(pending.id));
        world.submit(&stockholm, vec![stockholm.contacts_document()]).unwrap();
        let taken_back = world.take_back(&stockholm, &pending.id).unwrap();
        assert_eq!(taken_back.state, ItemState::Withdrawn);
        world.submit(&stockholm, vec![two]).unwrap();
    }

    fn a_statement_for_another_registry_is_refused(world: World) {
        let stockholm = stockholm();
        world.enrol(&stockholm);
        let mut submission = tillit_evidence::Submission {
            claims: world.claims(&stockholm.number),
            documents: vec![stockholm.organisation_document()],
        };
        submission.claims.aud = "https://test.tillit.example".to_owned();
        let signed = submission.sign(&stockholm.key).unwrap();
        world.refuses(&stockholm, "wrong_audience", || world.registry.submit(signed.as_bytes()));
        world.submit(&stockholm, submission.documents).unwrap();
    }
}
