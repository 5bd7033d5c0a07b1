//! Colours. They reach a terminal only: anstream takes them out everywhere else and where NO_COLOR is set.

use anstyle::{AnsiColor, Style};
use tillit_model::Level;

/// Errors.
pub(crate) const ERROR: Style = AnsiColor::Red.on_default().bold();
/// Warnings.
pub(crate) const WARNING: Style = AnsiColor::Yellow.on_default().bold();
/// Notes.
pub(crate) const NOTE: Style = AnsiColor::Green.on_default().bold();
/// What to do.
pub(crate) const HELP: Style = AnsiColor::Cyan.on_default().bold();
/// Places and line numbers.
pub(crate) const PLACE: Style = AnsiColor::Blue.on_default().bold();
/// What is to be noticed.
pub(crate) const STRONG: Style = Style::new().bold();

/// The colour of a level.
pub(crate) fn level(level: Level) -> Style {
    match level {
        Level::Error => ERROR,
        Level::Warning => WARNING,
        Level::Note => NOTE,
    }
}
