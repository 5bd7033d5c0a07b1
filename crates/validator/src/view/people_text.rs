//! Texts that people read, wherever they stand.

use serde_json::Value;
use tillit_model::{DocumentKind, NameFault, is_forbidden, name_faults};

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
            DocumentKind::Organisation => {
                localised(value.get("name"), "/name", Style::Name, &mut texts);
            }
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
                let description = value.get("description");
                localised(value.get("name"), "/name", Style::Name, &mut texts);
                localised(description, "/description", Style::Prose, &mut texts);
                let requests = value
                    .get("attributes")
                    .map_or(&[][..], |uses| elements(uses, "requests"));
                for (place, request) in requests.iter().enumerate() {
                    let pointer = format!("/attributes/requests/{place}/purpose");
                    localised(request.get("purpose"), &pointer, Style::Prose, &mut texts);
                }
            }
            DocumentKind::Federation => {
                localised(value.get("name"), "/name", Style::Name, &mut texts);
                let tags = value
                    .pointer("/formats/matf")
                    .map_or(&[][..], |settings| elements(settings, "tags"));
                for (place, tag) in tags.iter().enumerate() {
                    let pointer = format!("/formats/matf/tags/{place}");
                    let meaning = format!("{pointer}/meaning");
                    localised(tag.get("meaning"), &meaning, Style::Prose, &mut texts);
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
                let mut unseen = text.chars().filter(|c| !matches!(c, '\n' | '\t'));
                let bad = unseen.find(|c| is_forbidden(*c));
                bad.map(NameFault::Forbidden).into_iter().collect()
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

/// The texts of a member in several languages, which stands at this pointer.
fn localised<'a>(
    member: Option<&'a Value>,
    pointer: &str,
    style: Style,
    texts: &mut Vec<PeopleText<'a>>,
) {
    let Some(member) = member else { return };
    for language in ["sv", "en"] {
        if let Some(text) = member.get(language).and_then(Value::as_str) {
            texts.push(PeopleText::new(
                format!("{pointer}/{language}"),
                text,
                style,
            ));
        }
    }
}

fn one<'a>(value: &'a Value, pointer: String, style: Style, texts: &mut Vec<PeopleText<'a>>) {
    if let Some(text) = text_at(value, &pointer) {
        texts.push(PeopleText::new(pointer, text, style));
    }
}
