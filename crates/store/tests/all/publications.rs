use tillit_model::FederationId;
use tillit_store::{ArtefactLink, ArtefactRow, NewPublication, Page, Pruned, Transaction};

use crate::database::on_both;
use crate::fixtures::{Outcome, at, moa, sha};

/// Publishes one artefact with this text, so many seconds into the day.
fn publish(
    transaction: &mut Transaction<'_>,
    sequence: u64,
    is_change: bool,
    text: &str,
    seconds: i64,
) -> Outcome<()> {
    transaction.insert_federation(&moa(), at(0))?;
    assert!(transaction.insert_publication(&NewPublication {
        federation: moa(),
        sequence,
        cause: "clock".to_owned(),
        entity_index: format!("index {sequence}"),
        is_change,
        created_at: at(seconds),
    })?);
    let row = ArtefactRow {
        sha256: sha(text),
        media_type: "application/jose".to_owned(),
        bytes: text.as_bytes().to_vec(),
    };
    transaction.insert_artefact(&row)?;
    transaction.link_artefacts(&moa(), sequence, &[link(text)])
}

fn link(text: &str) -> ArtefactLink {
    ArtefactLink {
        path: "/federations/moa/matf/metadata.jws".to_owned(),
        format: "matf".to_owned(),
        sha256: sha(text),
        media_type: "application/jose".to_owned(),
        issued_at: at(1),
        expires_at: None,
    }
}

fn at_path(path: &str, text: &str, issued: i64) -> ArtefactLink {
    ArtefactLink {
        path: path.to_owned(),
        issued_at: at(issued),
        ..link(text)
    }
}

on_both! {
    fn a_number_is_given_once(registry: Registry) {
        registry.write(|t| {
            assert_eq!(t.last_sequence(&moa())?, None);
            publish(t, 1, true, "one", 0)?;
            let again = NewPublication { federation: moa(), sequence: 1, cause: "-".to_owned(), entity_index: String::new(), is_change: true, created_at: at(0) };
            assert!(!t.insert_publication(&again)?);
            assert_eq!(t.last_sequence(&moa())?, Some(1));
            assert_eq!(t.entity_index(&moa(), 1)?.as_deref(), Some("index 1"));
            assert_eq!(t.publication(&moa(), 2)?, None);
            Ok(())
        });
    }

    fn the_current_one_moves_only_from_the_one_expected(registry: Registry) {
        registry.write(|t| {
            publish(t, 1, true, "one", 0)?;
            publish(t, 2, true, "two", 0)?;
            assert_eq!(t.current_publication(&moa())?, None);
            assert!(!t.set_current(&moa(), 2, Some(1))?);
            assert!(t.set_current(&moa(), 1, None)?);
            assert!(!t.set_current(&moa(), 2, None)?);
            assert!(t.set_current(&moa(), 2, Some(1))?);
            assert!(!t.set_current(&moa(), 2, Some(1))?);
            assert_eq!(t.current_publication(&moa())?.unwrap().sequence, 2);
            Ok(())
        });
    }

    fn published_bytes_are_stored_once_and_unchanged(registry: Registry) {
        registry.write(|t| {
            publish(t, 1, true, "bytes \u{0} å", 0)?;
            publish(t, 2, true, "bytes \u{0} å", 0)?;
            assert_eq!(t.artefact(&sha("bytes \u{0} å"))?.unwrap().bytes, "bytes \u{0} å".as_bytes());
            assert_eq!(t.artefacts_of(&moa(), 2)?, [link("bytes \u{0} å")]);
            assert_eq!(t.artefact(&sha("other"))?, None);
            Ok(())
        });
    }

    fn texts_sort_by_their_bytes(registry: Registry) {
        registry.write(|t| {
            publish(t, 1, true, "same", 0)?;
            let links = ["ö", "a", "å", "Z", "ä", "Å", "-"].map(|path| at_path(path, "same", 1));
            t.link_artefacts(&moa(), 1, &links)?;
            let paths: Vec<_> = t.artefacts_of(&moa(), 1)?.into_iter().map(|link| link.path).collect();
            assert_eq!(paths, ["-", "/federations/moa/matf/metadata.jws", "Z", "a", "Å", "ä", "å", "ö"]);
            Ok(())
        });
    }

    fn many_links_of_a_publication_are_all_kept(registry: Registry) {
        registry.write(|t| {
            publish(t, 1, true, "same", 0)?;
            let links: Vec<_> = (0..2_500).map(|n| at_path(&format!("/{n:04}"), "same", n)).collect();
            t.link_artefacts(&moa(), 1, &links)?;
            t.link_artefacts(&moa(), 1, &[])?;
            assert_eq!(t.artefacts_of(&moa(), 1)?[..2_500], links[..]);
            Ok(())
        });
    }

    fn an_address_shows_what_a_current_publication_has_issued_first(registry: Registry) {
        registry.write(|t| {
            let skola = FederationId::parse("skola").unwrap();
            publish(t, 1, true, "mine", 0)?;
            t.link_artefacts(&moa(), 1, &[at_path("/a", "mine", 5)])?;
            assert_eq!(t.shown_at("/a")?, None, "not current yet");
            assert!(t.set_current(&moa(), 1, None)?);
            assert_eq!(t.shown_at("/a")?, Some(at_path("/a", "mine", 5)));
            assert_eq!(t.shown_at("/b")?, None);
            t.insert_federation(&skola, at(0))?;
            assert!(t.insert_publication(&NewPublication { federation: skola.clone(), sequence: 1, cause: "-".to_owned(), entity_index: String::new(), is_change: true, created_at: at(0) })?);
            let theirs = ArtefactRow { sha256: sha("theirs"), media_type: "application/jose".to_owned(), bytes: b"theirs".to_vec() };
            t.insert_artefact(&theirs)?;
            t.link_artefacts(&skola, 1, &[at_path("/a", "theirs", 4)])?;
            assert!(t.set_current(&skola, 1, None)?);
            assert_eq!(t.shown_at("/a")?, Some(at_path("/a", "theirs", 4)));
            publish(t, 2, true, "mine", 0)?;
            assert!(t.set_current(&moa(), 2, Some(1))?);
            assert_eq!(t.shown_at("/a")?, Some(at_path("/a", "theirs", 4)));
            Ok(())
        });
    }

    fn publications_come_newest_first(registry: Registry) {
        registry.write(|t| {
            for sequence in 1..=3 {
                publish(t, sequence, true, "same", 0)?;
            }
            let page = t.publications(&moa(), Page::first(2))?;
            assert_eq!(page.total, 3);
            assert_eq!(page.rows.iter().map(|p| p.sequence).collect::<Vec<_>>(), [3, 2]);
            Ok(())
        });
    }

    fn only_old_clock_publications_are_let_go(registry: Registry) {
        registry.write(|t| {
            publish(t, 1, true, "change", 1)?;
            publish(t, 2, false, "clock", 2)?;
            publish(t, 3, false, "change", 3)?;
            publish(t, 4, false, "current", 4)?;
            publish(t, 5, false, "young", 100)?;
            t.set_current(&moa(), 4, None)?;
            assert_eq!(t.prune_clock_publications(at(50))?, Pruned { publications: 2, artefacts: 1 });
            let left: Vec<_> = t.publications(&moa(), Page::first(9))?.rows.iter().map(|p| p.sequence).collect();
            assert_eq!(left, [5, 4, 1]);
            assert_eq!(t.artefact(&sha("clock"))?, None);
            assert!(t.artefact(&sha("change"))?.is_some());
            assert_eq!(t.prune_clock_publications(at(50))?, Pruned::default());
            Ok(())
        });
    }
}
