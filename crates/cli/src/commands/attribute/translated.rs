//! A translation for people: a table, and under it what to know about the names.

use tillit_catalogue::AttributeId;
use tillit_catalogue::translate::{Translated, Translation};
use tillit_validator::messages;

use crate::difference::inert;
use crate::session::Session;
use crate::style;
use crate::table::{table, text};

/// The table with a line for each name in the other protocol and for each loss; sentences about losses and remarks follow.
pub(super) fn show(session: &Session, done: &Translation) -> String {
    let headings = [
        session.text("column-name", &[]),
        session.text("column-attribute", &[]),
        done.to.to_string(),
        session.text("column-values", &[]),
    ];
    let mut shown = table(headings);
    let mut sentences = String::new();
    for name in &done.names {
        for row in rows(session, name) {
            shown.add_row(row);
        }
        for (code, sentence) in sentences_of(session, name) {
            let (name, strong) = (inert(&name.name), style::STRONG);
            sentences += &format!("{strong}{name}{strong:#} {code}: {sentence}\n");
        }
    }
    match sentences.is_empty() {
        true => text(&shown),
        false => format!("{}\n\n{sentences}", text(&shown)),
    }
}

/// A line for each value, or for the name alone where it was given without values.
fn rows(session: &Session, name: &Translated) -> Vec<[String; 4]> {
    let mut rows = Vec::new();
    let mut add = |attribute: String, there: String, values: Vec<&str>| {
        let values = if values.is_empty() { vec![""] } else { values };
        for value in values {
            let (name, value) = (inert(&name.name), inert(value));
            rows.push([name, attribute.clone(), there.clone(), value]);
        }
    };
    for written in &name.written {
        let values = written.values.iter().map(|value| value.written.as_str());
        let attribute = written.attribute.to_string();
        add(attribute, inert(&written.name), values.collect());
    }
    for lost in &name.lost {
        let attribute = match &lost.attribute {
            Some(attribute) => attribute.to_string(),
            None => joined(session, "word-or", &name.attributes),
        };
        let values = lost.values.iter().map(String::as_str);
        add(
            attribute,
            format!("({})", lost.reason.code()),
            values.collect(),
        );
    }
    rows
}

/// Codes and sentences about what was lost, then about the rest.
fn sentences_of(session: &Session, name: &Translated) -> Vec<(&'static str, String)> {
    let language = session.language();
    let lost = name.lost.iter();
    let lost = lost.map(|lost| (lost.reason.code(), inert(&messages::lost(lost, language))));
    let remarks = name.remarks.iter();
    let remarks = remarks.map(|remark| {
        let sentence = messages::remark(remark, language);
        (remark.code(), inert(&sentence))
    });
    lost.chain(remarks).collect()
}

fn joined(session: &Session, word: &str, attributes: &[AttributeId]) -> String {
    let attributes: Vec<String> = attributes.iter().map(AttributeId::to_string).collect();
    attributes.join(&session.text(word, &[]))
}
