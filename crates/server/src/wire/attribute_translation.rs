//! Somebody's attributes under the names of another protocol. They are personal data: nothing here shows a value but in the answer itself.

use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use tillit_model::Language;
use tillit_registry::catalogue::TranslationByReleases;
use tillit_registry::catalogue::translate::{Lost, Remark, Translated, Written};
use tillit_registry::messages;
use utoipa::ToSchema;

use super::attribute_choice::{AttributeListChoice, UsedRelease};
use crate::problem::Sentence;

/// What is to be translated, from where to where.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AttributeTranslationRequest {
    /// Whose names are given: a protocol's, or `attribute` for the lists' own ids.
    #[schema(
        example = "saml",
        pattern = "^(attribute|saml|oidc|ldap|scim|hsa|sambi|inera|openfed|ena|edu|json)$"
    )]
    pub from: String,
    /// Whose names are wanted.
    #[schema(
        example = "oidc",
        pattern = "^(attribute|saml|oidc|ldap|scim|hsa|sambi|inera|openfed|ena|edu|json)$"
    )]
    pub to: String,
    /// A member for each name, whose value is one value or an array of them; `null` or an empty array translates the name alone. At most 500 names.
    #[schema(value_type = Object, example = json!({"urn:oid:2.5.4.4": "Exempelsson", "urn:oid:2.5.4.42": ["Exempla"]}))]
    pub attributes: Map<String, Value>,
    /// The lists to translate by; the newest release of every published list when there is none.
    #[serde(default)]
    #[schema(max_items = 50)]
    pub lists: Vec<AttributeListChoice>,
}

impl fmt::Debug for AttributeTranslationRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AttributeTranslationRequest")
            .field("lists", &self.lists)
            .finish_non_exhaustive()
    }
}

/// What became of the attributes. Every value that was given stands in the results or the losses of its name.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct AttributeTranslation {
    /// The naming that they were given in.
    #[schema(example = "saml")]
    pub from: &'static str,
    /// The naming that they are written in.
    #[schema(example = "oidc")]
    pub to: &'static str,
    /// The releases that the translation was made by.
    pub lists: Vec<UsedRelease>,
    /// Whether everything has a counterpart.
    #[schema(example = true)]
    pub is_complete: bool,
    /// What can be said in the other naming, as it is written there.
    #[schema(value_type = Object, example = json!({"family_name": "Exempelsson", "given_name": "Exempla"}))]
    pub attributes: Map<String, Value>,
    /// What became of each name, in the order in which they were given.
    pub names: Vec<TranslatedName>,
}

/// What became of one name.
#[derive(Serialize, ToSchema)]
pub struct TranslatedName {
    /// The name as it was given.
    #[schema(example = "urn:oid:2.5.4.4")]
    pub name: String,
    /// The attributes that the name can mean, first the one that it belongs to.
    #[schema(example = json!(["gemensam/surname"]))]
    pub attributes: Vec<String>,
    /// The names in the other naming.
    pub results: Vec<TranslationResult>,
    /// What has no counterpart, and why.
    pub losses: Vec<TranslationLoss>,
    /// What to know though nothing is lost.
    pub remarks: Vec<TranslationRemark>,
}

/// A name in the other naming, with the values that go under it.
#[derive(Serialize, ToSchema)]
pub struct TranslationResult {
    /// The attribute that was meant.
    #[schema(example = "gemensam/surname")]
    pub attribute: String,
    /// The name.
    #[schema(example = "family_name")]
    pub name: String,
    /// Other names that could have been used instead.
    #[schema(example = json!([]))]
    pub alternatives: Vec<String>,
    /// The values.
    pub values: Vec<TranslatedValue>,
}

/// A value before and after.
#[derive(Serialize, ToSchema)]
pub struct TranslatedValue {
    /// As it was given.
    #[schema(example = "Exempelsson")]
    pub given: String,
    /// As the other naming writes it.
    #[schema(example = "Exempelsson")]
    pub written: String,
}

/// Values without a counterpart; none when the name was given without values.
#[derive(Serialize, ToSchema)]
pub struct TranslationLoss {
    /// Why, as a stable code.
    #[schema(example = "unmapped")]
    pub reason: &'static str,
    /// The attribute that was meant, where that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "gemensam/surname")]
    pub attribute: Option<String>,
    /// The values as they were given.
    #[schema(example = json!(["Exempelsson"]))]
    pub values: Vec<String>,
    /// Why, in words. Never names a value.
    pub message: Sentence,
}

/// What to know about a name though nothing is lost.
#[derive(Debug, Serialize, ToSchema)]
pub struct TranslationRemark {
    /// What it is about, as a stable code.
    #[schema(example = "shared-name")]
    pub code: &'static str,
    /// What to know. Never names a value.
    pub message: Sentence,
}

impl AttributeTranslation {
    /// From the registry's translation.
    pub fn of(done: TranslationByReleases) -> Self {
        let translation = done.translation;
        Self {
            from: translation.from.as_str(),
            to: translation.to.as_str(),
            lists: UsedRelease::all(&done.releases),
            is_complete: !translation.has_losses(),
            names: translation
                .names
                .into_iter()
                .map(TranslatedName::of)
                .collect(),
            attributes: translation.document,
        }
    }
}

impl TranslatedName {
    fn of(name: Translated) -> Self {
        Self {
            name: name.name,
            attributes: name.attributes.iter().map(ToString::to_string).collect(),
            results: name
                .written
                .into_iter()
                .map(TranslationResult::of)
                .collect(),
            losses: name.lost.into_iter().map(TranslationLoss::of).collect(),
            remarks: name.remarks.iter().map(TranslationRemark::of).collect(),
        }
    }
}

impl TranslationResult {
    fn of(written: Written) -> Self {
        let values = written.values.into_iter().map(|value| TranslatedValue {
            given: value.given,
            written: value.written,
        });
        Self {
            attribute: written.attribute.to_string(),
            name: written.name,
            alternatives: written.alternatives,
            values: values.collect(),
        }
    }
}

impl TranslationLoss {
    fn of(lost: Lost) -> Self {
        Self {
            reason: lost.reason.code(),
            attribute: lost.attribute.as_ref().map(ToString::to_string),
            message: Sentence {
                sv: messages::lost(&lost, Language::Sv),
                en: messages::lost(&lost, Language::En),
            },
            values: lost.values,
        }
    }
}

impl TranslationRemark {
    fn of(remark: &Remark) -> Self {
        Self {
            code: remark.code(),
            message: Sentence {
                sv: messages::remark(remark, Language::Sv),
                en: messages::remark(remark, Language::En),
            },
        }
    }
}

/// What holds values says nothing of itself.
macro_rules! hidden {
    ($($name:ident),*) => {$(
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($name), "(hidden)"))
            }
        }
    )*};
}

hidden!(
    AttributeTranslation,
    TranslatedName,
    TranslationResult,
    TranslatedValue,
    TranslationLoss
);
