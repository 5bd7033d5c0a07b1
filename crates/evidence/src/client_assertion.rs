//! `client-authentication+jwt`: a registered key asks for an access token (RFC 7523, `private_key_jwt`).

use std::fmt;

use serde::{Deserialize, Serialize};
use tillit_model::{OrganisationNumber, PersonId, Timestamp};
use tillit_signing::{SignError, Signer};

use crate::claims::{self, Window};
use crate::directory::Holder;
use crate::evidence_error::EvidenceError;
use crate::random_id::Jti;
use crate::statement::{self, NotTheirs, Statement};

/// The holder of a key says who they are, to the token endpoint and for a few minutes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClientAssertion {
    /// Who asks.
    pub iss: Subject,
    /// Who is to be let in; the same.
    pub sub: Subject,
    /// The address of the token endpoint, one text.
    pub aud: String,
    /// Until when it is received, seconds since 1970.
    pub exp: i64,
    /// When it was signed, seconds since 1970.
    pub iat: i64,
    /// 128 random bits.
    pub jti: Jti,
}

/// A party that can read what is not public.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Subject {
    /// `organisation:0007:2120000142`
    Organisation(OrganisationNumber),
    /// `person:operator-1`
    Person(PersonId),
}

/// The text names neither an organisation nor a person.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("neither organisation:<number> nor person:<id>")]
pub struct ParseSubjectError;

impl Subject {
    /// Reads `organisation:0007:2120000142` or `person:operator-1`.
    pub fn parse(text: &str) -> Result<Self, ParseSubjectError> {
        let subject = match text.split_once(':') {
            Some(("organisation", number)) => OrganisationNumber::parse(number)
                .ok()
                .map(Self::Organisation),
            Some(("person", id)) => PersonId::parse(id).ok().map(Self::Person),
            _ => None,
        };
        // Only the canonical spelling, so that a subject has one name.
        subject
            .filter(|subject| subject.to_string() == text)
            .ok_or(ParseSubjectError)
    }

    /// The subject that the holder of a key is.
    #[must_use]
    pub fn of(holder: &Holder) -> Self {
        match holder {
            Holder::Organisation(number) => Self::Organisation(number.clone()),
            Holder::Operator { person, .. } => Self::Person(person.clone()),
        }
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Organisation(number) => write!(f, "organisation:{number}"),
            Self::Person(id) => write!(f, "person:{id}"),
        }
    }
}

impl TryFrom<String> for Subject {
    type Error = ParseSubjectError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

impl From<Subject> for String {
    fn from(subject: Subject) -> Self {
        subject.to_string()
    }
}

impl ClientAssertion {
    /// The header member `typ`.
    pub const TYP: &'static str = "client-authentication+jwt";

    /// An assertion of the subject, signed now, for one minute.
    #[must_use]
    pub fn new(
        subject: Subject,
        token_endpoint: impl Into<String>,
        now: Timestamp,
        jti: Jti,
    ) -> Self {
        let iat = now.unix_seconds();
        Self {
            iss: subject.clone(),
            sub: subject,
            aud: token_endpoint.into(),
            exp: iat + 60,
            iat,
            jti,
        }
    }

    /// Until when `jti` has to be remembered.
    #[must_use]
    pub fn remember_until(&self) -> Timestamp {
        claims::remember_until(self.exp)
    }

    /// Signs the assertion as a compact JWS.
    pub fn sign(&self, signer: &dyn Signer) -> Result<String, SignError> {
        statement::sign(self, signer)
    }
}

impl Statement for ClientAssertion {
    const TYP: &'static str = Self::TYP;
    const MEMBERS: &'static [&'static str] = &["iss", "sub", "aud", "exp", "iat", "jti"];

    fn window(&self) -> Window {
        Window {
            iat: self.iat,
            exp: self.exp,
        }
    }

    fn check(&self) -> Result<(), EvidenceError> {
        if self.iss != self.sub {
            return Err(EvidenceError::Payload("`iss` and `sub` differ".to_owned()));
        }
        Ok(())
    }

    fn check_holder(&self, holder: &Holder) -> Result<(), NotTheirs> {
        if self.sub == Subject::of(holder) {
            Ok(())
        } else {
            Err(NotTheirs::Issuer)
        }
    }
}
