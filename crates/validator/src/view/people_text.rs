//! Texts that people read, wherever they stand.

use serde_json::Value;
use tillit_model::{DocumentKind, NameFault, name_faults};

use super::{Party, elements, text_at};

/// A text that people read, and everything that is wrong with it.
pub(crate) struct PeopleText<'a> {
    pub(crate) pointer: String,
    pub(crate) text: &'a str,
    pub(crate) faults: Vec<NameFault>,
}

/// What kind of text it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    /// Names something: one line, compared with others.
    Name,
    /// Says something.
    Prose,
}

impl<'a> PeopleText<'a> {
    /// The texts of a document outside its protocol blocks.
    pub(crate) fn of_document(kind: DocumentKind, value: &'a Value) -> Vec<Self> {
        let mut texts = Vec::new();
        match kind {
            DocumentKind::Organisation => localised(value, "/name", Style::Name, &mut texts),
            DocumentKind::Contacts => {
                for place in 0..elements(value, "contacts").len() {
                    one(
                        value,
                        format!("/contacts/{place}/name"),
                        Style::Name,
                        &mut texts,
                    );
                }
            }
            DocumentKind::Entity => {
                localised(value, "/name", Style::Name, &mut texts);
                localised(value, "/description", Style::Prose, &mut texts);
                let requests = value
                    .pointer("/attributes/requests")
                    .and_then(Value::as_array);
                for place in 0..requests.map_or(0, Vec::len) {
                    let pointer = format!("/attributes/requests/{place}/purpose");
                    localised(value, &pointer, Style::Prose, &mut texts);
                }
            }
            DocumentKind::Federation => {
                localised(value, "/name", Style::Name, &mut texts);
                let tags = value
                    .pointer("/formats/matf/tags")
                    .and_then(Value::as_array);
                for place in 0..tags.map_or(0, Vec::len) {
                    let pointer = format!("/formats/matf/tags/{place}");
                    localised(
                        value,
                        &format!("{pointer}/meaning"),
                        Style::Prose,
                        &mut texts,
                    );
                    one(value, format!("{pointer}/owner"), Style::Name, &mut texts);
                }
            }
            DocumentKind::AttributeList => {}
        }
        texts
    }

    /// The texts among a party's MATF members.
    pub(crate) fn of_party(party: &Party<'a>) -> Vec<Self> {
        let organisation = text_at(party.value, "/organization").map(|text| {
            let pointer = format!("{}/organization", party.pointer);
            Self::new(pointer, text, Style::Name)
        });
        let endpoints = party.endpoints.iter().filter_map(|endpoint| {
            let pointer = format!("{}/description", endpoint.pointer);
            Some(Self::new(pointer, endpoint.description?, Style::Prose))
        });
        organisation.into_iter().chain(endpoints).collect()
    }

    fn new(pointer: String, text: &'a str, style: Style) -> Self {
        let faults = match style {
            Style::Name => name_faults(text),
            // Paragraphs may have lines, and quote other scripts; what cannot be seen they may not hold either.
            Style::Prose => {
                let mut faults = name_faults(&text.replace(['\n', '\t'], " "));
                faults.retain(|fault| matches!(fault, NameFault::Forbidden(_)));
                faults
            }
        };
        Self {
            pointer,
            text,
            faults,
        }
    }

    /// Whether this is wrong with it.
    pub(crate) fn has(&self, fault: &NameFault) -> bool {
        self.faults.contains(fault)
    }
}

fn localised<'a>(value: &'a Value, pointer: &str, style: Style, texts: &mut Vec<PeopleText<'a>>) {
    for language in ["sv", "en"] {
        one(value, format!("{pointer}/{language}"), style, texts);
    }
}

fn one<'a>(value: &'a Value, pointer: String, style: Style, texts: &mut Vec<PeopleText<'a>>) {
    if let Some(text) = text_at(value, &pointer) {
        texts.push(PeopleText::new(pointer, text, style));
    }
}
