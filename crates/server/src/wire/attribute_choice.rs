//! Which published attribute lists a request means, and which an answer was made by.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use tillit_model::VersionNumber;
use tillit_registry::catalogue::{ListChoice, ProfileChoice, Release};
use utoipa::ToSchema;

/// A published attribute list; the newest release unless a version is named.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AttributeListChoice {
    /// The list's name.
    #[schema(example = "gemensam")]
    pub list: String,
    /// The release.
    #[schema(
        value_type = Option<String>,
        example = "1.0.0",
        pattern = "^(0|[1-9][0-9]{0,8})\\.(0|[1-9][0-9]{0,8})\\.(0|[1-9][0-9]{0,8})$"
    )]
    pub version: Option<VersionNumber>,
}

/// A profile that a published attribute list carries; as the newest release has it unless a version is named.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AttributeProfileChoice {
    /// The list that carries it.
    #[schema(example = "gemensam")]
    pub list: String,
    /// The profile's name in that list.
    #[schema(example = "pnr-01")]
    pub name: String,
    /// The profile's own version.
    #[schema(
        value_type = Option<String>,
        example = "1.0.0",
        pattern = "^(0|[1-9][0-9]{0,8})\\.(0|[1-9][0-9]{0,8})\\.(0|[1-9][0-9]{0,8})$"
    )]
    pub version: Option<VersionNumber>,
}

/// The release of an attribute list that an answer was made by.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct UsedRelease {
    /// The list's name.
    #[schema(example = "gemensam")]
    pub list: String,
    /// The release.
    #[schema(example = "1.0.0")]
    pub version: String,
}

impl UsedRelease {
    /// Each of these.
    pub(super) fn all(releases: &[Arc<Release>]) -> Vec<Self> {
        let used = |release: &Arc<Release>| Self {
            list: release.name().to_string(),
            version: release.version().to_string(),
        };
        releases.iter().map(used).collect()
    }
}

impl From<AttributeListChoice> for ListChoice {
    fn from(choice: AttributeListChoice) -> Self {
        Self {
            list: choice.list,
            version: choice.version,
        }
    }
}

impl From<AttributeProfileChoice> for ProfileChoice {
    fn from(choice: AttributeProfileChoice) -> Self {
        Self {
            list: choice.list,
            name: choice.name,
            version: choice.version,
        }
    }
}
