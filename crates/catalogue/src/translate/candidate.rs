//! One attribute that a name can mean.

use crate::{Attribute, AttributeList, Cardinality, Mapping, MappingKind};

/// An attribute that a name can mean, and how the name carries it.
#[derive(Clone, Copy)]
pub(super) struct Candidate<'l> {
    pub(super) list: &'l AttributeList,
    pub(super) attribute: &'l Attribute,
    /// None for the attribute's own id.
    pub(super) mapping: Option<&'l Mapping>,
}

/// How sure it is that a name means an attribute, the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Claim {
    /// The name is the attribute's.
    Owns,
    /// Whatever goes under the name is a value of this attribute, which has others as well.
    Includes,
    /// The name carries the attribute among others, or a part of it.
    Shares,
}

impl Candidate<'_> {
    pub(super) fn claim(&self) -> Claim {
        match self.mapping.map_or(MappingKind::OneToOne, |it| it.kind) {
            MappingKind::OneToOne | MappingKind::ValueMapped => Claim::Owns,
            MappingKind::Exclusive | MappingKind::Narrower => Claim::Includes,
            MappingKind::Alternative | MappingKind::Join | MappingKind::Split => Claim::Shares,
        }
    }

    /// How many values there are under the name.
    pub(super) fn cardinality(&self) -> Cardinality {
        let own = self.mapping.and_then(|mapping| mapping.cardinality);
        own.unwrap_or(self.attribute.cardinality)
    }

    /// Whether the attribute's format lets the value through.
    pub(super) fn accepts(&self, value: &str) -> bool {
        let format = self.attribute.format.as_ref();
        format.is_none_or(|format| format.accepts(value))
    }
}
