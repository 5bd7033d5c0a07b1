//! Profiles: named sets of attributes, carried by the releases of lists.

use serde::Serialize;
use serde_json::Value;
use tillit_model::VersionNumber;
use tillit_registry::catalogue::{self, Name, Release, Status, TextStatus};
use utoipa::ToSchema;

use super::CatalogueFile;
use super::texts::{
    ListNameText, ProfileDefinition, ProfileNameText, StatusText, TextStatusText, VersionNumberText,
};
use crate::wire::{Link, Links, Texts};

/// A profile: which attributes a service, a contract or a federation asks for.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct AttributeProfile {
    /// The list that carries it.
    #[schema(value_type = ListNameText)]
    pub list: Name,
    /// The release of that list.
    #[schema(value_type = VersionNumberText)]
    pub list_version: VersionNumber,
    /// Its name within the list.
    #[schema(value_type = ProfileNameText)]
    pub name: Name,
    /// Its own version.
    #[schema(value_type = VersionNumberText)]
    pub version: VersionNumber,
    /// What people call it.
    pub title: Texts,
    /// Who asks by it, and what for.
    pub description: Texts,
    /// What the list demands to be said first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notice: Option<Texts>,
    /// Who decides what it asks for.
    #[schema(example = "Sweden Connect")]
    pub steward: String,
    /// Whether it stands in a source or is only suggested.
    #[schema(value_type = StatusText)]
    pub status: Status,
    /// Whether its texts were reviewed.
    #[schema(value_type = TextStatusText)]
    pub text_status: TextStatus,
    /// How many attributes it asks for.
    #[schema(example = 5)]
    pub attribute_count: usize,
    /// `self` and `collection` (the profiles of the release).
    #[serde(rename = "_links")]
    pub links: Vec<Link>,
}

/// A profile with everything that the release says about it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AttributeProfileDetail {
    /// The summary.
    #[serde(flatten)]
    pub profile: AttributeProfile,
    /// The files: signed and plain.
    pub files: Vec<CatalogueFile>,
    /// The profile as it stands in the release.
    #[schema(value_type = ProfileDefinition)]
    pub definition: Value,
}

impl AttributeProfile {
    /// What a release says, in short.
    pub fn of(profile: &catalogue::AttributeProfile, release: &Release, links: Links<'_>) -> Self {
        let (list, version) = (release.name(), release.version());
        let collection = format!("/attribute-lists/{list}/versions/{version}/profiles");
        Self {
            list: list.clone(),
            list_version: version,
            name: profile.name.clone(),
            version: profile.version,
            title: profile.title.clone().into(),
            description: profile.description.clone().into(),
            notice: release.list().notice.clone().map(Texts::from),
            steward: profile.steward.clone(),
            status: profile.status,
            text_status: profile.text_status,
            attribute_count: profile.attributes.len(),
            links: vec![
                links.to("self", &format!("{collection}/{}", profile.name)),
                links.to("collection", &collection),
            ],
        }
    }
}

impl AttributeProfileDetail {
    /// The summary with everything that the release says.
    pub fn of(profile: &catalogue::AttributeProfile, release: &Release, links: Links<'_>) -> Self {
        Self {
            profile: AttributeProfile::of(profile, release, links),
            files: CatalogueFile::both(
                &release.profile_jws_path(profile),
                &release.profile_json_path(profile),
                links,
            ),
            definition: serde_json::to_value(profile)
                .expect("a profile has text keys and finite numbers only"),
        }
    }
}
