//! One document on its way through the judgement: read, parsed, and what was found so far.

use serde::de::DeserializeOwned;
use serde_json::Value;
use tillit_catalogue::AttributeList;
use tillit_model::text::json::Limits;
use tillit_model::text::typed;
use tillit_model::{Contacts, DocumentKind, Entity, Finding, Organisation, Profile};

use crate::Context;
use crate::rules;
use crate::validator::{DocumentInput, Validator, read_json};
use crate::view::{Party, text_at};

/// One document, as far as it could be read.
pub(crate) struct Document {
    pub(crate) kind: DocumentKind,
    /// The id as it stands in the document.
    pub(crate) id: Option<String>,
    pub(crate) value: Value,
    /// The typed form; `None` when anything before it was refused.
    pub(crate) typed: Option<Typed>,
    pub(crate) findings: Vec<Finding>,
}

/// A document as a value of the model.
pub(crate) enum Typed {
    Organisation(Box<Organisation>),
    Contacts,
    Entity(Box<Entity>),
    Federation(Box<Profile>),
    AttributeList(Box<AttributeList>),
}

impl Document {
    /// Strict JSON, kind, schema, domain values and typed parse. The first two end the reading; after the others the rules still say what they can.
    pub(crate) fn read(validator: &Validator, input: &DocumentInput<'_>) -> Self {
        let mut document = Self {
            kind: input.kind,
            id: None,
            value: Value::Null,
            typed: None,
            findings: Vec::new(),
        };
        let value = match read_json(input.text, Limits::default()) {
            Ok(value) => value,
            Err(finding) => {
                document.findings.push(finding);
                return document;
            }
        };
        if let Some(finding) = rules::document_kind::check(input.kind, &value) {
            document.findings.push(finding);
            return document;
        }
        let mut findings = validator.documents.findings(input.kind, &value);
        if input.kind == DocumentKind::Entity
            && let Some(block) = value.get("matf")
        {
            findings.extend(validator.matf.block_findings(block, "/matf"));
        }
        let outcome = findings.is_empty().then(|| typed(input.kind, &value));
        // An entity that was read has no domain value that they could find fault with.
        if !matches!(outcome, Some(Ok(Typed::Entity(_)))) {
            findings.extend(rules::check_values(input.kind, &value));
        }
        // What they say about a value is said once.
        if findings.is_empty() {
            match outcome {
                Some(Ok(typed)) => document.typed = Some(typed),
                Some(Err(finding)) => findings.push(finding),
                None => {}
            }
        }
        document.id = id(input.kind, &value);
        document.findings = findings;
        document.value = value;
        document
    }

    /// The federations that an entity lists; none for other kinds.
    pub(crate) fn federations(&self) -> Vec<&str> {
        let listed = crate::view::elements(&self.value, "federations");
        listed.iter().filter_map(Value::as_str).collect()
    }

    pub(crate) fn organisation(&self) -> Option<&Organisation> {
        match &self.typed {
            Some(Typed::Organisation(organisation)) => Some(organisation),
            _ => None,
        }
    }

    pub(crate) fn profile(&self) -> Option<&Profile> {
        match &self.typed {
            Some(Typed::Federation(profile)) => Some(profile),
            _ => None,
        }
    }

    /// The technical party of an entity document.
    pub(crate) fn party<'a>(
        &'a self,
        all: &[Document],
        context: &Context<'a>,
    ) -> Option<Party<'a>> {
        if self.kind != DocumentKind::Entity {
            return None;
        }
        let block = self.value.get("matf").unwrap_or(&Value::Null);
        let mut party = Party::new(block, "/matf");
        party.id_pointer = "/id".to_owned();
        party.id = match &self.typed {
            Some(Typed::Entity(entity)) => Some(entity.id.clone()),
            _ => self.id.as_deref().and_then(|id| id.parse().ok()),
        };
        party.owner = text_at(&self.value, "/organisation").and_then(|number| number.parse().ok());
        party.federations = self
            .federations()
            .iter()
            .filter_map(|id| id.parse().ok())
            .collect();
        party.profiles = context
            .profiles
            .iter()
            .filter(|profile| party.federations.contains(&profile.id))
            .collect();
        party.organisation = party.owner.as_ref().and_then(|owner| {
            let beside = all.iter().filter_map(Document::organisation);
            let beside = beside
                .into_iter()
                .find(|organisation| organisation.id == *owner);
            beside
                .cloned()
                .or_else(|| context.directory.organisation(owner))
        });
        Some(party)
    }
}

fn id(kind: DocumentKind, value: &Value) -> Option<String> {
    if kind != DocumentKind::AttributeList {
        return text_at(value, "/id").map(str::to_owned);
    }
    Some(format!(
        "{}/{}",
        text_at(value, "/list")?,
        text_at(value, "/version")?
    ))
}

/// The typed form. The schemas are made from the same types, so this refuses only what a schema cannot say.
fn typed(kind: DocumentKind, value: &Value) -> Result<Typed, Finding> {
    Ok(match kind {
        DocumentKind::Organisation => Typed::Organisation(parse(value)?),
        DocumentKind::Contacts => parse::<Contacts>(value).map(|_| Typed::Contacts)?,
        DocumentKind::Entity => Typed::Entity(parse(value)?),
        DocumentKind::Federation => Typed::Federation(parse(value)?),
        DocumentKind::AttributeList => Typed::AttributeList(parse(value)?),
    })
}

fn parse<T: DeserializeOwned>(value: &Value) -> Result<Box<T>, Finding> {
    typed::from_ref(value).map(Box::new).map_err(|error| {
        rules::schema::RULE
            .at(error.pointer)
            .arg("keyword", "value")
            .arg("expected", error.reason)
    })
}
