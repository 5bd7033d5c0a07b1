//! What makes a snapshot, and what does not.

use tillit_formats::{Snapshot, SnapshotError};

use crate::fixture::{API, EGIL, SERVICE, entity, goteborg, snapshot, stockholm};

#[test]
fn entities_stand_in_the_order_of_their_ids() {
    let snapshot = snapshot();
    let ids: Vec<_> = snapshot
        .entities()
        .iter()
        .map(|e| e.id().as_str())
        .collect();
    assert_eq!(
        ids,
        [
            "https://api.goteborg.example",
            "https://kontosynk.stockholm.example/egil",
            "urn:example:service"
        ]
    );
}

#[test]
fn an_entity_keeps_whose_it_is_and_what_it_contributes() {
    let egil = entity(EGIL, &stockholm());
    assert_eq!(
        egil.id().as_str(),
        "https://kontosynk.stockholm.example/egil"
    );
    assert_eq!((egil.version(), egil.organisation()), (1, &stockholm().id));
    assert!(egil.fragment().is_some());
    assert!(entity(SERVICE, &goteborg()).fragment().is_none());
}

#[test]
fn one_entity_twice_is_refused() {
    let entities = vec![entity(API, &goteborg()), entity(API, &goteborg())];
    let id = entities[0].id().clone();
    let error = Snapshot::new("moa".parse().unwrap(), [goteborg()], entities, Vec::new());
    assert_eq!(error.unwrap_err(), SnapshotError::EntityTwice(id));
}

#[test]
fn an_entity_of_another_federation_is_refused() {
    let make = |federation: &str, text, organisation| {
        let federation = federation.parse().unwrap();
        let entities = vec![entity(text, &organisation)];
        Snapshot::new(federation, [organisation], entities, Vec::new())
    };
    assert!(make("other", EGIL, stockholm()).is_ok());
    assert!(matches!(
        make("other", API, goteborg()).unwrap_err(),
        SnapshotError::NotListed(..)
    ));
}

#[test]
fn an_entity_without_its_organisation_is_refused() {
    let entities = vec![entity(API, &goteborg())];
    let error = Snapshot::new("moa".parse().unwrap(), [stockholm()], entities, Vec::new());
    assert!(matches!(
        error.unwrap_err(),
        SnapshotError::NoOrganisation(..)
    ));
}
