//! Enrolment: an invited organisation proves that it holds a key; several people compare the fingerprint and approve.

use std::time::Duration;

use tillit_evidence::{KeyProof, Signed, read_key_proof};
use tillit_model::{OrganisationNumber, Sha256, Timestamp};
use tillit_store::{InvitationRow, ItemKind, NewItem, NewKey, Transaction};

use crate::audit::audited;
use crate::statements::statement_row;
use crate::view::{EnrolmentReceipt, ItemState, Nonce};
use crate::{Refusal, RefusalClass, Registry, random};

/// A nonce waits ten minutes for its proof.
const NONCE_LIFE: Duration = Duration::from_secs(600);

impl Registry {
    /// Hands out a number used once, for a key proof.
    pub fn nonce(&self) -> Result<Nonce, Refusal> {
        let expires_at = self.now().plus(NONCE_LIFE);
        let nonce = random::token_128()?;
        self.write(|tx| Ok(tx.insert_nonce(&nonce, expires_at)?))?;
        Ok(Nonce { nonce, expires_at })
    }

    /// Receives a key of an invited organisation. It signs nothing before it is approved.
    pub fn enrol(
        &self,
        organisation: &str,
        code: &str,
        proof: &[u8],
    ) -> Result<EnrolmentReceipt, Refusal> {
        let now = self.now();
        let organisation = OrganisationNumber::parse(organisation)
            .map_err(|error| Refusal::malformed("organisation_number", error.to_string()))?;
        // The proof first: what cannot be one costs the organisation none of its five tries.
        let signed = read_key_proof(proof, self.audience(), now)?;
        if signed.statement.claims.iss != organisation {
            let refusal = Refusal::forbidden(
                "wrong_issuer",
                "the key proof speaks for another organisation than the code",
            );
            return audited(proof, Err(refusal));
        }
        let invitation = audited(proof, self.try_code(&organisation, code, now))?;
        let outcome = self.write(|tx| self.register(tx, &invitation, &signed, now));
        audited(proof, outcome)
    }

    /// Counts the try before it compares, in a transaction of its own, so that a refused enrolment counts.
    fn try_code(
        &self,
        organisation: &OrganisationNumber,
        code: &str,
        now: Timestamp,
    ) -> Result<InvitationRow, Refusal> {
        let hash = Sha256::of(canonical_code(code));
        let open = self.write(|tx| {
            let mut open = Vec::new();
            for row in tx.open_invitations(organisation, now)? {
                if tx.count_try(&row.invitation.item)?.is_some() {
                    open.push(row);
                }
            }
            Ok::<_, Refusal>(open)
        })?;
        // The code has 128 random bits and its hash is compared, so the time of comparing tells nothing of use.
        open.into_iter()
            .find(|row| row.invitation.code_sha256 == hash)
            .ok_or_else(|| {
                Refusal::new(
                    RefusalClass::Forbidden,
                    "invitation_refused",
                    "there is no open invitation with this code; check the code, or ask the operator for a new one (a code can be tried five times and lives some days)",
                )
            })
    }

    fn register(
        &self,
        tx: &mut Transaction<'_>,
        invitation: &InvitationRow,
        signed: &Signed<KeyProof>,
        now: Timestamp,
    ) -> Result<EnrolmentReceipt, Refusal> {
        let claims = &signed.statement.claims;
        self.remember_claims(tx, claims, &signed.sha256)?;
        if !tx.take_nonce(signed.statement.nonce.as_str(), now)? {
            return Err(Refusal::forbidden(
                "nonce_refused",
                "the nonce is unknown, used or too old; ask for a new one",
            ));
        }
        self.refuse_known_key(tx, signed)?;
        if !tx.use_invitation(&invitation.invitation.item, now)? {
            return Err(Refusal::conflict(
                "invitation_used",
                "the invitation was used in the meantime",
            ));
        }
        let federation = &invitation.invitation.federation;
        tx.insert_statement(&statement_row(signed, KeyProof::TYP, claims, now))?;
        tx.insert_item(&NewItem {
            sha256: signed.sha256,
            kind: ItemKind::Key,
            organisation: claims.iss.clone(),
            federations: vec![federation.clone()],
            findings: "[]".to_owned(),
            received_at: now,
        })?;
        let key = &signed.statement.key;
        let jwk = serde_json::to_string(&key.to_jwk()).expect("a public key is plain text");
        let is_new = tx.insert_key(&NewKey {
            key_id: signed.key_id.to_string(),
            organisation: claims.iss.clone(),
            jwk,
            proof: signed.sha256,
            created_at: now,
        })?;
        if !is_new {
            return Err(key_registered());
        }
        Ok(EnrolmentReceipt {
            id: signed.sha256,
            key_id: signed.key_id.clone(),
            fingerprint: key.fingerprint(),
            state: ItemState::Pending,
        })
    }

    /// A key serves one holder in one role.
    fn refuse_known_key(
        &self,
        tx: &mut Transaction<'_>,
        signed: &Signed<KeyProof>,
    ) -> Result<(), Refusal> {
        let operates = self
            .profiles()
            .all(tx)?
            .iter()
            .any(|current| current.operators.find(&signed.key_id).is_some());
        if operates || tx.key(signed.key_id.as_str())?.is_some() {
            return Err(key_registered());
        }
        Ok(())
    }
}

fn key_registered() -> Refusal {
    Refusal::conflict(
        "key_registered",
        "this key is registered already; make a new one",
    )
}

/// People copy codes with spaces and hyphens, in either case.
fn canonical_code(code: &str) -> String {
    code.chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_uppercase())
        .collect()
}
