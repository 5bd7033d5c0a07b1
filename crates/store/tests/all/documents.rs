use tillit_model::{DocumentKey, DocumentKind};
use tillit_store::{
    DocumentFilter, Head, ItemState, Page, StoreError, Transaction, VersionDecision,
};

use crate::database::on_both;
use crate::fixtures::{
    Outcome, approve, at, entity, entity_id, malmo, moa, sha, stockholm, submit, version_row,
};

fn found(transaction: &mut Transaction<'_>, filter: &DocumentFilter) -> Outcome<Vec<String>> {
    let page = transaction.documents(filter, Page::first(10))?;
    assert_eq!(page.total, page.rows.len() as u64);
    Ok(page
        .rows
        .into_iter()
        .map(|row| row.document.to_string())
        .collect())
}

on_both! {
    fn approval_moves_the_head_and_may_be_repeated(registry: Registry) {
        registry.write(|t| {
            let document = entity("https://a.example");
            let version = submit(t, &document, None, "one")?;
            assert!(!t.approve_version(&document, 7, at(5))?);
            assert!(t.approve_version(&document, version, at(5))?);
            assert!(t.approve_version(&document, version, at(6))?);
            let row = t.document(&document)?.unwrap();
            assert_eq!(row.head, Some(Head { version: 1, sha256: sha("one"), at: at(5) }));
            assert!(row.pending.is_some());
            t.release_pending(&document, &row.pending.unwrap().item)?;
            assert!(!t.approve_version(&document, version, at(7))?);
            Ok(())
        });
    }

    fn a_document_is_found_by_its_opaque_key(registry: Registry) {
        registry.write(|t| {
            let document = entity("https://a.example");
            submit(t, &document, None, "one")?;
            let row = t.document(&document)?.unwrap();
            assert_eq!(t.document_by_key(&row.key)?, Some(row));
            assert_eq!(t.document_by_key("unknown")?, None);
            Ok(())
        });
    }

    fn every_version_is_kept_byte_for_byte(registry: Registry) {
        registry.write(|t| {
            let document = entity("https://a.example");
            let text = "{ \"name\":\t\"Å\",\n\"b\": 1.0 }";
            let base = approve(t, &document, None, text)?;
            submit(t, &document, Some(&base), "two")?;
            assert_eq!(t.version(&document, 1)?.unwrap().text.as_deref(), Some(text));
            assert_eq!(t.version(&document, 3)?, None);
            let decision = VersionDecision { federation: moa(), state: ItemState::Approved, at: at(9) };
            assert!(t.insert_version_decision(&document, 1, &decision)?);
            assert!(!t.insert_version_decision(&document, 1, &decision)?);
            let history = t.versions(&document)?;
            assert_eq!(history.iter().map(|v| v.version).collect::<Vec<_>>(), [2, 1]);
            assert_eq!((&history[0].decisions[..], &history[1].decisions[..]), (&[][..], &[decision][..]));
            let of_item = t.versions_of_item(&history[0].item)?;
            assert_eq!((of_item.len(), of_item[0].version), (1, 2));
            Ok(())
        });
    }

    fn a_version_is_appended_once(registry: Registry) {
        let document = entity("https://a.example");
        registry.write(|t| submit(t, &document, None, "one"));
        let item = sha("entity https://a.example one");
        let outcome = registry.store.write(|t| t.insert_version(&version_row(&document, 1, Some("forged"), &item)));
        assert!(matches!(outcome, Err(StoreError::Conflict { .. })), "{outcome:?}");
        assert_eq!(registry.read(|t| t.version(&document, 1)).unwrap().text.as_deref(), Some("one"));
    }

    fn documents_are_found_by_what_is_asked_for(registry: Registry) {
        registry.write(|t| {
            approve(t, &entity("https://b.example"), None, "one")?;
            submit(t, &entity("https://a.example"), None, "one")?;
            approve(t, &DocumentKey::organisation(stockholm()), None, "one")?;
            let all = DocumentFilter::default();
            assert_eq!(found(t, &all)?, ["entity https://a.example", "entity https://b.example", "organisation 0007:2120000142"]);
            let applying = DocumentFilter { applying: true, kinds: vec![DocumentKind::Entity, DocumentKind::Contacts], ..all.clone() };
            assert_eq!(found(t, &applying)?, ["entity https://b.example"]);
            assert_eq!(found(t, &DocumentFilter { id: Some("https://a.example".to_owned()), ..all.clone() })?.len(), 1);
            assert_eq!(found(t, &DocumentFilter { organisation: Some(malmo()), ..all.clone() })?.len(), 0);
            let page = t.documents(&all, Page { limit: 2, page: 2 })?;
            assert_eq!((page.rows.len(), page.total), (1, 3));
            Ok(())
        });
    }

    fn ids_that_look_alike_are_found(registry: Registry) {
        registry.write(|t| {
            submit(t, &entity("https://Login.Example/sso"), None, "one")?;
            let asked = entity_id("https://login.example:443/SSO/");
            assert_eq!(t.entities_like(&asked.likeness())?, [entity_id("https://Login.Example/sso")]);
            assert_eq!(t.entities_like("https://other.example")?, []);
            Ok(())
        });
    }
}
