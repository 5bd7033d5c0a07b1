//! The judge.

use std::collections::HashMap;

use tillit_model::text::json::{self, JsonError, Limits};
use tillit_model::{DocumentKind, Finding, OrganisationNumber, Profile, name_skeleton};

use crate::changeset::Changeset;
use crate::context::Context;
use crate::document::Document;
use crate::matf_payload;
use crate::rules::{self, Scope};
use crate::schema::{DocumentSchemas, Formats, MatfSchema};
use crate::settle::settle;

/// Judges documents. Holds the compiled schemas and nothing about any document; make one and share it.
pub struct Validator {
    pub(crate) documents: DocumentSchemas,
    pub(crate) matf: MatfSchema,
    /// Skeletons of what municipalities call themselves, with their codes.
    pub(crate) municipality_names: HashMap<String, &'static str>,
}

impl std::fmt::Debug for Validator {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Validator").finish_non_exhaustive()
    }
}

/// One document to judge.
#[derive(Debug, Clone, Copy)]
pub struct DocumentInput<'t> {
    /// What it is said to be.
    pub kind: DocumentKind,
    /// Its exact JSON text.
    pub text: &'t str,
}

/// What was found in one document.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct DocumentFindings {
    /// What the document was said to be.
    pub kind: DocumentKind,
    /// Its id as it stands in it; none when it could not be read.
    pub id: Option<String>,
    /// The findings, in the order of their places.
    pub findings: Vec<Finding>,
}

impl DocumentFindings {
    /// Whether the document is refused.
    pub fn has_errors(&self) -> bool {
        self.findings
            .iter()
            .any(|finding| finding.level == tillit_model::Level::Error)
    }
}

impl Default for Validator {
    fn default() -> Self {
        Self::new()
    }
}

impl Validator {
    /// Compiles the schemas: milliseconds, once.
    pub fn new() -> Self {
        Self {
            documents: DocumentSchemas::new(),
            matf: MatfSchema::new(Formats::Asserted),
            municipality_names: municipality_names(),
        }
    }

    /// The schema of MATF metadata that it judges by.
    pub fn matf_schema(&self) -> &MatfSchema {
        &self.matf
    }

    /// Judges the documents of one changeset, each by itself and against the others. The answer has one element for each, in the same order.
    ///
    /// `submitter` is the organisation that signs; without one, whose documents they are is not judged.
    pub fn check(
        &self,
        documents: &[DocumentInput<'_>],
        submitter: Option<&OrganisationNumber>,
        context: &Context<'_>,
    ) -> Vec<DocumentFindings> {
        let read: Vec<Document> = documents
            .iter()
            .map(|one| Document::read(self, one))
            .collect();
        let parties = read
            .iter()
            .map(|document| document.party(&read, context))
            .collect::<Vec<_>>();
        let changeset = Changeset::of(&read, parties.iter().flatten());
        let scope = Scope {
            validator: self,
            context,
            changeset: &changeset,
            submitter,
        };
        let judged = read.iter().zip(&parties).map(|(document, party)| {
            let mut findings = document.findings.clone();
            findings.extend(rules::check_document(document, &scope));
            if let Some(party) = party {
                findings.extend(rules::check_party(party, &scope));
            }
            let federations = document.federations();
            let profiles: Vec<&Profile> = context
                .profiles
                .iter()
                .filter(|profile| {
                    federations.is_empty() || federations.contains(&profile.id.as_str())
                })
                .collect();
            DocumentFindings {
                kind: document.kind,
                id: document.id.clone(),
                findings: settle(findings, &profiles),
            }
        });
        judged.collect()
    }

    /// Judges a federation's profile.
    pub fn check_profile(&self, text: &str, context: &Context<'_>) -> Vec<Finding> {
        let input = DocumentInput {
            kind: DocumentKind::Federation,
            text,
        };
        let judged = self.check(&[input], None, context);
        judged
            .into_iter()
            .flat_map(|document| document.findings)
            .collect()
    }

    /// Judges MATF metadata (RFC 9932): the payload of a publication, what a member's tools write (`version` and `entities`), or one entity.
    ///
    /// A text with any of `iat`, `exp`, `iss` and `cache_ttl` is judged as a payload. Use [`Validator::check_matf_submission`] where only a member's own text is expected.
    pub fn check_matf_payload(&self, text: &str, context: &Context<'_>) -> Vec<Finding> {
        matf_payload::check(self, text, context, matf_payload::Claims::Belong)
    }

    /// Judges what a member's tools write. Claims that only the federation can make (`iat`, `exp`, `iss`, `cache_ttl`) are ignored, with a warning.
    pub fn check_matf_submission(&self, text: &str, context: &Context<'_>) -> Vec<Finding> {
        matf_payload::check(self, text, context, matf_payload::Claims::Ignored)
    }
}

/// Reads the text of a document as strict JSON within the usual limits; only certificates may be longer than other strings, for a rule says what is wrong with those.
pub fn read_document(text: &str) -> Result<serde_json::Value, JsonError> {
    read_strict(text, Limits::default())
}

/// The same within other limits, with a finding for what was refused.
pub(crate) fn read_json(text: &str, limits: Limits) -> Result<serde_json::Value, Finding> {
    read_strict(text, limits).map_err(|error| rules::json::refused(&error))
}

fn read_strict(text: &str, limits: Limits) -> Result<serde_json::Value, JsonError> {
    let limits = Limits {
        string: limits.bytes,
        ..limits
    };
    let value = json::read_within(text.as_bytes(), limits)?;
    match rules::json::overlong(&value) {
        Some(error) => Err(error),
        None => Ok(value),
    }
}

fn municipality_names() -> HashMap<String, &'static str> {
    let mut names = HashMap::new();
    for (code, name) in tillit_model::municipalities() {
        let genitive = if name.ends_with(['s', 'x', 'z']) {
            ""
        } else {
            "s"
        };
        for said in [
            name.to_owned(),
            format!("{name} kommun"),
            format!("{name}{genitive} kommun"),
            format!("{name} stad"),
            format!("{name}{genitive} stad"),
        ] {
            names.insert(name_skeleton(&said), code);
        }
    }
    names
}
