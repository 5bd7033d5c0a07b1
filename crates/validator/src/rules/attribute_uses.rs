//! No rule: the attributes that an entity asks for and gives, with what the directory knows about each.

use tillit_model::VersionNumber;

use super::Scope;
use crate::context::AttributeStatus;
use crate::document::{Document, Typed};

/// One use of an attribute.
pub(super) struct Use<'a> {
    pub(super) pointer: String,
    pub(super) list: &'a str,
    pub(super) version: VersionNumber,
    pub(super) attribute: &'a str,
    pub(super) status: AttributeStatus,
}

pub(super) fn attribute_uses<'a>(
    document: &'a Document,
    scope: &'a Scope<'_>,
) -> impl Iterator<Item = Use<'a>> {
    let entity = match &document.typed {
        Some(Typed::Entity(entity)) => Some(entity),
        _ => None,
    };
    let requests = entity
        .into_iter()
        .flat_map(|entity| entity.attributes.requests.iter().enumerate());
    let requests = requests.map(|(place, one)| {
        let pointer = format!("/attributes/requests/{place}");
        (
            pointer,
            one.list.as_str(),
            one.version,
            one.attribute.as_str(),
        )
    });
    let releases = entity
        .into_iter()
        .flat_map(|entity| entity.attributes.releases.iter().enumerate());
    let releases = releases.map(|(place, one)| {
        let pointer = format!("/attributes/releases/{place}");
        (
            pointer,
            one.list.as_str(),
            one.version,
            one.attribute.as_str(),
        )
    });
    requests
        .chain(releases)
        .map(|(pointer, list, version, attribute)| Use {
            status: scope.context.directory.attribute(list, &version, attribute),
            pointer,
            list,
            version,
            attribute,
        })
}
