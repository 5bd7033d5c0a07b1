//! What stands before everything else on each page about a list: that it is a proposal, and the list's notice.

use tillit_registry::catalogue::{AttributeList, Status};

use super::super::frame::{First, Frame};
use super::super::said::Said;

impl Frame<'_> {
    /// Says first what this list demands.
    pub(super) fn led_by(mut self, list: &AttributeList) -> Self {
        let is_proposed = list.status == Status::Proposed;
        let named = |key| {
            let title = Said::of(&list.title, self.language);
            let args = [("list", title.plain().to_owned().into())];
            crate::texts::text_with(self.language, key, &args)
        };
        let first = match (&list.notice, is_proposed) {
            (Some(notice), _) => First {
                is_warning: is_proposed,
                lead: named(if is_proposed {
                    "first-proposal"
                } else {
                    "first-notice"
                }),
                text: self.said(notice),
            },
            (None, true) => First {
                is_warning: true,
                lead: named("first-proposal"),
                text: Said::ours(self.t("first-proposal-text")),
            },
            (None, false) => return self,
        };
        self.first.push(first);
        self
    }
}
