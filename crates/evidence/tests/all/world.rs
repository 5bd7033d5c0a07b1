//! A small federation: two municipalities, three operators of two regions, and the keys of all.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use tillit_evidence::{
    Base, Change, ChangeAction, Claims, Decision, DirectoryError, Dismissed, Holder, Jti,
    KeyDirectory, KeyState, Operators, RegisteredKey, Signed, Submission, Verdict,
};
use tillit_model::{
    DocumentKey, DocumentKind, EntityId, FederationId, OrganisationNumber, PersonId, Profile,
    Sha256, Timestamp,
};
use tillit_signing::{KeyId, Signer, SoftwareKey, compact};

pub(crate) const REGISTRY: &str = "https://registry.example";
pub(crate) const NOW: i64 = 1_795_305_600;
pub(crate) const STOCKHOLM: &str = "0007:2120000142";
pub(crate) const MALMO: &str = "0007:2120001124";
pub(crate) const REGION_STOCKHOLM: &str = "0007:2321000016";
pub(crate) const VASTRA_GOTALAND: &str = "0007:2321000131";
pub(crate) const ENTITY: &str = "https://login.stockholm.example";

pub(crate) fn now() -> Timestamp {
    Timestamp::from_unix_seconds(NOW)
}

pub(crate) fn number(text: &str) -> OrganisationNumber {
    OrganisationNumber::parse(text).unwrap()
}

pub(crate) fn federation() -> FederationId {
    FederationId::parse("moa").unwrap()
}

pub(crate) fn entity() -> DocumentKey {
    DocumentKey::parse(DocumentKind::Entity, ENTITY).unwrap()
}

pub(crate) fn person(name: &str) -> PersonId {
    PersonId::parse(name).unwrap()
}

pub(crate) fn hash(text: &str) -> Sha256 {
    Sha256::of(text)
}

pub(crate) fn claims(iss: &str) -> Claims {
    Claims::new(number(iss), REGISTRY, now(), Jti::from_bytes([7; 16]))
}

/// Everybody's keys. The operators: one and two of Region Stockholm (one with two keys), three of Västra Götaland.
pub(crate) struct World {
    pub(crate) stockholm: SoftwareKey,
    pub(crate) malmo: SoftwareKey,
    pub(crate) one: SoftwareKey,
    pub(crate) one_again: SoftwareKey,
    pub(crate) two: SoftwareKey,
    pub(crate) three: SoftwareKey,
    keys: BTreeMap<KeyId, RegisteredKey>,
}

impl KeyDirectory for World {
    fn find(&self, id: &KeyId) -> Result<Option<RegisteredKey>, DirectoryError> {
        Ok(self.keys.get(id).cloned())
    }
}

impl World {
    pub(crate) fn new() -> Self {
        let key = || SoftwareKey::generate().unwrap();
        let mut world = Self {
            stockholm: key(),
            malmo: key(),
            one: key(),
            one_again: key(),
            two: key(),
            three: key(),
            keys: BTreeMap::new(),
        };
        let operator = |name: &str, organisation: &str| Holder::Operator {
            person: person(name),
            organisation: number(organisation),
            federation: federation(),
        };
        let held = [
            (&world.stockholm, Holder::Organisation(number(STOCKHOLM))),
            (&world.malmo, Holder::Organisation(number(MALMO))),
            (&world.one, operator("operator-1", REGION_STOCKHOLM)),
            (&world.one_again, operator("operator-1", REGION_STOCKHOLM)),
            (&world.two, operator("operator-2", REGION_STOCKHOLM)),
            (&world.three, operator("operator-3", VASTRA_GOTALAND)),
        ];
        world.keys = held
            .into_iter()
            .map(|(key, holder)| {
                let key = key.public_key().clone();
                (
                    key.key_id().clone(),
                    RegisteredKey {
                        key,
                        holder,
                        state: KeyState::Active,
                    },
                )
            })
            .collect();
        world
    }

    pub(crate) fn set_state(&mut self, key: &KeyId, state: KeyState) {
        self.keys.get_mut(key).unwrap().state = state;
    }

    /// A signed changeset of Stockholm with a first version of one entity.
    pub(crate) fn submission(&self) -> Signed<Submission> {
        let jws = submission().sign(&self.stockholm).unwrap();
        tillit_evidence::read_submission(jws.as_bytes(), self, REGISTRY, now()).unwrap()
    }

    pub(crate) fn profile(&self) -> Profile {
        serde_json::from_value(self.profile_value()).unwrap()
    }

    /// A profile with the three operators that needs two approvals.
    pub(crate) fn profile_value(&self) -> Value {
        json!({
            "format": "federation/1",
            "id": "moa",
            "name": { "sv": "Moa" },
            "environment": "trial",
            "issuer": "https://registry.example/trial/moa",
            "operator_organisation": REGION_STOCKHOLM,
            "operators": [
                { "person": "operator-1", "organisation": REGION_STOCKHOLM, "keys": [jwk(&self.one), jwk(&self.one_again)] },
                { "person": "operator-2", "organisation": REGION_STOCKHOLM, "keys": [jwk(&self.two)] },
                { "person": "operator-3", "organisation": VASTRA_GOTALAND, "keys": [jwk(&self.three)] },
            ],
            "approvals": 2,
            "formats": {},
        })
    }

    pub(crate) fn operators(&self) -> Operators {
        Operators::from_profile(&self.profile()).unwrap()
    }
}

pub(crate) fn jwk(key: &SoftwareKey) -> Value {
    serde_json::to_value(key.public_key().to_jwk()).unwrap()
}

pub(crate) fn submission() -> Submission {
    let document = DocumentKey::entity(EntityId::parse(ENTITY).unwrap());
    let base = Some(Base {
        version: 3,
        sha256: Some(hash("before")),
    });
    let put = Change {
        document,
        base,
        action: ChangeAction::Put("{\"name\":\"Malmö\"}".into()),
    };
    Submission {
        claims: claims(STOCKHOLM),
        documents: vec![put],
    }
}

/// A decision on Stockholm's submission by an operator of that organisation.
pub(crate) fn decision(
    organisation: &str,
    subject: &Signed<Submission>,
    verdict: Verdict,
) -> Decision {
    Decision {
        claims: claims(organisation),
        federation: federation(),
        subject: subject.sha256,
        profile: hash("profile"),
        bases: subject.statement.bases(),
        verdict,
        dismissed: Dismissed::default(),
        reason: (verdict == Verdict::Reject)
            .then(|| tillit_evidence::Reason::parse("fel certifikat").unwrap()),
    }
}

/// Signs any payload text as a statement of any type.
pub(crate) fn forge(key: &SoftwareKey, typ: &str, payload: &str) -> String {
    compact::sign(key, typ, payload.as_bytes()).unwrap()
}
