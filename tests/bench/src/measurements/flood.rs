//! How long a client waits while another asks without end, beside how long it waits otherwise (case A18).

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use harness::wire::{ELSEWHERE, HERE, Line, get};

use super::Measurement;
use crate::frame::{Basis, Comparison, Figure, Goal};
use crate::scale::Scale;
use crate::world::{FEED, Folder, now};

pub(super) const MEASUREMENT: Measurement = Measurement {
    name: "flood",
    title: "One client beside a flood",
    notes: include_str!("../../notes/flood.md"),
    run,
};

/// Where connections come from that send a byte now and then.
const SLOW: Ipv4Addr = Ipv4Addr::new(127, 0, 0, 4);
/// So many of those: as many as one client may have.
const SLOW_CONNECTIONS: usize = 100;
/// Requests of the flood that are sent together.
const AT_ONCE: usize = 16;
/// Between them: 1,000 requests in a second.
const PAUSE: Duration = Duration::from_millis(16);
/// Reads of the other client in a turn, and the time between them: within its budget.
const READS: usize = 500;
const NOW_AND_THEN: Duration = Duration::from_millis(2);

fn run(scale: &Scale) -> anyhow::Result<Vec<Figure>> {
    let folder = Folder::with(scale.read[0], now())?;
    let (served, _) = folder.serve_with_budgets()?;
    let alone = || Ok(wait(served.address));
    let beside = || {
        let over = AtomicBool::new(false);
        Ok(thread::scope(|scope| {
            scope.spawn(|| flood(served.address, &over));
            let waited = wait(served.address);
            over.store(true, Ordering::Relaxed);
            waited
        }))
    };
    let figure = Comparison::new("wait of a read, 99th of 100", Basis::WallTime)
        .goal(Goal::AtMost(2.0))
        .measure(scale.rounds, beside, alone)?;
    Ok(vec![figure])
}

/// What 99 of 100 reads of one client do not wait longer than, in seconds.
fn wait(address: SocketAddr) -> f64 {
    let mut line = Line::open(ELSEWHERE, address);
    let mut waits: Vec<Duration> = (0..READS)
        .map(|_| {
            thread::sleep(NOW_AND_THEN);
            let begun = Instant::now();
            assert_eq!(line.ask(&get(FEED)).status, 200, "it is within its budget");
            begun.elapsed()
        })
        .collect();
    waits.sort();
    waits[READS * 99 / 100].as_secs_f64()
}

/// Asks far more often than one client may, with connections held open beside it that never come to a request.
fn flood(address: SocketAddr, over: &AtomicBool) {
    let mut slow: Vec<Line> = (0..SLOW_CONNECTIONS)
        .map(|_| Line::open(SLOW, address))
        .collect();
    for line in &mut slow {
        line.send("G");
    }
    let mut line = Line::open(HERE, address);
    while !over.load(Ordering::Relaxed) {
        line.send(&get(FEED).repeat(AT_ONCE));
        for _ in 0..AT_ONCE {
            line.answer();
        }
        thread::sleep(PAUSE);
    }
}
