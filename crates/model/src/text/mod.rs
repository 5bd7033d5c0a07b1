//! Text as people and machines send it: strict JSON and YAML readers, and positions to point at.

mod borrowed;
pub mod json;
mod objects;
mod position;
mod string_value;
pub mod typed;
pub mod yaml;

pub(crate) use borrowed::Borrowed;
pub use position::{Position, Positions, pointer_to};
pub(crate) use string_value::string_value;
