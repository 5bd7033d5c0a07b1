//! The access token of a request (RFC 6750, in the header only).

use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::http::header;
use actix_web::{FromRequest, HttpRequest};
use tillit_registry::view::Reader;
use tillit_registry::{Refusal, RefusalClass, Registry};

/// What stood in `Authorization`.
#[derive(Clone)]
pub struct Bearer(Presented);

#[derive(Clone)]
enum Presented {
    Nothing,
    Token(String),
    SomethingElse,
}

impl Bearer {
    /// Who reads: everyone without a token.
    pub fn reader(&self, registry: &Registry) -> Result<Reader, Refusal> {
        match &self.0 {
            Presented::Nothing => registry.reader(None),
            Presented::Token(token) => registry.reader(Some(token)),
            Presented::SomethingElse => Err(Refusal::new(
                RefusalClass::Unauthenticated,
                "invalid_token",
                "send the token as `Authorization: Bearer <token>`",
            )),
        }
    }

    /// Who reads what is not public: a token is needed.
    pub fn known_reader(&self, registry: &Registry) -> Result<Reader, Refusal> {
        match self.reader(registry)? {
            Reader::Public => Err(Refusal::new(
                RefusalClass::Unauthenticated,
                "token_needed",
                "this is not public: exchange a client assertion for a token at /registry/v1/tokens",
            )),
            known => Ok(known),
        }
    }
}

impl FromRequest for Bearer {
    type Error = actix_web::Error;
    type Future = Ready<Result<Self, Self::Error>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let presented = match request.headers().get(header::AUTHORIZATION) {
            None => Presented::Nothing,
            Some(value) => value
                .to_str()
                .ok()
                .and_then(|text| text.split_once(' '))
                .filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"))
                .map_or(Presented::SomethingElse, |(_, token)| {
                    Presented::Token(token.trim().to_owned())
                }),
        };
        ready(Ok(Self(presented)))
    }
}

impl std::fmt::Debug for Bearer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Bearer(hidden)")
    }
}
