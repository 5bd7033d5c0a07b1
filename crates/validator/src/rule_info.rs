//! What is known about a rule without running it.

use std::collections::HashMap;
use std::sync::LazyLock;

use tillit_model::{Finding, Level};

/// The ids of all rules as codes.
static CODES: LazyLock<HashMap<&'static str, String>> = LazyLock::new(|| {
    let code = |rule: &RuleInfo| (rule.id, rule.id.replace('-', "_"));
    crate::rules().iter().map(code).collect()
});

/// One rule: its stable id, how much its findings weigh, and where it comes from. The page of all rules is generated from these.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RuleInfo {
    /// Stable, never translated: `unique-pins`. Message and help stand under it in `locales/`.
    pub id: &'static str,
    /// How much a finding weighs unless a federation's profile says otherwise.
    pub default_level: Level,
    /// Whether a profile cannot change the level.
    pub fixed: bool,
    /// Whether the standard leaves the matter to each federation: the level in its profile is the decision, and the default only tells that there is one to make.
    pub policy: bool,
    /// Whether nobody may pass over a finding: whoever approves dismisses it by name.
    pub to_dismiss: bool,
    /// What the message names. Every finding of the rule carries all of them.
    pub args: &'static [&'static str],
    /// The specification that the rule comes from.
    pub reference: &'static str,
}

impl RuleInfo {
    pub(crate) const fn error(id: &'static str, reference: &'static str) -> Self {
        Self::new(id, Level::Error, reference)
    }

    pub(crate) const fn warning(id: &'static str, reference: &'static str) -> Self {
        Self::new(id, Level::Warning, reference)
    }

    pub(crate) const fn note(id: &'static str, reference: &'static str) -> Self {
        Self::new(id, Level::Note, reference)
    }

    const fn new(id: &'static str, default_level: Level, reference: &'static str) -> Self {
        Self {
            id,
            default_level,
            fixed: false,
            policy: false,
            to_dismiss: false,
            args: &[],
            reference,
        }
    }

    /// No profile can change the level.
    pub(crate) const fn fixed(mut self) -> Self {
        self.fixed = true;
        self
    }

    /// The profile decides.
    pub(crate) const fn policy(mut self) -> Self {
        self.policy = true;
        self
    }

    /// Whoever approves dismisses it by name.
    pub(crate) const fn to_dismiss(mut self) -> Self {
        self.to_dismiss = true;
        self
    }

    pub(crate) const fn args(mut self, args: &'static [&'static str]) -> Self {
        self.args = args;
        self
    }

    /// The id as codes of refusals are written: `unique_pins`.
    pub fn code(&self) -> &'static str {
        CODES.get(self.id).map_or(self.id, String::as_str)
    }

    /// A finding of this rule, at its default level.
    pub(crate) fn at(&self, pointer: impl Into<String>) -> Finding {
        Finding::new(self.id, self.default_level, pointer)
    }
}
