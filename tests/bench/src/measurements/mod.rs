//! What is measured, one file each.

mod catalogue;
mod change;
mod flood;
mod reads;
mod render;
mod server;
mod submissions;
mod validate;
mod validate_among;

use crate::frame::Figure;
use crate::scale::Scale;

/// One thing that is measured.
#[derive(Debug)]
pub struct Measurement {
    /// What one types.
    pub name: &'static str,
    /// What it is about.
    pub title: &'static str,
    /// What is written about it by hand.
    pub notes: &'static str,
    /// Measures it.
    pub run: fn(&Scale) -> anyhow::Result<Vec<Figure>>,
}

/// Everything, in the order of the page. A further measurement is a file beside this one, its notes in `notes/`, and a line here.
pub const ALL: &[Measurement] = &[
    render::MEASUREMENT,
    change::MEASUREMENT,
    validate::MEASUREMENT,
    validate_among::MEASUREMENT,
    reads::MEASUREMENT,
    flood::MEASUREMENT,
    submissions::MEASUREMENT,
    server::MEASUREMENT,
    catalogue::MEASUREMENT,
];
