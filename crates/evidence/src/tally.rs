//! Whether enough people have decided.

use std::collections::BTreeSet;

use tillit_model::{Approvals, PersonId, Sha256};

use crate::counted_decision::{CountedDecision, check_decision};
use crate::decision::Verdict;
use crate::item::Item;
use crate::operators::Operators;

/// Where an item stands in one federation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tally {
    /// Not enough people have decided.
    Open {
        /// Who has approved.
        approved_by: BTreeSet<PersonId>,
        /// How many people must approve, those included.
        needed: u8,
    },
    /// Enough distinct people approved before anybody rejected.
    Approved,
    /// Somebody rejected before enough people had approved.
    Rejected,
}

/// Counts the decisions in the order in which they were received.
///
/// A person has one vote, whatever keys it is signed with: the first that counts. Votes count only if they are bound
/// to this item and this profile and come from somebody who is an operator now and may decide on it. The first
/// rejection closes, and so does the approval that completes the number; what comes later changes nothing.
#[must_use]
pub fn tally(
    item: &Item,
    decisions: &[CountedDecision],
    operators: &Operators,
    profile_sha256: &Sha256,
    approvals: Approvals,
) -> Tally {
    let needed = approvals.get();
    let mut approved_by = BTreeSet::new();
    for decision in decisions {
        let Ok(operator) = check_decision(decision, item, operators, profile_sha256) else {
            continue;
        };
        if approved_by.contains(&operator.person) {
            continue;
        }
        match decision.verdict {
            Verdict::Reject => return Tally::Rejected,
            Verdict::Approve => approved_by.insert(operator.person.clone()),
        };
        if approved_by.len() >= usize::from(needed) {
            return Tally::Approved;
        }
    }
    Tally::Open {
        approved_by,
        needed,
    }
}
