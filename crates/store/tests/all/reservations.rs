use tillit_store::{Base, Reservation, Reserved, Transaction};

use crate::database::on_both;
use crate::fixtures::{
    Outcome, approve, at, entity, item, malmo, sha, stockholm, submit, version_row,
};

const ID: &str = "https://a.example";

/// Malmö or Stockholm wishes for the next version.
fn wish(
    transaction: &mut Transaction<'_>,
    base: Option<&Base>,
    is_malmo: bool,
) -> Outcome<Reserved> {
    let item = item(transaction, "wish")?;
    let owner = if is_malmo { malmo() } else { stockholm() };
    transaction.reserve_version(&Reservation {
        document: &entity(ID),
        base,
        item: &item,
        owner: &owner,
        new_key: "the wish's key",
    })
}

on_both! {
    fn a_first_version_is_number_one(registry: Registry) {
        registry.write(|t| {
            let reserved = wish(t, None, false)?;
            assert_eq!(reserved, Reserved::Reserved { version: 1, key: "the wish's key".to_owned() });
            let row = t.document(&entity(ID))?.unwrap();
            assert_eq!((row.head, row.pending.unwrap().item), (None, sha("wish")));
            Ok(())
        });
    }

    fn a_document_has_one_pending_version(registry: Registry) {
        registry.write(|t| {
            submit(t, &entity(ID), None, "one")?;
            let pending = sha(&format!("entity {ID} one"));
            assert_eq!(wish(t, None, false)?, Reserved::PendingElsewhere { item: pending });
            assert_eq!(wish(t, None, true)?, Reserved::OwnedBy { organisation: stockholm() });
            Ok(())
        });
    }

    fn a_next_version_names_the_approved_one(registry: Registry) {
        registry.write(|t| {
            let first = approve(t, &entity(ID), None, "one")?;
            let stale = Reserved::StaleBase { current: Some(first.clone()) };
            assert_eq!(wish(t, None, false)?, stale);
            assert_eq!(wish(t, Some(&Base { version: 2, ..first.clone() }), false)?, stale);
            assert_eq!(wish(t, Some(&Base { sha256: sha("other"), ..first.clone() }), false)?, stale);
            assert_eq!(wish(t, Some(&Base { version: u64::MAX, ..first.clone() }), false)?, stale);
            assert_eq!(wish(t, Some(&first), true)?, Reserved::OwnedBy { organisation: stockholm() });
            assert!(matches!(wish(t, Some(&first), false)?, Reserved::Reserved { version: 2, .. }));
            Ok(())
        });
    }

    fn a_base_that_never_was_is_stale_and_makes_nothing(registry: Registry) {
        registry.write(|t| {
            let base = Base { version: 1, sha256: sha("dream") };
            assert_eq!(wish(t, Some(&base), false)?, Reserved::StaleBase { current: None });
            assert_eq!(t.document(&entity(ID))?, None);
            Ok(())
        });
    }

    fn numbers_of_rejected_versions_are_not_given_again(registry: Registry) {
        registry.write(|t| {
            let first = approve(t, &entity(ID), None, "one")?;
            submit(t, &entity(ID), Some(&first), "rejected")?;
            let rejected = sha(&format!("entity {ID} rejected"));
            assert!(!t.release_pending(&entity(ID), &sha("another"))?);
            assert!(t.release_pending(&entity(ID), &rejected)?);
            assert_eq!(submit(t, &entity(ID), Some(&first), "better")?, 3);
            Ok(())
        });
    }

    fn an_id_of_which_nothing_was_approved_is_free_again(registry: Registry) {
        registry.write(|t| {
            submit(t, &entity(ID), None, "squat")?;
            t.release_pending(&entity(ID), &sha(&format!("entity {ID} squat")))?;
            let key = t.document(&entity(ID))?.unwrap().key;
            assert_eq!(wish(t, None, true)?, Reserved::Reserved { version: 2, key });
            assert_eq!(t.document(&entity(ID))?.unwrap().organisation, malmo());
            Ok(())
        });
    }

    fn a_withdrawn_document_stays_its_owners(registry: Registry) {
        registry.write(|t| {
            let first = approve(t, &entity(ID), None, "one")?;
            let item = item(t, "end")?;
            t.reserve_version(&Reservation { document: &entity(ID), base: Some(&first), item: &item, owner: &stockholm(), new_key: "-" })?;
            t.insert_version(&version_row(&entity(ID), 2, None, &item))?;
            assert!(t.approve_version(&entity(ID), 2, at(1))?);
            t.release_pending(&entity(ID), &item)?;
            assert!(t.document(&entity(ID))?.unwrap().withdrawn);
            assert_eq!(wish(t, None, true)?, Reserved::OwnedBy { organisation: stockholm() });
            let end = Base { version: 2, sha256: sha("") };
            assert_eq!(wish(t, None, false)?, Reserved::StaleBase { current: Some(end.clone()) });
            assert!(matches!(wish(t, Some(&end), false)?, Reserved::Reserved { version: 3, .. }));
            Ok(())
        });
    }
}
