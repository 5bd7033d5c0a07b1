//! Texts of the lists on a page: escaped, and marked where they are in another language than the page (WCAG 2.2, 3.1.2).

use std::fmt;

use askama::filters::{Html, HtmlSafe, escape};
use tillit_model::{Language, Localised};

/// A text of a list, shown on a page in some language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Said {
    text: String,
    /// Its language, where that is not the page's.
    foreign: Option<Language>,
}

impl Said {
    /// The text in the page's language, or in Swedish where that is all there is.
    pub(super) fn of(text: &Localised, language: Language) -> Self {
        let is_missing = language == Language::En && text.en.is_none();
        Self {
            text: text.get(language).to_owned(),
            foreign: is_missing.then_some(Language::Sv),
        }
    }

    /// A text of ours, in the page's language.
    pub(super) fn ours(text: String) -> Self {
        Self {
            text,
            foreign: None,
        }
    }

    /// The text, not escaped.
    pub(super) fn plain(&self) -> &str {
        &self.text
    }
}

/// As HTML.
impl fmt::Display for Said {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = match escape(&self.text, Html) {
            Ok(text) => text,
            Err(never) => match never {},
        };
        match self.foreign {
            Some(language) => write!(f, "<span lang=\"{}\">{text}</span>", language.tag()),
            None => write!(f, "{text}"),
        }
    }
}

/// It escapes itself.
impl HtmlSafe for Said {}
