//! A set of attributes under the names of another protocol, by the bindings of the lists.
//!
//! ```text
//! saml  urn:oid:1.3.6.1.5.5.7.9.3 = M   --gemensam/gender-->   oidc  gender = male
//! ```
//!
//! A name means the attribute that owns it. Each value goes under the best name that the attribute has in the other naming, written as the mapping says.
//! What the lists do not say is not guessed: such a value is lost with a reason, and nothing is lost silently.

mod bounds;
mod candidate;
mod destination;
mod document;
mod given;
mod meaning;
mod names;
mod naming;
mod national_number;
mod outcome;
mod reason;
mod remarks;
mod translation;
mod value_map;

pub use given::{Given, ReadGivenError, read};
pub use naming::Naming;
pub use reason::LossReason;
pub use translation::{Lost, Remark, Translated, Translation, Written, WrittenValue};

use bounds::Bounds;
use candidate::Candidate;
use destination::Refusal;
use document::Document;
use names::Names;

use crate::AttributeList;

/// Translates names with their values. A name that is given twice counts once, with the values of both; a value that is given twice under a name counts once.
pub fn translate(
    lists: &[AttributeList],
    from: impl Into<Naming>,
    to: impl Into<Naming>,
    given: &[Given],
) -> Translation {
    let (from, to) = (from.into(), to.into());
    let (source, target) = (Names::new(lists, from), Names::new(lists, to));
    let mut bounds = Bounds::default();
    let mut document = Document::default();
    let names = merged(given)
        .iter()
        .map(|given| one(&source, &target, given, &mut bounds, &mut document))
        .collect();
    Translation {
        from,
        to,
        names,
        document: document.into_object(to),
    }
}

/// Each name once, with its values once.
fn merged(given: &[Given]) -> Vec<Given> {
    let mut merged: Vec<Given> = Vec::new();
    for one in given {
        let place = merged.iter().position(|known| known.name == one.name);
        let place = place.unwrap_or_else(|| {
            merged.push(Given::new(&one.name, Vec::<String>::new()));
            merged.len() - 1
        });
        let values = &mut merged[place].values;
        for value in &one.values {
            if !values.contains(value) {
                values.push(value.clone());
            }
        }
    }
    merged
}

fn one(
    source: &Names<'_>,
    target: &Names<'_>,
    given: &Given,
    bounds: &mut Bounds,
    document: &mut Document,
) -> Translated {
    let mut outcome = Translated {
        name: given.name.clone(),
        attributes: Vec::new(),
        written: Vec::new(),
        lost: Vec::new(),
        remarks: Vec::new(),
    };
    let mut meanings = source.meanings(&given.name);
    if meanings.is_empty() {
        meanings = source.friendly(&given.name);
        if !meanings.is_empty() {
            outcome.remark(Remark::FriendlyName);
        }
    }
    for meaning in meanings {
        let id = &meaning.attribute.id;
        if !outcome.attributes.contains(id) {
            outcome.attributes.push(id.clone());
        }
    }
    for remark in remarks::deprecated(meanings) {
        outcome.remark(remark);
    }
    if given.values.is_empty() {
        name_alone(target, meanings, &mut outcome);
    }
    for value in &given.values {
        let found = match meaning::settle(target, meanings, value) {
            Ok(found) => found,
            Err(refusal) => {
                outcome.lose(refusal, Some(value));
                continue;
            }
        };
        let destination = &found.destination;
        if let Err(reason) = bounds.take(&found) {
            outcome.lose(destination.refused(reason), Some(value));
            continue;
        }
        for remark in remarks::remarks(target, meanings, destination, Some(value)) {
            outcome.remark(remark);
        }
        let datatype = destination.carried.attribute.datatype;
        document.add(target.naming, &destination.name, datatype, &found.written);
        let values = outcome.written(destination, found.alternatives);
        values.push(WrittenValue {
            given: value.clone(),
            written: found.written,
        });
    }
    outcome
}

/// A name without values: every name that its surest attribute has.
fn name_alone(target: &Names<'_>, meanings: &[Candidate<'_>], outcome: &mut Translated) {
    let refuse = |reason| Refusal {
        reason,
        attribute: None,
        successor: None,
        names: Vec::new(),
    };
    let Some(surest) = meanings.first() else {
        return outcome.lose(refuse(LossReason::UnknownName), None);
    };
    let equals = meanings.iter().filter(|one| one.claim() == surest.claim());
    if equals.count() > 1 {
        return outcome.lose(refuse(LossReason::Ambiguous), None);
    }
    match destination::destinations(target, surest) {
        Err(refusal) => outcome.lose(refusal, None),
        Ok(destinations) => {
            for destination in destinations {
                for remark in remarks::remarks(target, meanings, &destination, None) {
                    outcome.remark(remark);
                }
                outcome.written(&destination, Vec::new());
            }
        }
    }
}
