//! The names that an attribute has in a form of sample.

use super::SampleForm;
use crate::{Attribute, Mapping};

/// Each name with how values move to it.
pub(super) fn bound_names(attribute: &Attribute, form: SampleForm) -> Vec<(&str, &Mapping)> {
    let bindings = &attribute.bindings;
    match form {
        SampleForm::Claims => {
            let oidc = bindings.oidc.iter();
            oidc.map(|one| (one.claim.as_str(), &one.mapping)).collect()
        }
        SampleForm::Saml => {
            let saml = bindings.saml.iter();
            let saml = saml.map(|one| (one.name.as_str(), &one.mapping));
            let other = [&bindings.sambi, &bindings.openfed].into_iter().flatten();
            saml.chain(other.map(|one| (one.name.as_str(), &one.mapping)))
                .collect()
        }
    }
}
