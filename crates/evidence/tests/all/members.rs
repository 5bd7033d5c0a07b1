//! What single kinds of statements demand of their own members.

use serde_json::{Value, json};
use tillit_evidence::{
    Decision, Hold, Invitation, Jti, KeyProof, Nonce, Reason, Subject, Submission,
};
use tillit_signing::{Signer, SoftwareKey};

use crate::statements::{Example, examples};
use crate::world::{
    MALMO, NOW, REGION_STOCKHOLM, REGISTRY, STOCKHOLM, World, claims, forge, jwk, now,
};

fn one<'w>(world: &'w World, typ: &str) -> Example<'w> {
    examples(world)
        .into_iter()
        .find(|example| example.typ == typ)
        .unwrap()
}

fn refused(typ: &str, change: impl FnOnce(&mut Value)) -> String {
    let world = World::new();
    let example = one(&world, typ);
    let error = example.read(&example.with(change), &world).unwrap_err();
    assert_eq!(error.code(), "malformed_statement", "{error}");
    error.to_string()
}

fn accepted(typ: &str, change: impl FnOnce(&mut Value)) {
    let world = World::new();
    let example = one(&world, typ);
    example.read(&example.with(change), &world).unwrap();
}

#[test]
fn a_decision_to_reject_needs_a_reason_and_one_to_approve_does_not() {
    let remove = |payload: &mut Value| drop(payload.as_object_mut().unwrap().remove("reason"));
    assert!(refused(Decision::TYP, remove).contains("reason"));
    accepted(Decision::TYP, |payload| {
        remove(payload);
        payload["verdict"] = json!("approve");
    });
}

#[test]
fn warnings_are_dismissed_by_the_ids_of_their_rules_and_only_by_an_approval() {
    let approve = |dismissed: Value| {
        move |payload: &mut Value| {
            payload["verdict"] = json!("approve");
            payload["dismissed"] = dismissed;
        }
    };
    accepted(Decision::TYP, approve(json!(["confusable-name"])));
    refused(Decision::TYP, |payload| {
        payload["dismissed"] = json!(["confusable-name"])
    });
    for wrong in [
        json!(["confusable-name", "confusable-name"]),
        json!(["Confusable"]),
        json!([""]),
        json!("confusable-name"),
        json!((0..51).map(|n| format!("rule-{n}")).collect::<Vec<_>>()),
    ] {
        refused(Decision::TYP, approve(wrong));
    }
}

#[test]
fn a_verdict_is_approve_or_reject() {
    refused(Decision::TYP, |payload| {
        payload["verdict"] = json!("Approve")
    });
    refused(Decision::TYP, |payload| {
        payload["verdict"] = json!("abstain")
    });
}

#[test]
fn what_is_decided_on_is_named_by_64_lower_case_digits() {
    for member in ["subject", "profile"] {
        refused(Decision::TYP, |payload| payload[member] = json!("ab"));
        refused(Decision::TYP, |payload| {
            payload[member] = json!("A".repeat(64))
        });
    }
}

#[test]
fn a_base_in_a_decision_is_a_closed_set_too() {
    let world = World::new();
    let example = one(&world, Decision::TYP);
    let extra = |payload: &mut Value| payload["bases"][0]["text"] = json!("x");
    let error = example.read(&example.with(extra), &world).unwrap_err();
    assert_eq!(error.code(), "unknown_member", "{error}");
    refused(Decision::TYP, |payload| {
        drop(
            payload["bases"][0]
                .as_object_mut()
                .unwrap()
                .remove("version"),
        )
    });
    accepted(Decision::TYP, |payload| {
        payload["bases"][0]["version"] = Value::Null
    });
}

#[test]
fn a_decision_a_hold_and_an_invitation_come_from_operators_of_that_federation() {
    let world = World::new();
    for typ in [Decision::TYP, Hold::TYP, Invitation::TYP] {
        let example = one(&world, typ);
        let other = example.with(|payload| payload["federation"] = json!("sambi"));
        assert_eq!(
            example.read(&other, &world).unwrap_err().code(),
            "not_an_operator"
        );
        let mut payload = example.payload.clone();
        payload["iss"] = json!(STOCKHOLM);
        let municipality = forge(&world.stockholm, typ, &payload.to_string());
        assert_eq!(
            example.read(&municipality, &world).unwrap_err().code(),
            "not_an_operator"
        );
    }
}

#[test]
fn a_reason_can_be_read_by_people() {
    for text in [
        "",
        "  \n",
        "bra\u{202e}dålig",
        "bra\u{200b}",
        "bra\u{1b}[2K",
    ] {
        assert!(Reason::parse(text).is_err(), "{text:?}");
    }
    assert!(Reason::parse(&"å".repeat(2_001)).is_err());
    Reason::parse(&"å".repeat(2_000)).unwrap();
    Reason::parse("Fel certifikat.\nRing mig.").unwrap();
    refused(Hold::TYP, |payload| payload["reason"] = json!(" "));
}

#[test]
fn a_hold_names_a_submission_or_an_entity() {
    accepted(Hold::TYP, |payload| {
        payload["target"] = json!({"kind": "submission", "id": "a".repeat(64)})
    });
    accepted(Hold::TYP, |payload| payload["action"] = json!("lift"));
    for target in [
        json!({"kind": "submission", "id": "x"}),
        json!({"kind": "entity", "id": "not a uri"}),
        json!({"kind": "organisation", "id": STOCKHOLM}),
        json!({"kind": "entity", "id": "https://a.example", "more": 1}),
        json!({"kind": "entity"}),
    ] {
        refused(Hold::TYP, |payload| payload["target"] = target);
    }
}

#[test]
fn an_invitation_lives_1_to_30_days() {
    for days in [1, 30] {
        accepted(Invitation::TYP, |payload| {
            payload["expires"] = json!(NOW + days * 86_400)
        });
    }
    for expires in [NOW + 86_399, NOW + 30 * 86_400 + 1, NOW - 1] {
        assert!(
            refused(Invitation::TYP, |payload| payload["expires"] =
                json!(expires))
            .contains("30 days")
        );
    }
}

#[test]
fn an_invitation_names_domains_in_lower_case() {
    accepted(Invitation::TYP, |payload| payload["domains"] = json!([]));
    accepted(Invitation::TYP, |payload| {
        payload["domains"] = json!(["xn--malm-8qa.example", "a1.b-c.se"])
    });
    for domain in [
        "Malmo.se",
        "malmö.se",
        "se",
        "-a.se",
        "a..se",
        "https://a.se",
        "a.se.",
        "*.a.se",
        "",
    ] {
        refused(Invitation::TYP, |payload| {
            payload["domains"] = json!([domain])
        });
    }
    refused(Invitation::TYP, |payload| {
        payload["domains"] = json!(vec!["a.se"; 101])
    });
}

#[test]
fn an_invitation_has_a_clean_name_and_a_canonical_organisation() {
    for name in ["", " Malmö", "Malmo\u{308}", &"å".repeat(201)] {
        refused(Invitation::TYP, |payload| payload["name"] = json!(name));
    }
    refused(Invitation::TYP, |payload| {
        payload["organisation"] = json!("212000-1124")
    });
    for text in [
        "Malmö\u{202e}",
        "\u{200b}Malmö",
        "Malmö\u{e0041}",
        "Malmö\0\u{feff}",
    ] {
        let world = World::new();
        for (typ, member) in [
            (Invitation::TYP, "name"),
            (tillit_evidence::Hold::TYP, "reason"),
        ] {
            let example = one(&world, typ);
            let jws = example.with(|payload| payload[member] = json!(text));
            let error = example.read(&jws, &world).unwrap_err();
            assert_eq!(error.code(), "forbidden_character", "{error}");
            let named = error.to_string().contains("U+");
            assert!(named || text.contains('\0'), "{error}");
        }
    }
    // A name of mixed scripts is for people to judge.
    accepted(Invitation::TYP, |payload| {
        payload["name"] = json!("M\u{430}lmö kommun")
    });
}

#[test]
fn a_key_proof_is_signed_by_the_key_in_it() {
    let (world, other) = (World::new(), SoftwareKey::generate().unwrap());
    let example = one(&world, KeyProof::TYP);
    let jws = forge(&other, KeyProof::TYP, &example.payload.to_string());
    assert_eq!(
        example.read(&jws, &world).unwrap_err().code(),
        "key_mismatch"
    );
}

#[test]
fn a_key_proof_gives_the_new_key() {
    let (world, new) = (World::new(), SoftwareKey::generate().unwrap());
    let proof = KeyProof {
        claims: claims(MALMO),
        nonce: Nonce::from_bytes([9; 16]),
        key: new.public_key().clone(),
    };
    let jws = proof.sign(&new).unwrap();
    let read = tillit_evidence::read_key_proof(jws.as_bytes(), REGISTRY, now()).unwrap();
    assert_eq!(read.statement, proof);
    assert_eq!(read.key_id, *new.public_key().key_id());
    assert_eq!(read.holder.organisation().to_string(), MALMO);
    drop(world);
}

#[test]
fn a_key_proof_with_a_private_key_has_a_code_of_its_own() {
    let world = World::new();
    let example = one(&world, KeyProof::TYP);
    let error = example
        .read(
            &example.with(|payload| payload["jwk"]["d"] = json!("AAAA")),
            &world,
        )
        .unwrap_err();
    assert_eq!(error.code(), "private_key_sent");
    let error = example
        .read(
            &example.with(|payload| payload["jwk"]["crv"] = json!("P-384")),
            &world,
        )
        .unwrap_err();
    assert_eq!(error.code(), "invalid_jwk");
}

#[test]
fn the_name_of_a_proved_key_is_its_thumbprint() {
    let world = World::new();
    let other = SoftwareKey::generate().unwrap();
    refused(KeyProof::TYP, |payload| {
        payload["jwk"]["kid"] = json!("my-key")
    });
    let example = one(&world, KeyProof::TYP);
    let without =
        example.with(|payload| drop(payload["jwk"].as_object_mut().unwrap().remove("kid")));
    example.read(&without, &world).unwrap();
    let swapped = example.with(|payload| payload["jwk"] = jwk(&other));
    assert_eq!(
        example.read(&swapped, &world).unwrap_err().code(),
        "key_mismatch"
    );
}

#[test]
fn a_client_assertion_speaks_for_the_holder_alone() {
    let world = World::new();
    let example = one(&world, tillit_evidence::ClientAssertion::TYP);
    let differing = example.with(|payload| payload["sub"] = json!("person:operator-2"));
    assert_eq!(
        example.read(&differing, &world).unwrap_err().code(),
        "malformed_statement"
    );
    // An operator's key does not speak for the operator's organisation.
    let organisation = format!("organisation:{REGION_STOCKHOLM}");
    let wider = example.with(|payload| {
        payload["iss"] = json!(organisation);
        payload["sub"] = json!(organisation);
    });
    assert_eq!(
        example.read(&wider, &world).unwrap_err().code(),
        "wrong_issuer"
    );
}

#[test]
fn a_subject_has_one_spelling() {
    for text in ["organisation:0007:2120000142", "person:operator-1"] {
        assert_eq!(Subject::parse(text).unwrap().to_string(), text);
    }
    for text in [
        "organisation:212000-0142",
        "organisation:",
        "person:",
        "operator-1",
        "key:x",
        "Person:operator-1",
    ] {
        assert!(Subject::parse(text).is_err(), "{text}");
    }
}

#[test]
fn replay_is_remembered_two_minutes_beyond_the_end() {
    let claims = claims(STOCKHOLM);
    assert_eq!(claims.remember_until().unix_seconds(), claims.exp + 120);
}

#[test]
fn random_identifiers_survive_their_text() {
    let jti = Jti::from_bytes(*b"0123456789abcdef");
    assert_eq!(jti.as_str().len(), 22);
    assert_eq!(Jti::parse(jti.as_str()), Ok(jti));
}

#[test]
fn stored_evidence_is_verified_after_its_time_and_after_its_key() {
    use tillit_evidence::{KeyState, reread_submission};
    let mut world = World::new();
    let signed = world.submission();
    let id = world.stockholm.public_key().key_id().clone();
    world.set_state(&id, KeyState::Revoked);
    assert_eq!(
        reread_submission(signed.jws.as_bytes(), &world, REGISTRY).unwrap(),
        signed
    );
    world.set_state(&id, KeyState::Pending);
    assert!(reread_submission(signed.jws.as_bytes(), &world, REGISTRY).is_err());
}

#[test]
fn stored_evidence_is_judged_as_strictly_as_new() {
    let world = World::new();
    let example = one(&world, Submission::TYP);
    let reread = |jws: String| tillit_evidence::reread_submission(jws.as_bytes(), &world, REGISTRY);
    assert_eq!(
        reread(example.with(|payload| payload["iss"] = json!(MALMO)))
            .unwrap_err()
            .code(),
        "wrong_issuer"
    );
    assert_eq!(
        reread(example.with(|payload| payload["x"] = json!(1)))
            .unwrap_err()
            .code(),
        "unknown_member"
    );
    let other = example.with(|payload| payload["aud"] = json!("https://other.example"));
    assert_eq!(reread(other).unwrap_err().code(), "wrong_audience");
}

#[test]
fn a_statement_is_named_by_the_hash_of_its_complete_text() {
    let signed = World::new().submission();
    assert_eq!(signed.sha256, tillit_model::Sha256::of(&signed.jws));
}
