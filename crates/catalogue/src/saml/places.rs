//! Lines and columns of elements, in one pass over the text: to count from its beginning for each would take as long as their number times its length.

use tillit_model::text::Position;

/// Where the last element that was asked for begins.
pub(super) struct Places<'t> {
    rest: &'t str,
    offset: usize,
    position: Position,
}

impl<'t> Places<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        Self {
            rest: text,
            offset: 0,
            position: Position { line: 1, column: 1 },
        }
    }

    /// The position of a byte, which is not before the one that was asked for last.
    pub(super) fn at(&mut self, byte: usize) -> Position {
        let (passed, rest) = self.rest.split_at(byte.saturating_sub(self.offset));
        for letter in passed.chars() {
            match letter {
                '\n' => {
                    self.position.line += 1;
                    self.position.column = 1;
                }
                _ => self.position.column += 1,
            }
        }
        (self.rest, self.offset) = (rest, self.offset.max(byte));
        self.position
    }
}
