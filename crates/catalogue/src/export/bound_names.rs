//! The names of an attribute that programs compare with: what `rust` and `typescript` share.

use crate::{Attribute, SamlPlace};

/// The names in the attribute statement of SAML. An element of the authentication statement is no attribute name.
pub(super) fn saml(attribute: &Attribute) -> Vec<&str> {
    let bindings = attribute.bindings.saml.iter();
    bindings
        .filter(|binding| binding.place == SamlPlace::Attribute)
        .map(|binding| binding.name.as_str())
        .collect()
}

/// The claims of OpenID Connect; a member of a structured claim after a dot.
pub(super) fn oidc(attribute: &Attribute) -> Vec<&str> {
    let bindings = attribute.bindings.oidc.iter();
    bindings.map(|binding| binding.claim.as_str()).collect()
}

/// The label and the definition in every language, as texts for a description.
pub(super) fn texts(attribute: &Attribute) -> Vec<String> {
    let (label, definition) = (&attribute.label, &attribute.definition);
    let swedish = format!("{}: {}", label.sv, definition.sv);
    let english = label.en.iter().zip(&definition.en);
    let english = english.map(|(label, definition)| format!("{label}: {definition}"));
    std::iter::once(swedish).chain(english).collect()
}
