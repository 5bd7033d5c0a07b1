//! SAML attribute names and the local names that software gives them: what `shibboleth` and `pysaml2` share.

use std::collections::BTreeSet;

use crate::{Attribute, AttributeList, SamlBinding, SamlPlace};

/// The attributes with the names that reach them in an attribute statement.
pub(super) struct SamlNames<'l> {
    /// In the list's order.
    pub(super) named: Vec<Named<'l>>,
    /// A line for each attribute or name that is not among them, with the reason.
    pub(super) left_out: Vec<String>,
}

/// An attribute under its local name.
pub(super) struct Named<'l> {
    pub(super) attribute: &'l Attribute,
    /// The first `FriendlyName` that is free and made of letters, digits, `-` and `_`, otherwise the attribute's own name.
    pub(super) local: String,
    /// The names, of which there is at least one.
    pub(super) names: Vec<&'l str>,
}

impl<'l> SamlNames<'l> {
    /// A name is a URI, leads to one attribute, and case makes no difference between two names: some software folds it.
    ///
    /// Where attributes meet under a name it goes to the one that owns it, for a map cannot tell by the context which one is meant.
    pub(super) fn of(list: &'l AttributeList) -> Self {
        let mut names = Self {
            named: Vec::new(),
            left_out: Vec::new(),
        };
        let owned: Vec<Vec<&str>> = names.claim(list);
        let mut locals = BTreeSet::new();
        for (attribute, names_of_it) in list.attributes.iter().zip(owned) {
            if names_of_it.is_empty() {
                names.leave_out(attribute);
                continue;
            }
            let local = local(attribute, &mut locals);
            names.named.push(Named {
                attribute,
                local,
                names: names_of_it,
            });
        }
        names
    }

    /// Says that an attribute has no name, unless it was said already why it lost the ones that it had.
    fn leave_out(&mut self, attribute: &Attribute) {
        let start = format!("{}: ", attribute.id);
        if !self.left_out.iter().any(|line| line.starts_with(&start)) {
            self.left_out
                .push(start + "no name in the attribute statement");
        }
    }

    /// The names of each attribute. Owners choose first.
    fn claim(&mut self, list: &'l AttributeList) -> Vec<Vec<&'l str>> {
        let mut taken = BTreeSet::new();
        let mut names: Vec<Vec<&str>> = vec![Vec::new(); list.attributes.len()];
        for owners in [true, false] {
            for (attribute, names) in list.attributes.iter().zip(&mut names) {
                for binding in &attribute.bindings.saml {
                    if binding.mapping.kind.is_owning() != owners || !is_in_statement(binding) {
                        continue;
                    }
                    let (id, name) = (&attribute.id, &binding.name);
                    if !is_uri(name) {
                        self.left_out.push(format!("{id}: {name:?} is no URI"));
                    } else if taken.insert(name.to_ascii_lowercase()) {
                        names.push(name);
                    } else {
                        let line = format!("{id}: {name} leads to another attribute");
                        self.left_out.push(line);
                    }
                }
            }
        }
        names
    }
}

fn is_in_statement(binding: &SamlBinding) -> bool {
    binding.place == SamlPlace::Attribute
}

/// Whether a name is of the format `attrname-format:uri` (SAML 2.0 core, section 8.2.2), in the characters of a URI alone.
fn is_uri(name: &str) -> bool {
    let sound = |byte: u8| byte.is_ascii_graphic() && !b"\"<>\\^`{|}".contains(&byte);
    let scheme = name.split_once(':').map_or("", |(scheme, _)| scheme);
    scheme.starts_with(|first: char| first.is_ascii_alphabetic()) && name.bytes().all(sound)
}

fn local(attribute: &Attribute, taken: &mut BTreeSet<String>) -> String {
    let friendly = attribute.bindings.saml.iter();
    let friendly = friendly.filter_map(|binding| binding.friendly_name.as_deref());
    let own = attribute.name().as_str();
    let mut wanted = friendly.filter(|name| is_plain(name)).chain([own]);
    let free = wanted.find(|name| taken.insert(name.to_ascii_lowercase()));
    free.map_or_else(
        || {
            let mut numbered = (2..).map(|number| format!("{own}-{number}"));
            let free = numbered.find(|name| taken.insert(name.to_ascii_lowercase()));
            free.expect("there are more numbers than attributes")
        },
        str::to_owned,
    )
}

fn is_plain(name: &str) -> bool {
    let sound = |byte: u8| byte.is_ascii_alphanumeric() || b"-_".contains(&byte);
    name.starts_with(|first: char| first.is_ascii_alphabetic()) && name.bytes().all(sound)
}
