//! Access tokens for reads that are not public (RFC 6749 client credentials with an RFC 7523 assertion).
//!
//! The names in request and answer are those of the standards, so they are not camelCase.

use actix_web::post;
use serde::Serialize;

use crate::answer::Accepted;
use crate::app::App;
use crate::body::Form;
use crate::problem::{Code, Problem};

const ASSERTION_TYPE: &str = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

/// What RFC 6749, section 5.1 answers with. Its names belong to that standard.
#[derive(Serialize)]
pub struct TokenAnswer {
    access_token: String,
    token_type: &'static str,
    expires_in: u32,
}

impl std::fmt::Debug for TokenAnswer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("TokenAnswer(hidden)")
    }
}

/// Exchanges a client assertion for an access token.
///
/// The assertion (`private_key_jwt`) is signed by a registered key; its audience is this address. The token lives ten minutes.
#[utoipa::path(
    tag = "tokens",
    request_body(content = Object, content_type = "application/x-www-form-urlencoded",
        description = "grant_type=client_credentials, client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer and client_assertion (RFC 6749, RFC 7523).",
        example = json!({"grant_type": "client_credentials", "client_assertion_type": ASSERTION_TYPE, "client_assertion": "eyJhbGciOiJFUzI1NiIs…"})),
    responses((status = 200, description = "The token, with the names of RFC 6749, section 5.1.", body = Object, content_type = "application/json",
        example = json!({"access_token": "eyJhbGciOiJFUzI1NiIs…", "token_type": "Bearer", "expires_in": 600})))
)]
#[post("/tokens")]
pub(crate) async fn create(app: App, Form(form): Form) -> Result<Accepted<TokenAnswer>, Problem> {
    let assertion = assertion(&form)?;
    let token = app
        .run(move |registry| registry.issue_token(assertion.as_bytes()))
        .await?;
    Ok(Accepted::done(TokenAnswer {
        access_token: token.text,
        token_type: "Bearer",
        expires_in: token.expires_in,
    }))
}

/// The assertion in a form that asks for a token in the one way that there is; each parameter once (RFC 6749, section 3.2).
fn assertion(form: &[u8]) -> Result<String, Problem> {
    let value = |name: &str| {
        let mut values = url::form_urlencoded::parse(form).filter(|(key, _)| key == name);
        match (values.next(), values.next()) {
            (Some((_, value)), None) => Ok(value.into_owned()),
            _ => Err(Problem::new(
                Code::BAD_REQUEST,
                format!("the form needs {name} exactly once"),
            )),
        }
    };
    let expect = |name: &str, expected: &str| {
        if value(name)? == expected {
            return Ok(());
        }
        let detail = format!("{name} must be {expected}");
        Err(Problem::new(Code::BAD_REQUEST, detail))
    };
    expect("grant_type", "client_credentials")?;
    expect("client_assertion_type", ASSERTION_TYPE)?;
    value("client_assertion")
}
