//! What becomes of a name, put together value by value.

use super::destination::{Destination, Refusal};
use super::{LossReason, Lost, Remark, Translated, Written, WrittenValue};
use crate::MappingKind;

impl Translated {
    pub(super) fn remark(&mut self, remark: Remark) {
        if !self.remarks.contains(&remark) {
            self.remarks.push(remark);
        }
    }

    pub(super) fn lose(&mut self, refusal: Refusal, value: Option<&str>) {
        let lost = Lost {
            reason: refusal.reason,
            attribute: refusal.attribute,
            successor: refusal.successor,
            names: refusal.names,
            values: Vec::new(),
        };
        let is_same = |known: &Lost| {
            Lost {
                values: Vec::new(),
                ..known.clone()
            } == lost
        };
        let place = self.lost.iter().position(is_same).unwrap_or_else(|| {
            self.lost.push(lost.clone());
            self.lost.len() - 1
        });
        self.lost[place].values.extend(value.map(str::to_owned));
    }

    /// The values under this name.
    pub(super) fn written(
        &mut self,
        destination: &Destination<'_>,
        alternatives: Vec<String>,
    ) -> &mut Vec<WrittenValue> {
        let attribute = &destination.carried.attribute.id;
        let mut known = self.written.iter();
        let place = known.position(|it| it.name == destination.name && it.attribute == *attribute);
        let place = place.unwrap_or_else(|| {
            let mapping = destination.carried.mapping;
            self.written.push(Written {
                attribute: attribute.clone(),
                name: destination.name.clone(),
                place: destination.place,
                mapping: mapping.map_or(MappingKind::OneToOne, |mapping| mapping.kind),
                alternatives,
                values: Vec::new(),
            });
            self.written.len() - 1
        });
        &mut self.written[place].values
    }
}

impl Destination<'_> {
    pub(super) fn refused(&self, reason: LossReason) -> Refusal {
        Refusal {
            reason,
            attribute: Some(self.carried.attribute.id.clone()),
            successor: None,
            names: vec![self.name.clone()],
        }
    }
}
