//! One walk over the parser's events: where each value stands, and everything that strict YAML refuses.

use std::collections::HashSet;

use granit_parser::{Event, Marker, Options, Parser, ScalarStyle, Span};

use super::super::{Position, Positions, pointer_to};
use super::{YamlError, YamlErrorKind, limits};

/// Bytes of all pointers together: four times the longest text. Long keys far up stand in the pointer of every value below them.
const MOST_POINTER_BYTES: usize = 4 * 1024 * 1024;

/// One open collection on the way down.
struct Open {
    pointer: String,
    kind: Collection,
}

/// What kind of value stands at a place.
#[derive(Clone, Copy)]
enum Shape {
    Scalar,
    Collection,
}

enum Collection {
    Sequence {
        next: usize,
    },
    /// The keys seen, and the key whose value comes next with the place of that key.
    Mapping {
        keys: HashSet<String>,
        pending: Option<(String, Position)>,
    },
}

/// Walks the parser's events: the position of every value, and everything that strict YAML refuses.
pub(super) fn locate(text: &str) -> Result<Positions, YamlError> {
    let mut walk = Walk {
        positions: Positions::default(),
        open: Vec::new(),
        documents: 0,
        members: 0,
        pointer_bytes: 0,
    };
    let mut options = Options::default();
    options.emit_anchor_events = true;
    for event in Parser::new_from_str_with_options(text, options) {
        let (event, span) = event.map_err(|error| YamlError {
            kind: YamlErrorKind::Syntax(error.info()),
            position: position_of(error.marker()),
        })?;
        walk.step(event, span)?;
    }
    Ok(walk.positions)
}

/// What stands for nothing in the core schema (YAML 1.2.2, section 10.3.2).
fn is_null(plain: &str) -> bool {
    matches!(plain, "" | "~" | "null" | "Null" | "NULL")
}

/// The parser counts columns from 0.
fn position_of(marker: &Marker) -> Position {
    Position {
        line: u32::try_from(marker.line()).unwrap_or(u32::MAX).max(1),
        column: u32::try_from(marker.col() + 1).unwrap_or(u32::MAX),
    }
}

struct Walk {
    positions: Positions,
    open: Vec<Open>,
    documents: usize,
    members: usize,
    pointer_bytes: usize,
}

impl Walk {
    fn step(&mut self, event: Event<'_>, span: Span) -> Result<(), YamlError> {
        let position = position_of(&span.start);
        let refuse = |kind| Err(YamlError { kind, position });
        match event {
            Event::DocumentStart(..) => {
                self.documents += 1;
                if self.documents > 1 {
                    return refuse(YamlErrorKind::SecondDocument);
                }
            }
            // An anchor is told right after its node, before anything in it.
            Event::Alias(_) | Event::Anchor(..) => return refuse(YamlErrorKind::Alias),
            Event::Scalar(_, _, _, Some(tag))
            | Event::SequenceStart(_, _, Some(tag))
            | Event::MappingStart(_, _, Some(tag)) => {
                return Err(YamlError {
                    kind: YamlErrorKind::Tag(tag.original()),
                    position: span
                        .tag_span()
                        .map_or(position, |tag| position_of(&tag.start)),
                });
            }
            Event::Scalar(text, style, ..) => {
                if let Some(keys) = self.expects_key() {
                    if matches!(style, ScalarStyle::Plain) && is_null(&text) {
                        return refuse(YamlErrorKind::Key);
                    }
                    if keys.contains(text.as_ref()) {
                        return refuse(YamlErrorKind::DuplicateKey(text.into_owned()));
                    }
                    if text == "<<" {
                        return refuse(YamlErrorKind::Alias);
                    }
                    self.take_key(text.into_owned(), position);
                } else {
                    self.place(position, Shape::Scalar)?;
                }
            }
            Event::SequenceStart(..) | Event::MappingStart(..) => {
                if self.expects_key().is_some() {
                    return refuse(YamlErrorKind::Key);
                }
                let pointer = self.place(position, Shape::Collection)?;
                if self.open.len() >= limits().depth {
                    return refuse(YamlErrorKind::TooLarge);
                }
                let kind = if matches!(event, Event::SequenceStart(..)) {
                    Collection::Sequence { next: 0 }
                } else {
                    Collection::Mapping {
                        keys: HashSet::new(),
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
    fn expects_key(&self) -> Option<&HashSet<String>> {
        match self.open.last().map(|open| &open.kind) {
            Some(Collection::Mapping {
                keys,
                pending: None,
            }) => Some(keys),
            _ => None,
        }
    }

    fn take_key(&mut self, key: String, position: Position) {
        if let Some(Open {
            kind: Collection::Mapping { keys, pending },
            ..
        }) = self.open.last_mut()
        {
            keys.insert(key.clone());
            *pending = Some((key, position));
        }
    }

    /// Notes a value's position and gives its pointer. A collection begins on the line after its key, so people look for it at the key.
    fn place(&mut self, position: Position, shape: Shape) -> Result<String, YamlError> {
        let Some(open) = self.open.last_mut() else {
            self.positions.insert(String::new(), position);
            return Ok(String::new());
        };
        let (token, key) = match &mut open.kind {
            Collection::Sequence { next } => {
                *next += 1;
                ((*next - 1).to_string(), None)
            }
            Collection::Mapping { pending, .. } => match pending.take() {
                Some((key, place)) => (key, Some(place)),
                None => (String::new(), None),
            },
        };
        let pointer = pointer_to(&open.pointer, &token);
        self.members += 1;
        self.pointer_bytes += pointer.len();
        if self.members > limits().members || self.pointer_bytes > MOST_POINTER_BYTES {
            return Err(YamlError {
                kind: YamlErrorKind::TooLarge,
                position,
            });
        }
        let place = match shape {
            Shape::Scalar => position,
            Shape::Collection => key.unwrap_or(position),
        };
        self.positions.insert(pointer.clone(), place);
        Ok(pointer)
    }
}
