//! What a profile asks for, ready to be looked for in samples.

use std::borrow::Borrow;
use std::collections::BTreeSet;

use serde_json::{Map, Value};
use tillit_model::Finding;
use tillit_model::text::pointer_to;

use super::SampleForm;
use super::names::bound_names;
use crate::export::path;
use crate::{AttributeId, AttributeList, AttributeProfile, Need, ProfileAttribute};

/// A profile cannot be judged by, because a list that it needs does not have one of its attributes.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("profile {profile} asks for {attribute}, which none of the lists has")]
pub struct UnknownProfileAttribute {
    /// The profile's name.
    pub profile: String,
    /// The attribute.
    pub attribute: AttributeId,
}

/// A profile with the names that its attributes have.
#[derive(Debug)]
pub(super) struct Asked<'l> {
    attributes: Vec<AskedAttribute<'l>>,
    names: BTreeSet<&'l str>,
}

#[derive(Debug)]
struct AskedAttribute<'l> {
    asked: &'l ProfileAttribute,
    /// The names that it can stand under, each with the members that lead to it.
    names: Vec<(&'l str, Vec<&'l str>)>,
}

impl<'l> Asked<'l> {
    pub(super) fn of<L: Borrow<AttributeList>>(
        profile: &'l AttributeProfile,
        lists: &'l [L],
        form: SampleForm,
    ) -> Result<Self, UnknownProfileAttribute> {
        let mut attributes = Vec::with_capacity(profile.attributes.len());
        for asked in &profile.attributes {
            let id = &asked.attribute;
            let mut known = lists.iter().map(Borrow::borrow);
            let list = known.find(|list| list.list == *id.list());
            let attribute = list.and_then(|list| list.attribute(id.name().as_str()));
            let attribute = attribute.ok_or_else(|| UnknownProfileAttribute {
                profile: profile.name.to_string(),
                attribute: id.clone(),
            })?;
            let names = bound_names(attribute, form).into_iter();
            let names = names.map(|(name, _)| match form {
                SampleForm::Claims => (name, path(name)),
                SampleForm::Saml => (name, vec![name]),
            });
            let names = names.collect();
            attributes.push(AskedAttribute { asked, names });
        }
        let names = attributes.iter().flat_map(|one| &one.names);
        let names = names.map(|(name, _)| *name).collect();
        Ok(Self { attributes, names })
    }

    /// That a name is not asked for: a service gets what it needs and nothing else.
    pub(super) fn beyond(&self, place: &str, name: &str) -> Option<Finding> {
        let is_asked = self.names.contains(name);
        (!is_asked).then(|| Finding::note("sample-beyond", place).arg("name", name))
    }

    /// What is asked for and not there.
    pub(super) fn missing(&self, sample: &Map<String, Value>) -> Vec<Finding> {
        let attributes = self.attributes.iter();
        attributes.filter_map(|one| one.missing(sample)).collect()
    }
}

impl AskedAttribute<'_> {
    fn missing(&self, sample: &Map<String, Value>) -> Option<Finding> {
        let is_optional = self.asked.need == Need::Optional;
        if is_optional || self.names.iter().any(|(_, path)| is_there(sample, path)) {
            return None;
        }
        let Some((first, path)) = self.names.first() else {
            // Whoever sends cannot help it.
            let finding = Finding::note("sample-unsayable", "");
            return Some(finding.arg("attribute", &self.asked.attribute));
        };
        let pointer = path
            .iter()
            .fold(String::new(), |at, name| pointer_to(&at, name));
        let finding = match (self.asked.need, self.asked.is_always_required()) {
            (_, true) => Finding::error("sample-missing", pointer).arg("fault", "required"),
            (Need::Recommended, _) => {
                Finding::warning("sample-missing", pointer).arg("fault", "recommended")
            }
            (Need::Required, false) => {
                Finding::note("sample-missing", pointer).arg("fault", "conditional")
            }
            _ => Finding::note("sample-missing", pointer).arg("fault", "unstated"),
        };
        Some(
            finding
                .arg("name", first)
                .arg("attribute", &self.asked.attribute),
        )
    }
}

/// Whether something stands there. `null` is how some say that nothing does.
fn is_there(sample: &Map<String, Value>, path: &[&str]) -> bool {
    let Some((name, rest)) = path.split_first() else {
        return true;
    };
    match (sample.get(*name), rest) {
        (None | Some(Value::Null), _) => false,
        (Some(_), []) => true,
        (Some(Value::Object(members)), rest) => is_there(members, rest),
        (Some(_), _) => false,
    }
}
