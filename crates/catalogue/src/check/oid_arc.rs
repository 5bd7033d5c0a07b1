//! Object identifiers lie in the arcs that the list otherwise uses, and not one digit beside them.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use tillit_model::Finding;

use super::likeness::is_one_edit_away;
use super::names::is_bare_oid;
use super::walk::walk;
use crate::AttributeList;

pub(super) const ID: &str = "oid-arc";

/// Digits that an arc must have, for one of them to be a slip: `1.2.752` and `1.2.759`, but not `2.5.4` and `2.5.6`.
const SHORTEST: usize = 3;

/// The third arc, which names a country or an organisation, against the third arcs under which the list has more identifiers.
///
/// Arcs further down belong to one owner, who counts them: there neighbours differ in one digit rightly.
pub(super) fn oid_arc(list: &AttributeList) -> Vec<Finding> {
    let mut found = Vec::new();
    walk(list, |pointer, value| {
        let Value::String(text) = value else { return };
        let bare = pointer.ends_with("/oid").then_some(text.as_str());
        if let Some(dotted) = text.strip_prefix("urn:oid:").or(bare)
            && let Some(arc) = Arc::of(dotted)
        {
            found.push((pointer.to_owned(), text.clone(), dotted.to_owned(), arc));
        }
    });
    let mut uses: BTreeMap<&Arc, BTreeSet<&str>> = BTreeMap::new();
    for (_, _, dotted, arc) in &found {
        uses.entry(arc).or_default().insert(dotted);
    }
    let meant = |arc: &Arc| {
        let mut others = uses.iter();
        let (other, _) =
            others.find(|(other, oids)| other.is_near(arc) && oids.len() > uses[arc].len())?;
        Some(format!("{}.{}", other.root, other.third))
    };
    let findings = found.iter().filter_map(|(pointer, text, _, arc)| {
        let finding = Finding::error(ID, pointer).arg("identifier", text);
        Some(finding.arg("meant", meant(arc)?))
    });
    findings.collect()
}

/// The beginning of an object identifier.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Arc {
    /// The first two arcs.
    root: String,
    third: String,
}

impl Arc {
    fn of(dotted: &str) -> Option<Self> {
        let mut arcs = is_bare_oid(dotted).then(|| dotted.splitn(4, '.'))?;
        Some(Self {
            root: format!("{}.{}", arcs.next()?, arcs.next()?),
            third: arcs.next()?.to_owned(),
        })
    }

    fn is_near(&self, other: &Self) -> bool {
        let long_enough = self.third.len().min(other.third.len()) >= SHORTEST;
        let one_edit = is_one_edit_away(&self.third, &other.third);
        self.root == other.root && self.third != other.third && long_enough && one_edit
    }
}
