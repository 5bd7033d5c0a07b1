//! The names of attributes with their places, for rules that compare them.

use crate::{Attribute, AttributeList, BoundName, Protocol};

/// A bound name, where it stands and whose it is.
pub(super) struct Placed<'l> {
    pub(super) attribute: &'l Attribute,
    pub(super) bound: BoundName<'l>,
    pub(super) pointer: String,
}

/// Every bound name of a list, in the order of the attributes.
pub(super) fn placed(list: &AttributeList) -> Vec<Placed<'_>> {
    let attributes = list.attributes.iter().enumerate();
    attributes
        .flat_map(|(index, attribute)| {
            let names = attribute.bindings.names().into_iter();
            names.map(move |bound| {
                let (protocol, place, member) =
                    (bound.protocol.as_str(), bound.index, bound.member);
                Placed {
                    attribute,
                    bound,
                    pointer: format!("/attributes/{index}/bindings/{protocol}/{place}/{member}"),
                }
            })
        })
        .collect()
}

impl<'l> Placed<'l> {
    /// What is left after the namespace: `surname` of `http://sambi.se/attributes/1/surname`, `locality` of `address.locality`.
    pub(super) fn last(&self) -> &'l str {
        &self.bound.name[self.end_of_namespace()..]
    }

    /// Where the last part has to be unlike others. The namespace of a URI is the same in every protocol, that of a plain name is its protocol's own.
    pub(super) fn namespace(&self) -> (Option<Protocol>, &'l str) {
        let is_plain = !self.bound.name.contains(':');
        let protocol = is_plain.then_some(self.bound.protocol);
        (protocol, &self.bound.name[..self.end_of_namespace()])
    }

    fn end_of_namespace(&self) -> usize {
        let name = self.bound.name;
        let end = name.rfind(['/', '#', ':']).or_else(|| name.rfind('.'));
        end.map_or(0, |end| end + 1)
    }
}

/// Whether a name is meant as an object identifier, written as a URN or bare. Whether it is a sound one is decided by the rule `oid`.
pub(super) fn is_oid(name: &str) -> bool {
    let prefix = name.get(..8);
    prefix.is_some_and(|prefix| prefix.eq_ignore_ascii_case("urn:oid:")) || is_bare_oid(name)
}

/// Whether a name is numbers joined by dots, at least three of them.
pub(super) fn is_bare_oid(name: &str) -> bool {
    let is_number = |arc: &str| !arc.is_empty() && arc.bytes().all(|byte| byte.is_ascii_digit());
    name.split('.').count() > 2 && name.split('.').all(is_number)
}
