//! The forms that an attribute, a code system and a code can be had in.

use actix_web::HttpRequest;

use crate::problem::{Code, Problem};
use crate::published::Accept;

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

    /// The form that a client likes best; of those that it likes equally, the first.
    pub(super) fn chosen(request: &HttpRequest) -> Result<Self, Problem> {
        let media_types = Self::ALL.map(Self::media_type);
        match Accept::of(request.headers()).choose(media_types) {
            Some(place) => Ok(Self::ALL[place]),
            None => {
                let detail = format!(
                    "this address can be had as {}; name one of them in Accept",
                    media_types.join(", ")
                );
                Err(Problem::new(Code::NOT_ACCEPTABLE, detail).with_header("vary", "Accept"))
            }
        }
    }

    /// Its media type, without parameters.
    pub(super) fn media_type(self) -> &'static str {
        match self {
            Self::Page => "text/html",
            Self::Json => "application/json",
            Self::Turtle => "text/turtle",
            Self::JsonLd => "application/ld+json",
        }
    }
}
