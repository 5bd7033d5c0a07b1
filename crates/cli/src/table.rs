//! Tables for people: no frames, one line a row.

use comfy_table::{ContentArrangement, Table, presets};
use tillit_model::Timestamp;

/// A table with these headings.
pub(crate) fn table<H: Into<String>>(headings: impl IntoIterator<Item = H>) -> Table {
    let mut table = Table::new();
    table
        .load_style(presets::NOTHING)
        .set_content_arrangement(ContentArrangement::Disabled)
        .set_header(
            headings
                .into_iter()
                .map(Into::into)
                .collect::<Vec<String>>(),
        );
    table
}

/// The table as text, without white space at the ends of lines.
pub(crate) fn text(table: &Table) -> String {
    table
        .to_string()
        .lines()
        .map(|line| line.trim_end().trim_start_matches(' '))
        .collect::<Vec<_>>()
        .join("\n")
}

/// The beginning of a hash: enough to tell lines apart, never to decide on.
pub(crate) fn short(hash: &impl std::fmt::Display) -> String {
    hash.to_string().chars().take(12).collect()
}

/// A point in time, to the second: what people compare.
pub(crate) fn time(at: Option<Timestamp>) -> String {
    at.map_or_else(String::new, |at| {
        Timestamp::from_unix_seconds(at.unix_seconds()).to_string()
    })
}
