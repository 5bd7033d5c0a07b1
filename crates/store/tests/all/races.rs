use tillit_store::{FinishedJob, NewJob, NewPublication, PinClaim, Reservation, Reserved};

use crate::database::on_both;
use crate::fixtures::{approve, at, entity, entity_id, item, moa, sha, stockholm};

fn winners(outcomes: &[bool]) -> usize {
    outcomes.iter().filter(|won| **won).count()
}

on_both! {
    fn one_of_many_first_versions_is_accepted(registry: Registry) {
        let items: Vec<_> = (0..16).map(|n| registry.write(|t| item(t, &format!("item {n}")))).collect();
        let document = entity("https://a.example");
        let outcomes = registry.race(|n, t| {
            let (item, new_key) = (&items[n], format!("key {n}"));
            t.reserve_version(&Reservation { document: &document, base: None, item, owner: &stockholm(), new_key: &new_key })
        });
        let row = registry.read(|t| t.document(&document)).unwrap();
        let pending = row.pending.unwrap();
        assert_eq!(row.last_version, 1);
        for (n, outcome) in outcomes.iter().enumerate() {
            let expected = if items[n] == pending.item {
                Reserved::Reserved { version: 1, key: row.key.clone() }
            } else {
                Reserved::PendingElsewhere { item: pending.item }
            };
            assert_eq!(*outcome, expected);
        }
    }

    fn one_of_many_next_versions_is_accepted(registry: Registry) {
        let items: Vec<_> = (0..16).map(|n| registry.write(|t| item(t, &format!("item {n}")))).collect();
        let document = entity("https://a.example");
        let base = registry.write(|t| approve(t, &document, None, "one"));
        let outcomes = registry.race(|n, t| {
            t.reserve_version(&Reservation { document: &document, base: Some(&base), item: &items[n], owner: &stockholm(), new_key: "-" })
        });
        let won: Vec<_> = outcomes.iter().map(|outcome| matches!(outcome, Reserved::Reserved { version: 2, .. })).collect();
        assert_eq!(winners(&won), 1);
        assert_eq!(outcomes.iter().filter(|outcome| matches!(outcome, Reserved::PendingElsewhere { .. })).count(), 15);
        assert_eq!(registry.read(|t| t.document(&document)).unwrap().last_version, 2);
    }

    fn one_of_many_takes_a_nonce(registry: Registry) {
        registry.write(|t| t.insert_nonce("n", at(9)));
        assert_eq!(winners(&registry.race(|_, t| t.take_nonce("n", at(0)))), 1);
    }

    fn one_of_many_uses_a_statement_id(registry: Registry) {
        let outcomes = registry.race(|n, t| t.remember_jti("i", "j", at(9), &sha(&n.to_string())));
        assert_eq!(winners(&outcomes), 1);
        let winner = outcomes.iter().position(|won| *won).unwrap();
        assert_eq!(registry.read(|t| t.statement_of_jti("i", "j")), Some(sha(&winner.to_string())));
    }

    fn one_of_many_entities_gets_a_pin(registry: Registry) {
        registry.write(|t| t.insert_federation(&moa(), at(0)));
        let outcomes = registry.race(|n, t| t.claim_pin(&moa(), &[1; 32], &entity_id(&format!("https://e{n}.example"))));
        let won: Vec<_> = outcomes.iter().map(|outcome| *outcome == PinClaim::Claimed).collect();
        assert_eq!(winners(&won), 1);
        let owner = registry.read(|t| t.owner_of_pin(&moa(), &[1; 32])).unwrap();
        assert!(outcomes.iter().all(|outcome| matches!(outcome, PinClaim::Claimed) || *outcome == PinClaim::OwnedBy(owner.clone())));
    }

    fn one_of_many_publishers_wins(registry: Registry) {
        let publication = |sequence| NewPublication {
            federation: moa(),
            sequence,
            cause: "-".to_owned(),
            entity_index: String::new(),
            is_change: true,
            created_at: at(0),
        };
        registry.write(|t| t.insert_federation(&moa(), at(0)));
        assert_eq!(winners(&registry.race(|_, t| t.insert_publication(&publication(1)))), 1);
        assert_eq!(winners(&registry.race(|_, t| t.set_current(&moa(), 1, None))), 1);
        registry.write(|t| t.insert_publication(&publication(2)));
        assert_eq!(winners(&registry.race(|_, t| t.set_current(&moa(), 2, Some(1)))), 1);
    }

    fn changes_of_listings_are_numbered_without_gaps(registry: Registry) {
        let ids: Vec<_> = (0..16).map(|n| entity(&format!("https://e{n}.example"))).collect();
        for id in &ids {
            registry.write(|t| approve(t, id, None, "one"));
        }
        let mut numbers = registry.race(|n, t| t.set_listing(&moa(), &ids[n], 1));
        numbers.sort_unstable();
        assert_eq!(numbers, (1..=16).collect::<Vec<_>>());
    }

    fn each_job_is_taken_by_one(registry: Registry) {
        let job = |n: usize| NewJob { id: n.to_string(), kind: "k".to_owned(), subject: n.to_string(), run_after: at(0) };
        for n in 0..16 {
            registry.write(|t| t.enqueue(&job(n)));
        }
        let taken = registry.race(|n, t| t.take_due(at(1), &format!("holder {n}"), at(60)));
        let mut ids: Vec<_> = taken.iter().flatten().map(|job| job.id.clone()).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), taken.iter().flatten().count());
        assert!(!ids.is_empty());
        for job in taken.iter().flatten() {
            assert_eq!(registry.write(|t| t.finish_job(job, at(2))), FinishedJob::Done);
        }
    }

    fn the_same_work_is_asked_for_once(registry: Registry) {
        let outcomes = registry.race(|n, t| {
            t.enqueue(&NewJob { id: n.to_string(), kind: "publish".to_owned(), subject: "moa".to_owned(), run_after: at(0) })
        });
        assert_eq!(winners(&outcomes), 1);
        assert_eq!(registry.read(|t| t.unfinished_jobs()).len(), 1);
    }

    fn one_of_many_gets_a_lease(registry: Registry) {
        let outcomes = registry.race(|n, t| t.acquire_lease("scheduler", &n.to_string(), at(0), at(10)));
        assert_eq!(winners(&outcomes), 1);
    }
}
