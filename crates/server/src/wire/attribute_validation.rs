//! What somebody receives or sends, judged by published attribute lists. It is personal data: nothing here shows a value of it.

use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use tillit_model::{Finding, Language, Level, VersionNumber};
use tillit_registry::catalogue::{ProfileChoice, SampleVerdict};
use tillit_registry::messages;
use utoipa::ToSchema;

use super::attribute_choice::{AttributeListChoice, AttributeProfileChoice, UsedRelease};
use crate::problem::Sentence;

/// What is to be judged, and by what.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AttributeValidationRequest {
    /// `claims`: an ID token or a UserInfo response. `saml`: the attributes of an assertion, each `Name` with its value or an array of its values.
    #[schema(example = "claims", pattern = "^(claims|saml)$")]
    pub form: String,
    /// Names and values. Use made-up people: what is sent is neither stored nor logged, but it does travel.
    #[schema(value_type = Object, example = json!({"family_name": "Exempelsson", "given_name": "Exempla"}))]
    pub sample: Map<String, Value>,
    /// The lists to judge by; the newest release of every published list when there is none.
    #[serde(default)]
    #[schema(max_items = 50)]
    pub lists: Vec<AttributeListChoice>,
    /// The profile to judge by instead of lists: what it asks for, by the releases that it was written by.
    pub profile: Option<AttributeProfileChoice>,
}

impl fmt::Debug for AttributeValidationRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AttributeValidationRequest")
            .field("lists", &self.lists)
            .field("profile", &self.profile)
            .finish_non_exhaustive()
    }
}

/// What became of a sample.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct AttributeValidation {
    /// `invalid` when there is an error, otherwise `valid`.
    #[schema(example = "valid", pattern = "^(valid|invalid)$")]
    pub verdict: &'static str,
    /// How many findings there are, also of those beyond the first 500.
    pub counts: FindingCounts,
    /// The releases that it was judged by.
    pub lists: Vec<UsedRelease>,
    /// The profile that it was judged by, if it was by one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub profile: Option<UsedProfile>,
    /// The first 500, in the order of the sample's members.
    pub findings: Vec<SampleFinding>,
}

/// How many findings there are of each level.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
pub struct FindingCounts {
    /// What is wrong.
    #[schema(example = 0)]
    pub errors: usize,
    /// What should be looked at.
    #[schema(example = 1)]
    pub warnings: usize,
    /// What is worth knowing.
    #[schema(example = 0)]
    pub notes: usize,
}

/// The profile that a sample was judged by.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct UsedProfile {
    /// The list that carries it.
    #[schema(example = "gemensam")]
    pub list: String,
    /// Its name in that list.
    #[schema(example = "pnr-01")]
    pub name: String,
    /// Its own version.
    #[schema(example = "1.0.0")]
    pub version: String,
}

/// What a check says about one place of a sample.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SampleFinding {
    /// JSON Pointer (RFC 6901) into the sample; of something missing, where it could stand.
    #[schema(example = "/gender")]
    pub pointer: String,
    /// The check's stable id.
    #[schema(example = "sample-value")]
    pub rule: &'static str,
    /// How much it weighs.
    #[schema(example = "error", pattern = "^(error|warning|note)$")]
    pub level: &'static str,
    /// What is wrong. Names what was sent, never its value.
    pub message: Sentence,
    /// What would be right, and why.
    pub help: Sentence,
}

/// Findings in one answer: enough to mend a sample by, and no small request is answered with many megabytes.
const MOST: usize = 500;

impl AttributeValidation {
    /// From the registry's verdict. The profile is the one that was asked for.
    pub fn of(judged: &SampleVerdict, profile: Option<&ProfileChoice>) -> Self {
        let counts = FindingCounts {
            errors: judged.count(Level::Error),
            warnings: judged.count(Level::Warning),
            notes: judged.count(Level::Note),
        };
        let used = |choice: &ProfileChoice, version: VersionNumber| UsedProfile {
            list: choice.list.clone(),
            name: choice.name.clone(),
            version: version.to_string(),
        };
        Self {
            verdict: if counts.errors == 0 {
                "valid"
            } else {
                "invalid"
            },
            counts,
            lists: UsedRelease::all(&judged.releases),
            profile: profile
                .zip(judged.profile_version)
                .map(|(choice, version)| used(choice, version)),
            findings: judged
                .findings
                .iter()
                .take(MOST)
                .map(SampleFinding::of)
                .collect(),
        }
    }
}

impl SampleFinding {
    fn of(finding: &Finding) -> Self {
        let sv = messages::render(finding, Language::Sv);
        let en = messages::render(finding, Language::En);
        Self {
            pointer: finding.pointer.clone(),
            rule: finding.rule,
            level: finding.level.as_str(),
            message: Sentence {
                sv: sv.message,
                en: en.message,
            },
            help: Sentence {
                sv: sv.help,
                en: en.help,
            },
        }
    }
}
