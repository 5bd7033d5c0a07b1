//! Proposals of a new profile.

use serde_json::json;
use tillit_evidence::Submission;
use tillit_model::DocumentKind;
use tillit_registry::Refusal;
use tillit_registry::view::Receipt;
use tillit_signing::SoftwareKey;

use super::{Person, ProfileText, Proof, World, based_on, first};

impl World {
    /// A proof of possession by each of the person's keys, over fresh nonces.
    pub(crate) fn proofs(&self, person: &Person) -> Vec<String> {
        let proof = |key: &SoftwareKey| {
            self.proof(&Proof {
                nonce: self.nonce(),
                key,
                organisation: &person.organisation,
            })
        };
        vec![proof(&person.key), proof(&person.spare)]
    }

    /// The profile with the proofs of one new operator.
    pub(crate) fn proven(&self, profile: ProfileText, person: &Person) -> String {
        profile.with("proofs", json!(self.proofs(person))).text()
    }

    /// Proposes a profile that builds on the one that holds.
    pub(crate) fn propose(&self, person: &Person, text: &str) -> Result<Receipt, Refusal> {
        let federation = self.registry.federation(&person.federation).unwrap();
        let current = self.registry.profile(&person.federation).unwrap();
        let before = String::from_utf8(current.text).unwrap();
        self.propose_on(person, federation.profile_version, &before, text)
    }

    /// Proposes a profile that builds on this one.
    pub(crate) fn propose_on(
        &self,
        person: &Person,
        version: u64,
        before: &str,
        text: &str,
    ) -> Result<Receipt, Refusal> {
        let change = first(DocumentKind::Federation, person.federation.as_str(), text);
        let submission = Submission {
            claims: self.claims(&person.organisation),
            documents: vec![based_on(version, before, change)],
        };
        self.registry
            .submit(submission.sign(&person.key).unwrap().as_bytes())
    }
}
