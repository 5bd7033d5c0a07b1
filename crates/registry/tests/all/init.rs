//! The first start: profiles that can stand, or nothing stored.

use serde_json::json;
use tillit_model::PersonId;
use tillit_registry::{InitError, init};
use tillit_store::Store;
use tillit_testkit::clock::FixedClock;

use crate::support::{Keys, MOA, Person, SKOLA, moa, now, on_both, skola};

fn people(federation: &str) -> [Person; 3] {
    ["operator-1", "operator-2", "operator-3"].map(|id| Person::new(id, "556677-8899", federation))
}

fn start(store: &Store, profiles: &[String]) -> Result<(), InitError> {
    init(
        store,
        profiles,
        &Keys::of(&[MOA, SKOLA]),
        &FixedClock::at(now()),
    )
    .map(drop)
}

/// Refuses these profiles and stores nothing.
#[track_caller]
fn refuses(store: &Store, profiles: &[String], words: &str) {
    let refusal = start(store, profiles).unwrap_err().to_string();
    assert!(refusal.contains(words), "{refusal}");
    let stored = store.read(|tx| tx.federations()).unwrap();
    assert!(stored.is_empty(), "{stored:?}");
}

on_both! {
    fn one_approval_is_too_few(database: Fresh) {
        let store = database.store(now());
        let [one, two, three] = &people(MOA);
        let people = [one, two, three];
        refuses(&store, &[moa(&people).with("approvals", json!(1)).text()], "approvals");
        refuses(&store, &[moa(&people).with("approvals", json!(4)).text()], "3 people cannot give 4 approvals");
        start(&store, &[moa(&people).text()]).unwrap();
    }

    fn the_environment_stands_in_the_issuer(database: Fresh) {
        let store = database.store(now());
        let [one, two, three] = &people(MOA);
        let people = [one, two, three];
        for issuer in ["https://tillit.example/production/moa", "https://trial.example/moa", "https://tillit.example/trials/moa"] {
            refuses(&store, &[moa(&people).with("issuer", json!(issuer)).text()], "must hold the segment \"trial\"");
        }
        start(&store, &[moa(&people).text()]).unwrap();
    }

    fn an_operators_key_serves_one_federation(database: Fresh) {
        let store = database.store(now());
        let ([one, two, three], [five, six, _]) = (&people(MOA), &people(SKOLA));
        let moa = moa(&[one, two, three]).text();
        refuses(&store, &[moa.clone(), skola(&[six, one]).text()], "the operator key");
        start(&store, &[moa, skola(&[five, six]).text()]).unwrap();
    }

    fn an_operators_key_serves_one_person(database: Fresh) {
        let store = database.store(now());
        let [one, two, mut three] = people(MOA);
        three.id = PersonId::parse("operator-2").unwrap();
        refuses(&store, &[moa(&[&one, &two, &three]).text()], "operator-2 is listed twice");
        three.id = PersonId::parse("operator-3").unwrap();
        three.spare = tillit_signing::SoftwareKey::from_pem(&one.key.to_pem(None).unwrap(), None).unwrap();
        refuses(&store, &[moa(&[&one, &two, &three]).text()], "is also listed for operator-1");
    }

    fn id_and_issuer_are_one_federations(database: Fresh) {
        let store = database.store(now());
        let ([one, two, _], [five, six, _]) = (&people(MOA), &people(SKOLA));
        let first = moa(&[one, two]).text();
        refuses(&store, &[first.clone(), moa(&[five, six]).text()], "the id moa");
        let same_issuer = skola(&[five, six]).with("issuer", json!("https://tillit.example/trial/moa"));
        refuses(&store, &[first, same_issuer.text()], "the issuer");
    }

    fn a_first_profile_has_no_proofs(database: Fresh) {
        let store = database.store(now());
        let [one, two, three] = &people(MOA);
        let proofs = moa(&[one, two, three]).with("proofs", json!(["x.y.z"])).text();
        refuses(&store, &[proofs], "a first profile has no proofs");
    }

    fn a_profile_is_strict_json(database: Fresh) {
        let store = database.store(now());
        let [one, two, three] = &people(MOA);
        let text = moa(&[one, two, three]).text();
        refuses(&store, &[text.replacen('{', r#"{"id":"annan","#, 1)], "profile 1: ");
        refuses(&store, &[text.replacen('{', r#"{"oväntad":1,"#, 1)], "profile 1: ");
        refuses(&store, &[], "give at least one federation profile");
    }

    fn a_federation_without_a_publish_key_is_refused(database: Fresh) {
        let store = database.store(now());
        let [one, two, three] = &people(MOA);
        let refusal = init(&store, &[moa(&[one, two, three]).text()], &Keys::of(&[SKOLA]), &FixedClock::at(now()));
        assert!(matches!(refusal, Err(InitError::NoPublishKey(_))));
        assert!(store.read(|tx| tx.federations()).unwrap().is_empty());
    }

    fn a_federation_is_initialised_once(database: Fresh) {
        let store = database.store(now());
        let [one, two, three] = &people(MOA);
        let profile = moa(&[one, two, three]).text();
        start(&store, std::slice::from_ref(&profile)).unwrap();
        let key = |tx: &mut tillit_store::Transaction<'_>| tx.meta("publish-key/moa");
        let before = store.read(key).unwrap();
        let refusal = start(&store, &[moa(&[one, two]).text()]).unwrap_err();
        assert!(matches!(refusal, InitError::AlreadyInitialised(_)), "{refusal}");
        assert_eq!(store.read(key).unwrap(), before);
    }
}
