//! One valid example of every kind of statement, with its reader.

use serde_json::{Value, json};
use tillit_evidence::{
    ClientAssertion, EvidenceError, Hold, HoldAction, HoldTarget, Invitation, Jti, KeyProof,
    KeyRevocation, Nonce, Reason, Signed, Subject, Verdict, Withdrawal,
};
use tillit_model::{EntityId, Timestamp};
use tillit_signing::{Signer, SoftwareKey};

use crate::world::{
    ENTITY, MALMO, NOW, REGION_STOCKHOLM, REGISTRY, STOCKHOLM, World, claims, decision, federation,
    hash, now, number, person, submission,
};

pub(crate) const TOKENS: &str = "https://registry.example/registry/v1/tokens";

type Read = fn(&[u8], &World, &str, Timestamp) -> Result<(), EvidenceError>;

/// A valid statement: its type, its payload, who signs it and how it is read.
pub(crate) struct Example<'w> {
    pub(crate) typ: &'static str,
    pub(crate) payload: Value,
    pub(crate) jws: String,
    pub(crate) key: &'w SoftwareKey,
    pub(crate) audience: &'static str,
    read: Read,
}

impl Example<'_> {
    pub(crate) fn read_at(
        &self,
        jws: &str,
        world: &World,
        now: Timestamp,
    ) -> Result<(), EvidenceError> {
        (self.read)(jws.as_bytes(), world, self.audience, now)
    }

    pub(crate) fn read(&self, jws: &str, world: &World) -> Result<(), EvidenceError> {
        self.read_at(jws, world, now())
    }

    /// The payload with one change, signed by the same key.
    pub(crate) fn with(&self, change: impl FnOnce(&mut Value)) -> String {
        let mut payload = self.payload.clone();
        change(&mut payload);
        crate::world::forge(self.key, self.typ, &payload.to_string())
    }
}

macro_rules! read {
    ($read:path) => {
        |jws, world, audience, now| $read(jws, world, audience, now).map(drop)
    };
}

pub(crate) fn reason() -> Reason {
    Reason::parse("ringde och kontrollerade").unwrap()
}

/// One of each kind.
pub(crate) fn examples(world: &World) -> Vec<Example<'_>> {
    let invitation = Invitation {
        claims: claims(REGION_STOCKHOLM),
        federation: federation(),
        organisation: number(MALMO),
        name: "Malmö kommun".into(),
        domains: vec!["malmo.example".into()],
        code_sha256: hash("code"),
        expires: NOW + 7 * 86_400,
    };
    let withdrawal = Withdrawal {
        claims: claims(STOCKHOLM),
        submission: hash("submission"),
    };
    let hold = Hold {
        claims: claims(REGION_STOCKHOLM),
        federation: federation(),
        target: HoldTarget::Entity(EntityId::parse(ENTITY).unwrap()),
        action: HoldAction::Hold,
        reason: reason(),
    };
    let revocation = KeyRevocation {
        claims: claims(STOCKHOLM),
        key: world.stockholm.public_key().key_id().clone(),
        reason: reason(),
        federation: None,
    };
    let subject: Signed<_> = world.submission();
    let decision = decision(REGION_STOCKHOLM, &subject, Verdict::Reject);
    let proof = KeyProof {
        claims: claims(STOCKHOLM),
        nonce: Nonce::from_bytes([1; 16]),
        key: world.stockholm.public_key().clone(),
    };
    let assertion = ClientAssertion::new(
        Subject::Person(person("operator-1")),
        TOKENS,
        now(),
        Jti::from_bytes([2; 16]),
    );
    let submission = submission();
    macro_rules! example {
        ($statement:ident, $type:path, $key:ident, $audience:expr, $read:expr) => {{
            use $type as Kind;
            Example {
                typ: Kind::TYP,
                payload: json!($statement),
                jws: $statement.sign(&world.$key).unwrap(),
                key: &world.$key,
                audience: $audience,
                read: $read,
            }
        }};
    }
    vec![
        example!(
            submission,
            tillit_evidence::Submission,
            stockholm,
            REGISTRY,
            read!(tillit_evidence::read_submission)
        ),
        example!(
            decision,
            tillit_evidence::Decision,
            one,
            REGISTRY,
            read!(tillit_evidence::read_decision)
        ),
        example!(
            invitation,
            Invitation,
            one,
            REGISTRY,
            read!(tillit_evidence::read_invitation)
        ),
        example!(
            withdrawal,
            Withdrawal,
            stockholm,
            REGISTRY,
            read!(tillit_evidence::read_withdrawal)
        ),
        example!(hold, Hold, one, REGISTRY, read!(tillit_evidence::read_hold)),
        example!(
            revocation,
            KeyRevocation,
            stockholm,
            REGISTRY,
            read!(tillit_evidence::read_key_revocation)
        ),
        example!(
            assertion,
            ClientAssertion,
            one,
            TOKENS,
            read!(tillit_evidence::read_client_assertion)
        ),
        example!(
            proof,
            KeyProof,
            stockholm,
            REGISTRY,
            |jws, _, audience, now| {
                tillit_evidence::read_key_proof(jws, audience, now).map(drop)
            }
        ),
    ]
}
