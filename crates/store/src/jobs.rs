//! Follow-up work, inserted in the transaction that makes it necessary. Every job may run twice without harm.

use std::time::Duration;

use diesel::prelude::*;
use tillit_model::Timestamp;

use crate::row::{count, time};
use crate::schema::job;
use crate::transaction::run;
use crate::{StoreError, Transaction};

/// Work to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewJob {
    /// Its own name, made by the caller.
    pub id: String,
    /// What is to be done.
    pub kind: String,
    /// To what.
    pub subject: String,
    /// Not before.
    pub run_after: Timestamp,
}

/// Work that somebody does now. Hand it back with [`Transaction::finish_job`] or [`Transaction::fail_job`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakenJob {
    /// Its own name.
    pub id: String,
    /// What is to be done.
    pub kind: String,
    /// To what.
    pub subject: String,
    /// How often it has failed in a row.
    pub failures: u64,
    /// How often it had been asked for when it was taken.
    wanted: i64,
    holder: String,
}

/// Work that waits, runs or has failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnfinishedJob {
    /// What is to be done.
    pub kind: String,
    /// To what.
    pub subject: String,
    /// Not before.
    pub run_after: Timestamp,
    /// How often it has failed in a row.
    pub failures: u64,
    /// What went wrong last.
    pub last_error: Option<String>,
}

/// What handing a job back led to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FinishedJob {
    /// It is done.
    Done,
    /// It was asked for again while it ran, and waits for its next run.
    Again,
    /// Somebody else has it: the lease had run out.
    Lost,
}

/// So many due jobs are looked at when others take them at the same time.
const LOOKS: i64 = 16;

type DueColumns = (String, String, String, i64);

impl Transaction<'_> {
    /// Asks for work. What is asked for already and not finished is not added again, but runs no later than asked for now, and once more if it is running. Returns whether it was added.
    pub fn enqueue(&mut self, new: &NewJob) -> Result<bool, StoreError> {
        for _ in 0..LOOKS {
            let insert = diesel::insert_into(job::table)
                .values((
                    job::id.eq(&new.id),
                    job::kind.eq(&new.kind),
                    job::subject.eq(&new.subject),
                    job::run_after.eq(new.run_after.unix_microseconds()),
                    job::wanted.eq(1),
                    job::failures.eq(0),
                ))
                .on_conflict_do_nothing();
            if run!(self, c => insert.execute(c))? == 1 {
                return Ok(true);
            }
            if self.want_again(new)? {
                return Ok(false);
            }
            // It finished in between, so that there is room for a new one.
        }
        Err(StoreError::Busy)
    }

    fn want_again(&mut self, new: &NewJob) -> Result<bool, StoreError> {
        let run_after = new.run_after.unix_microseconds();
        let unfinished = job::table
            .filter(job::kind.eq(&new.kind))
            .filter(job::subject.eq(&new.subject))
            .filter(job::finished_at.is_null());
        let wanted = diesel::update(unfinished).set(job::wanted.eq(job::wanted + 1));
        let found = run!(self, c => wanted.execute(c))? == 1;
        let sooner = diesel::update(unfinished.filter(job::run_after.gt(run_after)))
            .set(job::run_after.eq(run_after));
        if found {
            run!(self, c => sooner.execute(c))?;
        }
        Ok(found)
    }

    /// Takes the job that has been due longest, until `until`; `None` when nothing is due. Of any number that take at once, each gets another job.
    pub fn take_due(
        &mut self,
        now: Timestamp,
        holder: &str,
        until: Timestamp,
    ) -> Result<Option<TakenJob>, StoreError> {
        let now = now.unix_microseconds();
        let free = job::leased_until.is_null().or(job::leased_until.le(now));
        let query = job::table
            .filter(job::finished_at.is_null())
            .filter(job::run_after.le(now))
            .filter(free)
            .order((job::run_after, job::id))
            .limit(LOOKS)
            .select((job::id, job::kind, job::subject, job::failures));
        let due: Vec<DueColumns> = run!(self, c => query.load(c))?;
        for (id, kind, subject, failures) in due {
            let still_free = job::table
                .find(&id)
                .filter(job::finished_at.is_null())
                .filter(free);
            let update = diesel::update(still_free)
                .set((
                    job::holder.eq(holder),
                    job::leased_until.eq(until.unix_microseconds()),
                ))
                .returning(job::wanted);
            let taken: Option<i64> = run!(self, c => update.get_result(c).optional())?;
            if let Some(wanted) = taken {
                return Ok(Some(TakenJob {
                    id,
                    kind,
                    subject,
                    failures: count(failures),
                    wanted,
                    holder: holder.to_owned(),
                }));
            }
        }
        Ok(None)
    }

    /// Hands back a job that succeeded.
    pub fn finish_job(
        &mut self,
        taken: &TakenJob,
        now: Timestamp,
    ) -> Result<FinishedJob, StoreError> {
        let held = job::table
            .find(&taken.id)
            .filter(job::finished_at.is_null())
            .filter(job::holder.eq(&taken.holder));
        let done = diesel::update(held.filter(job::wanted.eq(taken.wanted))).set((
            job::finished_at.eq(now.unix_microseconds()),
            job::holder.eq(None::<String>),
            job::leased_until.eq(None::<i64>),
            job::last_error.eq(None::<String>),
        ));
        if run!(self, c => done.execute(c))? == 1 {
            return Ok(FinishedJob::Done);
        }
        let again = diesel::update(held).set((
            job::holder.eq(None::<String>),
            job::leased_until.eq(None::<i64>),
            job::last_error.eq(None::<String>),
            job::failures.eq(0),
        ));
        let rows = run!(self, c => again.execute(c))?;
        Ok(if rows == 1 {
            FinishedJob::Again
        } else {
            FinishedJob::Lost
        })
    }

    /// Hands back a job that failed, to be tried again; `false` when somebody else has it.
    pub fn fail_job(
        &mut self,
        taken: &TakenJob,
        run_after: Timestamp,
        error: &str,
    ) -> Result<bool, StoreError> {
        let held = job::table
            .find(&taken.id)
            .filter(job::finished_at.is_null())
            .filter(job::holder.eq(&taken.holder));
        let update = diesel::update(held).set((
            job::holder.eq(None::<String>),
            job::leased_until.eq(None::<i64>),
            job::failures.eq(job::failures + 1),
            job::run_after.eq(run_after.unix_microseconds()),
            job::last_error.eq(error),
        ));
        run!(self, c => update.execute(c)).map(|rows| rows == 1)
    }

    /// Makes due what would wait longer than anybody asks for, and takes back what was taken for longer; returns how much. Such times were noted by a clock that ran ahead.
    pub fn recall_jobs(
        &mut self,
        now: Timestamp,
        longest_wait: Duration,
        longest_lease: Duration,
    ) -> Result<usize, StoreError> {
        let unfinished = job::table.filter(job::finished_at.is_null());
        let latest = now.plus(longest_wait).unix_microseconds();
        let waiting = diesel::update(unfinished.filter(job::run_after.gt(latest)))
            .set(job::run_after.eq(now.unix_microseconds()));
        let recalled = run!(self, c => waiting.execute(c))?;
        let latest = now.plus(longest_lease).unix_microseconds();
        let taken = diesel::update(unfinished.filter(job::leased_until.gt(latest)))
            .set(job::leased_until.eq(now.unix_microseconds()));
        run!(self, c => taken.execute(c)).map(|freed| recalled + freed)
    }

    /// All work that is not done, by due time.
    pub fn unfinished_jobs(&mut self) -> Result<Vec<UnfinishedJob>, StoreError> {
        let query = job::table
            .filter(job::finished_at.is_null())
            .order((job::run_after, job::id))
            .select((
                job::kind,
                job::subject,
                job::run_after,
                job::failures,
                job::last_error,
            ));
        let rows: Vec<(String, String, i64, i64, Option<String>)> = run!(self, c => query.load(c))?;
        Ok(rows
            .into_iter()
            .map(
                |(kind, subject, run_after, failures, last_error)| UnfinishedJob {
                    kind,
                    subject,
                    run_after: time(run_after),
                    failures: count(failures),
                    last_error,
                },
            )
            .collect())
    }

    /// Forgets work that was done before this time; returns how much.
    pub fn purge_finished_jobs(&mut self, before: Timestamp) -> Result<usize, StoreError> {
        let delete =
            diesel::delete(job::table.filter(job::finished_at.lt(before.unix_microseconds())));
        run!(self, c => delete.execute(c))
    }
}
