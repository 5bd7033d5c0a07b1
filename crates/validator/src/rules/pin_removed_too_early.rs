//! A key is changed by publishing the new pin beside the old one first (RFC 9932, section 5.5). An endpoint whose pins are all new cuts off peers that still hold the last publication.

use std::collections::HashSet;

use tillit_model::text::json;
use tillit_model::{DocumentKind, Finding};

use super::Scope;
use crate::RuleInfo;
use crate::document::Document;
use crate::view::{Endpoint, Role};

pub(super) const RULE: RuleInfo =
    RuleInfo::warning("pin-removed-too-early", "RFC 9932, section 5.5").args(&["pin"]);

pub(super) fn check(document: &Document, scope: &Scope<'_>) -> Vec<Finding> {
    let current = document
        .id
        .as_deref()
        .filter(|_| document.kind == DocumentKind::Entity);
    let current = current.and_then(|id| scope.context.directory.current(DocumentKind::Entity, id));
    let current = current.and_then(|text| json::read(text.as_bytes()).ok());
    let (Some(old), Some(new)) = (current, document.value.get("matf")) else {
        return Vec::new();
    };
    let Some(old) = old.get("matf") else {
        return Vec::new();
    };
    let endpoints = |value, role| Endpoint::all(value, role, "/matf");
    [Role::Server, Role::Client]
        .into_iter()
        .flat_map(|role| cut_off(&endpoints(old, role), &endpoints(new, role)))
        .collect()
}

fn cut_off(old: &[Endpoint<'_>], new: &[Endpoint<'_>]) -> Vec<Finding> {
    let (before, after) = (digests(old), digests(new));
    // Old endpoints that nothing is left of, and new ones that nobody has seen: one took the other's place.
    let gone = old.iter().filter(|endpoint| !has_any(endpoint, &after));
    let unseen = new.iter().filter(|endpoint| !has_any(endpoint, &before));
    let replaced = gone.zip(unseen);
    let replaced = replaced.filter_map(|(gone, unseen)| {
        let pin = gone.pins.first()?;
        Some(
            RULE.at(format!("{}/pins", unseen.pointer))
                .arg("pin", pin.canonical()),
        )
    });
    replaced.collect()
}

fn digests(endpoints: &[Endpoint<'_>]) -> HashSet<[u8; 32]> {
    let pins = endpoints.iter().flat_map(|endpoint| &endpoint.pins);
    pins.map(|pin| pin.digest).collect()
}

fn has_any(endpoint: &Endpoint<'_>, pins: &HashSet<[u8; 32]>) -> bool {
    endpoint.pins.iter().any(|pin| pins.contains(&pin.digest))
}
