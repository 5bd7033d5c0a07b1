//! Where a member stands in the text that somebody wrote.

use std::collections::HashMap;

/// A place in a text, counted from 1 as editors count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub struct Position {
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
}

/// The positions of all members of one text, by JSON Pointer (RFC 6901).
#[derive(Debug, Clone, Default)]
pub struct Positions {
    places: HashMap<String, Position>,
}

impl Positions {
    /// Notes where the value with this pointer begins.
    pub fn insert(&mut self, pointer: String, position: Position) {
        self.places.entry(pointer).or_insert(position);
    }

    /// Where the value with this pointer stands, or else the nearest value around it: what is missing is shown where it should have been.
    pub fn find(&self, pointer: &str) -> Position {
        let mut pointer = pointer;
        loop {
            if let Some(position) = self.places.get(pointer) {
                return *position;
            }
            match pointer.rfind('/') {
                Some(end) => pointer = &pointer[..end],
                None => return Position { line: 1, column: 1 },
            }
        }
    }
}

/// Appends one reference token to a JSON Pointer, escaped as RFC 6901 demands.
pub fn pointer_to(parent: &str, token: &str) -> String {
    format!("{parent}/{}", token.replace('~', "~0").replace('/', "~1"))
}
