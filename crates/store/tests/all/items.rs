use tillit_model::{FederationId, Sha256};
use tillit_store::{
    DecisionRow, ItemFilter, ItemKind, ItemState, NewItem, Page, Transaction, Verdict,
};

use crate::database::on_both;
use crate::fixtures::{
    Outcome, at, item, key_id, malmo, moa, new_item, person, sha, statement, stockholm,
};

fn sambi() -> FederationId {
    FederationId::parse("sambi").unwrap()
}

/// An item for both federations, received so many seconds into the day.
fn shared_item(transaction: &mut Transaction<'_>, jws: &str, seconds: i64) -> Outcome<Sha256> {
    transaction.insert_federation(&moa(), at(0))?;
    transaction.insert_federation(&sambi(), at(0))?;
    statement(transaction, jws)?;
    assert!(transaction.insert_item(&NewItem {
        federations: vec![sambi(), moa()],
        received_at: at(seconds),
        ..new_item(jws)
    })?);
    Ok(sha(jws))
}

fn vote(
    transaction: &mut Transaction<'_>,
    jws: &str,
    item: &Sha256,
    who: &str,
    profile: &str,
) -> Outcome<bool> {
    let sha256 = statement(transaction, jws)?;
    transaction.insert_decision(&DecisionRow {
        sha256,
        item: *item,
        federation: moa(),
        person: person(who),
        organisation: malmo(),
        key_id: key_id('o'),
        verdict: Verdict::Approve,
        profile_sha256: sha(profile),
        reason: Some("ser bra ut".to_owned()),
        received_at: at(1),
    })
}

fn found(transaction: &mut Transaction<'_>, filter: ItemFilter) -> Outcome<Vec<Sha256>> {
    let page = transaction.items(&filter, Page::first(10))?;
    assert_eq!(page.total, page.rows.len() as u64);
    Ok(page.rows.into_iter().map(|row| row.sha256).collect())
}

on_both! {
    fn each_federation_closes_an_item_for_itself_and_once(registry: Registry) {
        registry.write(|t| {
            let item = shared_item(t, "one", 0)?;
            assert!(t.close_item(&item, &moa(), ItemState::Rejected, at(1))?);
            assert!(!t.close_item(&item, &moa(), ItemState::Approved, at(2))?);
            let row = t.item(&item)?.unwrap();
            assert_eq!(row.state_in(&moa()), Some(ItemState::Rejected));
            assert_eq!(row.state_in(&sambi()), Some(ItemState::Pending));
            assert_eq!(row.federations[0].closed_at, Some(at(1)));
            assert_eq!(row.state(), ItemState::Pending);
            assert!(t.close_item(&item, &sambi(), ItemState::Approved, at(3))?);
            assert_eq!(t.item(&item)?.unwrap().state(), ItemState::Approved);
            Ok(())
        });
    }

    fn an_item_is_received_once(registry: Registry) {
        registry.write(|t| {
            let sha256 = item(t, "one")?;
            assert!(!t.insert_item(&new_item("one"))?);
            assert_eq!(t.item(&sha256)?.unwrap().federations.len(), 1);
            assert_eq!(t.item(&sha("another"))?, None);
            Ok(())
        });
    }

    fn items_are_found_by_what_is_asked_for(registry: Registry) {
        registry.write(|t| {
            let old = shared_item(t, "old", 1)?;
            let new = shared_item(t, "new", 2)?;
            statement(t, "invitation")?;
            t.insert_item(&NewItem { kind: ItemKind::Invitation, organisation: malmo(), received_at: at(3), ..new_item("invitation") })?;
            t.close_item(&old, &moa(), ItemState::Approved, at(4))?;
            let all = ItemFilter::default();
            assert_eq!(found(t, all.clone())?, [sha("invitation"), new, old]);
            assert_eq!(found(t, ItemFilter { kind: Some(ItemKind::Invitation), ..all.clone() })?, [sha("invitation")]);
            assert_eq!(found(t, ItemFilter { organisation: Some(stockholm()), ..all.clone() })?, [new, old]);
            assert_eq!(found(t, ItemFilter { federation: Some(sambi()), ..all.clone() })?, [new, old]);
            let in_moa = ItemFilter { federation: Some(moa()), ..all.clone() };
            assert_eq!(found(t, ItemFilter { state: Some(ItemState::Approved), ..in_moa.clone() })?, [old]);
            assert_eq!(found(t, ItemFilter { state: Some(ItemState::Pending), ..in_moa })?, [sha("invitation"), new]);
            // Over all federations the old one is pending still.
            assert_eq!(found(t, ItemFilter { state: Some(ItemState::Approved), ..all.clone() })?, []);
            t.close_item(&old, &sambi(), ItemState::Rejected, at(5))?;
            assert_eq!(found(t, ItemFilter { state: Some(ItemState::Approved), ..all.clone() })?, [old]);
            assert_eq!(found(t, ItemFilter { state: Some(ItemState::Rejected), ..all })?, []);
            Ok(())
        });
    }

    fn a_page_tells_how_many_items_there_are(registry: Registry) {
        registry.write(|t| {
            for number in 0..5 {
                shared_item(t, &format!("item {number}"), number)?;
            }
            let page = t.items(&ItemFilter { federation: Some(moa()), ..ItemFilter::default() }, Page { limit: 2, page: 2 })?;
            assert_eq!(page.total, 5);
            let names: Vec<_> = page.rows.iter().map(|row| row.sha256).collect();
            assert_eq!(names, [sha("item 2"), sha("item 1")]);
            Ok(())
        });
    }

    fn a_person_votes_once_under_one_profile(registry: Registry) {
        registry.write(|t| {
            let item = item(t, "one")?;
            assert!(vote(t, "first", &item, "kim", "profile 1")?);
            assert!(!vote(t, "second", &item, "kim", "profile 1")?);
            assert!(vote(t, "third", &item, "robin", "profile 1")?);
            assert!(vote(t, "fourth", &item, "kim", "profile 2")?);
            let people: Vec<_> = t.decisions_of(&item)?.into_iter().map(|row| (row.person, row.reason)).collect();
            assert_eq!(people.len(), 3);
            assert!(people.iter().all(|(_, reason)| reason.as_deref() == Some("ser bra ut")));
            assert_eq!(t.decisions_of(&sha("another"))?, []);
            Ok(())
        });
    }
}
