//! Tokens for reads that are not public: a client assertion by a registered key (RFC 7523) is exchanged for one.

use tillit_evidence::{ClientAssertion, Subject};
use tillit_model::Timestamp;
use tillit_signing::{SignError, Signer};

use super::{Connection, RequestError, wire};
use crate::random;

/// Why there is no token.
#[derive(Debug, thiserror::Error)]
pub enum TokenError {
    /// The key could not sign.
    #[error(transparent)]
    Sign(#[from] SignError),
    /// The registry gave none.
    #[error(transparent)]
    Request(#[from] RequestError),
}

const PATH: &str = "/registry/v1/tokens";

impl Connection {
    /// The same connection, with a token of ten minutes for what is not public.
    pub fn authenticate(
        &self,
        subject: Subject,
        signer: &dyn Signer,
        now: Timestamp,
    ) -> Result<Self, TokenError> {
        let endpoint = self.address().join(PATH);
        let assertion = ClientAssertion::new(subject, endpoint, now, random::jti()).sign(signer)?;
        let form = url::form_urlencoded::Serializer::new(String::new())
            .append_pair("grant_type", "client_credentials")
            .append_pair(
                "client_assertion_type",
                "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
            )
            .append_pair("client_assertion", &assertion)
            .finish();
        let answer: wire::TokenAnswer = self
            .transport
            .post(PATH, "application/x-www-form-urlencoded", form.as_bytes())?
            .json()?;
        Ok(Self {
            transport: self.transport.clone(),
            token: Some(answer.access_token),
        })
    }

    /// Whether reads that are not public are answered.
    pub fn is_authenticated(&self) -> bool {
        self.token.is_some()
    }
}
