//! `tillit operator pending`

use clap::Args;

use crate::failure::Failure;
use crate::session::Session;
use crate::table::{table, text, time};

/// Lists what waits for the operators
#[derive(Debug, Args)]
pub(crate) struct Pending {}

impl Pending {
    pub(super) fn run(self, session: &Session) -> Result<(), Failure> {
        let key = session.key()?;
        let items = session.desk(&key)?.pending()?;
        session.results("reviews", &items, || {
            if items.is_empty() {
                return session.text("nothing-pending", &[]);
            }
            let headings = [
                "column-id",
                "column-kind",
                "column-organisation",
                "column-received",
            ];
            let mut shown = table(headings.map(|id| session.text(id, &[])));
            for item in &items {
                shown.add_row([
                    item.id.to_string(),
                    item.kind.clone(),
                    item.organisation
                        .as_ref()
                        .map_or_else(String::new, |number| number.hyphenated()),
                    time(item.received_at),
                ]);
            }
            text(&shown)
        })?;
        if let Some(first) = items.first() {
            session.next("pending-next", &[("id", &first.id)]);
        }
        Ok(())
    }
}
