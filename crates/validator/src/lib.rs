//! Judges federation documents by the same rules offline, in the registry and in other programs.
//!
//! ```
//! use tillit_model::{DocumentKind, Language, Timestamp};
//! use tillit_validator::{Context, DocumentInput, Offline, Validator, messages};
//!
//! let validator = Validator::new();
//! let context = Context { profiles: &[], directory: &Offline, now: Timestamp::from_unix_seconds(1_790_000_000) };
//! let document = DocumentInput { kind: DocumentKind::Organisation, text: r#"{ "format": "organisation/1", "id": "0007:2120000143", "name": { "sv": "Stockholms kommun" } }"# };
//! let judged = validator.check(&[document], None, &context);
//! assert_eq!(judged[0].findings[0].rule, "organisation-number");
//! assert!(messages::render(&judged[0].findings[0], Language::Sv).message.contains("2120000143"));
//! ```
//!
//! The order of judgement for one document: strict JSON, kind, JSON Schema, domain values, typed parse, then the rules that look at the document as a whole and at what the registry knows. Rules stand in
//! `rules/`, one file each; their sentences in Swedish and English in `locales/`. Nothing here reads a clock, a file or a network: what a rule needs to know arrives in the [`Context`].
//!
//! What is not here: who may submit and decide (`tillit-evidence`), and resolving source files into documents (`tillit-client`).

mod changeset;
mod context;
mod document;
mod levels;
mod matf_payload;
pub mod messages;
mod rule_info;
mod rules;
mod schema;
mod settle;
pub mod text;
mod validator;
mod view;

pub use context::{AttributeStatus, Context, Directory, Offline};
pub use rule_info::RuleInfo;
pub use rules::{rule, rules};
pub use schema::{Formats, MatfSchema};
pub use validator::{DocumentFindings, DocumentInput, Validator, read_document};
pub use view::{CertificateFacts, certificate_facts};
