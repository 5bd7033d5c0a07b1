//! What readers ask the catalogue for.

use tillit_catalogue::{
    Attribute, Category, Code, CodeSystem, PersonalData, Stability, Status, has_words,
};
use tillit_model::Localised;

use super::Listed;

/// Which lists are wanted, by what their newest releases say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ListFilter {
    /// Words of name, title or description, in Swedish or English.
    pub words: Option<String>,
    /// Only those that are agreed on, or only proposals.
    pub status: Option<Status>,
}

/// Which attributes are wanted. Everything that is asked for has to fit.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AttributeFilter {
    /// A name in any protocol, an OID, an address, a claim, or words in Swedish or English.
    pub words: Option<String>,
    /// What it is about.
    pub category: Option<Category>,
    /// Whether it stands in a source.
    pub status: Option<Status>,
    /// How settled it is.
    pub stability: Option<Stability>,
    /// Whether it should no longer be used.
    pub deprecated: Option<bool>,
    /// What a value says about a person.
    pub personal_data: Option<PersonalData>,
}

/// Which codes are wanted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CodeFilter {
    /// Words of code, label or definition, in Swedish or English.
    pub words: Option<String>,
    /// Only those that stand in a source, or only proposals.
    pub status: Option<Status>,
}

impl ListFilter {
    pub(super) fn fits(&self, listed: &Listed) -> bool {
        let list = listed.newest().list();
        let texts = both(&list.title)
            .chain(both(&list.description))
            .chain([list.list.as_str()]);
        self.status.is_none_or(|status| list.status == status)
            && holds(self.words.as_deref(), texts)
    }
}

impl AttributeFilter {
    /// What to search for; nothing when there is no word.
    pub(super) fn words(&self) -> Option<&str> {
        let words = self.words.as_deref();
        words.filter(|words| !words.trim().is_empty())
    }

    /// Whether everything fits but the words.
    pub(super) fn fits(&self, attribute: &Attribute) -> bool {
        let is_deprecated = attribute.deprecation.is_some();
        self.category.is_none_or(|one| attribute.category == one)
            && self.status.is_none_or(|one| attribute.status == one)
            && self.stability.is_none_or(|one| attribute.stability == one)
            && self.deprecated.is_none_or(|one| is_deprecated == one)
            && (self.personal_data).is_none_or(|one| attribute.personal_data == one)
    }
}

impl CodeFilter {
    pub(super) fn fits(&self, system: &CodeSystem, code: &Code) -> bool {
        let definition = code.definition.as_ref().into_iter().flat_map(both);
        let texts = both(&code.label)
            .chain(definition)
            .chain([code.code.as_str()]);
        // A code that says nothing stands as its system does.
        let status = code.status.unwrap_or(system.status);
        self.status.is_none_or(|one| status == one) && holds(self.words.as_deref(), texts)
    }
}

fn both(text: &Localised) -> impl Iterator<Item = &str> {
    [Some(text.sv.as_str()), text.en.as_deref()]
        .into_iter()
        .flatten()
}

fn holds<'t>(words: Option<&str>, texts: impl Iterator<Item = &'t str>) -> bool {
    words.is_none_or(|words| has_words(words, &texts.collect::<Vec<_>>()))
}
