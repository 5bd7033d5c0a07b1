//! Signed statements: any payload, really signed by a registered key.
//!
//! The first line of the input is the header's `typ`, the rest is the payload.

use std::fmt::Debug;
use std::sync::LazyLock;

use tillit_evidence::{
    self as evidence, ClientAssertion, Decision, DirectoryError, EvidenceError, Hold, Holder,
    Invitation, KeyDirectory, KeyProof, KeyRevocation, KeyState, RegisteredKey, Signed, Submission,
    Withdrawal,
};
use tillit_model::{FederationId, OrganisationNumber, PersonId, Timestamp};
use tillit_signing::{KeyId, SignError, Signer as _, SoftwareKey, compact};
use tillit_validator::DocumentInput;

use crate::documents;

/// A throwaway key; fixed, because a key proof carries its own key.
pub(crate) static KEY: LazyLock<SoftwareKey> = LazyLock::new(|| {
    let pem = include_str!("../../../crates/signing/tests/data/openssl-p256.pem");
    SoftwareKey::from_pem(pem, None).unwrap()
});

/// What the seeds' `aud` says; a client assertion is meant for the token endpoint.
const REGISTRY: &str = "https://registry.example";
/// One minute after the seeds' `iat`.
pub(crate) static NOW: LazyLock<Timestamp> =
    LazyLock::new(|| Timestamp::from_unix_seconds(1_795_305_660));

/// A registry that knows the one key, as the member's or as an operator's.
struct Registered(Holder);

impl KeyDirectory for Registered {
    fn find(&self, id: &KeyId) -> Result<Option<RegisteredKey>, DirectoryError> {
        let key = KEY.public_key();
        Ok((key.key_id() == id).then(|| RegisteredKey {
            key: key.clone(),
            holder: self.0.clone(),
            state: KeyState::Active,
        }))
    }
}

fn member() -> Registered {
    Registered(Holder::Organisation(
        OrganisationNumber::parse("0007:2120000142").unwrap(),
    ))
}

fn operator() -> Registered {
    Registered(Holder::Operator {
        person: PersonId::parse("operator-1").unwrap(),
        organisation: OrganisationNumber::parse("0007:2321000016").unwrap(),
        federation: FederationId::parse("moa").unwrap(),
    })
}

/// What is accepted says the same when it is signed again; a refusal has a code and a short sentence.
pub(crate) fn statement(bytes: &[u8]) {
    let Some((typ, payload)) = crate::first_line(bytes) else {
        return;
    };
    let jws = compact::sign(&*KEY, typ, payload);
    let Ok(jws) = jws.as_deref().map(str::as_bytes) else {
        return;
    };
    match typ {
        Submission::TYP => again(jws, Submission::sign, |jws| {
            evidence::read_submission(jws, &member(), REGISTRY, *NOW)
        }),
        Withdrawal::TYP => again(jws, Withdrawal::sign, |jws| {
            evidence::read_withdrawal(jws, &member(), REGISTRY, *NOW)
        }),
        Decision::TYP => again(jws, Decision::sign, |jws| {
            evidence::read_decision(jws, &operator(), REGISTRY, *NOW)
        }),
        Invitation::TYP => again(jws, Invitation::sign, |jws| {
            evidence::read_invitation(jws, &operator(), REGISTRY, *NOW)
        }),
        Hold::TYP => again(jws, Hold::sign, |jws| {
            evidence::read_hold(jws, &operator(), REGISTRY, *NOW)
        }),
        KeyRevocation::TYP => {
            for holder in [member(), operator()] {
                again(jws, KeyRevocation::sign, |jws| {
                    evidence::read_key_revocation(jws, &holder, REGISTRY, *NOW)
                });
            }
        }
        KeyProof::TYP => again(jws, KeyProof::sign, |jws| {
            evidence::read_key_proof(jws, REGISTRY, *NOW)
        }),
        ClientAssertion::TYP => again(jws, ClientAssertion::sign, |jws| {
            evidence::read_client_assertion(jws, &operator(), REGISTRY, *NOW)
        }),
        _ => {}
    }
}

fn again<T: PartialEq + Debug>(
    jws: &[u8],
    sign: impl Fn(&T, &dyn tillit_signing::Signer) -> Result<String, SignError>,
    read: impl Fn(&[u8]) -> Result<Signed<T>, EvidenceError>,
) {
    match read(jws) {
        Ok(signed) => {
            let written = sign(&signed.statement, &*KEY).unwrap();
            let read_again = read(written.as_bytes()).unwrap();
            assert_eq!(signed.statement, read_again.statement);
        }
        Err(error) => {
            crate::is_short(&error.to_string());
            crate::is_short(error.code());
        }
    }
}

/// A submission's payload, and then its documents as the registry judges them.
pub(crate) fn changeset(payload: &[u8]) {
    let Ok(jws) = compact::sign(&*KEY, Submission::TYP, payload) else {
        return;
    };
    let submission = match evidence::read_submission(jws.as_bytes(), &member(), REGISTRY, *NOW) {
        Ok(signed) => signed.statement,
        Err(error) => return crate::is_short(&error.to_string()),
    };
    let inputs: Vec<DocumentInput<'_>> = submission
        .documents
        .iter()
        .filter_map(|change| {
            Some(DocumentInput {
                kind: change.document.kind(),
                text: change.text()?,
            })
        })
        .collect();
    documents::judge(&inputs, Some(&submission.claims.iss));
}
