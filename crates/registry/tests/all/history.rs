//! Versions: numbered, kept byte for byte, never used twice.

use tillit_model::{Action, DocumentKind, Sha256};
use tillit_registry::view::{ItemState, Page, Reader, VersionView};

use crate::support::{
    Party, World, based_on, entity, first, goteborg, on_both, organisation, organisation_named,
    refused, stockholm,
};

fn versions(world: &World, party: &Party, key: &str) -> Vec<VersionView> {
    world
        .registry
        .versions(key, &party.reader(), Page::default())
        .unwrap()
        .items
}

on_both! {
    fn every_version_is_kept_byte_for_byte(world: World) {
        let stockholm = stockholm();
        world.enrol(&stockholm);
        let odd = format!("\n  {}\t\n", organisation(&stockholm));
        let id = stockholm.number.to_string();
        let document = first(DocumentKind::Organisation, &id, &odd);
        let key = world.accept(&stockholm, vec![document.clone()]).documents[0].key.clone();
        let renamed = organisation_named(&stockholm, "Stockholms stad");
        let second = based_on(1, &odd, first(DocumentKind::Organisation, &id, &renamed));
        let receipt = world.accept(&stockholm, vec![second]);
        assert_eq!((receipt.documents[0].version, &receipt.documents[0].key), (2, &key));

        for (number, text) in [(1, &odd), (2, &renamed)] {
            let exact = world.registry.version_text(&key, number, &Reader::Public).unwrap();
            assert_eq!((exact.text, exact.sha256), (text.clone().into_bytes(), Sha256::of(text)));
        }
        let numbers: Vec<u64> = versions(&world, &stockholm, &key).iter().map(|v| v.version).collect();
        assert_eq!(numbers, [2, 1]);
        let head = world.registry.document(&key, &Reader::Public).unwrap();
        assert_eq!((head.version, head.sha256), (Some(2), Some(Sha256::of(&renamed))));
        refused(world.registry.version(&key, 3, &Reader::Public), "not_found");
    }

    fn a_second_version_replaces_the_first_in_what_is_published(world: World) {
        let stockholm = stockholm();
        let before = world.join(&stockholm);
        world.run();
        let old_pin = world.feed().unwrap().entities[0].block().clients[0].pins[0].digest;
        let after = entity(&stockholm).pinned("ny nyckel");
        world.accept(&stockholm, vec![after.after(1, &before)]);
        world.run();
        assert_eq!(world.sequence(), Some(2));
        let new_pin = world.feed().unwrap().entities[0].block().clients[0].pins[0].digest;
        assert_ne!(old_pin, new_pin);
    }

    fn a_withdrawn_entity_leaves_what_is_published_and_may_come_back(world: World) {
        let (stockholm, goteborg) = (stockholm(), goteborg());
        let theirs = world.join(&stockholm);
        let other = world.join(&goteborg);
        world.run();
        assert_eq!(world.published_ids(), [other.id.as_str(), theirs.id.as_str()]);

        let end = world.accept(&stockholm, vec![theirs.end(1)]);
        world.run();
        assert_eq!(world.published_ids(), [other.id.as_str()]);
        let key = end.documents[0].key.clone();
        let head = world.registry.document(&key, &Reader::Public).unwrap();
        assert_eq!((head.withdrawn, head.version, head.sha256), (true, Some(2), None));
        let ended = &versions(&world, &stockholm, &key)[0];
        assert_eq!((ended.action, ended.sha256), (Action::Withdraw, None));
        refused(world.registry.version_text(&key, 2, &Reader::Public), "not_found");

        let mut again = theirs.first();
        again.base = Some(tillit_evidence::Base { version: 2, sha256: None });
        assert_eq!(world.accept(&stockholm, vec![again]).documents[0].version, 3);
        world.run();
        assert_eq!(world.published_ids(), [other.id.as_str(), theirs.id.as_str()]);
    }

    fn the_number_of_a_rejected_version_is_never_used_again(world: World) {
        let stockholm = stockholm();
        let before = world.join(&stockholm);
        let change = entity(&stockholm).named("Fel").after(1, &before);
        let rejected = world.submit(&stockholm, vec![change.clone()]).unwrap();
        world.reject(&world.one, &rejected.id).unwrap();
        let next = world.accept(&stockholm, vec![entity(&stockholm).named("Rätt").after(1, &before)]);
        assert_eq!(next.documents[0].version, 3);
        let states: Vec<_> = versions(&world, &stockholm, &next.documents[0].key)
            .iter()
            .map(|version| (version.version, version.state))
            .collect();
        assert_eq!(states, [(3, ItemState::Approved), (2, ItemState::Rejected), (1, ItemState::Approved)]);
    }
}
