//! A system clock that goes back or ran ahead: nothing older is published, nothing counts twice, and all goes on when it is right again.

use std::time::Duration;

use crate::support::{DAY, entity, on_both, refused, stockholm};

const HOUR: Duration = Duration::from_secs(3600);

on_both! {
    fn a_clock_that_went_back_publishes_nothing_older_and_goes_on_when_it_is_right(world: World) {
        let stockholm = stockholm();
        let one = world.join(&stockholm);
        world.run();
        let before = world.feed().unwrap();
        let right = world.now();
        world.clock.set(right.minus(HOUR));
        let two = entity(&stockholm).named("Ett nytt namn").after(1, &one);
        let receipt = world.submit(&stockholm, vec![two]).unwrap();
        world.approve_by_two(&receipt.id);
        let report = world.registry.run_due().unwrap();
        assert_eq!(report.failed.iter().map(|job| job.code).collect::<Vec<_>>(), ["clock_behind"]);
        assert!(report.failed[0].reason.contains("Check the clock"), "{}", report.failed[0].reason);
        assert_eq!(world.sequence(), Some(1));
        let ready = world.registry.ready();
        assert!(!ready.is_ready() && ready.federations[0].clock_behind);
        world.clock.set(right.plus(Duration::from_secs(1)));
        assert_eq!(world.run(), 1);
        assert!(world.feed().unwrap().iat > before.iat);
        assert!(world.registry.ready().is_ready());
    }

    fn a_job_that_a_clock_ahead_put_off_is_done_when_the_clock_is_right(world: World) {
        let stockholm = stockholm();
        let one = world.join(&stockholm);
        world.run();
        let right = world.now();
        // Published a moment later, and the clock then goes back: the job fails, and waits by a clock that is a day ahead.
        world.clock.set(right.plus(Duration::from_secs(DAY + 20)));
        assert_eq!(world.run(), 1);
        world.clock.set(right.plus(Duration::from_secs(DAY + 10)));
        let two = entity(&stockholm).named("Ett nytt namn").after(1, &one);
        let receipt = world.submit(&stockholm, vec![two]).unwrap();
        world.approve_by_two(&receipt.id);
        assert_eq!(world.registry.run_due().unwrap().failed.len(), 1);
        world.clock.set(right);
        assert_eq!(world.registry.run_due().unwrap().failed.len(), 1, "it is tried at once");
        world.clock.set(right.plus(Duration::from_secs(DAY + 60)));
        assert_eq!(world.run(), 1);
    }

    fn a_clock_that_ran_ahead_for_a_day_forgets_no_statement(world: World) {
        let stockholm = stockholm();
        world.enrol(&stockholm);
        let jws = world.signed(&stockholm, vec![stockholm.organisation_document()]);
        let receipt = world.registry.submit(jws.as_bytes()).unwrap();
        let right = world.now();
        world.clock.set(right.plus(Duration::from_secs(DAY)));
        world.run();
        world.clock.set(right);
        let refusal = refused(world.registry.submit(jws.as_bytes()), "replayed");
        assert_eq!(refusal.original, Some(receipt.id));
    }

    fn a_statement_of_a_right_clock_is_told_of_clocks_when_ours_is_wrong(world: World) {
        let stockholm = stockholm();
        world.enrol(&stockholm);
        let jws = world.signed(&stockholm, vec![stockholm.organisation_document()]);
        let right = world.now();
        world.clock.set(right.minus(HOUR));
        let refusal = refused(world.registry.submit(jws.as_bytes()), "issued_in_future");
        assert!(refusal.detail.contains("clock"), "{}", refusal.detail);
        world.clock.set(right.plus(Duration::from_secs(DAY)));
        let refusal = refused(world.registry.submit(jws.as_bytes()), "statement_expired");
        assert!(refusal.detail.contains("clock"), "{}", refusal.detail);
        world.clock.set(right);
        world.registry.submit(jws.as_bytes()).unwrap();
    }
}
