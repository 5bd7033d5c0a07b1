//! Whether one decision counts for one item.

use tillit_model::{FederationId, Sha256};
use tillit_signing::KeyId;

use crate::decision::{Decision, DecisionBase, Verdict};
use crate::dismissed::Dismissed;
use crate::item::Item;
use crate::operators::{Operator, Operators};
use crate::reading::Signed;

/// What of a verified decision is counted. The person follows from the key and the profile that applies now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountedDecision {
    /// The key that signed.
    pub key_id: KeyId,
    /// The federation that it was decided for.
    pub federation: FederationId,
    /// SHA-256 of what was decided on.
    pub subject: Sha256,
    /// SHA-256 of the profile that applied.
    pub profile: Sha256,
    /// The versions that the subject builds on, as the decider saw them.
    pub bases: Vec<DecisionBase>,
    /// Yes or no.
    pub verdict: Verdict,
    /// The warnings that it accepts.
    pub dismissed: Dismissed,
}

impl From<&Signed<Decision>> for CountedDecision {
    fn from(signed: &Signed<Decision>) -> Self {
        let Decision {
            federation,
            subject,
            profile,
            bases,
            verdict,
            dismissed,
            ..
        } = &signed.statement;
        Self {
            key_id: signed.key_id.clone(),
            federation: federation.clone(),
            subject: *subject,
            profile: *profile,
            bases: bases.clone(),
            verdict: *verdict,
            dismissed: dismissed.clone(),
        }
    }
}

/// Why a decision does not count.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DecisionRefused {
    /// It is about something else.
    #[error("the decision is about another item")]
    OtherItem,
    /// It is for, or by an operator of, another federation.
    #[error("the decision is not for federation `{0}`")]
    OtherFederation(FederationId),
    /// It was made under rules that no longer apply, or not yet.
    #[error("the decision was made under another profile than the one that applies")]
    OtherProfile,
    /// It names other versions than the item builds on.
    #[error("the decision names other base versions than the item")]
    OtherBases,
    /// The key belongs to no operator of the profile.
    #[error("key `{0}` is not one of an operator")]
    NotAnOperator(KeyId),
    /// It is about the decider's own organisation.
    #[error("nobody decides on what concerns or was signed by their own organisation")]
    OwnSubmission,
    /// It approves without accepting a warning that nobody may pass over.
    #[error("an approval has to dismiss these warnings by name, and does not: {}", .0.join(", "))]
    NotDismissed(Vec<String>),
}

impl DecisionRefused {
    /// The stable code that clients can rely on.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::OtherItem => "other_item",
            Self::OtherFederation(_) => "other_federation",
            Self::OtherProfile => "profile_changed",
            Self::OtherBases => "other_bases",
            Self::NotAnOperator(_) => "not_an_operator",
            Self::OwnSubmission => "own_submission",
            Self::NotDismissed(_) => "warning_not_dismissed",
        }
    }
}

/// Whether the person may decide on the item at all.
pub fn may_decide(operator: &Operator, item: &Item) -> Result<(), DecisionRefused> {
    if operator.federation != item.federation {
        return Err(DecisionRefused::OtherFederation(item.federation.clone()));
    }
    if item.organisations.contains(&operator.organisation) {
        return Err(DecisionRefused::OwnSubmission);
    }
    Ok(())
}

/// Whether the decision counts for the item under the profile that applies; gives the person whose vote it is.
///
/// The same judgement serves when a decision arrives and whenever votes are counted.
pub fn check_decision<'o>(
    decision: &CountedDecision,
    item: &Item,
    operators: &'o Operators,
    profile_sha256: &Sha256,
) -> Result<&'o Operator, DecisionRefused> {
    if decision.subject != item.sha256 {
        return Err(DecisionRefused::OtherItem);
    }
    if decision.federation != item.federation {
        return Err(DecisionRefused::OtherFederation(item.federation.clone()));
    }
    if decision.profile != *profile_sha256 {
        return Err(DecisionRefused::OtherProfile);
    }
    if decision.bases != item.bases {
        return Err(DecisionRefused::OtherBases);
    }
    let Some(operator) = operators.find(&decision.key_id) else {
        return Err(DecisionRefused::NotAnOperator(decision.key_id.clone()));
    };
    may_decide(operator, item)?;
    let missing = decision.dismissed.missing(&item.warnings);
    if decision.verdict == Verdict::Approve && !missing.is_empty() {
        return Err(DecisionRefused::NotDismissed(missing));
    }
    Ok(operator)
}
