//! Enrolment: a fresh nonce, a key that serves nobody else, and nothing signed before two have approved.

use tillit_registry::RefusalClass;
use tillit_registry::view::ItemState;

use crate::support::{CODE, Party, Proof, World, goteborg, on_both, refused, stockholm};

/// The party's proof over this nonce.
fn proof(world: &World, party: &Party, nonce: &str) -> String {
    world.proof(&Proof {
        nonce: nonce.to_owned(),
        key: &party.key,
        organisation: &party.number,
    })
}

on_both! {
    fn a_nonce_is_good_for_one_proof(world: World) {
        let (stockholm, goteborg) = (stockholm(), goteborg());
        world.invited(&stockholm);
        world.invited(&goteborg);
        let nonce = world.nonce();
        let first = proof(&world, &stockholm, &nonce);
        world.registry.enrol("212000-0142", CODE, first.as_bytes()).unwrap();
        let second = proof(&world, &goteborg, &nonce);
        let refusal = refused(world.registry.enrol("212000-1355", CODE, second.as_bytes()), "nonce_refused");
        assert_eq!(refusal.class, RefusalClass::Forbidden);
        world.try_enrol(&goteborg, CODE).unwrap();
    }

    fn a_nonce_lives_ten_minutes(world: World) {
        let stockholm = stockholm();
        world.invited(&stockholm);
        let nonce = world.nonce();
        world.advance(601);
        let late = proof(&world, &stockholm, &nonce);
        refused(world.registry.enrol("212000-0142", CODE, late.as_bytes()), "nonce_refused");
        let nonce = world.nonce();
        world.advance(599);
        let in_time = proof(&world, &stockholm, &nonce);
        world.registry.enrol("212000-0142", CODE, in_time.as_bytes()).unwrap();
    }

    fn an_invented_nonce_is_refused(world: World) {
        let stockholm = stockholm();
        world.invited(&stockholm);
        let invented = proof(&world, &stockholm, "AAAAAAAAAAAAAAAAAAAAAA");
        refused(world.registry.enrol("212000-0142", CODE, invented.as_bytes()), "nonce_refused");
        world.try_enrol(&stockholm, CODE).unwrap();
    }

    fn the_proof_speaks_for_the_invited_organisation(world: World) {
        let (stockholm, goteborg) = (stockholm(), goteborg());
        world.invited(&stockholm);
        let theirs = proof(&world, &goteborg, &world.nonce());
        refused(world.registry.enrol("212000-0142", CODE, theirs.as_bytes()), "wrong_issuer");
        world.try_enrol(&stockholm, CODE).unwrap();
    }

    fn a_number_that_is_none_is_refused(world: World) {
        let stockholm = stockholm();
        let proof = proof(&world, &stockholm, &world.nonce());
        refused(world.registry.enrol("212000-0143", CODE, proof.as_bytes()), "organisation_number");
    }

    fn a_key_is_registered_once(world: World) {
        let (stockholm, goteborg) = (stockholm(), goteborg());
        world.enrol(&stockholm);
        world.invited(&goteborg);
        refused(world.try_enrol_with(&goteborg, CODE, &stockholm.key), "key_registered");
        world.try_enrol(&goteborg, CODE).unwrap();
    }

    fn an_operators_key_submits_nothing(world: World) {
        let stockholm = stockholm();
        world.invited(&stockholm);
        refused(world.try_enrol_with(&stockholm, CODE, &world.one.key), "key_registered");
        refused(world.try_enrol_with(&stockholm, CODE, &world.two.spare), "key_registered");
        world.try_enrol(&stockholm, CODE).unwrap();
    }

    fn a_key_signs_nothing_before_two_have_approved(world: World) {
        let stockholm = stockholm();
        world.invited(&stockholm);
        let enrolment = world.try_enrol(&stockholm, CODE).unwrap();
        let submit = || world.submit(&stockholm, vec![stockholm.organisation_document()]);
        let refusal = refused(submit(), "key_not_active");
        assert_eq!(refusal.class, RefusalClass::Forbidden);
        world.approve(&world.one, &enrolment.id).unwrap();
        refused(submit(), "key_not_active");
        world.approve(&world.two, &enrolment.id).unwrap();
        submit().unwrap();
    }

    fn a_rejected_key_stays_out(world: World) {
        let stockholm = stockholm();
        world.invited(&stockholm);
        let enrolment = world.try_enrol(&stockholm, CODE).unwrap();
        world.reject(&world.one, &enrolment.id).unwrap();
        assert_eq!(world.registry.enrolment(&enrolment.id), Ok(ItemState::Rejected));
        refused(world.submit(&stockholm, vec![stockholm.organisation_document()]), "key_revoked");
        world.invited(&stockholm);
        refused(world.try_enrol(&stockholm, CODE), "key_registered");
    }

    fn the_status_of_an_enrolment_says_nothing_about_other_items(world: World) {
        let stockholm = stockholm();
        let item = world.invite(&world.one, &stockholm, CODE).unwrap();
        refused(world.registry.enrolment(&item.id), "not_found");
        refused(world.registry.enrolment(&tillit_model::Sha256::of("nothing")), "not_found");
    }
}
