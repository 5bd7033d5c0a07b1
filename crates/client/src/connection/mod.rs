//! A connection to one registry: every request that it answers, in the names of the protocol.
//!
//! Plain HTTP is spoken to this machine only, redirects are not followed, answers have a largest size, and every request carries the same trace. What is read here is what the registry *says*; what has to be
//! believed is verified elsewhere, from exact bytes.

mod address;
mod attribute_use;
mod problem;
mod reported;
mod statements;
mod token;
mod transport;
mod wire;

use serde::de::DeserializeOwned;
use tillit_model::{
    DocumentKind, FederationId, OrganisationNumber, Profile, Sha256,
    text::{json as strict, typed},
};

pub use address::{Address, ParseAddressError};
pub use attribute_use::{
    AttributeGap, AttributeUsage, CompatibilityQuestion, DeprecatedAttribute, EntityReference,
    ServiceCompatibility, UsageQuestion,
};
pub use problem::{Problem, RequestError};
pub use reported::{ReportedFinding, Sentence};
pub use token::TokenError;
pub use wire::{
    Accepted, ApiInfo, DecisionReceipt, DocumentHead, EnrolmentReceipt, EnrolmentStatus,
    Federation, Format, Item, ItemDetail, KeyToEnrol, Pending, PublishKey, Receipt,
    ReceivedDocument, Status, Version, Vote,
};

use transport::Transport;

/// Entries asked for at a time, the most that the registry gives.
const PAGE: usize = 100;
/// Pages read of one answer: 100,000 entries. What is larger is read from the published files.
const MOST_PAGES: u32 = 1000;

/// A connection to one registry.
#[derive(Debug, Clone)]
pub struct Connection {
    transport: Transport,
    token: Option<String>,
}

/// A profile, with the hash of the exact text that it was read from.
#[derive(Debug, Clone, PartialEq)]
pub struct Profiled {
    /// The profile.
    pub profile: Profile,
    /// SHA-256 of its exact text: what decisions are bound to.
    pub sha256: Sha256,
}

impl Connection {
    /// Prepares a connection; nothing is sent yet.
    pub fn new(address: Address) -> Self {
        Self {
            transport: Transport::new(address),
            token: None,
        }
    }

    /// The registry's address: also the audience of statements sent to it.
    pub fn address(&self) -> &Address {
        self.transport.address()
    }

    /// What the API says about itself.
    pub fn api_info(&self) -> Result<ApiInfo, RequestError> {
        self.read("/api-info", &[])
    }

    /// The federations on this registry.
    pub fn federations(&self) -> Result<Vec<Federation>, RequestError> {
        self.read_all("/federations", &[])
    }

    /// One federation.
    pub fn federation(&self, id: &FederationId) -> Result<Federation, RequestError> {
        self.read(&format!("/federations/{id}"), &[])
    }

    /// A federation's profile, from its exact text.
    pub fn profile(&self, id: &FederationId) -> Result<Profiled, RequestError> {
        let answer = self.answer(&format!("/federations/{id}/profile"), &[])?;
        let strange = |reason: String| RequestError::Strange {
            url: answer.url.clone(),
            reason,
        };
        let value = strict::read(&answer.body).map_err(|error| strange(error.to_string()))?;
        let profile: Profile =
            typed::from_value(value).map_err(|error| strange(error.to_string()))?;
        if profile.id != *id {
            return Err(strange(format!("it is the profile of {}", profile.id)));
        }
        Ok(Profiled {
            sha256: Sha256::of(&answer.body),
            profile,
        })
    }

    /// Heads of the documents of one owner. With a token also what is not public of it.
    pub fn documents_of(
        &self,
        owner: &OrganisationNumber,
    ) -> Result<Vec<DocumentHead>, RequestError> {
        self.search(&[("organisation", owner.to_string())])
    }

    /// The head of one document; none when there is none that this reader may know of.
    pub fn document(
        &self,
        kind: DocumentKind,
        id: &str,
    ) -> Result<Option<DocumentHead>, RequestError> {
        let query = [
            ("kind", kind.as_str().to_owned()),
            ("documentId", id.to_owned()),
        ];
        let found = self.search(&query)?;
        Ok(found
            .into_iter()
            .find(|head| head.kind == kind && head.document_id == id))
    }

    /// The registry does not tell what is hidden from what never was: either is nothing to this reader.
    fn search(&self, query: &[(&str, String)]) -> Result<Vec<DocumentHead>, RequestError> {
        match self.read_all("/documents", query) {
            Err(error) if error.status() == Some(404) => Ok(Vec::new()),
            found => found,
        }
    }

    /// Every version of a document, by its key.
    pub fn versions(&self, key: &str) -> Result<Vec<Version>, RequestError> {
        self.read_all(&format!("/documents/{key}/versions"), &[])
    }

    /// The exact text of one version, checked against its hash.
    pub fn version_text(
        &self,
        key: &str,
        version: u64,
        sha256: &Sha256,
    ) -> Result<String, RequestError> {
        let path = format!("/documents/{key}/versions/{version}/text");
        self.exact(&path, sha256)
    }

    /// Submissions that this reader may see.
    pub fn submissions(&self, status: Option<Status>) -> Result<Vec<Item>, RequestError> {
        let query: Vec<_> = status
            .map(|status| ("status", status.as_str().to_owned()))
            .into_iter()
            .collect();
        self.read_all("/submissions", &query)
    }

    /// One submission.
    pub fn submission(&self, id: &Sha256) -> Result<ItemDetail, RequestError> {
        self.read(&format!("/submissions/{id}"), &[])
    }

    /// The exact statement of a submission.
    pub fn submission_statement(&self, id: &Sha256) -> Result<String, RequestError> {
        self.exact(&format!("/submissions/{id}/statement"), id)
    }

    /// Where an enrolment stands.
    pub fn enrolment(&self, id: &Sha256) -> Result<EnrolmentStatus, RequestError> {
        self.read(&format!("/enrolments/{id}"), &[])
    }

    /// Items of every kind that wait for, or went through, the operators of a federation.
    pub fn reviews(
        &self,
        federation: &FederationId,
        status: Option<Status>,
    ) -> Result<Vec<Item>, RequestError> {
        let mut query = vec![("federation", federation.to_string())];
        query.extend(status.map(|status| ("status", status.as_str().to_owned())));
        self.read_all("/reviews", &query)
    }

    /// Keys that were proved to the operators of a federation, in every state.
    pub fn enrolments(&self, federation: &FederationId) -> Result<Vec<Item>, RequestError> {
        let query = [
            ("federation", federation.to_string()),
            ("kind", "key".to_owned()),
        ];
        self.read_all("/reviews", &query)
    }

    /// One item, with the votes so far.
    pub fn review(&self, id: &Sha256) -> Result<ItemDetail, RequestError> {
        self.read(&format!("/reviews/{id}"), &[])
    }

    /// The exact statement of an item.
    pub fn review_statement(&self, id: &Sha256) -> Result<String, RequestError> {
        self.exact(&format!("/reviews/{id}/statement"), id)
    }

    /// A public artefact by its path below the registry's address.
    pub fn download(&self, path: &str, limit: u64) -> Result<Vec<u8>, RequestError> {
        self.transport.download(path, limit)
    }

    fn answer(
        &self,
        path: &str,
        query: &[(&str, String)],
    ) -> Result<transport::Answer, RequestError> {
        let path = format!("/registry/v1{path}");
        self.transport.get(&path, query, self.token.as_deref())
    }

    fn read<T: DeserializeOwned>(
        &self,
        path: &str,
        query: &[(&str, String)],
    ) -> Result<T, RequestError> {
        self.answer(path, query)?.json()
    }

    /// Reads page after page.
    fn read_all<T: DeserializeOwned>(
        &self,
        path: &str,
        query: &[(&str, String)],
    ) -> Result<Vec<T>, RequestError> {
        let mut all = Vec::new();
        for page in 1..=MOST_PAGES {
            let mut query = query.to_vec();
            query.push(("limit", PAGE.to_string()));
            query.push(("page", page.to_string()));
            let wire::Page { items } = self.read::<wire::Page<T>>(path, &query)?;
            let last = items.len() < PAGE;
            all.extend(items);
            if last {
                break;
            }
        }
        Ok(all)
    }

    /// Exact bytes, refused when they are not those that were asked for.
    fn exact(&self, path: &str, sha256: &Sha256) -> Result<String, RequestError> {
        let answer = self.answer(path, &[])?;
        let found = Sha256::of(&answer.body);
        let strange = |reason: String| RequestError::Strange {
            url: answer.url.clone(),
            reason,
        };
        if found != *sha256 {
            return Err(strange(format!(
                "the bytes have SHA-256 {found}, not {sha256}"
            )));
        }
        String::from_utf8(answer.body).map_err(|_| strange("not UTF-8".to_owned()))
    }
}
