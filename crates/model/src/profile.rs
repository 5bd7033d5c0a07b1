//! `federation/1`: a federation's rules.

use std::collections::BTreeMap;
use std::num::NonZeroU8;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::{FederationId, Level, Localised, OrganisationNumber, PersonId};

/// The `format` member of a profile.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum FederationFormat {
    /// The first format.
    #[serde(rename = "federation/1")]
    V1,
}

/// A federation's rules: who decides, how many, what is published and how strictly it is judged. Read from a file at `init` only; after that a new profile is decided by the operators of the old one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// `federation/1`.
    pub format: FederationFormat,
    /// The short name in addresses.
    pub id: FederationId,
    /// Names for people.
    pub name: Localised,
    /// Demo, trial or production.
    pub environment: Environment,
    /// The URI that names the federation in what it signs (`iss`). Its path holds the environment's name.
    #[schemars(url)]
    pub issuer: String,
    /// The organisation that runs the federation.
    pub operator_organisation: OrganisationNumber,
    /// The people who decide.
    #[schemars(length(min = 2, max = 50))]
    pub operators: Vec<Operator>,
    /// How many distinct people must approve.
    pub approvals: Approvals,
    /// What is published.
    pub formats: Formats,
    /// Levels of rules that differ from the default; `off` is not a level.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub rules: BTreeMap<String, Level>,
    /// The attribute lists that the federation publishes, each with its steward.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attribute_lists: Vec<StewardedList>,
    /// Key proofs (compact JWS) by every operator key that the profile before this one did not have. Empty in the first profile.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub proofs: Vec<String>,
}

/// The environment of a federation, shown on everything that it publishes.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Environment {
    /// Throwaway keys; nothing to rely on.
    Demo,
    /// Real parties, test data.
    Trial,
    /// The real thing.
    Production,
}

impl Environment {
    /// `demo`, `trial` or `production`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Demo => "demo",
            Self::Trial => "trial",
            Self::Production => "production",
        }
    }
}

/// A person who decides, with the registered keys that they sign with.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Operator {
    /// The person's stable name.
    pub person: PersonId,
    /// The organisation that the person belongs to.
    pub organisation: OrganisationNumber,
    /// Public keys as JSON Web Keys (RFC 7517).
    #[schemars(length(min = 1, max = 4))]
    pub keys: Vec<Map<String, Value>>,
}

/// How many distinct people must approve: two or more, by construction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Approvals(NonZeroU8);

impl Approvals {
    /// The number of people.
    pub fn get(self) -> u8 {
        self.0.get()
    }
}

impl TryFrom<u8> for Approvals {
    type Error = TooFewApprovals;

    fn try_from(count: u8) -> Result<Self, Self::Error> {
        match NonZeroU8::new(count) {
            Some(count) if count.get() >= 2 => Ok(Self(count)),
            _ => Err(TooFewApprovals),
        }
    }
}

impl From<Approvals> for u8 {
    fn from(approvals: Approvals) -> Self {
        approvals.get()
    }
}

impl JsonSchema for Approvals {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Approvals".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "integer", "minimum": 2, "maximum": 50, "description": "How many distinct people must approve" })
    }
}

/// Why a number of approvals is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("at least two people must approve")]
pub struct TooFewApprovals;

/// The output formats of a federation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Formats {
    /// MATF metadata (RFC 9932).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub matf: Option<MatfSettings>,
}

/// How MATF metadata is published.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MatfSettings {
    /// How many days a publication is valid.
    #[serde(default = "fourteen")]
    #[schemars(range(min = 4, max = 90))]
    pub validity_days: u16,
    /// How many seconds a consumer may keep it before asking again.
    #[serde(default = "one_hour")]
    #[schemars(range(min = 60, max = 86400))]
    pub cache_ttl: u32,
    /// Repeats `iat`, `exp` and `iss` in the protected header for consumers that look for them there.
    #[serde(default = "yes")]
    pub claims_in_header: bool,
    /// The tag registry (RFC 9932, section 6.1.1.1).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<Tag>,
}

fn fourteen() -> u16 {
    14
}

fn one_hour() -> u32 {
    3600
}

fn yes() -> bool {
    true
}

/// One tag that endpoints may carry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Tag {
    /// The tag: `egilv1`.
    #[schemars(regex(pattern = "^[a-z0-9]{1,64}$"))]
    pub tag: String,
    /// What it means.
    pub meaning: Localised,
    /// Who decides what it means.
    #[schemars(length(min = 1, max = 200))]
    pub owner: String,
}

/// An attribute list that a federation publishes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StewardedList {
    /// The list's name.
    pub list: String,
    /// The organisation that submits its releases.
    pub steward: OrganisationNumber,
}
