//! Values that a name writes in its own way, read and written.

use super::LossReason;
use super::candidate::Candidate;
use crate::{Mapping, MappingKind};

/// The attribute's value that is written so under the name.
pub(super) fn read(meant: &Candidate<'_>, written: &str) -> Result<String, LossReason> {
    let Some(mapping) = meant.mapping else {
        return Ok(written.to_owned());
    };
    if mapping.kind == MappingKind::Split {
        return Err(LossReason::Split);
    }
    if is_unstated(mapping) {
        return Err(LossReason::ValuesNotStated);
    }
    let mut fitting = mapping
        .values
        .iter()
        .filter(|map| map.written.as_deref() == Some(written));
    match (fitting.next(), fitting.next()) {
        (Some(map), None) => Ok(map.value.clone()),
        (Some(_), Some(_)) => Err(LossReason::Ambiguous),
        (None, _) if mapping.kind == MappingKind::ValueMapped => Err(LossReason::UnknownValue),
        (None, _) => Ok(written.to_owned()),
    }
}

/// How the name writes the attribute's value.
pub(super) fn write(carried: &Candidate<'_>, value: &str) -> Result<String, LossReason> {
    let Some(mapping) = carried.mapping else {
        return Ok(value.to_owned());
    };
    if is_unstated(mapping) {
        return Err(LossReason::ValuesNotStated);
    }
    let bound = carried.attribute.values.iter();
    let ignores_case = bound
        .filter_map(|bound| carried.list.code_system(&bound.system))
        .any(|system| system.case_insensitive);
    let map = mapping
        .values
        .iter()
        .find(|map| map.value == value || ignores_case && map.value.eq_ignore_ascii_case(value));
    match map {
        Some(map) => map.written.clone().ok_or(LossReason::Unsayable),
        None if mapping.kind == MappingKind::ValueMapped => Err(LossReason::UnknownValue),
        None => Ok(value.to_owned()),
    }
}

/// Whether values are written otherwise, and the list does not say how.
fn is_unstated(mapping: &Mapping) -> bool {
    mapping.kind == MappingKind::ValueMapped && mapping.values.is_empty()
}
