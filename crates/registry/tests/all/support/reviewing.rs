//! Decisions and holds of operators.

use tillit_evidence::{
    Decision, DecisionBase, Dismissed, Hold, HoldAction, HoldTarget, Reason, Verdict,
};
use tillit_model::{DocumentKey, Sha256};
use tillit_registry::Refusal;
use tillit_registry::view::{DecisionReceipt, HoldReceipt, ItemState, ItemSummary};

use super::{Person, World};

fn reason(text: &str) -> Reason {
    Reason::parse(text).unwrap()
}

impl World {
    /// A decision as an honest operator makes it, from what the registry shows.
    pub(crate) fn decision(&self, person: &Person, item: &Sha256, verdict: Verdict) -> Decision {
        let detail = self.registry.review(item, &person.reader()).unwrap();
        let bases = match detail.view.summary {
            ItemSummary::Documents(documents) => documents
                .iter()
                .map(|document| DecisionBase {
                    document: DocumentKey::parse(document.kind, &document.id).unwrap(),
                    version: document.base.map(|base| base.version),
                })
                .collect(),
            _ => Vec::new(),
        };
        Decision {
            claims: self.claims(&person.organisation),
            federation: person.federation.clone(),
            subject: *item,
            profile: self.registry.profile(&person.federation).unwrap().sha256,
            bases,
            verdict,
            dismissed: Dismissed::default(),
            reason: (verdict == Verdict::Reject).then(|| reason("Fel certifikat")),
        }
    }

    /// Signs a decision with the person's key and sends it.
    pub(crate) fn decide(
        &self,
        person: &Person,
        decision: &Decision,
    ) -> Result<DecisionReceipt, Refusal> {
        self.registry
            .decide(decision.sign(&person.key).unwrap().as_bytes())
    }

    pub(crate) fn approve(
        &self,
        person: &Person,
        item: &Sha256,
    ) -> Result<DecisionReceipt, Refusal> {
        self.decide(person, &self.decision(person, item, Verdict::Approve))
    }

    pub(crate) fn reject(
        &self,
        person: &Person,
        item: &Sha256,
    ) -> Result<DecisionReceipt, Refusal> {
        self.decide(person, &self.decision(person, item, Verdict::Reject))
    }

    /// Operators one and two approve; the second vote completes the number.
    #[track_caller]
    pub(crate) fn approve_by_two(&self, item: &Sha256) {
        self.approve_by([&self.one, &self.two], item);
    }

    /// These two approve.
    #[track_caller]
    pub(crate) fn approve_by(&self, people: [&Person; 2], item: &Sha256) {
        let receipt = self.approve(people[0], item).unwrap();
        assert_eq!((receipt.state, receipt.approvals), (ItemState::Pending, 1));
        let receipt = self.approve(people[1], item).unwrap();
        assert_eq!((receipt.state, receipt.approvals), (ItemState::Approved, 2));
    }

    /// Where an item stands for moa's operators.
    pub(crate) fn state(&self, item: &Sha256) -> ItemState {
        let detail = self.registry.review(item, &self.one.reader()).unwrap();
        detail.view.state
    }

    pub(crate) fn hold(
        &self,
        person: &Person,
        target: HoldTarget,
        action: HoldAction,
    ) -> Result<HoldReceipt, Refusal> {
        let hold = Hold {
            claims: self.claims(&person.organisation),
            federation: person.federation.clone(),
            target,
            action,
            reason: reason("Anmäld incident"),
        };
        self.registry
            .hold(hold.sign(&person.key).unwrap().as_bytes())
    }
}
