//! The forms that an attribute, a code system and a code can be had in.

use crate::negotiation;

/// A form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// A page for people.
    Page,
    /// As the release has it.
    Json,
    /// SKOS in Turtle.
    Turtle,
    /// SKOS in JSON-LD.
    JsonLd,
}

impl Form {
    /// Every form; who does not say which gets the first.
    pub(super) const ALL: [Self; 4] = [Self::Page, Self::Json, Self::Turtle, Self::JsonLd];

    /// A name and the form that stands behind it as a suffix: `surname.ttl`.
    pub(super) fn of_suffix(text: &str) -> Option<(&str, Self)> {
        let (name, suffix) = text.rsplit_once('.')?;
        let form = match suffix {
            "json" => Self::Json,
            "ttl" => Self::Turtle,
            "jsonld" => Self::JsonLd,
            _ => return None,
        };
        Some((name, form))
    }
}

impl negotiation::Form for Form {
    fn media_type(self) -> &'static str {
        match self {
            Self::Page => "text/html",
            Self::Json => "application/json",
            Self::Turtle => "text/turtle",
            Self::JsonLd => "application/ld+json",
        }
    }
}
