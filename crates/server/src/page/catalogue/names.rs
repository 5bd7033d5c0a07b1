//! What protocols and other lists call an attribute, as rows of a table.

use tillit_registry::catalogue::{Attribute, Bindings, BoundName, Protocol, SamlPlace, Stability};

use super::super::frame::Frame;
use super::super::said::Said;

/// One name.
pub(super) struct NameRow<'a> {
    pub(super) protocol: String,
    pub(super) name: &'a str,
    /// What else the protocol has to say about it.
    pub(super) facts: Vec<Fact>,
    /// How it relates to the attribute.
    pub(super) relation: String,
    /// How many values there are under this name, where that differs.
    pub(super) cardinality: Option<String>,
    pub(super) note: Option<Said>,
    /// How values are written under this name, where they differ; none where they cannot be said there.
    pub(super) values: Vec<(&'a str, Option<&'a str>)>,
}

/// Something about a name.
pub(super) struct Fact {
    pub(super) label: String,
    pub(super) value: String,
    /// Whether the value is what programs write; otherwise it is for people.
    pub(super) is_code: bool,
}

/// Every name of an attribute, protocol by protocol.
pub(super) fn names<'a>(frame: &Frame<'_>, attribute: &'a Attribute) -> Vec<NameRow<'a>> {
    let bound = attribute.bindings.names().into_iter();
    bound
        .map(|name| row(frame, &attribute.bindings, name))
        .collect()
}

fn row<'a>(frame: &Frame<'_>, bindings: &'a Bindings, bound: BoundName<'a>) -> NameRow<'a> {
    let mapping = bound.mapping;
    let values = mapping.values.iter();
    NameRow {
        protocol: frame.word("protocol", &bound.protocol),
        name: bound.name,
        facts: facts(frame, bindings, bound),
        relation: frame.word("mapping", &mapping.kind),
        cardinality: mapping.cardinality.map(|one| one.to_string()),
        note: mapping.note.as_ref().map(|note| frame.said(note)),
        values: values
            .map(|one| (one.value.as_str(), one.written.as_deref()))
            .collect(),
    }
}

fn facts(frame: &Frame<'_>, bindings: &Bindings, bound: BoundName<'_>) -> Vec<Fact> {
    let fact = |label: &str, value: String| Fact {
        label: frame.t(label),
        value,
        is_code: true,
    };
    let words = |label: &str, value: String| Fact {
        is_code: false,
        ..fact(label, value)
    };
    let mut facts = Vec::new();
    let place = bound.index;
    let settled = |stability: Option<Stability>| {
        stability.map(|one| words("name-stability", frame.word("stability", &one)))
    };
    match bound.protocol {
        Protocol::Saml => {
            let saml = &bindings.saml[place];
            let friendly = saml.friendly_name.clone();
            facts.extend(friendly.map(|name| fact("name-friendly", name)));
            // An attribute is where it is looked for.
            if saml.place != SamlPlace::Attribute {
                facts.push(words("name-place", frame.word("saml-place", &saml.place)));
            }
        }
        Protocol::Oidc => {
            for scope in &bindings.oidc[place].scopes {
                let delivery = scope.delivery.iter();
                let mut about: Vec<String> =
                    delivery.map(|one| frame.word("delivery", one)).collect();
                about.extend(scope.essential.then(|| frame.t("scope-essential")));
                let about = match about.is_empty() {
                    true => scope.scope.clone(),
                    false => format!("{} ({})", scope.scope, about.join(", ")),
                };
                facts.push(fact("name-scope", about));
            }
        }
        Protocol::Ldap => {
            let oid = bindings.ldap[place].oid.clone();
            facts.extend(oid.map(|oid| fact("name-oid", oid)));
        }
        Protocol::Scim => {
            let schema = bindings.scim[place].schema.clone();
            facts.extend(schema.map(|schema| fact("name-schema", schema)));
        }
        Protocol::Hsa => facts.extend(settled(bindings.hsa[place].stability)),
        Protocol::Sambi => facts.extend(settled(bindings.sambi[place].stability)),
        Protocol::Inera => facts.extend(settled(bindings.inera[place].stability)),
        Protocol::Openfed => facts.extend(settled(bindings.openfed[place].stability)),
        Protocol::Ena => facts.extend(settled(bindings.ena[place].stability)),
        Protocol::Edu => facts.extend(settled(bindings.edu[place].stability)),
        Protocol::Json => facts.extend(settled(bindings.json[place].stability)),
    }
    facts
}
