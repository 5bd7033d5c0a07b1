//! The documents of a submission, as its item shows them.

use serde::Serialize;
use tillit_model::Sha256;
use tillit_registry::view;
use utoipa::ToSchema;

use super::Links;
use super::document::action_name;
use super::texts::{DocumentKeyText, Sha256Text};

/// One document of a submission.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ItemDocument {
    /// Its kind.
    #[schema(
        example = "entity",
        pattern = "^(organisation|contacts|entity|attribute-list|federation)$"
    )]
    pub kind: &'static str,
    /// Its id.
    #[schema(example = "https://login.example/idp")]
    pub document_id: String,
    /// The document's opaque key.
    #[schema(value_type = DocumentKeyText)]
    pub key: String,
    /// `put` or `withdraw`.
    #[schema(example = "put", pattern = "^(put|withdraw)$")]
    pub action: &'static str,
    /// The number of the new version.
    #[schema(example = 4)]
    pub version: u64,
    /// SHA-256 of the new text; a withdrawal has none.
    #[schema(value_type = Option<Sha256Text>)]
    pub sha256: Option<Sha256>,
    /// What it builds on; null for a first version.
    pub base: Option<BaseVersion>,
}

/// The approved version that a change builds on.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct BaseVersion {
    /// Its number.
    #[schema(example = 3)]
    pub version: u64,
    /// SHA-256 of its text; null after a withdrawal.
    #[schema(value_type = Option<Sha256Text>)]
    pub sha256: Option<Sha256>,
    /// The absolute address of its exact text.
    #[schema(
        format = "uri",
        example = "https://registry.example/registry/v1/documents/01a20166-fd08-70f2-b417-6162c5b8574b/versions/3/text"
    )]
    pub href: String,
}

impl ItemDocument {
    pub(super) fn of(document: view::ItemDocument, links: Links<'_>) -> Self {
        let base = document.base.map(|base| BaseVersion {
            version: base.version,
            sha256: base.sha256,
            href: links.resource(&format!(
                "/documents/{}/versions/{}/text",
                document.key, base.version
            )),
        });
        Self {
            kind: document.kind.as_str(),
            document_id: document.id,
            key: document.key,
            action: action_name(document.action),
            version: document.version,
            sha256: document.sha256,
            base,
        }
    }
}
