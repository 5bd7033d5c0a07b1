use tillit_store::{FinishedJob, NewJob};

use crate::database::on_both;
use crate::fixtures::at;

fn job(id: &str, subject: &str, seconds: i64) -> NewJob {
    NewJob {
        id: id.to_owned(),
        kind: "publish".to_owned(),
        subject: subject.to_owned(),
        run_after: at(seconds),
    }
}

on_both! {
    fn work_is_asked_for_once_and_done_in_order(registry: Registry) {
        registry.write(|t| {
            assert!(t.enqueue(&job("1", "moa", 5))?);
            assert!(!t.enqueue(&job("2", "moa", 9))?);
            assert!(t.enqueue(&job("3", "sambi", 2))?);
            assert_eq!(t.take_due(at(1), "a", at(60))?, None);
            let first = t.take_due(at(5), "a", at(60))?.unwrap();
            let second = t.take_due(at(5), "b", at(60))?.unwrap();
            assert_eq!((first.id.as_str(), second.id.as_str()), ("3", "1"));
            assert_eq!(t.take_due(at(5), "c", at(60))?, None);
            assert_eq!(t.finish_job(&first, at(6))?, FinishedJob::Done);
            assert_eq!(t.finish_job(&first, at(6))?, FinishedJob::Lost);
            assert!(t.enqueue(&job("4", "sambi", 7))?);
            Ok(())
        });
    }

    fn asking_sooner_brings_the_run_forward(registry: Registry) {
        registry.write(|t| {
            t.enqueue(&job("1", "moa", 500))?;
            t.enqueue(&job("2", "moa", 5))?;
            assert!(t.take_due(at(5), "a", at(60))?.is_some());
            Ok(())
        });
    }

    fn what_is_asked_for_while_it_runs_runs_again(registry: Registry) {
        registry.write(|t| {
            t.enqueue(&job("1", "moa", 0))?;
            let taken = t.take_due(at(1), "a", at(60))?.unwrap();
            assert!(!t.enqueue(&job("2", "moa", 2))?);
            assert_eq!(t.finish_job(&taken, at(3))?, FinishedJob::Again);
            let again = t.take_due(at(3), "a", at(60))?.unwrap();
            assert_eq!(t.finish_job(&again, at(4))?, FinishedJob::Done);
            assert_eq!(t.unfinished_jobs()?, []);
            assert_eq!((t.purge_finished_jobs(at(4))?, t.purge_finished_jobs(at(5))?), (0, 1));
            Ok(())
        });
    }

    fn failed_work_waits_and_tells_why(registry: Registry) {
        registry.write(|t| {
            t.enqueue(&job("1", "moa", 0))?;
            let taken = t.take_due(at(1), "a", at(60))?.unwrap();
            assert!(t.fail_job(&taken, at(30), "signer gone")?);
            assert!(!t.fail_job(&taken, at(30), "signer gone")?);
            assert_eq!(t.take_due(at(29), "a", at(60))?, None);
            let waiting = t.unfinished_jobs()?;
            assert_eq!((waiting[0].failures, waiting[0].last_error.as_deref()), (1, Some("signer gone")));
            assert_eq!(t.take_due(at(30), "a", at(60))?.unwrap().failures, 1);
            Ok(())
        });
    }

    fn work_of_a_holder_that_vanished_is_taken_over(registry: Registry) {
        registry.write(|t| {
            t.enqueue(&job("1", "moa", 0))?;
            let lost = t.take_due(at(1), "a", at(60))?.unwrap();
            assert_eq!(t.take_due(at(59), "b", at(99))?, None);
            let taken = t.take_due(at(60), "b", at(99))?.unwrap();
            assert_eq!(t.finish_job(&lost, at(61))?, FinishedJob::Lost);
            assert_eq!(t.finish_job(&taken, at(62))?, FinishedJob::Done);
            Ok(())
        });
    }

    fn a_lease_has_one_holder_until_it_ends(registry: Registry) {
        registry.write(|t| {
            assert!(t.acquire_lease("scheduler", "a", at(0), at(10))?);
            assert!(!t.acquire_lease("scheduler", "b", at(9), at(20))?);
            assert!(t.acquire_lease("scheduler", "a", at(9), at(20))?);
            assert!(t.acquire_lease("scheduler", "b", at(20), at(30))?);
            assert!(!t.release_lease("scheduler", "a")?);
            assert!(t.release_lease("scheduler", "b")?);
            assert!(t.acquire_lease("scheduler", "a", at(21), at(30))?);
            Ok(())
        });
    }
}
