//! The closed vocabularies that an attribute is described with.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What an attribute is about. A mandate is not an affiliation: who is employed somewhere may not decide there.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Category {
    /// Who the person is in law, whatever the employer.
    Identity,
    /// How an organisation knows and reaches the person: account, e-mail address, identity at work.
    Affiliation,
    /// The tie between a person and a unit, a place or another organisation.
    Relation,
    /// What the person may do for an organisation, and in which assignment.
    Mandate,
    /// What happened at one login or one signature.
    Transaction,
    /// The organisation itself.
    Organisation,
}

/// The kind of value.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Datatype {
    /// Text.
    String,
    /// A code of a bound value set.
    Code,
    /// A whole number.
    Integer,
    /// `true` or `false`.
    Boolean,
    /// A calendar day, as in 1950-06-26.
    Date,
    /// A point in time as whole seconds since 1970-01-01 UTC.
    EpochSeconds,
    /// An absolute URI.
    Uri,
    /// An e-mail address.
    Email,
    /// Bytes in base64.
    Base64,
    /// An IPv4 or IPv6 address.
    IpAddress,
    /// A structured value with members of its own.
    Object,
}

impl Datatype {
    /// The name in files: `epoch-seconds`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::String => "string",
            Self::Code => "code",
            Self::Integer => "integer",
            Self::Boolean => "boolean",
            Self::Date => "date",
            Self::EpochSeconds => "epoch-seconds",
            Self::Uri => "uri",
            Self::Email => "email",
            Self::Base64 => "base64",
            Self::IpAddress => "ip-address",
            Self::Object => "object",
        }
    }
}

/// What a value says about a person, and so how carefully it is handled.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum PersonalData {
    /// Nothing about a person.
    None,
    /// Something about a person.
    Personal,
    /// A national number that names one person.
    IdentityNumber,
    /// Something that can need protection of its own, such as secrecy.
    Sensitive,
}

/// What a receiver may use a value for.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum AllowedUse {
    /// Shown to people.
    Display,
    /// Tells one person or organisation from another.
    Identification,
    /// Decides what somebody may do.
    AccessDecision,
}

/// How settled an attribute is.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Stability {
    /// Can change in any release.
    Draft,
    /// Meant to stay; tell us before it is too late.
    Candidate,
    /// Changes only as the version rules allow.
    Stable,
}

/// Whether something stands in a source or is only suggested. What is proposed says so on every output.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Suggested here; nobody has agreed on it.
    Proposed,
    /// Stands in a published source.
    Published,
}

/// Whether somebody who knows the field has read the texts.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum TextStatus {
    /// Written by us, read by nobody else.
    Unreviewed,
    /// Read and accepted by the steward.
    Reviewed,
}
