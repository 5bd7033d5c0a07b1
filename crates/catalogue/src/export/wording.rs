//! What several forms say in the same words, in Swedish and English.

use serde::Serialize;
use tillit_model::Localised;

use crate::{Attribute, AttributeList, MappingKind, Status};

/// What must be said before anything else of the list: that it is a proposal, and its notice.
pub(super) fn preface(list: &AttributeList) -> Vec<Localised> {
    let proposal = (list.status == Status::Proposed).then(|| {
        said(
            "Listan är ett förslag som ingen har enats om.",
            "The list is a proposal that nobody has agreed on.",
        )
    });
    proposal.into_iter().chain(list.notice.clone()).collect()
}

/// What must be said of the attribute: that it is a proposal, and that it should no longer be used.
pub(super) fn remarks(attribute: &Attribute) -> Vec<Localised> {
    let proposal = (attribute.status == Status::Proposed).then(|| {
        said(
            "Attributet är ett förslag som ingen har enats om.",
            "The attribute is a proposal that nobody has agreed on.",
        )
    });
    proposal.into_iter().chain(deprecation(attribute)).collect()
}

fn deprecation(attribute: &Attribute) -> Option<Localised> {
    let deprecation = attribute.deprecation.as_ref()?;
    let mut text = said("Ska inte längre användas.", "Should no longer be used.");
    if let Some(successor) = &deprecation.successor {
        let instead = said(
            &format!("Använd {successor} i stället."),
            &format!("Use {successor} instead."),
        );
        text = joined(&[text, instead], " ");
    }
    match &deprecation.reason {
        Some(reason) => Some(joined(&[text, reason.clone()], " ")),
        None => Some(text),
    }
}

/// How a name relates to the attribute; nothing where it carries exactly the attribute.
pub(super) fn mapping(kind: MappingKind) -> Option<Localised> {
    let (sv, en) = match kind {
        MappingKind::OneToOne => return None,
        MappingKind::ValueMapped => (
            "Värdena skrivs på ett annat sätt än i attributet.",
            "Values are written otherwise than in the attribute.",
        ),
        MappingKind::Split => (
            "Bär en del av attributet; andra namn bär resten.",
            "Carries a part of the attribute; other names carry the rest.",
        ),
        MappingKind::Exclusive => (
            "Attributets värde står under exakt ett av flera namn; värdet avgör vilket.",
            "The attribute's value goes under exactly one of several names; the value decides which.",
        ),
        MappingKind::Alternative => (
            "Attributets värde kan stå under detta namn eller ett annat; avsändaren väljer.",
            "The attribute's value can go under this name or another; the sender chooses.",
        ),
        MappingKind::Join => (
            "Bär attributet tillsammans med andra; namnet säger inte vilket som menas.",
            "Carries the attribute and others; the name does not tell which one is meant.",
        ),
        MappingKind::Narrower => (
            "Bär bara några av attributets värden.",
            "Carries only some of the attribute's values.",
        ),
    };
    Some(said(sv, en))
}

/// A text in both languages.
pub(super) fn said(sv: &str, en: &str) -> Localised {
    Localised {
        sv: sv.to_owned(),
        en: Some(en.to_owned()),
    }
}

/// Texts after one another, language by language; English is there where each of them has it.
pub(super) fn joined(texts: &[Localised], between: &str) -> Localised {
    let sv: Vec<&str> = texts.iter().map(|text| text.sv.as_str()).collect();
    let en: Option<Vec<&str>> = texts.iter().map(|text| text.en.as_deref()).collect();
    Localised {
        sv: sv.join(between),
        en: en.map(|en| en.join(between)),
    }
}

/// Both languages in one text, Swedish first; one of them where they are the same.
pub(super) fn both(text: &Localised, between: &str) -> String {
    match &text.en {
        Some(en) if *en != text.sv => format!("{}{between}{en}", text.sv),
        _ => text.sv.clone(),
    }
}

/// The word of a closed vocabulary, as releases write it: `value-mapped`.
pub(super) fn word(value: &impl Serialize) -> String {
    let value = serde_json::to_value(value).expect("a vocabulary's word is a text");
    value.as_str().unwrap_or_default().to_owned()
}
