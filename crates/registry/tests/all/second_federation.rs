//! Two federations in one registry: each decides for itself.

use tillit_model::FederationId;
use tillit_registry::view::ItemState;

use crate::support::{
    CODE, MOA, Person, SKOLA, World, entity, entity_of, goteborg, on_both, refused, stockholm,
};

fn skola() -> FederationId {
    FederationId::parse(SKOLA).unwrap()
}

/// Both of skola's operators approve.
fn approve_in_skola(world: &World, item: &tillit_model::Sha256) {
    world.approve_by([&world.five, &world.six], item);
}

on_both! {
    fn each_federation_decides_on_an_entity_that_both_list(world: TwoFederations) {
        let stockholm = stockholm();
        world.enrol(&stockholm);
        world.accept(&stockholm, vec![stockholm.organisation_document()]);
        let entity = entity(&stockholm).listed_in(&[MOA, SKOLA]);
        let receipt = world.submit(&stockholm, vec![entity.first()]).unwrap();
        world.approve_by_two(&receipt.id);
        world.run();
        assert_eq!(world.published_ids(), [entity.id.as_str()]);
        assert!(world.published_in_skola().is_empty());
        let detail = world.registry.submission(&receipt.id, &stockholm.reader()).unwrap();
        assert_eq!(detail.view.state, ItemState::Pending);
        assert_eq!(detail.view.federations, [(world.moa.clone(), ItemState::Approved), (skola(), ItemState::Pending)]);

        approve_in_skola(&world, &receipt.id);
        world.run();
        assert_eq!(world.published_in_skola(), [entity.id.as_str()]);
        assert_eq!(world.state(&receipt.id), ItemState::Approved);
    }

    fn a_rejection_in_one_federation_leaves_the_other(world: TwoFederations) {
        let stockholm = stockholm();
        let before = world.join(&stockholm);
        let both = entity(&stockholm).listed_in(&[MOA, SKOLA]);
        let receipt = world.submit(&stockholm, vec![both.after(1, &before)]).unwrap();
        world.reject(&world.five, &receipt.id).unwrap();
        world.approve_by_two(&receipt.id);
        world.run();
        assert_eq!(world.published_ids(), [both.id.as_str()]);
        assert!(world.published_in_skola().is_empty());
        world.submit(&stockholm, vec![both.end(2)]).unwrap();
    }

    fn an_entity_moves_from_one_federation_to_the_other(world: TwoFederations) {
        let stockholm = stockholm();
        let before = world.join(&stockholm);
        world.run();
        let moved = entity(&stockholm).listed_in(&[SKOLA]);
        let receipt = world.submit(&stockholm, vec![moved.after(1, &before)]).unwrap();
        world.approve_by_two(&receipt.id);
        approve_in_skola(&world, &receipt.id);
        world.run();
        assert!(world.published_ids().is_empty());
        assert_eq!(world.published_in_skola(), [moved.id.as_str()]);
        let end = world.submit(&stockholm, vec![moved.end(2)]).unwrap();
        approve_in_skola(&world, &end.id);
        world.run();
        assert!(world.published_in_skola().is_empty());
    }

    fn an_entity_in_both_ends_in_each(world: TwoFederations) {
        let stockholm = stockholm();
        world.enrol(&stockholm);
        world.accept(&stockholm, vec![stockholm.organisation_document()]);
        let entity = entity(&stockholm).listed_in(&[MOA, SKOLA]);
        let receipt = world.submit(&stockholm, vec![entity.first()]).unwrap();
        world.approve_by_two(&receipt.id);
        approve_in_skola(&world, &receipt.id);
        world.run();
        let end = world.submit(&stockholm, vec![entity.end(1)]).unwrap();
        world.approve_by_two(&end.id);
        world.run();
        assert!(world.published_ids().is_empty());
        assert_eq!(world.published_in_skola(), [entity.id.as_str()]);
        approve_in_skola(&world, &end.id);
        world.run();
        assert!(world.published_in_skola().is_empty());
    }

    fn operators_neither_see_nor_decide_what_is_not_theirs(world: TwoFederations) {
        let stockholm = stockholm();
        world.enrol(&stockholm);
        let receipt = world.submit(&stockholm, vec![stockholm.organisation_document()]).unwrap();
        refused(world.registry.review(&receipt.id, &world.five.reader()), "not_found");
        refused(world.registry.statement(&receipt.id, &world.five.reader()), "not_found");
        refused(world.registry.document(&receipt.documents[0].key, &world.five.reader()), "not_found");
        let mut vote = world.decision(&world.one, &receipt.id, tillit_evidence::Verdict::Approve);
        vote.claims = world.claims(&world.five.organisation);
        refused(world.decide(&world.five, &vote), "not_an_operator");
        vote.federation = skola();
        vote.profile = world.registry.profile(&skola()).unwrap().sha256;
        refused(world.decide(&world.five, &vote), "not_found");
        world.approve_by_two(&receipt.id);
    }

    fn a_client_pin_is_unique_within_a_federation(world: TwoFederations) {
        let stockholm = stockholm();
        let first = world.join(&stockholm);
        let id = "https://stockholm.example/skola";
        let shared = |federations| entity_of(&stockholm, id).pinned(&first.id).listed_in(federations).first();
        refused(world.submit(&stockholm, vec![shared(&[MOA, SKOLA])]), "unique_pins");
        world.submit(&stockholm, vec![shared(&[SKOLA])]).unwrap();
    }

    fn an_organisation_belongs_to_the_federation_that_enrolled_it(world: TwoFederations) {
        let stockholm = stockholm();
        world.enrol(&stockholm);
        refused(world.invite(&world.five, &stockholm, CODE), "enrolled_elsewhere");
        world.invite(&world.five, &goteborg(), CODE).unwrap();
    }

    fn of_two_federations_that_invited_the_first_to_approve_a_key_enrols(world: TwoFederations) {
        let [one, two] = [stockholm(), stockholm()];
        let code = "AAAA-BBBB-CCCC-DDDD-EEEE-FFFF-GGGG-HHHH";
        world.invited(&one);
        let theirs = world.invite(&world.five, &two, code).unwrap();
        approve_in_skola(&world, &theirs.id);
        let first = world.try_enrol(&one, CODE).unwrap();
        let second = world.try_enrol(&two, code).unwrap();
        world.approve_by_two(&first.id);
        let vote = |person: &Person| world.approve(person, &second.id);
        vote(&world.five).unwrap();
        refused(vote(&world.six), "enrolled_elsewhere");
        refused(world.submit(&two, vec![two.organisation_document()]), "key_not_active");
        world.submit(&one, vec![one.organisation_document()]).unwrap();
    }

    fn an_entity_waits_for_its_organisation_in_the_other_federation(world: TwoFederations) {
        let stockholm = stockholm();
        world.enrol(&stockholm);
        let entity = entity(&stockholm).listed_in(&[SKOLA]);
        let documents = vec![stockholm.organisation_document(), entity.first()];
        let receipt = world.submit(&stockholm, documents).unwrap();
        world.approve(&world.five, &receipt.id).unwrap();
        refused(world.approve(&world.six, &receipt.id), "organisation_missing");
        world.run();
        assert!(world.published_in_skola().is_empty());
        world.approve_by_two(&receipt.id);
        world.approve(&world.six, &receipt.id).unwrap();
        world.run();
        assert_eq!(world.published_in_skola(), [entity.id.as_str()]);
    }
}
