//! One resource of the graph, and what is said of it.

use tillit_model::{Language, Localised};

use crate::Status;

/// Something that is described: its IRI or blank node, its class, and what is said of it.
pub(in crate::export) struct Resource {
    pub(in crate::export) id: String,
    pub(in crate::export) class: &'static str,
    pub(in crate::export) facts: Vec<(&'static str, Term)>,
}

/// What a fact says.
pub(in crate::export) enum Term {
    /// An IRI or, behind `_:`, a blank node.
    Node(String),
    /// A text in no language.
    Plain(String),
    /// A text in a language.
    Text(String, Language),
    /// A text of a datatype.
    Typed(String, &'static str),
}

impl Resource {
    pub(super) fn new(id: String, class: &'static str) -> Self {
        Self {
            id,
            class,
            facts: Vec::new(),
        }
    }

    pub(super) fn node(&mut self, term: &'static str, id: String) {
        self.facts.push((term, Term::Node(id)));
    }

    pub(super) fn plain(&mut self, term: &'static str, text: &str) {
        self.facts.push((term, Term::Plain(text.to_owned())));
    }

    pub(super) fn text(&mut self, term: &'static str, text: &Localised) {
        let swedish = Term::Text(text.sv.clone(), Language::Sv);
        self.facts.push((term, swedish));
        if let Some(english) = &text.en {
            let english = Term::Text(english.clone(), Language::En);
            self.facts.push((term, english));
        }
    }

    pub(super) fn texts(&mut self, term: &'static str, text: Option<&Localised>) {
        if let Some(text) = text {
            self.text(term, text);
        }
    }

    pub(super) fn proposal(&mut self, status: Status) {
        if status == Status::Proposed {
            self.text("skos:editorialNote", &both(PROPOSED));
        }
    }

    pub(super) fn deprecated(&mut self) {
        let yes = Term::Typed("true".to_owned(), "xsd:boolean");
        self.facts.push(("owl:deprecated", yes));
    }
}

const PROPOSED: [&str; 2] = [
    "Ett förslag som ingen har enats om.",
    "A proposal that nobody has agreed on.",
];

/// A text of ours in both languages.
pub(super) fn both([sv, en]: [&str; 2]) -> Localised {
    Localised {
        sv: sv.to_owned(),
        en: Some(en.to_owned()),
    }
}
