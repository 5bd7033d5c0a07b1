//! Reads that are not public: a client assertion (RFC 7523) is exchanged for an access token of ten minutes (RFC 9068).
//!
//! The token names the key that asked for it. Who that key belongs to is looked up at every use, so a revoked key reads nothing more.

use serde::{Deserialize, Serialize};
use tillit_evidence::{Holder, read_client_assertion};
use tillit_signing::{KeyId, compact};

use crate::audit::audited;
use crate::directory::Directory;
use crate::view::{AccessToken, Reader};
use crate::{Refusal, RefusalClass, Registry, random};

/// Ten minutes.
const LIFE_SECONDS: u32 = 600;
const TYP: &str = "at+jwt";

/// RFC 9068, section 2.2.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Claims {
    iss: String,
    aud: String,
    sub: String,
    client_id: String,
    iat: i64,
    exp: i64,
    jti: String,
}

impl Registry {
    /// The address whose name an assertion carries as its audience.
    pub fn token_endpoint(&self) -> String {
        format!("{}/registry/v1/tokens", self.audience())
    }

    /// Exchanges a client assertion for an access token.
    pub fn issue_token(&self, assertion: &[u8]) -> Result<AccessToken, Refusal> {
        let now = self.now();
        let signed = self.read(|tx| {
            let directory = Directory::new(self, tx);
            read_client_assertion(assertion, &directory, &self.token_endpoint(), now)
                .map_err(|error| directory.refusal(error))
        });
        let signed = audited(assertion, signed)?;
        self.write(|tx| {
            let until = signed.statement.remember_until();
            let subject = subject_of(&signed.holder);
            self.remember(
                tx,
                &subject,
                signed.statement.jti.as_str(),
                until,
                &signed.sha256,
            )
        })?;
        let claims = Claims {
            iss: self.audience().to_owned(),
            aud: self.audience().to_owned(),
            sub: subject_of(&signed.holder),
            client_id: signed.key_id.to_string(),
            iat: now.unix_seconds(),
            exp: now.unix_seconds() + i64::from(LIFE_SECONDS),
            jti: random::token_128()?,
        };
        let payload = serde_json::to_vec(&claims).expect("claims are plain texts and numbers");
        let text = compact::sign(self.token_key().as_ref(), TYP, &payload).map_err(|_| {
            Refusal::new(
                RefusalClass::Unavailable,
                "signer_unavailable",
                "the token could not be signed; try again",
            )
        })?;
        Ok(AccessToken {
            text,
            expires_in: LIFE_SECONDS,
        })
    }

    /// Who presents this bearer token; nobody in particular without one.
    pub fn reader(&self, bearer: Option<&str>) -> Result<Reader, Refusal> {
        let Some(bearer) = bearer else {
            return Ok(Reader::Public);
        };
        let key_id = self.check_token(bearer).ok_or_else(invalid_token)?;
        self.read(|tx| {
            let directory = Directory::new(self, tx);
            match directory.active_holder(&key_id)? {
                Some(Holder::Organisation(number)) => Ok(Reader::Organisation(number)),
                Some(Holder::Operator {
                    person,
                    organisation,
                    federation,
                }) => Ok(Reader::Operator {
                    person,
                    organisation,
                    federation,
                }),
                None => Err(invalid_token()),
            }
        })
    }

    fn check_token(&self, bearer: &str) -> Option<KeyId> {
        let unverified = compact::read(bearer).ok()?;
        let key = self.token_key();
        let header = unverified.header();
        if header.typ != TYP || &header.kid != key.public_key().key_id() {
            return None;
        }
        let payload = unverified.verify(key.public_key()).ok()?;
        let claims: Claims = serde_json::from_slice(&payload).ok()?;
        let now = self.now().unix_seconds();
        let holds = claims.aud == self.audience()
            && claims.iss == self.audience()
            && claims.exp > now
            && claims.iat <= now + 60;
        holds
            .then(|| KeyId::parse(&claims.client_id).ok())
            .flatten()
    }
}

fn subject_of(holder: &Holder) -> String {
    match holder {
        Holder::Organisation(number) => format!("organisation:{number}"),
        Holder::Operator { person, .. } => format!("person:{person}"),
    }
}

fn invalid_token() -> Refusal {
    Refusal::new(
        RefusalClass::Unauthenticated,
        "invalid_token",
        "the access token is not valid any more; ask for a new one with a client assertion",
    )
}
