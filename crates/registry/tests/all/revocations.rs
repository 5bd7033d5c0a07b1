//! The end of keys: a key ends itself at once, operators together end another's.

use tillit_evidence::{KeyRevocation, Reason};
use tillit_model::{FederationId, OrganisationNumber};
use tillit_registry::Refusal;
use tillit_registry::view::{ItemKind, ItemState, ItemSummary, RevocationReceipt};
use tillit_signing::{KeyId, Signer as _, SoftwareKey};
use tillit_store::{KeyState, StoreError, Transaction};

use crate::support::{
    CODE, Party, Person, World, goteborg, malmo, on_both, refused, runner, stockholm,
};

fn id(key: &SoftwareKey) -> KeyId {
    key.public_key().key_id().clone()
}

impl World {
    fn revoke(
        &self,
        iss: &OrganisationNumber,
        signer: &SoftwareKey,
        key: &SoftwareKey,
        federation: Option<FederationId>,
    ) -> Result<RevocationReceipt, Refusal> {
        let revocation = KeyRevocation {
            claims: self.claims(iss),
            key: id(key),
            reason: Reason::parse("Datorn är stulen").unwrap(),
            federation,
        };
        let jws = revocation.sign(signer).unwrap();
        self.registry.revoke(jws.as_bytes())
    }

    /// A key ends itself.
    fn end(&self, party: &Party) -> Result<RevocationReceipt, Refusal> {
        self.revoke(&party.number, &party.key, &party.key, None)
    }

    /// An operator asks for the end of a key.
    fn ask_to_end(&self, person: &Person, key: &SoftwareKey) -> Result<RevocationReceipt, Refusal> {
        let federation = Some(person.federation.clone());
        self.revoke(&person.organisation, &person.key, key, federation)
    }

    /// The states that a key has had, each with the statement that caused it.
    fn states(&self, key: &SoftwareKey) -> Vec<(KeyState, String)> {
        let history = |tx: &mut Transaction<'_>| tx.key_states(id(key).as_str());
        let rows: Result<_, StoreError> = self.store.read(history);
        let rows = rows.unwrap();
        rows.into_iter()
            .map(|row| (row.state, row.cause.to_string()))
            .collect()
    }
}

on_both! {
    fn a_key_ends_itself_at_once(world: World) {
        let stockholm = stockholm();
        world.enrol(&stockholm);
        let token = world.token(&stockholm.subject(), &stockholm.key).unwrap();
        world.registry.reader(Some(&token)).unwrap();
        let waits = world.submit(&stockholm, vec![stockholm.organisation_document()]).unwrap();

        let receipt = world.end(&stockholm).unwrap();
        assert_eq!((receipt.state, &receipt.key_id), (ItemState::Approved, &id(&stockholm.key)));
        let states = world.states(&stockholm.key);
        assert_eq!(states.last().unwrap(), &(KeyState::Revoked, receipt.id.to_string()));
        assert_eq!(states.len(), 3);

        refused(world.registry.reader(Some(&token)), "invalid_token");
        refused(world.token(&stockholm.subject(), &stockholm.key), "key_revoked");
        refused(world.submit(&stockholm, vec![stockholm.organisation_document()]), "key_revoked");
        refused(world.end(&stockholm), "key_revoked");
        world.approve_by_two(&waits.id);
        // It was no question to anybody.
        refused(world.registry.review(&receipt.id, &world.one.reader()), "not_found");
    }

    fn a_key_ends_no_other(world: World) {
        let (stockholm, goteborg) = (stockholm(), goteborg());
        world.enrol(&stockholm);
        world.enrol(&goteborg);
        refused(world.revoke(&stockholm.number, &stockholm.key, &goteborg.key, None), "not_own_key");
        let stranger = malmo();
        refused(world.end(&stranger), "unknown_key");
        world.token(&goteborg.subject(), &goteborg.key).unwrap();
        world.end(&goteborg).unwrap();
        world.token(&stockholm.subject(), &stockholm.key).unwrap();
    }

    fn two_operators_end_a_key_and_one_does_not(world: World) {
        let stockholm = stockholm();
        world.enrol(&stockholm);
        let token = world.token(&stockholm.subject(), &stockholm.key).unwrap();
        let asked = world.ask_to_end(&world.one, &stockholm.key).unwrap();
        assert_eq!(asked.state, ItemState::Pending);
        let detail = world.registry.review(&asked.id, &world.two.reader()).unwrap();
        assert_eq!((detail.view.kind, &detail.view.organisation), (ItemKind::Revocation, &stockholm.number));
        assert_eq!(detail.view.summary, ItemSummary::Revocation {
            organisation: stockholm.number.clone(),
            key_id: id(&stockholm.key),
            reason: "Datorn är stulen".to_owned(),
        });
        world.approve(&world.one, &asked.id).unwrap();
        world.registry.reader(Some(&token)).unwrap();
        assert_eq!(world.approve(&world.two, &asked.id).unwrap().state, ItemState::Approved);
        refused(world.registry.reader(Some(&token)), "invalid_token");
        refused(world.end(&stockholm), "key_revoked");
        assert_eq!(world.states(&stockholm.key).last().unwrap(), &(KeyState::Revoked, asked.id.to_string()));
        refused(world.ask_to_end(&world.one, &stockholm.key), "already_revoked");
    }

    fn a_rejection_leaves_the_key(world: World) {
        let stockholm = stockholm();
        world.enrol(&stockholm);
        let asked = world.ask_to_end(&world.one, &stockholm.key).unwrap();
        assert_eq!(world.reject(&world.two, &asked.id).unwrap().state, ItemState::Rejected);
        world.token(&stockholm.subject(), &stockholm.key).unwrap();
        assert_eq!(world.states(&stockholm.key).len(), 2);
    }

    fn operators_of_the_holder_do_not_decide(world: World) {
        let runner = runner();
        world.enrol(&runner);
        let asked = world.ask_to_end(&world.three, &runner.key).unwrap();
        refused(world.approve(&world.one, &asked.id), "own_submission");
        refused(world.reject(&world.two, &asked.id), "own_submission");
        world.approve_by([&world.three, &world.four], &asked.id);
        refused(world.token(&runner.subject(), &runner.key), "key_revoked");
    }

    fn a_key_that_ended_itself_meanwhile_stays_ended_by_its_own_word(world: World) {
        let stockholm = stockholm();
        world.enrol(&stockholm);
        let asked = world.ask_to_end(&world.one, &stockholm.key).unwrap();
        let own = world.end(&stockholm).unwrap();
        world.approve_by_two(&asked.id);
        let states = world.states(&stockholm.key);
        assert_eq!((states.len(), &states[2].1), (3, &own.id.to_string()));
    }

    fn only_registered_keys_of_organisations_are_revoked(world: World) {
        let stockholm = stockholm();
        refused(world.ask_to_end(&world.one, &stockholm.key), "not_found");
        refused(world.ask_to_end(&world.one, &world.two.key), "key_in_profile");
        world.invited(&stockholm);
        let enrolment = world.try_enrol(&stockholm, CODE).unwrap();
        refused(world.ask_to_end(&world.one, &stockholm.key), "key_pending");
        refused(world.end(&stockholm), "key_not_active");
        world.approve_by([&world.three, &world.four], &enrolment.id);
        world.ask_to_end(&world.one, &stockholm.key).unwrap();
    }

    fn only_the_federation_that_enrolled_decides_on_a_key(world: TwoFederations) {
        let stockholm = stockholm();
        world.enrol(&stockholm);
        refused(world.ask_to_end(&world.five, &stockholm.key), "enrolled_elsewhere");
        world.ask_to_end(&world.one, &stockholm.key).unwrap();
    }

    fn a_revocation_counts_once(world: World) {
        let stockholm = stockholm();
        world.enrol(&stockholm);
        let revocation = KeyRevocation {
            claims: world.claims(&world.one.organisation),
            key: id(&stockholm.key),
            reason: Reason::parse("Datorn är stulen").unwrap(),
            federation: Some(world.moa.clone()),
        };
        let jws = revocation.sign(&world.one.key).unwrap();
        let first = world.registry.revoke(jws.as_bytes()).unwrap();
        let refusal = refused(world.registry.revoke(jws.as_bytes()), "replayed");
        assert_eq!(refusal.original, Some(first.id));
    }
}
