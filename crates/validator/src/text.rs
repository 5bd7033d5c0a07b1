//! Findings with the line and column that an editor shows.

use serde::Serialize;
use tillit_model::Finding;
use tillit_model::text::{Position, Positions};

/// A finding and its place in the text that somebody wrote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Located {
    /// The finding.
    #[serde(flatten)]
    pub finding: Finding,
    /// Where it is; for something missing, where it should have been.
    #[serde(flatten)]
    pub position: Position,
}

/// Gives each finding its place, in the order of the text.
pub fn locate(findings: Vec<Finding>, positions: &Positions) -> Vec<Located> {
    let mut located: Vec<Located> = findings
        .into_iter()
        .map(|finding| Located {
            position: positions.find(&finding.pointer),
            finding,
        })
        .collect();
    located.sort_by_key(|located| located.position);
    located
}
