//! Measures the registry against references in the same run.
//!
//! A measurement is one file in [`measurements`]. It measures a *subject* (what we do) and a *reference* (the least that anybody would have to do, or another program doing the same) by turns, in rounds, and gives
//! [`frame::Figure`]s: medians, spread, ratio, goal. The [`frame`] prints them as a table and writes them into `docs/benchmarks.md`, beside what is written by hand in `notes/`.
//!
//! ```
//! use tillit_bench::frame::{Basis, Comparison, Goal, cpu};
//!
//! let figure = Comparison::new("sorting", Basis::CpuTime)
//!     .goal(Goal::AtMost(1000.0))
//!     .measure(3, || cpu(|| vec![3, 1, 2].sort()), || cpu(|| vec![1, 2, 3]))
//!     .unwrap();
//! assert_eq!(figure.rounds(), 3);
//! ```

pub mod frame;
pub mod measurements;
pub mod process;
pub mod scale;
pub mod world;
