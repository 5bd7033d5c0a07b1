//! Sentences for people, from `locales/<language>/*.ftl` (Project Fluent).

use std::borrow::Cow;
use std::collections::HashMap;

use fluent_templates::fluent_bundle::FluentValue;
use fluent_templates::{LanguageIdentifier, Loader as _, langid, static_loader};
use tillit_model::Language;

static_loader! {
    static LOCALES = {
        locales: "./locales",
        fallback_language: "sv",
        // Isolation marks are invisible characters; HTML has its own means.
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

/// A sentence.
pub(crate) fn text(language: Language, key: &str) -> String {
    LOCALES.lookup(&identifier(language), key)
}

/// A sentence that may be missing.
pub(crate) fn find(language: Language, key: &str) -> Option<String> {
    LOCALES.try_lookup(&identifier(language), key)
}

/// A sentence that names something.
pub(crate) fn text_with(
    language: Language,
    key: &str,
    args: &[(&'static str, FluentValue<'_>)],
) -> String {
    let args: HashMap<Cow<'static, str>, FluentValue<'_>> = args
        .iter()
        .map(|(name, value)| (Cow::Borrowed(*name), value.clone()))
        .collect();
    LOCALES.lookup_with_args(&identifier(language), key, &args)
}

fn identifier(language: Language) -> LanguageIdentifier {
    match language {
        Language::Sv => langid!("sv"),
        Language::En => langid!("en"),
    }
}
