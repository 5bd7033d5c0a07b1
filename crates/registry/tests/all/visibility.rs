//! Who sees what: approved documents are public, the rest is its owner's and its reviewers'.

use tillit_model::{DocumentKind, Sha256};
use tillit_registry::view::{DocumentFilter, ItemFilter, Page, Reader};
use tillit_registry::{Refusal, RefusalClass};

use crate::support::{Party, World, entity_of, goteborg, on_both, refused, stockholm};

/// Stockholm has contacts and a pending entity; Göteborg is a member too.
fn two_members(world: &World) -> (Party, Party) {
    let (stockholm, goteborg) = (stockholm(), goteborg());
    world.join(&stockholm);
    world.join(&goteborg);
    world.accept(&stockholm, vec![stockholm.contacts_document()]);
    (stockholm, goteborg)
}

fn totals(world: &World, owner: &Party, kind: DocumentKind, reader: &Reader) -> u64 {
    let filter = DocumentFilter {
        kind: Some(kind),
        id: None,
        organisation: Some(owner.number.clone()),
    };
    match world.registry.documents(&filter, reader, Page::default()) {
        Err(refusal) if refusal.code == "not_found" => 0,
        page => page.unwrap().total,
    }
}

on_both! {
    fn contacts_are_their_owners_and_the_operators(world: World) {
        let (stockholm, goteborg) = two_members(&world);
        let id = stockholm.number.to_string();
        let key = world.document(&stockholm, DocumentKind::Contacts, &id).unwrap().key;
        for reader in [Reader::Public, goteborg.reader()] {
            let hidden = refused(world.registry.document(&key, &reader), "not_found");
            let unknown = refused(world.registry.document("no-such-key", &reader), "not_found");
            assert_eq!(hidden, unknown);
            refused(world.registry.version(&key, 1, &reader), "not_found");
            refused(world.registry.version_text(&key, 1, &reader), "not_found");
            refused(world.registry.versions(&key, &reader, Page::default()), "not_found");
            assert_eq!(totals(&world, &stockholm, DocumentKind::Contacts, &reader), 0);
        }
        for reader in [stockholm.reader(), world.one.reader()] {
            world.registry.version_text(&key, 1, &reader).unwrap();
            assert_eq!(totals(&world, &stockholm, DocumentKind::Contacts, &reader), 1);
        }
    }

    fn a_first_version_that_waits_is_not_public(world: World) {
        let (stockholm, goteborg) = two_members(&world);
        let draft = entity_of(&stockholm, "https://stockholm.example/utkast");
        let receipt = world.submit(&stockholm, vec![draft.first()]).unwrap();
        let key = &receipt.documents[0].key;
        for reader in [Reader::Public, goteborg.reader()] {
            refused(world.registry.document(key, &reader), "not_found");
            refused(world.registry.version_text(key, 1, &reader), "not_found");
            assert_eq!(totals(&world, &stockholm, DocumentKind::Entity, &reader), 1);
        }
        for reader in [stockholm.reader(), world.two.reader()] {
            let view = world.registry.document(key, &reader).unwrap();
            assert_eq!((view.version, view.pending), (None, Some((receipt.id, 1))));
            assert_eq!(totals(&world, &stockholm, DocumentKind::Entity, &reader), 2);
        }
    }

    fn a_further_version_that_waits_is_not_public(world: World) {
        let (stockholm, goteborg) = two_members(&world);
        let before = crate::support::entity(&stockholm);
        let change = crate::support::entity(&stockholm).named("Utkast").after(1, &before);
        let key = world.submit(&stockholm, vec![change]).unwrap().documents[0].key.clone();
        for reader in [Reader::Public, goteborg.reader()] {
            let view = world.registry.document(&key, &reader).unwrap();
            assert_eq!((view.version, view.pending), (Some(1), None));
            refused(world.registry.version(&key, 2, &reader), "not_found");
            refused(world.registry.version_text(&key, 2, &reader), "not_found");
            assert_eq!(world.registry.versions(&key, &reader, Page::default()).unwrap().total, 1);
        }
        for reader in [stockholm.reader(), world.one.reader()] {
            world.registry.version_text(&key, 2, &reader).unwrap();
            assert_eq!(world.registry.versions(&key, &reader, Page::default()).unwrap().total, 2);
        }
    }

    fn a_submission_is_its_owners_and_the_operators(world: World) {
        let (stockholm, goteborg) = two_members(&world);
        let draft = entity_of(&stockholm, "https://stockholm.example/utkast");
        let jws = world.signed(&stockholm, vec![draft.first()]);
        let id = world.registry.submit(jws.as_bytes()).unwrap().id;
        let unknown = Sha256::of("nothing");
        let hidden = |outcome: Result<(), Refusal>, other: Result<(), Refusal>| {
            assert_eq!(refused(outcome, "not_found"), refused(other, "not_found"));
        };
        let (registry, theirs) = (&world.registry, goteborg.reader());
        hidden(registry.submission(&id, &theirs).map(drop), registry.submission(&unknown, &theirs).map(drop));
        hidden(registry.statement(&id, &theirs).map(drop), registry.statement(&unknown, &theirs).map(drop));
        hidden(registry.review(&id, &theirs).map(drop), registry.review(&unknown, &theirs).map(drop));
        for reader in [stockholm.reader(), world.one.reader()] {
            assert_eq!(registry.submission(&id, &reader).unwrap().view.id, id);
            assert_eq!(registry.statement(&id, &reader).unwrap().text, jws.as_bytes());
        }
        refused(registry.review(&id, &stockholm.reader()), "not_found");
        registry.review(&id, &world.one.reader()).unwrap();
    }

    fn without_a_token_nothing_that_waits_is_read(world: World) {
        let (stockholm, _) = two_members(&world);
        let receipt = world.submit(&stockholm, vec![entity_of(&stockholm, "https://stockholm.example/utkast").first()]).unwrap();
        let (registry, page, filter) = (&world.registry, Page::default(), ItemFilter::default());
        let refusals = [
            registry.submission(&receipt.id, &Reader::Public).unwrap_err(),
            registry.review(&receipt.id, &Reader::Public).unwrap_err(),
            registry.statement(&receipt.id, &Reader::Public).unwrap_err(),
            registry.submissions(&filter, &Reader::Public, page).unwrap_err(),
            registry.reviews(&filter, &Reader::Public, page).unwrap_err(),
        ];
        for refusal in refusals {
            assert_eq!((refusal.class, refusal.code), (RefusalClass::Unauthenticated, "token_needed"));
        }
    }

    fn lists_show_each_their_own(world: World) {
        let (stockholm, goteborg) = two_members(&world);
        let (registry, page, filter) = (&world.registry, Page::default(), ItemFilter::default());
        let total = |reader: &Reader| registry.submissions(&filter, reader, page).unwrap().total;
        assert_eq!((total(&stockholm.reader()), total(&goteborg.reader()), total(&world.one.reader())), (2, 1, 3));
        refused(registry.reviews(&filter, &stockholm.reader(), page), "not_found");
        assert_eq!(registry.reviews(&filter, &world.one.reader(), page).unwrap().total, 3 + 2 + 2);
        let own = registry.submissions(&filter, &goteborg.reader(), page).unwrap().items;
        assert!(own.iter().all(|item| item.organisation == goteborg.number));
    }
}
