//! Finds attributes by whatever somebody knows of them: a name in any protocol, an OID, an address, a Swedish or an English word.

use std::borrow::Borrow;

use tillit_model::Localised;

use crate::{Attribute, AttributeList};

/// An attribute that was found.
#[derive(Debug, Clone, Copy)]
pub struct Hit<'l> {
    /// The list that it stands in.
    pub list: &'l AttributeList,
    /// The attribute.
    pub attribute: &'l Attribute,
    /// How well it fits.
    pub fit: Fit,
}

/// How well an attribute fits what was asked for, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fit {
    /// It has exactly this name, id or address.
    Name,
    /// It is called so.
    Label,
    /// Every word stands in its names or what it is called.
    Words,
    /// Every word stands somewhere in its texts.
    Texts,
}

/// The attributes of some lists, made ready to be searched. Holds the lists as it was given them: borrowed, shared or its own.
#[derive(Debug)]
pub struct SearchIndex<L> {
    lists: Vec<L>,
    entries: Vec<Entry>,
}

/// An attribute, by its places, with its words as they are compared.
#[derive(Debug)]
struct Entry {
    list: usize,
    attribute: usize,
    names: Vec<String>,
    label: Vec<String>,
    texts: Vec<String>,
}

impl<L: Borrow<AttributeList>> SearchIndex<L> {
    /// Of every attribute in these lists.
    pub fn of(lists: impl IntoIterator<Item = L>) -> Self {
        let lists: Vec<L> = lists.into_iter().collect();
        let mut entries = Vec::new();
        for (list, content) in lists.iter().enumerate() {
            let attributes = content.borrow().attributes.iter().enumerate();
            entries.extend(attributes.map(|(place, attribute)| Entry::of(list, place, attribute)));
        }
        Self { lists, entries }
    }

    /// Attributes that fit, the best first, then as the lists have them. Case does not count, nor do `urn:oid:` before an OID and accents that a keyboard lacks.
    pub fn search(&self, asked: &str) -> Vec<Hit<'_>> {
        let asked = folded(asked.trim());
        let words: Vec<&str> = asked.split_whitespace().collect();
        if words.is_empty() {
            return Vec::new();
        }
        let hit = |entry: &Entry| {
            let fit = entry.fit(&asked, &words)?;
            let list = self.lists[entry.list].borrow();
            Some(Hit {
                list,
                attribute: &list.attributes[entry.attribute],
                fit,
            })
        };
        let mut hits: Vec<Hit<'_>> = self.entries.iter().filter_map(hit).collect();
        hits.sort_by_key(|hit| hit.fit);
        hits
    }
}

impl Entry {
    fn of(list: usize, place: usize, attribute: &Attribute) -> Self {
        let all = [Some(&attribute.definition), attribute.usage.as_ref()];
        Self {
            list,
            attribute: place,
            names: names(attribute),
            label: texts(&attribute.label),
            texts: all.into_iter().flatten().flat_map(texts).collect(),
        }
    }

    fn fit(&self, asked: &str, words: &[&str]) -> Option<Fit> {
        if self.names.iter().any(|name| name == asked) {
            return Some(Fit::Name);
        }
        if self.label.iter().any(|text| text == asked) {
            return Some(Fit::Label);
        }
        let stands_in_names = |word: &&str| {
            let mut places = self.names.iter().chain(&self.label);
            places.any(|text| text.contains(word))
        };
        if words.iter().all(stands_in_names) {
            return Some(Fit::Words);
        }
        let stands_somewhere = |word: &&str| {
            stands_in_names(word) || self.texts.iter().any(|text| text.contains(word))
        };
        words.iter().all(stands_somewhere).then_some(Fit::Texts)
    }
}

/// Everything that it is called by programs.
fn names(attribute: &Attribute) -> Vec<String> {
    let bindings = &attribute.bindings;
    let own = [
        attribute.id.to_string(),
        attribute.name().to_string(),
        attribute.uri.clone(),
    ];
    let bound = bindings
        .names()
        .into_iter()
        .map(|bound| bound.name.to_owned());
    let friendly = bindings
        .saml
        .iter()
        .filter_map(|saml| saml.friendly_name.clone());
    let oids = bindings.ldap.iter().filter_map(|ldap| ldap.oid.clone());
    let scopes = bindings.oidc.iter().flat_map(|oidc| &oidc.scopes);
    let scopes = scopes.map(|scope| scope.scope.clone());
    let all = own
        .into_iter()
        .chain(bound)
        .chain(friendly)
        .chain(oids)
        .chain(scopes);
    all.map(|name| folded(&name)).collect()
}

fn texts(text: &Localised) -> Vec<String> {
    let both = [Some(&text.sv), text.en.as_ref()];
    both.into_iter()
        .flatten()
        .map(|text| folded(text))
        .collect()
}

/// Whether every word that is asked for stands in one of the texts, compared as [`SearchIndex::search`] does.
pub fn has_words(asked: &str, texts: &[&str]) -> bool {
    let texts: Vec<String> = texts.iter().map(|text| folded(text)).collect();
    let asked = folded(asked);
    let mut words = asked.split_whitespace();
    words.all(|word| texts.iter().any(|text| text.contains(word)))
}

/// How texts are compared.
fn folded(text: &str) -> String {
    let lower = text.to_lowercase();
    let plain = lower.strip_prefix("urn:oid:").unwrap_or(&lower);
    let letter = |letter| match letter {
        'å' | 'ä' | 'à' | 'á' => 'a',
        'ö' | 'ó' => 'o',
        'é' | 'è' | 'ë' => 'e',
        'ü' => 'u',
        other => other,
    };
    plain.chars().map(letter).collect()
}
