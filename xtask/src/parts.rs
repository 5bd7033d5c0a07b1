//! A task as a sequence of named parts: each is timed, all are run, and the table at the end tells
//! what failed and how long everything took.

use std::time::{Duration, Instant};

use anyhow::bail;

/// The parts of one task that have been run so far.
#[derive(Default)]
pub(crate) struct Parts {
    done: Vec<Part>,
}

struct Part {
    name: String,
    time: Duration,
    passed: bool,
}

impl Parts {
    /// Runs one part and shows why it failed, if it did. The parts after it are still run unless the
    /// caller asks for the returned value, which is there when the part passed.
    pub(crate) fn run<T>(
        &mut self,
        name: &str,
        work: impl FnOnce() -> anyhow::Result<T>,
    ) -> Option<T> {
        eprintln!("\n==> {name}");
        let start = Instant::now();
        let result = work();
        let time = start.elapsed();
        if let Err(error) = &result {
            eprintln!("{error:#}");
        }
        self.done.push(Part {
            name: name.to_owned(),
            time,
            passed: result.is_ok(),
        });
        result.ok()
    }

    /// Prints the table; fails when a part has failed.
    pub(crate) fn finish(self, task: &str) -> anyhow::Result<()> {
        let width = self
            .done
            .iter()
            .map(|part| part.name.len())
            .max()
            .unwrap_or(0)
            .max("together".len());
        eprintln!("\ncargo xtask {task}");
        for part in &self.done {
            let verdict = if part.passed { "ok" } else { "FAILED" };
            eprintln!(
                "  {:width$}  {:>9}  {verdict}",
                part.name,
                seconds(part.time)
            );
        }
        eprintln!(
            "  {:width$}  {:>9}",
            "together",
            seconds(self.done.iter().map(|part| part.time).sum())
        );
        let failed: Vec<_> = self
            .done
            .iter()
            .filter(|part| !part.passed)
            .map(|part| part.name.as_str())
            .collect();
        if !failed.is_empty() {
            bail!("failed: {}", failed.join(", "));
        }
        Ok(())
    }
}

fn seconds(time: Duration) -> String {
    format!("{:.1} s", time.as_secs_f64())
}
