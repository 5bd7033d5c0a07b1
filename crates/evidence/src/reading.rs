//! From received bytes to a statement that can be believed.
//!
//! `read_*` judges what arrives now. `reread_*` verifies stored evidence again, for review tools and rebuilding: the
//! reception window has passed by then, and a key that was revoked since does not unsay what it signed.

use tillit_model::{Sha256, Timestamp};
use tillit_signing::compact::{self, Unverified};
use tillit_signing::{JwsError, KeyId};

use crate::client_assertion::ClientAssertion;
use crate::decision::Decision;
use crate::directory::{Holder, KeyDirectory, KeyState};
use crate::evidence_error::EvidenceError;
use crate::hold::Hold;
use crate::invitation::Invitation;
use crate::key_proof::{self, KeyProof};
use crate::key_revocation::KeyRevocation;
use crate::statement::{self, NotTheirs, Statement};
use crate::strict::shorten;
use crate::submission::Submission;
use crate::withdrawal::Withdrawal;

/// A statement that was verified, with what it was verified from.
#[derive(Debug, Clone, PartialEq)]
pub struct Signed<T> {
    /// What it says.
    pub statement: T,
    /// The key that signed.
    pub key_id: KeyId,
    /// Who holds that key. For a key proof, who says so.
    pub holder: Holder,
    /// SHA-256 of the complete JWS text. It names the statement everywhere.
    pub sha256: Sha256,
    /// The JWS text.
    pub jws: String,
}

/// When a statement is read.
#[derive(Clone, Copy)]
enum Occasion {
    Reception(Timestamp),
    Review,
}

fn open<T: Statement>(jws: &[u8]) -> Result<(&str, Unverified), EvidenceError> {
    let text = std::str::from_utf8(jws)
        .map_err(|_| JwsError::Malformed("it is not ASCII text".to_owned()))?;
    let unverified = compact::read(text)?;
    let found = &unverified.header().typ;
    if found != T::TYP {
        return Err(EvidenceError::WrongType {
            due: T::TYP,
            found: shorten(found),
        });
    }
    Ok((text, unverified))
}

fn read<T: Statement>(
    jws: &[u8],
    keys: &dyn KeyDirectory,
    audience: &str,
    occasion: Occasion,
) -> Result<Signed<T>, EvidenceError> {
    let (text, unverified) = open::<T>(jws)?;
    let key_id = unverified.header().kid.clone();
    let Some(registered) = keys.find(&key_id)? else {
        return Err(EvidenceError::UnknownKey(key_id));
    };
    // The signature comes first: a stranger learns nothing about the state of somebody's key.
    let payload = unverified.verify(&registered.key)?;
    match (registered.state, occasion) {
        (KeyState::Pending, _) => return Err(EvidenceError::KeyNotActive(key_id)),
        (KeyState::Revoked, Occasion::Reception(_)) => {
            return Err(EvidenceError::KeyRevoked(key_id));
        }
        (KeyState::Active | KeyState::Retiring | KeyState::Revoked, _) => {}
    }
    let statement: T = statement::parse(&payload, audience)?;
    if let Occasion::Reception(now) = occasion {
        statement.window().check_reception(now)?;
    }
    match statement.check_holder(&registered.holder) {
        Ok(()) => {}
        Err(NotTheirs::Issuer) => return Err(EvidenceError::WrongIssuer(key_id)),
        Err(NotTheirs::Operator(federation)) => {
            return Err(EvidenceError::NotAnOperator(federation));
        }
    }
    statement.check_signer(&registered.holder, &key_id)?;
    let sha256 = Sha256::of(text);
    Ok(Signed {
        statement,
        key_id,
        holder: registered.holder,
        sha256,
        jws: text.to_owned(),
    })
}

macro_rules! reads {
    ($($read:ident, $reread:ident, $type:ident, $what:literal;)*) => {$(
        #[doc = concat!("Judges ", $what, " that arrives now.")]
        pub fn $read(
            jws: &[u8],
            keys: &dyn KeyDirectory,
            audience: &str,
            now: Timestamp,
        ) -> Result<Signed<$type>, EvidenceError> {
            read(jws, keys, audience, Occasion::Reception(now))
        }

        #[doc = concat!("Verifies ", $what, " that was accepted before.")]
        pub fn $reread(
            jws: &[u8],
            keys: &dyn KeyDirectory,
            audience: &str,
        ) -> Result<Signed<$type>, EvidenceError> {
            read(jws, keys, audience, Occasion::Review)
        }
    )*};
}

reads! {
    read_submission, reread_submission, Submission, "a submission";
    read_decision, reread_decision, Decision, "a decision";
    read_invitation, reread_invitation, Invitation, "an invitation";
    read_withdrawal, reread_withdrawal, Withdrawal, "a withdrawal";
    read_hold, reread_hold, Hold, "a hold or its lifting";
    read_key_revocation, reread_key_revocation, KeyRevocation, "the revocation of a key";
}

/// Judges a client assertion (RFC 7523). `audience` is the address of the token endpoint.
pub fn read_client_assertion(
    jws: &[u8],
    keys: &dyn KeyDirectory,
    audience: &str,
    now: Timestamp,
) -> Result<Signed<ClientAssertion>, EvidenceError> {
    read(jws, keys, audience, Occasion::Reception(now))
}

/// Judges a key proof that arrives now: the new key signs a statement that carries it. That the nonce is one of ours
/// and unused is for the registry to see.
pub fn read_key_proof(
    jws: &[u8],
    audience: &str,
    now: Timestamp,
) -> Result<Signed<KeyProof>, EvidenceError> {
    read_proof(jws, audience, Occasion::Reception(now))
}

/// Verifies a key proof that was accepted before.
pub fn reread_key_proof(jws: &[u8], audience: &str) -> Result<Signed<KeyProof>, EvidenceError> {
    read_proof(jws, audience, Occasion::Review)
}

fn read_proof(
    jws: &[u8],
    audience: &str,
    occasion: Occasion,
) -> Result<Signed<KeyProof>, EvidenceError> {
    let (text, unverified) = open::<KeyProof>(jws)?;
    let key = key_proof::claimed_key(unverified.claimed_payload())?;
    if unverified.header().kid != *key.key_id() {
        return Err(EvidenceError::KeyMismatch);
    }
    let statement: KeyProof = statement::parse(&unverified.verify(&key)?, audience)?;
    if let Occasion::Reception(now) = occasion {
        statement.window().check_reception(now)?;
    }
    Ok(Signed {
        key_id: key.key_id().clone(),
        holder: Holder::Organisation(statement.claims.iss.clone()),
        statement,
        sha256: Sha256::of(text),
        jws: text.to_owned(),
    })
}
