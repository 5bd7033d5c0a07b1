//! A text that is read to be looked at, not to be kept.

use std::borrow::Cow;

use serde::Deserialize;

/// A text, or a member's name, that is copied only where it holds escapes.
#[derive(Deserialize)]
#[serde(transparent)]
pub(crate) struct Borrowed<'a>(#[serde(borrow)] Cow<'a, str>);

impl Borrowed<'_> {
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    pub(crate) fn into_string(self) -> String {
        self.0.into_owned()
    }
}
