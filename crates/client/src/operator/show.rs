//! Looking at an item: everything that counts is computed here, from the exact bytes that were signed.

use tillit_evidence::{
    ChangeAction, DirectoryError, EvidenceError, Hold, Holder, Invitation, KeyDirectory, KeyProof,
    KeyRevocation, KeyState, RegisteredKey, Signed, Submission, reread_hold, reread_invitation,
    reread_key_proof, reread_key_revocation, reread_submission,
};
use tillit_model::{Action, DocumentKey, Sha256, text::json};
use tillit_signing::{Fingerprint, KeyId, PublicKey, compact};

use super::Desk;
use crate::connection::{ItemDetail, RequestError, Status};
use crate::plan::{Difference, differences};

/// An item as an operator sees it before deciding.
#[derive(Debug, Clone)]
pub struct Shown {
    /// SHA-256 of the complete statement, computed here. What a decision signs.
    pub id: Sha256,
    /// The statement, its signature verified here.
    pub statement: Statement,
    /// The key that signed.
    pub key_id: KeyId,
    /// That key's fingerprint.
    pub fingerprint: Fingerprint,
    /// Whose key it is: as the enrolled proof says, or for operators the profile.
    pub holder: Holder,
    /// The documents of a submission, compared with what they build on.
    pub changes: Vec<ShownChange>,
    /// What the registry says beside: votes, findings, state.
    pub detail: ItemDetail,
}

/// What kinds of statements are decided on.
#[derive(Debug, Clone)]
pub enum Statement {
    /// A changeset.
    Submission(Submission),
    /// An organisation is invited.
    Invitation(Invitation),
    /// A key is proved.
    Key(Box<KeyProof>),
    /// A hold is to be lifted.
    Hold(Hold),
    /// A key is to be revoked.
    Revocation(Box<Revocation>),
}

/// A key that is to end, with whose it is according to the proof that was enrolled.
#[derive(Debug, Clone)]
pub struct Revocation {
    /// What the operator signed.
    pub statement: KeyRevocation,
    /// Who holds the key.
    pub holder: Holder,
    /// The key's fingerprint.
    pub fingerprint: Fingerprint,
}

/// One document of a submission.
#[derive(Debug, Clone)]
pub struct ShownChange {
    /// Which.
    pub document: DocumentKey,
    /// What becomes of it.
    pub action: Action,
    /// The version that it builds on.
    pub base: Option<u64>,
    /// The hash of the new text.
    pub sha256: Option<Sha256>,
    /// Member by member against the base.
    pub differences: Vec<Difference>,
    /// The new text.
    pub text: Option<String>,
    /// Whether another version has been approved since, so that an approval would come to nothing.
    pub base_moved: bool,
}

/// Why an item cannot be shown.
#[derive(Debug, thiserror::Error)]
pub enum ShowError {
    /// The registry gave no answer.
    #[error(transparent)]
    Request(#[from] RequestError),
    /// The statement is not genuine.
    #[error("do not decide on this: {0}")]
    NotGenuine(#[from] EvidenceError),
    /// No approved enrolment of the key that signed.
    #[error(
        "no enrolment of the key {0} that signed was approved in this federation, so nothing can be verified"
    )]
    NoKey(KeyId),
    /// The key is another than the one that signed.
    #[error(
        "do not decide on this: the registry gives the proof of another key than the one that signed"
    )]
    OtherKey,
    /// A kind of statement that this version does not know.
    #[error("statements of type {0} are not known to this version of the tool")]
    UnknownType(String),
    /// A text that is not JSON.
    #[error("the text of {0} is not JSON")]
    Text(DocumentKey),
}

/// The one key that a statement is verified with.
struct OneKey(RegisteredKey);

impl KeyDirectory for OneKey {
    fn find(&self, id: &KeyId) -> Result<Option<RegisteredKey>, DirectoryError> {
        Ok((self.0.key.key_id() == id).then(|| self.0.clone()))
    }
}

impl Desk<'_> {
    /// Fetches an item's exact statement, verifies its signature, and computes hash and differences.
    pub fn show(&self, id: &Sha256) -> Result<Shown, ShowError> {
        let jws = self.connection.review_statement(id)?;
        let detail = self.connection.review(id)?;
        let header = compact::read(&jws).map_err(EvidenceError::from)?;
        let header = header.header().clone();
        let audience = self.connection.address().as_str();
        let bytes = jws.as_bytes();
        if header.typ == KeyProof::TYP {
            let signed = reread_key_proof(bytes, audience)?;
            let key = signed.statement.key.clone();
            let wrap = |proof| Statement::Key(Box::new(proof));
            return Ok(shown(signed, &key, wrap, Vec::new(), detail));
        }
        let registered = self.signer_of(&header.kid)?;
        let key = registered.key.clone();
        let keys = OneKey(registered);
        match header.typ.as_str() {
            Submission::TYP => {
                let signed = reread_submission(bytes, &keys, audience)?;
                let changes = self.changes(&signed.statement)?;
                Ok(shown(signed, &key, Statement::Submission, changes, detail))
            }
            Invitation::TYP => {
                let signed = reread_invitation(bytes, &keys, audience)?;
                Ok(shown(
                    signed,
                    &key,
                    Statement::Invitation,
                    Vec::new(),
                    detail,
                ))
            }
            Hold::TYP => {
                let signed = reread_hold(bytes, &keys, audience)?;
                Ok(shown(signed, &key, Statement::Hold, Vec::new(), detail))
            }
            KeyRevocation::TYP => {
                let signed = reread_key_revocation(bytes, &keys, audience)?;
                let ends = self.signer_of(&signed.statement.key)?;
                let wrap = |statement| {
                    Statement::Revocation(Box::new(Revocation {
                        statement,
                        holder: ends.holder,
                        fingerprint: ends.key.fingerprint(),
                    }))
                };
                Ok(shown(signed, &key, wrap, Vec::new(), detail))
            }
            other => Err(ShowError::UnknownType(other.to_owned())),
        }
    }

    /// An operator's key stands in the profile. A submitter's stands in the proof that was enrolled: a statement signed by the key itself, fetched and verified here.
    fn signer_of(&self, kid: &KeyId) -> Result<RegisteredKey, ShowError> {
        if let Some(registered) = self.operators.registered(kid) {
            return Ok(registered);
        }
        let proof = self
            .connection
            .enrolments(&self.profile.id)?
            .into_iter()
            .find(|item| {
                item.status == Status::Approved
                    && item
                        .enrolment
                        .as_ref()
                        .is_some_and(|key| key.key_id == *kid)
            })
            .ok_or_else(|| ShowError::NoKey(kid.clone()))?;
        let jws = self.connection.review_statement(&proof.id)?;
        let audience = self.connection.address().as_str();
        let signed = reread_key_proof(jws.as_bytes(), audience)?;
        if signed.key_id != *kid {
            return Err(ShowError::OtherKey);
        }
        Ok(RegisteredKey {
            key: signed.statement.key,
            holder: signed.holder,
            state: KeyState::Active,
        })
    }

    fn changes(&self, submission: &Submission) -> Result<Vec<ShownChange>, ShowError> {
        submission
            .documents
            .iter()
            .map(|change| {
                let document = change.document.clone();
                let base = change
                    .base
                    .and_then(|base| Some((base.version, base.sha256?)));
                let head = self
                    .connection
                    .document(document.kind(), &document.id().to_string())?;
                let before = match (&head, base) {
                    (Some(head), Some((version, sha256))) => {
                        Some(self.connection.version_text(&head.key, version, &sha256)?)
                    }
                    _ => None,
                };
                let differences = compare(before.as_deref(), change.text(), &document)?;
                Ok(ShownChange {
                    action: match change.action {
                        ChangeAction::Put(_) => Action::Put,
                        ChangeAction::Withdraw(_) => Action::Withdraw,
                    },
                    base: change.base.map(|base| base.version),
                    base_moved: head.and_then(|head| head.version)
                        != change.base.map(|base| base.version),
                    sha256: change.text().map(Sha256::of),
                    text: change.text().map(str::to_owned),
                    differences,
                    document,
                })
            })
            .collect()
    }
}

fn compare(
    before: Option<&str>,
    after: Option<&str>,
    document: &DocumentKey,
) -> Result<Vec<Difference>, ShowError> {
    let read =
        |text: &str| json::read(text.as_bytes()).map_err(|_| ShowError::Text(document.clone()));
    let pointer = String::new();
    Ok(
        match (before.map(read).transpose()?, after.map(read).transpose()?) {
            (Some(before), Some(after)) => differences(&before, &after),
            (None, Some(value)) => vec![Difference::Added { pointer, value }],
            (Some(value), None) => vec![Difference::Removed { pointer, value }],
            (None, None) => Vec::new(),
        },
    )
}

fn shown<T>(
    signed: Signed<T>,
    key: &PublicKey,
    wrap: impl FnOnce(T) -> Statement,
    changes: Vec<ShownChange>,
    detail: ItemDetail,
) -> Shown {
    Shown {
        id: signed.sha256,
        statement: wrap(signed.statement),
        key_id: signed.key_id,
        fingerprint: key.fingerprint(),
        holder: signed.holder,
        changes,
        detail,
    }
}
