//! A member's tool that submits two documents together, takes them back, submits them again, and so on; and that sends again what it got no answer to.

use std::sync::Mutex;

use harness::documents::{client, entity};
use harness::member::Member;
use harness::site::Site;
use harness::statements::id_of;
use tillit_client::SystemClock;
use tillit_client::connection::{Connection, RequestError};
use tillit_evidence::{Change, ChangeAction, Claims, Jti, Submission, Withdrawal};
use tillit_model::{Clock as _, DocumentKey, Sha256};
use tillit_signing::{Signer as _, SoftwareKey};

use crate::ledger::{Effect, Ledger};

/// One writer; where it is in its work is known to nobody else.
#[derive(Debug)]
pub(crate) struct Writer {
    documents: Vec<(DocumentKey, String)>,
    /// The submission that waits, as far as this writer was told.
    pending: Option<Sha256>,
    /// What it sent last and got no answer to.
    unanswered: Option<String>,
}

impl Writer {
    pub(crate) fn new(member: &Member, number: usize) -> Self {
        let documents = ["a", "b"].map(|half| {
            let change = entity(
                member,
                &format!("skrivare-{number}-{half}"),
                &client(member),
            );
            let key = DocumentKey::parse(change.kind, &change.id).unwrap();
            (key, change.text.unwrap())
        });
        Self {
            documents: documents.into(),
            pending: None,
            unanswered: None,
        }
    }

    /// Writes until the server is gone; returns how much was acknowledged.
    pub(crate) fn write(&mut self, site: &Site, member: &Member, ledger: &Mutex<Ledger>) -> usize {
        let connection = site.connection();
        let mut acknowledged = 0;
        loop {
            let jws = match self.unanswered.take() {
                Some(jws) => jws,
                None => self.next(site, member, ledger),
            };
            if !self.send(&connection, &jws) {
                self.unanswered = Some(jws);
                return acknowledged;
            }
            ledger
                .lock()
                .unwrap()
                .acknowledged(&id_of(&jws).to_string());
            let sent = id_of(&jws);
            self.pending = match self.pending {
                None => Some(sent),
                Some(_) => None,
            };
            acknowledged += 1;
        }
    }

    /// Whether the statement took effect, now or before; `false` when nobody answered.
    fn send(&self, connection: &Connection, jws: &str) -> bool {
        let outcome = match self.pending {
            None => connection.send_submission(jws).map(|receipt| receipt.id),
            Some(_) => connection.send_withdrawal(jws).map(|accepted| accepted.id),
        };
        match outcome {
            Ok(_) => true,
            Err(RequestError::Refused(problem)) if problem.code == "replayed" => {
                let said = serde_json::to_string(&problem.extra).unwrap();
                let original = id_of(jws).to_string();
                assert!(
                    said.contains(&original),
                    "a replay names its original: {said}"
                );
                true
            }
            // The server says itself that it could not work; asked again, it says what became of it.
            Err(RequestError::Refused(problem)) if problem.status == 503 => false,
            Err(RequestError::Unreachable { .. } | RequestError::Strange { .. }) => false,
            Err(error) => panic!("refused: {error:?}\n{jws}"),
        }
    }

    fn next(&self, site: &Site, member: &Member, ledger: &Mutex<Ledger>) -> String {
        let claims = Claims::new(
            member.number.clone(),
            site.base_url(),
            SystemClock.now(),
            fresh(),
        );
        let (jws, effect) = match self.pending {
            None => {
                let documents = self.documents.iter().map(|(document, text)| Change {
                    document: document.clone(),
                    base: None,
                    action: ChangeAction::Put(text.clone()),
                });
                let submission = Submission {
                    claims,
                    documents: documents.collect(),
                };
                let ids = self
                    .documents
                    .iter()
                    .map(|(document, _)| document.id().to_string());
                (
                    submission.sign(&member.key).unwrap(),
                    Effect::Submit(ids.collect()),
                )
            }
            Some(submission) => {
                let withdrawal = Withdrawal { claims, submission };
                let effect = Effect::TakeBack(submission.to_string());
                (withdrawal.sign(&member.key).unwrap(), effect)
            }
        };
        let id = id_of(&jws).to_string();
        ledger.lock().unwrap().about_to_send(&id, &jws, effect);
        jws
    }
}

/// An id that nobody has used; a fresh key is as good a source as any.
fn fresh() -> Jti {
    let key = SoftwareKey::generate().unwrap();
    let hash = Sha256::of(key.public_key().key_id().as_str());
    Jti::from_bytes(std::array::from_fn(|index| hash.as_bytes()[index]))
}
