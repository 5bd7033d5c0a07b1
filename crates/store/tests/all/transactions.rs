use tillit_store::{StorageFault, Store, StoreError};

use crate::database::{Fresh, on_both};
use crate::fixtures::{at, item, moa, sha, statement};

/// An error of a use case.
#[derive(Debug, PartialEq)]
enum Refused {
    BecauseOfARule,
    Store(StoreError),
}

impl From<StoreError> for Refused {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

on_both! {
    fn an_error_leaves_nothing(registry: Registry) {
        let outcome: Result<(), Refused> = registry.store.write(|t| {
            item(t, "one")?;
            t.remember_jti("moa", "j", at(9), &sha("one"))?;
            t.insert_nonce("n", at(9))?;
            Err(Refused::BecauseOfARule)
        });
        assert_eq!(outcome, Err(Refused::BecauseOfARule));
        registry.read(|t| {
            assert_eq!(t.federations()?, []);
            assert_eq!(t.item(&sha("one"))?, None);
            assert_eq!(t.statement(&sha("one"))?, None);
            assert_eq!(t.statement_of_jti("moa", "j")?, None);
            Ok(())
        });
        registry.write(|t| statement(t, "two"));
    }

    fn a_panic_leaves_nothing_and_the_store_goes_on(registry: Registry) {
        let panicked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            registry.store.write(|t| -> Result<(), StoreError> {
                statement(t, "one")?;
                panic!("on purpose");
            })
        }));
        assert!(panicked.is_err());
        assert_eq!(registry.read(|t| t.statement(&sha("one"))), None);
        registry.write(|t| statement(t, "two"));
    }

    fn a_broken_reference_is_a_conflict_and_leaves_nothing(registry: Registry) {
        let outcome = registry.store.write(|t| {
            t.insert_nonce("n", at(9))?;
            t.lift_hold(&sha("no hold"), &sha("no item"), at(0))
        });
        assert!(matches!(outcome, Err(StoreError::Conflict { .. })), "{outcome:?}");
        assert!(!registry.write(|t| t.take_nonce("n", at(0))));
    }

    fn a_read_does_not_write(registry: Registry) {
        let outcome = registry.store.read(|t| t.insert_federation(&moa(), at(0)));
        assert!(matches!(outcome, Err(StoreError::Storage { fault: StorageFault::ReadOnly, .. })), "{outcome:?}");
        assert_eq!(registry.read(|t| t.federations()), []);
        registry.write(|t| t.insert_federation(&moa(), at(0)));
    }

    fn a_read_sees_one_state_throughout(registry: Registry) {
        registry.read(|t| {
            assert_eq!(t.statement(&sha("late"))?, None);
            registry.write(|t| statement(t, "late"));
            assert_eq!(t.statement(&sha("late"))?, None);
            Ok(())
        });
        assert!(registry.read(|t| t.statement(&sha("late"))).is_some());
    }

    fn times_are_kept_to_the_microsecond(registry: Registry) {
        let odd = tillit_model::Timestamp::parse("2026-11-22T08:00:00.123457Z").unwrap();
        registry.write(|t| t.insert_federation(&moa(), odd));
        assert_eq!(registry.read(|t| t.federations())[0].created_at, odd);
    }

    fn a_fact_is_replaced(registry: Registry) {
        registry.write(|t| t.set_meta("registry_id", "one"));
        registry.write(|t| t.set_meta("registry_id", "två"));
        assert_eq!(registry.read(|t| t.meta("registry_id")), Some("två".to_owned()));
        assert_eq!(registry.read(|t| t.meta("nothing")), None);
    }
}

#[test]
fn a_connection_lost_on_the_way_leaves_nothing_and_the_next_one_works() {
    let database = Fresh::postgres();
    let store = Store::create(&database.url(), at(0)).unwrap();
    let outcome = store.write(|t| {
        statement(t, "one")?;
        database.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()",
        );
        statement(t, "two")
    });
    assert!(
        matches!(outcome, Err(StoreError::Unavailable { .. })),
        "{outcome:?}"
    );
    store.write(|t| statement(t, "three")).unwrap();
    assert_eq!(store.read(|t| t.statement(&sha("one"))).unwrap(), None);
}
