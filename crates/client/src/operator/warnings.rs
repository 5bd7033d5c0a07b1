//! Warnings that nobody may pass over, such as a name that can be mistaken for another's.

use std::collections::BTreeSet;

use tillit_model::Timestamp;
use tillit_validator::{Context, DocumentFindings, DocumentInput, Offline, Validator, rule};

use super::{Desk, Shown};

impl Desk<'_> {
    /// The rules whose warnings an approval of this item has to dismiss by name: those that the registry reports, and those that this
    /// program finds in the signed texts by itself, whatever the registry says.
    pub fn to_dismiss(&self, item: &Shown, now: Timestamp) -> BTreeSet<String> {
        let own = self.judge(item, now);
        let own = own.iter().flat_map(|judged| &judged.findings);
        let reported = item.detail.findings.iter();
        own.map(|finding| finding.rule)
            .chain(reported.map(|finding| finding.rule.as_str()))
            .filter(|id| rule(id).is_some_and(|rule| rule.to_dismiss))
            .map(str::to_owned)
            .collect()
    }

    /// What this program's own rules say about the signed texts, without asking anybody.
    pub fn judge(&self, item: &Shown, now: Timestamp) -> Vec<DocumentFindings> {
        let inputs: Vec<DocumentInput<'_>> = item
            .changes
            .iter()
            .filter_map(|change| {
                Some(DocumentInput {
                    kind: change.document.kind(),
                    text: change.text.as_deref()?,
                })
            })
            .collect();
        let context = Context {
            profiles: std::slice::from_ref(self.profile()),
            directory: &Offline,
            now,
        };
        Validator::new().check(&inputs, Some(item.holder.organisation()), &context)
    }
}
