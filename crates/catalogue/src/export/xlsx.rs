//! A list as a workbook, for those who read it in a spreadsheet ([Office Open XML](https://ecma-international.org/publications-and-standards/standards/ecma-376/)).
//!
//! ```text
//! A1  socialtjanst 0.2.0. Listan är ett förslag som ingen har enats om. / The list is a proposal that nobody has agreed on.
//! A2  id               B2  uri               C2  status   ...
//! A3  socialtjanst/..  B3  https://...       C3  proposed ...
//! ```

mod cell;
mod tables;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet};

use self::cell::{is_ambiguous, length};
use self::tables::{Table, tables};
use super::csv::begins_formula;
use super::error::{ExportError, Unfit};
use super::wording::{both, joined, preface};
use crate::AttributeList;

/// Characters of a cell at most, in units of UTF-16 ([limits of Excel](https://support.microsoft.com/en-us/office/excel-specifications-and-limits-1672b34d-7043-467e-8e27-269d656771c3)).
const LONGEST: usize = 32_767;

/// Rows of a sheet at most.
const ROWS: usize = 1_048_576;

/// The rows above the first one of a table: what must be said, and the names of the columns.
const ABOVE: usize = 2;

/// A workbook with the sheets `about`, `attributes`, `code systems`, `codes` and `value sets`.
///
/// The first row of every sheet names the release and says what must be said first; the second has the names of the columns. `attributes` has the columns of [`csv`](super::csv()), and a column whose name ends in `[]` holds several values in each cell, see [`read_values`](super::read_values).
/// Every cell is a text: what begins with `=` is no formula, stays none when a person edits the cell, and needs no apostrophe before it. A text that spreadsheets have no room for is refused, never cut. The same list gives the same bytes.
pub fn xlsx(list: &AttributeList) -> Result<Vec<u8>, ExportError> {
    let mut book = Workbook::new();
    // Without this the writer asks the clock, and no two workbooks would be the same.
    let fixed = ExcelDateTime::from_ymd(2000, 1, 1).expect("a day that spreadsheets know");
    book.set_properties(&DocProperties::new().set_creation_datetime(&fixed));
    let first = first_line(list);
    for table in tables(list) {
        write(book.add_worksheet(), &table, &first)?;
    }
    Ok(book.save_to_buffer().expect("memory takes the whole book"))
}

/// The release, and what must be said of it.
fn first_line(list: &AttributeList) -> String {
    let said = both(&joined(&preface(list), " "), " / ");
    format!("{} {}. {said}", list.list, list.version)
        .trim_end()
        .to_owned()
}

fn write(sheet: &mut Worksheet, table: &Table, first: &str) -> Result<(), ExportError> {
    let rows = table.rows.len() + ABOVE;
    if rows > ROWS {
        let sheet = table.name;
        return Err(ExportError::Rows { sheet, rows });
    }
    sheet
        .set_name(table.name)
        .expect("our names are short and plain");
    let bold = Format::new().set_bold();
    // A person who edits the cell would make a formula of it, unless it is marked as text.
    let quoted = Format::new().set_quote_prefix();
    let plain = Format::new();
    let mut put = |row: usize, column: usize, text: &str, usual: &Format| {
        let name = table.columns.get(column).map_or("", String::as_str);
        let failed = |reason| ExportError::Cell {
            sheet: table.name,
            row: number(row) + 1,
            column: name.to_owned(),
            reason,
        };
        if length(text) > LONGEST {
            return Err(failed(Unfit::TooLong(length(text))));
        }
        if is_ambiguous(text) {
            return Err(failed(Unfit::Ambiguous));
        }
        let format = if begins_formula(text) { &quoted } else { usual };
        if !text.is_empty() {
            let column = u16::try_from(column).expect("few columns");
            sheet
                .write_string_with_format(number(row), column, text, format)
                .expect("its place and its length are possible");
        }
        Ok(())
    };
    put(0, 0, first, &bold)?;
    for (at, name) in table.columns.iter().enumerate() {
        put(1, at, name, &bold)?;
    }
    for (row, cells) in table.rows.iter().enumerate() {
        for (column, text) in cells.iter().enumerate() {
            put(row + ABOVE, column, text, &plain)?;
        }
    }
    let above = number(ABOVE);
    let last = u16::try_from(table.columns.len() - 1).expect("few columns");
    let sheet = sheet.set_column_range_width(0, last, 24).and_then(|sheet| {
        // The names stay in sight, and each column can be sorted and chosen from.
        sheet.set_freeze_panes(above, 1)
    });
    let sheet = sheet.expect("the columns are there");
    let filtered = sheet.autofilter(above - 1, 0, number(rows - 1), last);
    filtered.expect("the rows are there");
    Ok(())
}

fn number(row: usize) -> u32 {
    u32::try_from(row).expect("counted before")
}
