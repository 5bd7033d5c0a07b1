//! Strict YAML 1.2: what people write by hand, with the position of every member.
//!
//! One document, no anchors, aliases, tags or merge keys, no key twice; `no` and `0777` stay texts. Two passes: the parser's events give positions and refusals with their place, then `serde-saphyr` gives the values.

use granit_parser::{Event, Parser, Span};
use serde_json::Value;
use serde_saphyr::{Budget, Options};

use super::{Position, Positions, pointer_to};

/// A text that was read: its value, and where each member stands.
#[derive(Debug, Clone)]
pub struct Located {
    /// The value, members in the order of the text.
    pub value: Value,
    /// Where each member stands.
    pub positions: Positions,
}

/// Why a text was refused, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{kind} (line {}, column {})", .position.line, .position.column)]
pub struct YamlError {
    /// What is wrong.
    pub kind: YamlErrorKind,
    /// Where.
    pub position: Position,
}

/// What is wrong with a text that should be strict YAML.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum YamlErrorKind {
    /// Not YAML; the reader's own words.
    #[error("not YAML: {0}")]
    Syntax(String),
    /// A key stands twice in one mapping.
    #[error("key {0} stands twice")]
    DuplicateKey(String),
    /// Anchors, aliases and merge keys hide what a reviewer reads.
    #[error("anchors, aliases and merge keys are not accepted; write the value out")]
    Alias,
    /// An explicit tag.
    #[error("tags such as {0} are not accepted")]
    Tag(String),
    /// More than one document in the file.
    #[error("a second document begins here; one file holds one document")]
    SecondDocument,
    /// A key that is no text.
    #[error("a key must be a text")]
    Key,
    /// Too large or too deep.
    #[error("larger or deeper than a source may be")]
    TooLarge,
}

impl YamlErrorKind {
    /// The stable code of this refusal.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Syntax(_) => "malformed_yaml",
            Self::DuplicateKey(_) => "duplicate_member",
            Self::Alias => "alias_not_allowed",
            Self::Tag(_) => "tag_not_allowed",
            Self::SecondDocument => "second_document",
            Self::Key => "key_not_text",
            Self::TooLarge => "too_large",
        }
    }
}

/// Bytes of one source file.
const LONGEST: usize = 1024 * 1024;
/// Nesting, as in JSON documents.
const DEEPEST: usize = super::json::DEEPEST;

/// Reads one strict YAML document; JSON is read as well, since YAML 1.2 contains it.
pub fn read(text: &str) -> Result<Located, YamlError> {
    let start = Position { line: 1, column: 1 };
    if text.len() > LONGEST {
        return Err(YamlError {
            kind: YamlErrorKind::TooLarge,
            position: start,
        });
    }
    let positions = locate(text)?;
    let value = serde_saphyr::from_str_with_options::<Value>(text, options()).map_err(|error| {
        let position = error.location().map_or(start, |place| Position {
            line: u32::try_from(place.line()).unwrap_or(u32::MAX),
            column: u32::try_from(place.column()).unwrap_or(u32::MAX),
        });
        YamlError {
            kind: YamlErrorKind::Syntax(first_line(&error.without_snippet().to_string())),
            position,
        }
    })?;
    Ok(Located { value, positions })
}

fn options() -> Options {
    let mut budget = Budget::default();
    budget.max_aliases = 0;
    budget.max_anchors = 0;
    budget.max_nodes = 50_000;
    budget.max_depth = DEEPEST * 2;
    budget.max_documents = 1;
    let mut options = Options::default();
    options.budget = Some(budget);
    options.strict_booleans = true;
    options.leading_zero_numbers_as_strings = true;
    options.underscored_numbers_as_strings = true;
    options.merge_keys = serde_saphyr::options::MergeKeyPolicy::Error;
    options.with_snippet = false;
    options
}

fn first_line(message: &str) -> String {
    message.lines().next().unwrap_or(message).to_owned()
}

/// One open collection on the way down.
struct Open {
    pointer: String,
    kind: Collection,
}

enum Collection {
    Sequence {
        next: usize,
    },
    /// The keys seen, and the key whose value comes next.
    Mapping {
        keys: Vec<String>,
        pending: Option<String>,
    },
}

/// Walks the parser's events: the position of every value, and everything that strict YAML refuses.
fn locate(text: &str) -> Result<Positions, YamlError> {
    let mut walk = Walk {
        positions: Positions::default(),
        open: Vec::new(),
        documents: 0,
    };
    for event in Parser::new_from_str(text) {
        let (event, span) = event.map_err(|error| YamlError {
            kind: YamlErrorKind::Syntax(error.info()),
            position: position_of(error.marker().line(), error.marker().col()),
        })?;
        walk.step(event, span)?;
    }
    Ok(walk.positions)
}

fn position_of(line: usize, column_from_zero: usize) -> Position {
    Position {
        line: u32::try_from(line).unwrap_or(u32::MAX).max(1),
        column: u32::try_from(column_from_zero + 1).unwrap_or(u32::MAX),
    }
}

struct Walk {
    positions: Positions,
    open: Vec<Open>,
    documents: usize,
}

impl Walk {
    fn step(&mut self, event: Event<'_>, span: Span) -> Result<(), YamlError> {
        let position = position_of(span.start.line(), span.start.col());
        let refuse = |kind| Err(YamlError { kind, position });
        match event {
            Event::DocumentStart(..) => {
                self.documents += 1;
                if self.documents > 1 {
                    return refuse(YamlErrorKind::SecondDocument);
                }
            }
            Event::Alias(_) => return refuse(YamlErrorKind::Alias),
            Event::Scalar(_, _, anchor, _)
            | Event::SequenceStart(_, anchor, _)
            | Event::MappingStart(_, anchor, _)
                if anchor != 0 =>
            {
                return refuse(YamlErrorKind::Alias);
            }
            Event::Scalar(_, _, _, Some(tag))
            | Event::SequenceStart(_, _, Some(tag))
            | Event::MappingStart(_, _, Some(tag)) => {
                return refuse(YamlErrorKind::Tag(tag.original()));
            }
            Event::Scalar(text, ..) => {
                if let Some(key) = self.expects_key() {
                    if key.contains(&text.to_string()) {
                        return refuse(YamlErrorKind::DuplicateKey(text.into_owned()));
                    }
                    if text == "<<" {
                        return refuse(YamlErrorKind::Alias);
                    }
                    return {
                        self.take_key(text.into_owned());
                        Ok(())
                    };
                }
                self.place(position);
            }
            Event::SequenceStart(..) | Event::MappingStart(..) => {
                if self.expects_key().is_some() {
                    return refuse(YamlErrorKind::Key);
                }
                let pointer = self.place(position);
                if self.open.len() >= DEEPEST {
                    return refuse(YamlErrorKind::TooLarge);
                }
                let kind = if matches!(event, Event::SequenceStart(..)) {
                    Collection::Sequence { next: 0 }
                } else {
                    Collection::Mapping {
                        keys: Vec::new(),
                        pending: None,
                    }
                };
                self.open.push(Open { pointer, kind });
            }
            Event::SequenceEnd | Event::MappingEnd => {
                self.open.pop();
            }
            _ => {}
        }
        Ok(())
    }

    /// The keys so far, when the next scalar is a key.
    fn expects_key(&self) -> Option<&Vec<String>> {
        match self.open.last().map(|open| &open.kind) {
            Some(Collection::Mapping {
                keys,
                pending: None,
            }) => Some(keys),
            _ => None,
        }
    }

    fn take_key(&mut self, key: String) {
        if let Some(Open {
            kind: Collection::Mapping { keys, pending },
            ..
        }) = self.open.last_mut()
        {
            keys.push(key.clone());
            *pending = Some(key);
        }
    }

    /// Notes a value's position and gives its pointer.
    fn place(&mut self, position: Position) -> String {
        let pointer = match self.open.last_mut() {
            None => String::new(),
            Some(open) => {
                let token = match &mut open.kind {
                    Collection::Sequence { next } => {
                        *next += 1;
                        (*next - 1).to_string()
                    }
                    Collection::Mapping { pending, .. } => pending.take().unwrap_or_default(),
                };
                pointer_to(&open.pointer, &token)
            }
        };
        self.positions.insert(pointer.clone(), position);
        pointer
    }
}
