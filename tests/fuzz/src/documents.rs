//! Documents as the registry judges them: strict JSON, schema, values, rules; with an empty directory.

use std::sync::LazyLock;

use serde_json::Value;
use tillit_catalogue::AttributeList;
use tillit_evidence::Operators;
use tillit_model::text::{json, typed};
use tillit_model::{
    Contacts, DocumentKind, Entity, Language, Organisation, OrganisationNumber, Profile,
};
use tillit_validator::{Context, DocumentFindings, DocumentInput, Offline, Validator, messages};

use crate::statement::NOW;

static VALIDATOR: LazyLock<Validator> = LazyLock::new(Validator::new);

/// One document, of the kind that its `format` names.
pub(crate) fn document(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    let kind = DocumentKind::ALL
        .into_iter()
        .find(|kind| text.contains(&format!("\"{}/1\"", kind.as_str())))
        .unwrap_or(DocumentKind::Entity);
    judge(&[DocumentInput { kind, text }], None);
}

/// A federation's profile, whatever its `format` says.
pub(crate) fn profile(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    judge(
        &[DocumentInput {
            kind: DocumentKind::Federation,
            text,
        }],
        None,
    );
    let profile = json::read(bytes)
        .ok()
        .and_then(|value| typed::from_value::<Profile>(value).ok());
    if let Some(profile) = profile {
        if let Err(error) = Operators::from_profile(&profile) {
            crate::is_short(&error.to_string());
        }
        let written = serde_json::to_value(&profile).unwrap();
        let again: Profile = typed::from_value(written).unwrap();
        assert_eq!(profile, again, "written and read again");
    }
}

/// Judges a changeset. What is not refused has the shape of its type, and every finding has sentences.
pub(crate) fn judge(inputs: &[DocumentInput<'_>], submitter: Option<&OrganisationNumber>) {
    let context = Context {
        profiles: &[],
        directory: &Offline,
        now: *NOW,
    };
    let judged = VALIDATOR.check(inputs, submitter, &context);
    assert_eq!(judged.len(), inputs.len());
    for (input, judged) in inputs.iter().zip(&judged) {
        for finding in &judged.findings {
            for language in [Language::Sv, Language::En] {
                let said = messages::render(finding, language);
                assert!(!said.message.is_empty() && !said.help.is_empty());
                assert!(
                    !said.message.starts_with("Unknown localization"),
                    "{finding:?}"
                );
            }
            assert!(finding.pointer.is_empty() || finding.pointer.starts_with('/'));
        }
        if !judged.has_errors() {
            has_its_shape(input, judged);
        }
    }
}

fn has_its_shape(input: &DocumentInput<'_>, judged: &DocumentFindings) {
    let value = json::read_within(
        input.text.as_bytes(),
        json::Limits {
            string: input.text.len(),
            ..json::Limits::default()
        },
    )
    .unwrap();
    let id = value.get("id").and_then(Value::as_str).map(str::to_owned);
    let read = match input.kind {
        DocumentKind::Organisation => typed::from_value::<Organisation>(value).map(|_| id),
        DocumentKind::Contacts => typed::from_value::<Contacts>(value).map(|_| judged.id.clone()),
        DocumentKind::Entity => typed::from_value::<Entity>(value).map(|_| id),
        DocumentKind::Federation => typed::from_value::<Profile>(value).map(|_| id),
        DocumentKind::AttributeList => {
            typed::from_value::<AttributeList>(value).map(|list| Some(list.id()))
        }
    };
    match read {
        Ok(id) => assert_eq!(judged.id, id, "the id that was judged"),
        Err(error) => panic!("accepted, and yet {error}: {}", input.text),
    }
}
