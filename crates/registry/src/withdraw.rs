//! The sender takes a pending submission back.

use tillit_evidence::{Withdrawal, may_withdraw, read_withdrawal, reread_submission};
use tillit_model::Sha256;
use tillit_store::{ItemKind, ItemState};

use crate::audit::{self, audited};
use crate::directory::Directory;
use crate::statements::statement_row;
use crate::view::ItemView;
use crate::{Refusal, Registry};

impl Registry {
    /// Takes back a submission that is still pending everywhere. Its version numbers are never used again.
    pub fn withdraw(&self, jws: &[u8]) -> Result<ItemView, Refusal> {
        let now = self.now();
        let outcome = self.write(|tx| {
            let signed = {
                let directory = Directory::new(self, tx);
                read_withdrawal(jws, &directory, self.audience(), now)
                    .map_err(|error| directory.refusal(error))?
            };
            let subject: Sha256 = signed.statement.submission;
            let row = tx.item(&subject)?.ok_or_else(Refusal::not_found)?;
            if !matches!(row.kind, ItemKind::Submission | ItemKind::Profile) {
                return Err(Refusal::not_found());
            }
            let original = self.stored_statement(tx, &subject)?.jws;
            let submitter = {
                let directory = Directory::new(self, tx);
                reread_submission(original.as_bytes(), &directory, self.audience())
                    .map_err(|error| directory.refusal(error))?
                    .holder
            };
            // Whose submission this is, is nobody else's business: a stranger hears "not found".
            may_withdraw(&signed.holder, &submitter).map_err(|refused| {
                audit::record(jws, refused.code());
                Refusal::not_found()
            })?;
            let claims = &signed.statement.claims;
            self.remember_claims(tx, claims, &signed.sha256)?;
            if row
                .federations
                .iter()
                .any(|f| f.state != ItemState::Pending)
            {
                return Err(Refusal::conflict(
                    "closed",
                    "the submission was decided on already; submit a new version instead",
                ));
            }
            tx.insert_statement(&statement_row(&signed, Withdrawal::TYP, claims, now))?;
            for decided in &row.federations {
                self.close(tx, &row, &decided.federation, ItemState::Withdrawn, now)?;
            }
            self.item_view(tx, &subject)
        });
        audited(jws, outcome)
    }
}
