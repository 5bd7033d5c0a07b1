//! What the program says, in Swedish and English (`locales/<language>/*.ftl`).

use std::borrow::Cow;
use std::collections::HashMap;

use fluent_templates::fluent_bundle::FluentValue;
use fluent_templates::{LanguageIdentifier, Loader as _, langid, static_loader};
use tillit_client::folder;
use tillit_model::{Finding, Language};
use tillit_validator::messages::{Rendered, render};

static_loader! {
    static LOCALES = {
        locales: "./locales",
        fallback_language: "en",
        // Isolation marks are invisible characters that end up in terminals and logs.
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

/// What a message names.
pub(crate) type Args<'a> = &'a [(&'static str, &'a dyn std::fmt::Display)];

/// A message; every id that the code uses exists in both languages.
pub(crate) fn text(language: Language, id: &str, args: Args<'_>) -> String {
    find(language, id, args).unwrap_or_else(|| id.to_owned())
}

/// A message that may not exist.
pub(crate) fn find(language: Language, id: &str, args: Args<'_>) -> Option<String> {
    let args: HashMap<Cow<'static, str>, FluentValue<'_>> = args
        .iter()
        .map(|(name, value)| (Cow::Borrowed(*name), FluentValue::from(value.to_string())))
        .collect();
    LOCALES.try_lookup_with_args(&identifier(language), id, &args)
}

/// The sentences of a finding: ours for rules about sources, the validator's for everything else.
pub(crate) fn finding(finding: &Finding, language: Language) -> Rendered {
    if !folder::rules::ALL.contains(&finding.rule) {
        return render(finding, language);
    }
    let args: Vec<(&'static str, &dyn std::fmt::Display)> = finding
        .args
        .iter()
        .map(|(name, value)| (*name, value as &dyn std::fmt::Display))
        .collect();
    Rendered {
        message: text(language, finding.rule, &args),
        help: text(language, &format!("{}.help", finding.rule), &args),
    }
}

/// The language that the environment asks for: Swedish where it says so, otherwise English.
pub(crate) fn from_environment() -> Language {
    let named = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
    match named {
        Some(locale)
            if locale == "sv" || locale.starts_with("sv_") || locale.starts_with("sv.") =>
        {
            Language::Sv
        }
        _ => Language::En,
    }
}

fn identifier(language: Language) -> LanguageIdentifier {
    match language {
        Language::Sv => langid!("sv"),
        Language::En => langid!("en"),
    }
}
