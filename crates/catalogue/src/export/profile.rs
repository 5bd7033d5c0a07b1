//! A profile in the forms that services are set up with.

use std::collections::{BTreeMap, BTreeSet};

use tillit_model::Localised;

use super::json::attribute_profile_json;
use super::wording::{joined, said};
use super::yaml;
use super::{ExportFormat, json_schema, oidc, pysaml2, saml_requested_attributes, shibboleth};
use crate::{
    Attribute, AttributeId, AttributeList, AttributeListFormat, AttributeProfile, BaseUriStatus,
    CodeSystem, Name, Need, ProfileAttribute, Steward, UnknownProfileAttribute,
};

/// The forms that a profile has. Those that describe attributes as such are for whole lists.
pub const PROFILE_FORMATS: &[ExportFormat] = &[
    ExportFormat::Json,
    ExportFormat::Yaml,
    ExportFormat::JsonSchema,
    ExportFormat::Oidc,
    ExportFormat::SamlRequestedAttributes,
    ExportFormat::Shibboleth,
    ExportFormat::Pysaml2,
];

/// A profile in one of [`PROFILE_FORMATS`]; none for another. `lists` are the releases that the profile names, the one that carries it among them.
///
/// What the profile always requires is required in the JSON Schema, `essential` in the `claims` parameter of OpenID Connect, and `isRequired` in SAML; what it requires on a condition is not.
pub fn export_profile(
    profile: &AttributeProfile,
    lists: &[AttributeList],
    format: ExportFormat,
) -> Result<Option<String>, UnknownProfileAttribute> {
    let Selection { list, needs } = Selection::of(profile, lists)?;
    Ok(Some(match format {
        ExportFormat::Json => attribute_profile_json(profile),
        ExportFormat::Yaml => yaml::under_head_of(&list, profile),
        ExportFormat::JsonSchema => json_schema::of(&list, Some(&needs)),
        ExportFormat::Oidc => oidc::of(&list, Some(&needs)),
        ExportFormat::SamlRequestedAttributes => saml_requested_attributes::of(&list, Some(&needs)),
        ExportFormat::Shibboleth => shibboleth(&list),
        ExportFormat::Pysaml2 => pysaml2(&list),
        _ => return Ok(None),
    }))
}

/// How much each attribute is needed.
pub(super) struct Needs<'p>(BTreeMap<&'p AttributeId, &'p ProfileAttribute>);

impl Needs<'_> {
    pub(super) fn is_required(&self, id: &AttributeId) -> bool {
        let asked = self.0.get(id);
        asked.is_some_and(|one| one.is_always_required())
    }

    /// What is said of an attribute beside its name.
    pub(super) fn words(&self, id: &AttributeId) -> Option<Localised> {
        let asked = self.0.get(id)?;
        let (sv, en) = match asked.need {
            Need::Unstated => ("Begärs.", "Asked for."),
            Need::Optional => ("Valfritt.", "Optional."),
            Need::Recommended => ("Rekommenderas.", "Recommended."),
            Need::Required => ("Krävs.", "Required."),
        };
        let condition = asked.condition.as_ref().map(|condition| Localised {
            sv: format!("Villkor: {}.", condition.sv),
            en: condition.en.as_ref().map(|en| format!("Condition: {en}.")),
        });
        let texts = [Some(said(sv, en)), condition, asked.purpose.clone()];
        Some(joined(
            &texts.into_iter().flatten().collect::<Vec<_>>(),
            " ",
        ))
    }
}

/// The attributes of a profile as a list of their own, under the profile's name and version.
struct Selection<'p> {
    list: AttributeList,
    needs: Needs<'p>,
}

impl<'p> Selection<'p> {
    fn of(
        profile: &'p AttributeProfile,
        lists: &[AttributeList],
    ) -> Result<Self, UnknownProfileAttribute> {
        let mut attributes: BTreeMap<&AttributeId, Attribute> = BTreeMap::new();
        let mut used: BTreeSet<&Name> = BTreeSet::new();
        let mut systems: BTreeMap<&Name, &CodeSystem> = BTreeMap::new();
        for id in profile.attributes.iter().map(|one| &one.attribute) {
            let list = lists.iter().find(|list| list.list == *id.list());
            let found = list.and_then(|list| Some((list, list.attribute(id.name().as_str())?)));
            let (list, attribute) = found.ok_or_else(|| UnknownProfileAttribute {
                profile: profile.name.to_string(),
                attribute: id.clone(),
            })?;
            used.insert(&list.list);
            for system in &list.code_systems {
                systems.entry(&system.name).or_insert(system);
            }
            attributes.insert(id, attribute.clone());
        }
        let notices = lists.iter().filter(|list| used.contains(&list.list));
        let mut notices: Vec<Localised> = notices.filter_map(|list| list.notice.clone()).collect();
        notices.dedup();
        let steward = Localised {
            sv: profile.steward.clone(),
            en: None,
        };
        let list = AttributeList {
            format: AttributeListFormat::V1,
            list: profile.name.clone(),
            version: profile.version,
            base_uri: String::new(),
            base_uri_status: BaseUriStatus::Provisional,
            title: profile.title.clone(),
            description: profile.description.clone(),
            notice: (!notices.is_empty()).then(|| joined(&notices, "\n")),
            status: profile.status,
            steward: Steward {
                name: steward,
                organisation: None,
            },
            languages: Vec::new(),
            licence: String::new(),
            sources: BTreeMap::new(),
            code_systems: systems.into_values().cloned().collect(),
            attributes: attributes.into_values().collect(),
            profiles: Vec::new(),
        };
        let asked = profile.attributes.iter();
        let needs = Needs(asked.map(|one| (&one.attribute, one)).collect());
        Ok(Self { list, needs })
    }
}
