//! The work of one translation: name by name, with what the other naming's names have taken so far.

use std::borrow::Borrow;

use serde_json::{Map, Value};

use super::bounds::Bounds;
use super::candidate::Candidate;
use super::destination::{self, Refusal};
use super::document::Document;
use super::elsewhere::Elsewhere;
use super::names::Names;
use super::{Given, LossReason, Naming, Remark, Translated, WrittenValue, meaning, remarks};
use crate::AttributeList;

pub(super) struct Work<'l> {
    source: Names<'l>,
    target: Names<'l>,
    elsewhere: Elsewhere<'l>,
    bounds: Bounds,
    document: Document,
}

impl<'l> Work<'l> {
    pub(super) fn new<L: Borrow<AttributeList>>(lists: &'l [L], from: Naming, to: Naming) -> Self {
        Self {
            source: Names::new(lists, from),
            target: Names::new(lists, to),
            elsewhere: Elsewhere::new(lists),
            bounds: Bounds::default(),
            document: Document::default(),
        }
    }

    /// What becomes of one name and its values.
    pub(super) fn name(&mut self, given: &Given) -> Translated {
        let (meanings, found_by) = self.meanings(&given.name);
        let mut outcome = Translated {
            name: given.name.clone(),
            attributes: Vec::new(),
            written: Vec::new(),
            lost: Vec::new(),
            remarks: found_by.into_iter().collect(),
        };
        for meaning in &meanings {
            let id = &meaning.attribute.id;
            if !outcome.attributes.contains(id) {
                outcome.attributes.push(id.clone());
            }
        }
        for remark in remarks::deprecated(&meanings) {
            outcome.remark(remark);
        }
        if given.values.is_empty() {
            name_alone(&self.target, &meanings, &mut outcome);
        }
        for value in &given.values {
            self.value(&meanings, value, &mut outcome);
        }
        outcome
    }

    /// What could be said, as the other naming writes it.
    pub(super) fn document(self) -> Map<String, Value> {
        self.document.into_object(self.target.naming)
    }

    /// What a name can mean, and what to know about how it was found.
    fn meanings(&self, name: &str) -> (Vec<Candidate<'l>>, Option<Remark>) {
        let meanings = self.source.meanings(name);
        if !meanings.is_empty() {
            return (meanings.to_vec(), None);
        }
        let friendly = self.source.friendly(name);
        if !friendly.is_empty() {
            return (friendly.to_vec(), Some(Remark::FriendlyName));
        }
        let namings = self.elsewhere.namings(name);
        let is_known = !namings.is_empty();
        (
            Vec::new(),
            is_known.then_some(Remark::OtherNaming { namings }),
        )
    }

    fn value(&mut self, meanings: &[Candidate<'l>], value: &str, outcome: &mut Translated) {
        let found = match meaning::settle(&self.target, meanings, value) {
            Ok(found) => found,
            Err(refusal) => return outcome.lose(refusal, Some(value)),
        };
        let destination = &found.destination;
        if let Err(reason) = self.bounds.take(&found) {
            return outcome.lose(destination.refused(reason), Some(value));
        }
        for remark in remarks::remarks(&self.target, meanings, destination, Some(value)) {
            outcome.remark(remark);
        }
        let (naming, datatype) = (self.target.naming, destination.carried.attribute.datatype);
        self.document
            .add(naming, &destination.name, datatype, &found.written);
        let values = outcome.written(destination, found.alternatives);
        values.push(WrittenValue {
            given: value.to_owned(),
            written: found.written,
        });
    }
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
