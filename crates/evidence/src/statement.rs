//! What all kinds of statements have in common: a type, a closed set of members, a signature.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use tillit_model::text::json::{self, Limits};
use tillit_model::text::typed::{self, ShapeError};
use tillit_signing::{KeyId, SignError, Signer, compact};

use crate::claims::Window;
use crate::directory::Holder;
use crate::evidence_error::EvidenceError;
use crate::strict::{deceptive, shorten};

/// One kind of statement.
pub(crate) trait Statement: Serialize + DeserializeOwned {
    /// The header member `typ`.
    const TYP: &'static str;
    /// Every member that the payload may have.
    const MEMBERS: &'static [&'static str];
    /// Bytes of the longest text in it.
    const LONGEST_STRING: usize = json::LONGEST_STRING;

    /// When it was signed and until when it is received.
    fn window(&self) -> Window;

    /// What the members have to do with each other.
    fn check(&self) -> Result<(), EvidenceError> {
        Ok(())
    }

    /// Whether the holder of the key may say this.
    fn check_holder(&self, holder: &Holder) -> Result<(), NotTheirs>;

    /// Whether it may be said with this very key.
    fn check_signer(&self, _holder: &Holder, _key: &KeyId) -> Result<(), EvidenceError> {
        Ok(())
    }
}

/// Why a statement is not the holder's to make.
#[derive(Debug)]
pub(crate) enum NotTheirs {
    /// It speaks for somebody else.
    Issuer,
    /// Only operators of that federation say such things.
    Operator(tillit_model::FederationId),
}

/// Gives a statement with `claims` its type, its members, its judgement of the holder, and `sign`.
macro_rules! statement {
    ($type:ident, $typ:literal, [$($member:literal),*] $(, string: $longest:expr)? $(, check: $check:path)? $(, operator: $federation:ident)? $(, signer: $signer:path)?) => {
        impl $crate::statement::Statement for $type {
            const TYP: &'static str = $typ;
            const MEMBERS: &'static [&'static str] = &["iss", "aud", "iat", "exp", "jti", $($member),*];
            $(const LONGEST_STRING: usize = $longest;)?

            fn window(&self) -> $crate::claims::Window {
                $crate::claims::Window { iat: self.claims.iat, exp: self.claims.exp }
            }

            $(fn check(&self) -> Result<(), $crate::EvidenceError> {
                $check(self)
            })?

            fn check_holder(&self, holder: &$crate::Holder) -> Result<(), $crate::statement::NotTheirs> {
                if *holder.organisation() != self.claims.iss {
                    return Err($crate::statement::NotTheirs::Issuer);
                }
                $(if !holder.operates(&self.$federation) {
                    return Err($crate::statement::NotTheirs::Operator(self.$federation.clone()));
                })?
                Ok(())
            }

            $(fn check_signer(&self, holder: &$crate::Holder, key: &tillit_signing::KeyId) -> Result<(), $crate::EvidenceError> {
                $signer(self, holder, key)
            })?
        }

        impl $type {
            /// The header member `typ`.
            pub const TYP: &'static str = $typ;

            /// Signs the statement as a compact JWS.
            pub fn sign(&self, signer: &dyn tillit_signing::Signer) -> Result<String, tillit_signing::SignError> {
                $crate::statement::sign(self, signer)
            }
        }
    };
}
pub(crate) use statement;

pub(crate) fn sign<T: Statement>(statement: &T, signer: &dyn Signer) -> Result<String, SignError> {
    let payload =
        serde_json::to_vec(statement).expect("statements have only members that JSON can hold");
    compact::sign(signer, T::TYP, &payload)
}

/// Reads a payload: strict JSON, a closed set of members, valid values.
pub(crate) fn parse<T: Statement>(payload: &[u8], audience: &str) -> Result<T, EvidenceError> {
    let members = members::<T>(payload)?;
    // A list that holds the right audience among others is an audience of its own.
    if members.get("aud").and_then(Value::as_str) != Some(audience) {
        return Err(EvidenceError::WrongAudience(audience.to_owned()));
    }
    check_characters(&members)?;
    let statement: T = typed::from_value(Value::Object(members)).map_err(misshapen)?;
    statement.check()?;
    statement.window().check_length()?;
    Ok(statement)
}

fn misshapen(error: ShapeError) -> EvidenceError {
    match error.unknown_member() {
        Some(name) => {
            let place = format!("{}/{name}", error.pointer);
            EvidenceError::UnknownMember(shorten(place.trim_start_matches('/')))
        }
        None => EvidenceError::Payload(shorten(&error.to_string())),
    }
}

/// Members that other people read.
const FOR_PEOPLE: [&str; 2] = ["name", "reason"];

fn check_characters(members: &Map<String, Value>) -> Result<(), EvidenceError> {
    let found = FOR_PEOPLE.into_iter().find_map(|member| {
        let lines = members.get(member)?.as_str()?.split('\n');
        lines
            .into_iter()
            .find_map(deceptive)
            .map(|found| (member, found))
    });
    match found {
        Some((member, found)) => Err(EvidenceError::ForbiddenCharacter { member, found }),
        None => Ok(()),
    }
}

pub(crate) fn members<T: Statement>(payload: &[u8]) -> Result<Map<String, Value>, EvidenceError> {
    let limits = Limits {
        string: T::LONGEST_STRING,
        ..Limits::default()
    };
    let Value::Object(members) = json::read_within(payload, limits)? else {
        return Err(EvidenceError::Payload("it is not a JSON object".to_owned()));
    };
    match members
        .keys()
        .find(|name| !T::MEMBERS.contains(&name.as_str()))
    {
        Some(name) => Err(EvidenceError::UnknownMember(shorten(name))),
        None => Ok(members),
    }
}
