//! What every measurement has in common: turns, medians, ratios, verdicts, the table and the page.

mod clock;
mod comparison;
mod figure;
mod machine;
mod page;
mod series;
mod table;

pub use clock::{cpu, cpu_of, wall, wall_of};
pub use comparison::Comparison;
pub use figure::{Basis, Figure, Goal, Verdict};
pub use machine::Machine;
pub use page::{Part, page};
pub use series::Series;
pub use table::table;
