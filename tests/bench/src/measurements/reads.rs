//! Public reads, beside nginx that serves the same bytes from a file.

use std::net::SocketAddr;

use tillit_testkit::http::get;

use super::Measurement;
use crate::frame::{Basis, Comparison, Figure, Goal};
use crate::scale::Scale;
use crate::world::{FEED, Folder, Nginx, Served, load, now};

pub(super) const MEASUREMENT: Measurement = Measurement {
    name: "reads",
    title: "Public reads",
    notes: include_str!("../../notes/reads.md"),
    run,
};

/// nginx has one, so we have one.
const WORKERS: usize = 1;
/// At least so much of nginx.
const OF_NGINX: f64 = 0.9;
/// At most so many seconds of CPU for a small read.
const CPU_OF_A_READ: f64 = 0.05e-3;

fn run(scale: &Scale) -> anyhow::Result<Vec<Figure>> {
    let mut figures = Vec::new();
    for entities in scale.read {
        let folder = Folder::with(entities, now())?;
        let (ours, _) = folder.serve(WORKERS)?;
        let artefact = get(ours.address, FEED, &[]).body;
        let nginx = Nginx::serving(&artefact, WORKERS)?;
        let size = size(artefact.len());
        let rate =
            |name: String| Comparison::new(name, Basis::PerSecond).goal(Goal::AtLeast(OF_NGINX));
        let per_second = |address: SocketAddr, path: &str, headers: &[String]| {
            Ok(load(address, path, headers, scale.load_seconds)?.per_second)
        };
        figures.push(rate(format!("read of {size}")).measure(
            scale.rounds,
            || per_second(ours.address, FEED, &[]),
            || per_second(nginx.served.address, "/file", &[]),
        )?);
        if entities > 1 {
            continue;
        }
        let known = |address: SocketAddr, path: &str| {
            let etag = get(address, path, &[]).header("etag").to_owned();
            [format!("If-None-Match: {etag}")]
        };
        let (our_tag, their_tag) = (
            known(ours.address, FEED),
            known(nginx.served.address, "/file"),
        );
        figures.push(rate(format!("304 for {size}")).measure(
            scale.rounds,
            || per_second(ours.address, FEED, &our_tag),
            || per_second(nginx.served.address, "/file", &their_tag),
        )?);
        let cpu = Comparison::new(format!("CPU of a read of {size}"), Basis::CpuTime);
        figures.push(
            cpu.goal(Goal::AtMost(CPU_OF_A_READ))
                .measure_alone(scale.rounds, || cpu_of_a_read(&ours, FEED, scale))?,
        );
        let beside = Comparison::new(
            format!("CPU of a read of {size}, beside nginx"),
            Basis::CpuTime,
        );
        figures.push(beside.measure(
            scale.rounds,
            || cpu_of_a_read(&ours, FEED, scale),
            || cpu_of_a_read(&nginx.served, "/file", scale),
        )?);
    }
    Ok(figures)
}

/// Seconds of the server's CPU, user and system, for one answer.
fn cpu_of_a_read(served: &Served, path: &str, scale: &Scale) -> anyhow::Result<f64> {
    let before = served.usage()?.cpu;
    let load = load(served.address, path, &[], scale.load_seconds)?;
    Ok((served.usage()?.cpu - before) / load.answers)
}

fn size(bytes: usize) -> String {
    let kibibytes = bytes as f64 / 1024.0;
    if kibibytes < 1000.0 {
        format!("{kibibytes:.1} KiB")
    } else {
        format!("{:.2} MiB", kibibytes / 1024.0)
    }
}
