//! Invitations: an operator asks that an organisation may enrol; several people decide.

use tillit_evidence::{Invitation, read_invitation};
use tillit_model::{FederationId, OrganisationNumber};
use tillit_store::{ItemKind, NewInvitation, NewItem, Transaction};

use crate::audit::audited;
use crate::directory::Directory;
use crate::statements::statement_row;
use crate::view::ItemView;
use crate::{Refusal, Registry};

impl Registry {
    /// Receives an invitation. The one-time code itself never reaches the registry before it is used, only its hash.
    pub fn invite(&self, jws: &[u8]) -> Result<ItemView, Refusal> {
        let now = self.now();
        let outcome = self.write(|tx| {
            let signed = {
                let directory = Directory::new(self, tx);
                read_invitation(jws, &directory, self.audience(), now)
                    .map_err(|error| directory.refusal(error))?
            };
            let invitation = &signed.statement;
            let claims = &invitation.claims;
            self.remember_claims(tx, claims, &signed.sha256)?;
            refuse_enrolled_elsewhere(tx, &invitation.organisation, &invitation.federation)?;
            tx.insert_statement(&statement_row(&signed, Invitation::TYP, claims, now))?;
            tx.insert_item(&NewItem {
                sha256: signed.sha256,
                kind: ItemKind::Invitation,
                organisation: invitation.organisation.clone(),
                federations: vec![invitation.federation.clone()],
                findings: "[]".to_owned(),
                received_at: now,
            })?;
            tx.insert_invitation(&NewInvitation {
                item: signed.sha256,
                federation: invitation.federation.clone(),
                organisation: invitation.organisation.clone(),
                name: invitation.name.clone(),
                domains: serde_json::to_string(&invitation.domains)
                    .expect("domains are plain texts"),
                code_sha256: invitation.code_sha256,
                expires_at: invitation.expires_at(),
            })?;
            self.item_view(tx, &signed.sha256)
        });
        audited(jws, outcome)
    }
}

/// The federation that enrolled an organisation decides about its keys, and no other.
pub(crate) fn refuse_enrolled_elsewhere(
    tx: &mut Transaction<'_>,
    organisation: &OrganisationNumber,
    federation: &FederationId,
) -> Result<(), Refusal> {
    match tx.organisation(organisation)? {
        Some(row) if row.enrolled_by != *federation => Err(Refusal::conflict(
            "enrolled_elsewhere",
            format!(
                "{} was enrolled by federation {}, which decides about its keys",
                organisation.hyphenated(),
                row.enrolled_by
            ),
        )),
        _ => Ok(()),
    }
}
