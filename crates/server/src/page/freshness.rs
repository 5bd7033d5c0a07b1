//! Points in time and what is left until them, in words.

use tillit_model::{Language, Timestamp};

use crate::texts::{text, text_with};

/// `2026-11-22 08:00`: the day and the minute, for people. The exact time stands in the element's `datetime`.
pub(super) fn minute(at: Timestamp) -> String {
    let text = Timestamp::from_unix_seconds(at.unix_seconds()).to_string();
    text.get(..16).unwrap_or(&text).replace('T', " ")
}

/// `2026-11-22`: the day alone.
pub(super) fn day(at: Timestamp) -> String {
    let mut text = minute(at);
    text.truncate(10);
    text
}

/// What is left in the largest unit that says something: days from two days on, hours from two hours on, else minutes.
pub(super) fn left(until: Timestamp, now: Timestamp, language: Language) -> String {
    let seconds = until.since(now).as_secs();
    let (key, name, count) = match seconds {
        0 => return text(language, "left-none"),
        172_800.. => ("left-days", "days", seconds / 86_400),
        7_200.. => ("left-hours", "hours", seconds / 3_600),
        _ => ("left-minutes", "minutes", seconds / 60),
    };
    text_with(language, key, &[(name, count.into())])
}
