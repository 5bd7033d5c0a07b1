//! Why a list cannot be written in a form.

/// A list that a form has no room for.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ExportError {
    /// A cell that spreadsheets do not take.
    #[error("the column {column} in row {row} of the sheet {sheet} {reason}")]
    Cell {
        /// The sheet.
        sheet: &'static str,
        /// The row, counted from 1 as spreadsheets do.
        row: u32,
        /// The column's name.
        column: String,
        /// What is wrong with it.
        reason: Unfit,
    },
    /// More rows than a sheet has.
    #[error("the sheet {sheet} has {rows} rows, and a spreadsheet takes 1048576")]
    Rows {
        /// The sheet.
        sheet: &'static str,
        /// How many it would have.
        rows: usize,
    },
}

/// Why a text fits no cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    /// Longer than a cell can be.
    #[error("has {0} characters, and a cell takes 32767")]
    TooLong(usize),
    /// The way in which workbooks write control characters would make another text of it.
    #[error("has a text like _x0041 before a control character, which workbooks cannot hold")]
    Ambiguous,
}
