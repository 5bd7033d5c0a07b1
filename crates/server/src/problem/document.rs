//! The problem document itself.

use actix_web::HttpResponse;
use actix_web::http::header;
use serde::Serialize;
use tillit_model::{Finding, Language, Level, Sha256};
use tillit_registry::messages;
use tillit_registry::view::DocumentFindings;
use utoipa::ToSchema;

use super::{Problem, codes};
use crate::config::BaseUrl;
use crate::trace_context::TraceContext;

/// Why a request was refused (RFC 9457, media type `application/problem+json`).
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Problem)]
pub struct ProblemDocument {
    /// Names the kind of problem and explains it when opened.
    #[serde(rename = "type")]
    #[schema(
        example = "https://registry.example/problems/stale-base",
        format = "uri"
    )]
    pub kind: String,
    /// The kind of problem in a few words.
    #[schema(example = "The change builds on a version that is no longer the last one")]
    pub title: String,
    /// The HTTP status code.
    #[schema(example = 409, minimum = 400, maximum = 599)]
    pub status: u16,
    /// What happened this time, and what would be right.
    #[schema(
        example = "entity https://login.example/idp stands at version 4, the change builds on 3"
    )]
    pub detail: String,
    /// The path that was asked; `/` when the request could not be read so far.
    #[schema(example = "/registry/v1/submissions")]
    pub instance: String,
    /// The stable code, for programs.
    #[schema(example = "stale_base")]
    pub code: &'static str,
    /// The trace of the request: name it when asking for help.
    #[schema(example = "4bf92f3577b34da6a3ce929d0e0e4736")]
    pub trace_id: String,
    /// What the rules say about the documents, when that is why.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FindingEntry>,
    /// The version that stands, after a conflict.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub current: Option<Standing>,
    /// SHA-256 of the statement that was accepted before, when this one repeats it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, example = "c5d8e8f3c4a1f0d6f0a3ad2e9d1f43c0b0a7c0c7a8c1f8f6e5d4c3b2a1908070")]
    pub original: Option<Sha256>,
}

/// The version of a document that stands.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Standing {
    /// Its number.
    #[schema(example = 4)]
    pub version: u64,
    /// The hash of its text; null after a withdrawal.
    #[schema(value_type = Option<String>, example = "c5d8e8f3c4a1f0d6f0a3ad2e9d1f43c0b0a7c0c7a8c1f8f6e5d4c3b2a1908070")]
    pub sha256: Option<Sha256>,
}

/// What a rule says about one place of a document.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Finding)]
pub struct FindingEntry {
    /// The document's place in the submission, from 0.
    #[schema(example = 0)]
    pub document: usize,
    /// The document's kind.
    #[schema(example = "entity")]
    pub kind: &'static str,
    /// The document's id.
    #[schema(example = "https://login.example/idp")]
    pub document_id: String,
    /// JSON Pointer (RFC 6901) into the document as it was sent.
    #[schema(example = "/matf/clients/0/pins/0")]
    pub pointer: String,
    /// The rule's stable id.
    #[schema(example = "unique-pins")]
    pub rule: &'static str,
    /// How much it weighs.
    #[schema(value_type = String, example = "error")]
    pub level: Level,
    /// Whether an approval has to dismiss it by name.
    #[schema(example = false)]
    pub to_dismiss: bool,
    /// What is wrong.
    pub message: Sentence,
    /// What would be right, and why.
    pub help: Sentence,
}

/// A sentence in both languages.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Sentence {
    /// Swedish.
    #[schema(example = "Nyckelavtrycket används redan av en annan entitet.")]
    pub sv: String,
    /// English.
    #[schema(example = "The pin is used by another entity already.")]
    pub en: String,
}

impl Problem {
    /// The answer, complete with body.
    pub(crate) fn response(
        &self,
        base_url: &BaseUrl,
        path: Option<&str>,
        trace: &TraceContext,
    ) -> HttpResponse {
        let slug = self.code.replace('_', "-");
        let document = ProblemDocument {
            kind: base_url.join(&format!("/problems/{slug}")),
            title: codes::title(self.code, self.status),
            status: self.status.as_u16(),
            detail: self.detail.clone(),
            instance: path.unwrap_or("/").to_owned(),
            code: self.code,
            trace_id: trace.trace_id().to_string(),
            errors: entries(&self.findings),
            current: self.current.map(|current| Standing {
                version: current.version,
                sha256: current.sha256,
            }),
            original: self.original,
        };
        let mut response = HttpResponse::build(self.status);
        for header in &self.headers {
            response.insert_header(header.clone());
        }
        if let Some(original) = self.original {
            let place = base_url.join(&format!("/registry/v1/submissions/{original}"));
            response.insert_header((header::LOCATION, place));
        }
        response
            .insert_header((header::CONTENT_TYPE, "application/problem+json"))
            .body(serde_json::to_vec(&document).expect("texts and numbers can be written as JSON"))
    }
}

/// Findings with their sentences.
pub(crate) fn entries(judged: &[DocumentFindings]) -> Vec<FindingEntry> {
    let entry = |document: &DocumentFindings, finding: &Finding| {
        let sv = messages::render(finding, Language::Sv);
        let en = messages::render(finding, Language::En);
        FindingEntry {
            document: document.document,
            kind: document.kind.as_str(),
            document_id: document.id.clone(),
            pointer: finding.pointer.clone(),
            rule: finding.rule,
            level: finding.level,
            to_dismiss: tillit_registry::rule(finding.rule).is_some_and(|rule| rule.to_dismiss),
            message: Sentence {
                sv: sv.message,
                en: en.message,
            },
            help: Sentence {
                sv: sv.help,
                en: en.help,
            },
        }
    };
    judged
        .iter()
        .flat_map(|document| {
            document
                .findings
                .iter()
                .map(move |finding| entry(document, finding))
        })
        .collect()
}
