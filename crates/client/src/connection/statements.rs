//! Sending signed statements. What they say is made elsewhere; here they only travel.

use serde::Serialize;
use serde::de::DeserializeOwned;
use tillit_model::OrganisationNumber;

use super::{Accepted, Connection, DecisionReceipt, EnrolmentReceipt, Receipt, RequestError, wire};

/// What a registry's statements travel as (RFC 7515, section 9.2.1).
const JOSE: &str = "application/jose";

#[derive(Serialize)]
struct Enrolment<'a> {
    organisation: &'a OrganisationNumber,
    code: &'a str,
    proof: &'a str,
}

impl Connection {
    /// Sends a changeset.
    pub fn send_submission(&self, jws: &str) -> Result<Receipt, RequestError> {
        self.send("/submissions", jws)
    }

    /// Takes a submission back.
    pub fn send_withdrawal(&self, jws: &str) -> Result<Accepted, RequestError> {
        self.send("/withdrawals", jws)
    }

    /// Sends a vote.
    pub fn send_decision(&self, jws: &str) -> Result<DecisionReceipt, RequestError> {
        self.send("/decisions", jws)
    }

    /// Invites an organisation.
    pub fn send_invitation(&self, jws: &str) -> Result<Accepted, RequestError> {
        self.send("/invitations", jws)
    }

    /// Holds something, or asks for a hold to be lifted.
    pub fn send_hold(&self, jws: &str) -> Result<Accepted, RequestError> {
        self.send("/holds", jws)
    }

    /// Revokes the key that signed, or asks for another's end.
    pub fn send_key_revocation(&self, jws: &str) -> Result<Accepted, RequestError> {
        self.send("/key-revocations", jws)
    }

    /// A number used once, for a key proof.
    pub fn nonce(&self) -> Result<String, RequestError> {
        let answer: wire::Nonce = self
            .transport
            .post("/registry/v1/nonces", "application/json", b"{}")?
            .json()?;
        Ok(answer.nonce)
    }

    /// Sends an invitation's code with the proof of a key.
    pub fn send_enrolment(
        &self,
        organisation: &OrganisationNumber,
        code: &str,
        proof: &str,
    ) -> Result<EnrolmentReceipt, RequestError> {
        let body = serde_json::to_vec(&Enrolment {
            organisation,
            code,
            proof,
        })
        .expect("three texts are always JSON");
        self.transport
            .post("/registry/v1/enrolments", "application/json", &body)?
            .json()
    }

    fn send<T: DeserializeOwned>(&self, path: &str, jws: &str) -> Result<T, RequestError> {
        self.transport
            .post(&format!("/registry/v1{path}"), JOSE, jws.as_bytes())?
            .json()
    }
}
