//! Sentences for people: message and help of each finding, in Swedish and English.
//!
//! They stand in `locales/<language>/*.ftl` (Project Fluent) under the rule's id: the message as the value, the help as the attribute `help`. The rules are those of this crate
//! (`rules.ftl`), and of `tillit-catalogue` about lists and samples (`catalogue.ftl`); what a translation of attributes says stands in `translation.ftl`.

mod translation;

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt::Display;

use fluent_templates::fluent_bundle::FluentValue;
use fluent_templates::{LanguageIdentifier, Loader as _, langid, static_loader};
use serde::Serialize;
use tillit_model::{Finding, Language};

use crate::RuleInfo;

pub use translation::{lost, remark};

static_loader! {
    static LOCALES = {
        locales: "./locales",
        fallback_language: "sv",
        // Isolation marks are invisible characters that end up in terminals and logs.
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

/// What a finding says in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Rendered {
    /// What is wrong: one or two sentences that name the thing.
    pub message: String,
    /// What would be right, and why.
    pub help: String,
}

/// The sentences of a finding.
pub fn render(finding: &Finding, language: Language) -> Rendered {
    let args = finding
        .args
        .iter()
        .map(|(name, value)| (Cow::Borrowed(*name), FluentValue::from(value.as_str())))
        .collect();
    Rendered {
        message: look_up(finding.rule, language, &args),
        help: look_up(&format!("{}.help", finding.rule), language, &args),
    }
}

/// What a rule says, whatever it names: with an ellipsis in place of each.
pub fn describe(rule: &RuleInfo, language: Language) -> Rendered {
    let finding = rule
        .args
        .iter()
        .fold(rule.at(""), |finding, name| finding.arg(name, "…"));
    render(&finding, language)
}

/// A sentence that is no finding's.
fn sentence(language: Language, key: &str, args: &[(&'static str, &dyn Display)]) -> String {
    let args = args
        .iter()
        .map(|(name, value)| (Cow::Borrowed(*name), FluentValue::from(value.to_string())))
        .collect();
    look_up(key, language, &args)
}

fn look_up(
    key: &str,
    language: Language,
    args: &HashMap<Cow<'static, str>, FluentValue<'_>>,
) -> String {
    LOCALES.lookup_with_args(&identifier(language), key, args)
}

fn identifier(language: Language) -> LanguageIdentifier {
    match language {
        Language::Sv => langid!("sv"),
        Language::En => langid!("en"),
    }
}
