//! A new profile: proposed by an operator, decided by the operators of the profile that holds now.

use tillit_evidence::{KeyProof, Operators, Signed, Submission, read_key_proof};
use tillit_model::text::typed;
use tillit_model::{DocumentId, Profile, Timestamp};
use tillit_store::{ItemFilter, ItemKind, ItemState, Page, Transaction};

use crate::profiles::CurrentProfile;
use crate::received::ReceivedChange;
use crate::view::ReceivedDocument;
use crate::{CurrentVersion, Refusal, RefusalClass, Registry};

impl Registry {
    /// Judges a proposed profile. What names the federation to its consumers cannot change, and every new operator key proves its possession.
    pub(crate) fn judge_profile(
        &self,
        tx: &mut Transaction<'_>,
        signed: &Signed<Submission>,
        now: Timestamp,
    ) -> Result<(), Refusal> {
        let Some((change, federation)) =
            signed
                .statement
                .documents
                .iter()
                .find_map(|change| match change.document.id() {
                    DocumentId::Federation(id) => Some((change, id)),
                    _ => None,
                })
        else {
            return Ok(());
        };
        let current = self.profiles().named(tx, federation)?;
        let text = change.text().ok_or_else(|| {
            Refusal::malformed(
                "profile_withdrawn",
                "a profile is replaced, never withdrawn",
            )
        })?;
        let based_on_current = change.base.is_some_and(|base| {
            base.version == current.version && base.sha256 == Some(current.sha256)
        });
        if !based_on_current {
            let mut refusal = Refusal::conflict(
                "stale_base",
                "the profile has changed since; base the new one on the profile that holds now",
            );
            refusal.current = Some(CurrentVersion {
                version: current.version,
                sha256: Some(current.sha256),
            });
            return Err(refusal);
        }
        let profile: Profile =
            typed::from_str(text).map_err(|error| unfit(format!("not a profile: {error}")))?;
        check_identity(&current.profile, &profile)?;
        let operators =
            Operators::from_profile(&profile).map_err(|error| unfit(error.to_string()))?;
        self.refuse_other_roles(tx, &profile, &operators)?;
        self.check_proofs(&current, &profile, &operators, now)?;
        self.refuse_second_proposal(tx, &profile)
    }

    /// A key serves one person in one role: no submitter's key, no key of another federation's operator.
    pub(crate) fn refuse_other_roles(
        &self,
        tx: &mut Transaction<'_>,
        profile: &Profile,
        operators: &Operators,
    ) -> Result<(), Refusal> {
        let others = self.profiles().all(tx)?;
        for (operator, key) in operators.iter() {
            let id = key.key_id();
            let elsewhere = others
                .iter()
                .filter(|other| other.profile.id != profile.id)
                .any(|other| other.operators.find(id).is_some());
            if elsewhere || tx.key(id.as_str())?.is_some() {
                return Err(unfit(format!(
                    "key {id} of {} is registered for something else already",
                    operator.person
                )));
            }
        }
        Ok(())
    }

    fn check_proofs(
        &self,
        current: &CurrentProfile,
        profile: &Profile,
        operators: &Operators,
        now: Timestamp,
    ) -> Result<(), Refusal> {
        let mut proven: Vec<Signed<KeyProof>> = Vec::new();
        for proof in &profile.proofs {
            proven.push(read_key_proof(proof.as_bytes(), self.audience(), now)?);
        }
        for (operator, key) in operators.iter() {
            let known = current
                .operators
                .find(key.key_id())
                .is_some_and(|before| before.person == operator.person);
            let is_proven = proven.iter().any(|proof| {
                proof.key_id == *key.key_id() && proof.statement.claims.iss == operator.organisation
            });
            if !known && !is_proven {
                return Err(unfit(format!(
                    "key {} of {} is new and has no proof of possession",
                    key.key_id(),
                    operator.person
                )));
            }
        }
        Ok(())
    }

    fn refuse_second_proposal(
        &self,
        tx: &mut Transaction<'_>,
        profile: &Profile,
    ) -> Result<(), Refusal> {
        let filter = ItemFilter {
            federation: Some(profile.id.clone()),
            kind: Some(ItemKind::Profile),
            state: Some(ItemState::Pending),
            organisation: None,
        };
        match tx.items(&filter, Page::first(1))?.rows.first() {
            None => Ok(()),
            Some(pending) => {
                let mut refusal = Refusal::conflict(
                    "pending",
                    "another profile waits for decision; withdraw it first",
                );
                refusal.original = Some(pending.sha256);
                Err(refusal)
            }
        }
    }

    /// A profile has its own history: no version row is made before it is adopted. The nonces of its proofs are used up here.
    pub(crate) fn store_proposal(
        &self,
        tx: &mut Transaction<'_>,
        proposal: &ReceivedChange,
        now: Timestamp,
    ) -> Result<ReceivedDocument, Refusal> {
        let change = &proposal.change;
        let profile: Profile = typed::from_str(change.text().unwrap_or_default())
            .map_err(|error| unfit(format!("not a profile: {error}")))?;
        for proof in &profile.proofs {
            let proof = read_key_proof(proof.as_bytes(), self.audience(), now)?;
            if !tx.take_nonce(proof.statement.nonce.as_str(), now)? {
                return Err(Refusal::forbidden(
                    "nonce_refused",
                    "the nonce of a key proof is unknown, used or too old; ask for a new one",
                ));
            }
        }
        let id = change.document.id().to_string();
        Ok(ReceivedDocument {
            kind: change.document.kind(),
            key: id.clone(),
            id,
            version: change.base.map_or(1, |base| base.version + 1),
        })
    }
}

/// Consumers know the federation by these; another value is another federation.
fn check_identity(before: &Profile, after: &Profile) -> Result<(), Refusal> {
    let unchanged = before.id == after.id
        && before.issuer == after.issuer
        && before.environment == after.environment
        && before.operator_organisation == after.operator_organisation;
    if unchanged {
        Ok(())
    } else {
        Err(unfit(
            "id, issuer, environment and operator organisation of a federation stay as they are"
                .to_owned(),
        ))
    }
}

fn unfit(detail: String) -> Refusal {
    Refusal::new(RefusalClass::Unprocessable, "profile_unfit", detail)
}
