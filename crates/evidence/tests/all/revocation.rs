//! Who may end which key.

use tillit_evidence::{
    EvidenceError, Item, ItemKind, KeyRevocation, KeyState, Signed, may_decide,
    read_key_revocation, reread_key_revocation,
};
use tillit_model::FederationId;
use tillit_signing::{KeyId, Signer, SoftwareKey};

use crate::statements::reason;
use crate::world::{
    MALMO, REGION_STOCKHOLM, REGISTRY, STOCKHOLM, World, claims, federation, now, number,
};

fn id(key: &SoftwareKey) -> KeyId {
    key.public_key().key_id().clone()
}

fn revocation(iss: &str, key: &SoftwareKey, federation: Option<FederationId>) -> KeyRevocation {
    KeyRevocation {
        claims: claims(iss),
        key: id(key),
        reason: reason(),
        federation,
    }
}

fn read(
    world: &World,
    statement: &KeyRevocation,
    signer: &SoftwareKey,
) -> Result<Signed<KeyRevocation>, EvidenceError> {
    let jws = statement.sign(signer).unwrap();
    read_key_revocation(jws.as_bytes(), world, REGISTRY, now())
}

fn code(world: &World, statement: &KeyRevocation, signer: &SoftwareKey) -> &'static str {
    read(world, statement, signer).unwrap_err().code()
}

#[test]
fn a_key_ends_itself_and_no_other() {
    let world = World::new();
    let own = revocation(STOCKHOLM, &world.stockholm, None);
    read(&world, &own, &world.stockholm).unwrap();
    let others = revocation(STOCKHOLM, &world.malmo, None);
    assert_eq!(code(&world, &others, &world.stockholm), "not_own_key");
    let in_another_name = revocation(MALMO, &world.stockholm, None);
    assert_eq!(
        code(&world, &in_another_name, &world.stockholm),
        "wrong_issuer"
    );
}

#[test]
fn an_operator_names_the_own_federation_and_an_organisation_none() {
    let world = World::new();
    let key = &world.stockholm;
    let asked = revocation(REGION_STOCKHOLM, key, Some(federation()));
    read(&world, &asked, &world.one).unwrap();
    let nowhere = revocation(REGION_STOCKHOLM, key, None);
    assert_eq!(code(&world, &nowhere, &world.one), "malformed_statement");
    let elsewhere = FederationId::parse("sambi").unwrap();
    let elsewhere = revocation(REGION_STOCKHOLM, key, Some(elsewhere));
    assert_eq!(code(&world, &elsewhere, &world.one), "not_an_operator");
    let by_itself = revocation(STOCKHOLM, key, Some(federation()));
    assert_eq!(code(&world, &by_itself, key), "malformed_statement");
}

#[test]
fn a_revoked_key_does_not_end_again_and_its_word_stays_evidence() {
    let mut world = World::new();
    let own = revocation(STOCKHOLM, &world.stockholm, None);
    let jws = own.sign(&world.stockholm).unwrap();
    let key = id(&world.stockholm);
    world.set_state(&key, KeyState::Revoked);
    assert_eq!(code(&world, &own, &world.stockholm), "key_revoked");
    let again = reread_key_revocation(jws.as_bytes(), &world, REGISTRY).unwrap();
    assert_eq!(again.statement, own);
}

#[test]
fn operators_do_not_decide_on_a_key_of_their_own_organisation() {
    let world = World::new();
    let asked = revocation(REGION_STOCKHOLM, &world.stockholm, Some(federation()));
    let signed = read(&world, &asked, &world.one).unwrap();
    let operators = world.operators();
    let one = operators.find(&id(&world.one)).unwrap();
    let own = Item::revocation(&signed, federation(), number(REGION_STOCKHOLM));
    assert_eq!(own.kind, ItemKind::Revocation);
    assert_eq!(may_decide(one, &own).unwrap_err().code(), "own_submission");
    may_decide(operators.find(&id(&world.three)).unwrap(), &own).unwrap();
    let other = Item::revocation(&signed, federation(), number(STOCKHOLM));
    may_decide(one, &other).unwrap();
}
