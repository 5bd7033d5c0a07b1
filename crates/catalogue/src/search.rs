//! Finds attributes by whatever somebody knows of them: a name in any protocol, an OID, an address, a Swedish or an English word.

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

/// Attributes of these lists that fit, the best first, then as the lists have them. Case does not count, nor do `urn:oid:` before an OID and accents that a keyboard lacks.
pub fn search<'l>(lists: &'l [AttributeList], asked: &str) -> Vec<Hit<'l>> {
    let asked = folded(asked.trim());
    let words: Vec<&str> = asked.split_whitespace().collect();
    if words.is_empty() {
        return Vec::new();
    }
    let each = lists.iter().flat_map(|list| {
        list.attributes
            .iter()
            .map(move |attribute| (list, attribute))
    });
    let mut hits: Vec<Hit<'l>> = each
        .filter_map(|(list, attribute)| {
            let fit = fit(attribute, &asked, &words)?;
            Some(Hit {
                list,
                attribute,
                fit,
            })
        })
        .collect();
    hits.sort_by_key(|hit| hit.fit);
    hits
}

fn fit(attribute: &Attribute, asked: &str, words: &[&str]) -> Option<Fit> {
    let names = names(attribute);
    if names.iter().any(|name| name == asked) {
        return Some(Fit::Name);
    }
    let label = texts(&attribute.label);
    if label.iter().any(|text| text == asked) {
        return Some(Fit::Label);
    }
    let stand_in = |texts: &[String]| {
        words
            .iter()
            .all(|word| texts.iter().any(|text| text.contains(word)))
    };
    let mut all = [names, label].concat();
    if stand_in(&all) {
        return Some(Fit::Words);
    }
    all.extend(texts(&attribute.definition));
    all.extend(attribute.usage.iter().flat_map(texts));
    stand_in(&all).then_some(Fit::Texts)
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
