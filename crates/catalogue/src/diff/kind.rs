//! What can happen to a field, in words.

use serde::Serialize;
use tillit_model::{Language, Localised};

use super::Step;

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ChangeKind {
    /// A new attribute.
    AttributeAdded,
    /// An attribute that is gone.
    AttributeRemoved,
    /// An address that stands for something else, or nothing.
    AddressChanged,
    /// Another kind of value.
    TypeChanged,
    /// Some values are no longer right.
    ValuesNarrowed,
    /// Values can occur that could not.
    ValuesWidened,
    /// Other values, in a way that cannot be compared.
    ValuesChanged,
    /// A name under which the attribute can be sent as well.
    NameAdded,
    /// A name that it no longer has.
    NameRemoved,
    /// A name whose values move differently.
    MappingChanged,
    /// Where or by which scope a name is asked for and delivered.
    DeliveryChanged,
    /// A new code system, value set or code.
    CodeAdded,
    /// A code system, value set or code that is gone.
    CodeRemoved,
    /// What is known about a code beside its texts.
    CodeChanged,
    /// A new profile.
    ProfileAdded,
    /// A profile that is gone.
    ProfileRemoved,
    /// A profile asks for an attribute that it did not ask for, or needs it more.
    AskedMore,
    /// A profile no longer asks for an attribute, or needs it less.
    AskedLess,
    /// How settled or agreed it is, or that it should no longer be used.
    StandingChanged,
    /// What it may be used for and what law and registers it rests on.
    UseChanged,
    /// Ties to other attributes and systems.
    ReferenceChanged,
    /// Words and examples.
    TextChanged,
}

impl ChangeKind {
    /// The stable code, never translated: `values-narrowed`.
    pub fn code(self) -> &'static str {
        match self {
            Self::AttributeAdded => "attribute-added",
            Self::AttributeRemoved => "attribute-removed",
            Self::AddressChanged => "address-changed",
            Self::TypeChanged => "type-changed",
            Self::ValuesNarrowed => "values-narrowed",
            Self::ValuesWidened => "values-widened",
            Self::ValuesChanged => "values-changed",
            Self::NameAdded => "name-added",
            Self::NameRemoved => "name-removed",
            Self::MappingChanged => "mapping-changed",
            Self::DeliveryChanged => "delivery-changed",
            Self::CodeAdded => "code-added",
            Self::CodeRemoved => "code-removed",
            Self::CodeChanged => "code-changed",
            Self::ProfileAdded => "profile-added",
            Self::ProfileRemoved => "profile-removed",
            Self::AskedMore => "asked-more",
            Self::AskedLess => "asked-less",
            Self::StandingChanged => "standing-changed",
            Self::UseChanged => "use-changed",
            Self::ReferenceChanged => "reference-changed",
            Self::TextChanged => "text-changed",
        }
    }

    /// What it asks of the version when it breaks nobody.
    pub(super) fn step(self) -> Step {
        match self {
            Self::TextChanged | Self::ReferenceChanged => Step::Patch,
            _ => Step::Minor,
        }
    }

    /// What happened, for people.
    pub fn text(self, language: Language) -> String {
        let (sv, en) = match self {
            Self::AttributeAdded => ("nytt attribut", "new attribute"),
            Self::AttributeRemoved => ("attributet är borttaget", "the attribute is gone"),
            Self::AddressChanged => ("adressen är en annan", "the address is another"),
            Self::TypeChanged => ("ett annat slags värde", "another kind of value"),
            Self::ValuesNarrowed => (
                "vissa värden är inte längre rätt",
                "some values are no longer right",
            ),
            Self::ValuesWidened => (
                "värden som inte kunde förekomma kan det nu",
                "values can occur that could not",
            ),
            Self::ValuesChanged => ("andra värden", "other values"),
            Self::NameAdded => ("ytterligare ett namn", "one more name"),
            Self::NameRemoved => ("namnet finns inte längre", "the name is gone"),
            Self::MappingChanged => (
                "värden skrivs på ett annat sätt under namnet",
                "values are written otherwise under the name",
            ),
            Self::DeliveryChanged => (
                "begärs eller levereras på ett annat sätt",
                "asked for or delivered otherwise",
            ),
            Self::CodeAdded => ("nytt i kodverket", "new in the code system"),
            Self::CodeRemoved => ("borttaget ur kodverket", "gone from the code system"),
            Self::CodeChanged => (
                "uppgifter om koden är andra",
                "facts about the code are others",
            ),
            Self::ProfileAdded => ("ny profil", "new profile"),
            Self::ProfileRemoved => ("profilen är borttagen", "the profile is gone"),
            Self::AskedMore => ("profilen begär mer", "the profile asks for more"),
            Self::AskedLess => ("profilen begär mindre", "the profile asks for less"),
            Self::StandingChanged => ("en annan ställning", "another standing"),
            Self::UseChanged => (
                "användning eller grund är en annan",
                "its use or basis is another",
            ),
            Self::ReferenceChanged => ("hänvisningar är andra", "references are others"),
            Self::TextChanged => ("orden är andra", "the words are others"),
        };
        let text = Localised {
            sv: sv.to_owned(),
            en: Some(en.to_owned()),
        };
        text.get(language).to_owned()
    }
}
