use tillit_model::DocumentKind;
use tillit_store::{Base, ListingChange, StoreError, Transaction};

use crate::database::on_both;
use crate::fixtures::{Outcome, approve, entity, moa};

/// Approves and lists an entity.
fn list(transaction: &mut Transaction<'_>, id: &str) -> Outcome<u64> {
    let base = approve(transaction, &entity(id), None, &format!("text of {id}"))?;
    transaction.set_listing(&moa(), &entity(id), base.version)
}

fn ids(transaction: &mut Transaction<'_>) -> Outcome<Vec<String>> {
    let rows = transaction.listings(&moa(), DocumentKind::Entity)?;
    Ok(rows
        .into_iter()
        .map(|row| row.document.id().to_string())
        .collect())
}

on_both! {
    fn listings_are_in_the_byte_order_of_their_ids(registry: Registry) {
        // By the rules of a language, small and capital letters stand together and punctuation counts little.
        let in_order = ["HTTPS://z.example", "https://A.example", "https://Z.example", "https://a-b.example", "https://a.example", "https://aB.example", "https://ab.example", "urn:example:%C3%85", "urn:example:%c3%a5"];
        registry.write(|t| {
            for id in in_order.iter().rev() {
                list(t, id)?;
            }
            assert_eq!(ids(t)?, in_order);
            Ok(())
        });
    }

    fn a_listing_tells_the_version_in_use_with_its_text(registry: Registry) {
        registry.write(|t| {
            list(t, "https://a.example")?;
            let rows = t.listings(&moa(), DocumentKind::Entity)?;
            assert_eq!((rows[0].version, rows[0].text.as_str()), (1, "text of https://a.example"));
            assert_eq!(t.listing(&moa(), &entity("https://a.example"))?, Some(1));
            assert_eq!(t.listed_in(&entity("https://a.example"))?, [moa()]);
            assert_eq!(t.listing_count(&moa(), DocumentKind::Entity)?, 1);
            assert_eq!(t.listings(&moa(), DocumentKind::AttributeList)?, []);
            Ok(())
        });
    }

    fn only_what_changed_is_told(registry: Registry) {
        registry.write(|t| {
            assert_eq!(t.change_number(&moa())?, 0);
            assert_eq!(list(t, "https://a.example")?, 1);
            assert_eq!(list(t, "https://b.example")?, 2);
            let first = base_of(t)?;
            let second = approve(t, &entity("https://a.example"), Some(&first), "new text")?;
            assert_eq!(t.set_listing(&moa(), &entity("https://a.example"), second.version)?, 3);
            assert_eq!(t.remove_listing(&moa(), &entity("https://b.example"))?, Some(4));
            let changes = t.listings_changed_since(&moa(), 2)?;
            assert!(matches!(&changes[0], ListingChange::Listed(row) if row.text == "new text" && row.change_number == 3));
            assert_eq!(changes[1], ListingChange::Removed { document: entity("https://b.example"), change_number: 4 });
            assert_eq!(changes.len(), 2);
            assert_eq!(t.listings_changed_since(&moa(), 4)?, []);
            assert_eq!(ids(t)?, ["https://a.example"]);
            assert_eq!(t.change_number(&moa())?, 4);
            Ok(())
        });
    }

    fn what_is_not_listed_cannot_be_taken_off(registry: Registry) {
        registry.write(|t| {
            list(t, "https://a.example")?;
            assert_eq!(t.remove_listing(&moa(), &entity("https://b.example"))?, None);
            assert!(t.remove_listing(&moa(), &entity("https://a.example"))?.is_some());
            assert_eq!(t.remove_listing(&moa(), &entity("https://a.example"))?, None);
            assert_eq!(t.listing(&moa(), &entity("https://a.example"))?, None);
            Ok(())
        });
    }

    fn a_version_that_is_not_there_cannot_be_listed(registry: Registry) {
        registry.write(|t| list(t, "https://a.example"));
        let outcome = registry.store.write(|t| t.set_listing(&moa(), &entity("https://a.example"), 2));
        assert!(matches!(outcome, Err(StoreError::Conflict { .. })), "{outcome:?}");
        assert_eq!(registry.read(|t| t.change_number(&moa())), 1);
    }
}

fn base_of(transaction: &mut Transaction<'_>) -> Outcome<Base> {
    let head = transaction
        .document(&entity("https://a.example"))?
        .unwrap()
        .head
        .unwrap();
    Ok(Base {
        version: head.version,
        sha256: head.sha256,
    })
}
