//! Invitations, key proofs and enrolment.

use tillit_evidence::{Invitation, KeyProof, Nonce};
use tillit_model::{OrganisationNumber, Sha256};
use tillit_registry::Refusal;
use tillit_registry::view::{EnrolmentReceipt, ItemView};
use tillit_signing::{Signer as _, SoftwareKey};

use super::{AUDIENCE, Party, Person, World};

/// A one-time code as it is handed over.
pub(crate) const CODE: &str = "ABCD-EFGH-IJKL-MNOP-QRST-UVWX-YZ23-4567";

/// A day in seconds.
pub(crate) const DAY: u64 = 24 * 3600;

/// A key proof on its way: a nonce of the registry, a key, an organisation.
pub(crate) struct Proof<'a> {
    pub(crate) nonce: String,
    pub(crate) key: &'a SoftwareKey,
    pub(crate) organisation: &'a OrganisationNumber,
}

impl World {
    /// An invitation with this code, for a week.
    pub(crate) fn invitation(&self, person: &Person, party: &Party, code: &str) -> Invitation {
        let now = self.now().unix_seconds();
        Invitation {
            claims: self.claims(&person.organisation),
            federation: person.federation.clone(),
            organisation: party.number.clone(),
            name: party.name.to_owned(),
            domains: vec![party.domain.to_owned()],
            code_sha256: Sha256::of(code.replace('-', "")),
            expires: now + 7 * DAY as i64,
        }
    }

    pub(crate) fn invite(
        &self,
        person: &Person,
        party: &Party,
        code: &str,
    ) -> Result<ItemView, Refusal> {
        let invitation = self.invitation(person, party, code);
        self.registry
            .invite(invitation.sign(&person.key).unwrap().as_bytes())
    }

    /// Invites with [`CODE`] and has it approved.
    pub(crate) fn invited(&self, party: &Party) {
        let item = self.invite(&self.one, party, CODE).unwrap();
        self.approve_by_two(&item.id);
    }

    pub(crate) fn nonce(&self) -> String {
        self.registry.nonce().unwrap().nonce
    }

    pub(crate) fn proof(&self, proof: &Proof<'_>) -> String {
        let statement = KeyProof {
            claims: self.claims(proof.organisation),
            nonce: Nonce::parse(&proof.nonce).unwrap(),
            key: proof.key.public_key().clone(),
        };
        assert_eq!(statement.claims.aud, AUDIENCE);
        statement.sign(proof.key).unwrap()
    }

    /// The party enrols with this code, its own key and a fresh nonce.
    pub(crate) fn try_enrol(&self, party: &Party, code: &str) -> Result<EnrolmentReceipt, Refusal> {
        self.try_enrol_with(party, code, &party.key)
    }

    /// The same with any key.
    pub(crate) fn try_enrol_with(
        &self,
        party: &Party,
        code: &str,
        key: &SoftwareKey,
    ) -> Result<EnrolmentReceipt, Refusal> {
        let proof = self.proof(&Proof {
            nonce: self.nonce(),
            key,
            organisation: &party.number,
        });
        self.registry
            .enrol(&party.number.to_string(), code, proof.as_bytes())
    }

    /// The whole enrolment, up to an active key.
    pub(crate) fn enrol(&self, party: &Party) {
        self.invited(party);
        let receipt = self.try_enrol(party, CODE).unwrap();
        // Three and four belong to an organisation that enrols nowhere here.
        self.approve_by([&self.three, &self.four], &receipt.id);
    }
}
