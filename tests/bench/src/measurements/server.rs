//! Starting a server, and the memory that it takes.

use std::thread;
use std::time::Duration;

use tillit_model::Timestamp;
use tillit_testkit::http::get;

use super::Measurement;
use crate::frame::{Basis, Comparison, Figure, Goal};
use crate::scale::Scale;
use crate::world::{FEED, Folder, Served, now};

pub(super) const MEASUREMENT: Measurement = Measurement {
    name: "server",
    title: "Starting and memory",
    notes: include_str!("../../notes/server.md"),
    run,
};

/// Seconds from the start to readiness.
const START: f64 = 2.0;
/// Bytes at rest.
const AT_REST: f64 = 200e6;
/// As many times the document while publishing.
const WHILE_PUBLISHING: f64 = 4.0;
/// After so long a server that nobody asks is at rest: large files are compressed, and what it gives back, it has given back.
const REST: Duration = Duration::from_secs(8);
/// Old enough that a server signs anew as soon as it starts.
const TWO_DAYS: i64 = 2 * 86_400;

fn run(scale: &Scale) -> anyhow::Result<Vec<Figure>> {
    let fresh = Folder::with(scale.entities, now())?;
    let old = Timestamp::from_unix_seconds(now().unix_seconds() - TWO_DAYS);
    let due = Folder::with(scale.entities, old)?;
    let among = format!("{} entities", scale.entities);
    let start = Comparison::new(format!("start to ready, {among}"), Basis::WallTime)
        .goal(Goal::AtMost(START))
        .measure_alone(scale.rounds, || Ok(fresh.serve(1)?.1))?;
    let at_rest = |name: &str| {
        Comparison::new(format!("{name}, {among}"), Basis::Bytes).goal(Goal::AtMost(AT_REST))
    };
    let rest =
        at_rest("at rest").measure_alone(scale.starts, || at_rest_now(&fresh.serve(1)?.0))?;
    let rested = at_rest("at rest after publishing")
        .measure_alone(scale.starts, || at_rest_now(&published(&due)?.0))?;
    let size = published(&due)?.1;
    let peak = Comparison::new(format!("more while publishing, {among}"), Basis::Bytes)
        .goal(Goal::AtMost(WHILE_PUBLISHING))
        .measure(
            scale.starts,
            || {
                let usual = at_rest_now(&fresh.serve(1)?.0)?;
                Ok(published(&due)?.0.usage()?.peak - usual)
            },
            || Ok(size),
        )?;
    Ok(vec![start, rest, rested, peak])
}

/// What a server has resident when it has nothing to do.
fn at_rest_now(served: &Served) -> anyhow::Result<f64> {
    thread::sleep(REST);
    Ok(served.usage()?.resident)
}

/// A server that has published everything anew by itself, and the size of the document.
fn published(due: &Folder) -> anyhow::Result<(Served, f64)> {
    let folder = due.copy()?;
    let (mut served, _) = folder.serve(1)?;
    let second = "/federations/moa/matf/2/metadata.jws";
    served.wait(|served| served.status(second) == Some(200))?;
    let size = get(served.address, FEED, &[]).body.len();
    Ok((served, size as f64))
}
