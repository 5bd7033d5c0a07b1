//! The top of the payload: who issued it, when, until when, in which version.

use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;
use serde_json::{Map, Value};
use tillit_model::VersionNumber;

use super::error::MatfError;
use super::verify::Mode;

/// The payload with its entities still as text. Members that are not known are allowed (RFC 9932, appendix A).
#[derive(Deserialize)]
pub(crate) struct Payload<'a> {
    #[serde(default, deserialize_with = "present")]
    iat: Option<Value>,
    #[serde(default, deserialize_with = "present")]
    exp: Option<Value>,
    #[serde(default, deserialize_with = "present")]
    iss: Option<Value>,
    #[serde(default, deserialize_with = "present")]
    version: Option<Value>,
    #[serde(default, deserialize_with = "present")]
    cache_ttl: Option<Value>,
    #[serde(borrow, default, deserialize_with = "present")]
    pub(crate) entities: Option<Vec<&'a RawValue>>,
}

/// A member that is there has a value: null is not absence.
fn present<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
    deserializer: D,
) -> Result<Option<T>, D::Error> {
    T::deserialize(deserializer).map(Some)
}

/// The claims, read and in themselves consistent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Claims {
    pub(crate) iat: i64,
    pub(crate) exp: i64,
    pub(crate) iss: String,
    pub(crate) version: VersionNumber,
    pub(crate) cache_ttl: Option<u64>,
    /// Whether the header repeats all three.
    pub(crate) in_header: bool,
}

/// The names of the claims that the transition switch repeats in the protected header.
pub(crate) const HEADER_CLAIMS: [&str; 3] = ["iat", "exp", "iss"];

impl Claims {
    pub(crate) fn read(
        payload: &Payload<'_>,
        header: &Map<String, Value>,
        mode: Mode,
    ) -> Result<Self, MatfError> {
        let claim = |name: &'static str, stated: &Option<Value>| {
            choose(name, stated.as_ref(), header.get(name), mode).cloned()
        };
        let claims = Self {
            iat: time("iat", &claim("iat", &payload.iat)?)?,
            exp: time("exp", &claim("exp", &payload.exp)?)?,
            iss: issuer(&claim("iss", &payload.iss)?)?,
            version: version(payload.version.as_ref())?,
            cache_ttl: payload.cache_ttl.as_ref().map(cache_ttl).transpose()?,
            in_header: HEADER_CLAIMS.iter().all(|name| header.contains_key(*name)),
        };
        if claims.exp <= claims.iat {
            return Err(MatfError::NoLifetime {
                iat: claims.iat,
                exp: claims.exp,
            });
        }
        Ok(claims)
    }
}

/// The payload's value. The header's counts only where the reader allows it, and never against the payload's.
fn choose<'a>(
    name: &'static str,
    payload: Option<&'a Value>,
    header: Option<&'a Value>,
    mode: Mode,
) -> Result<&'a Value, MatfError> {
    match (payload, header, mode) {
        (Some(stated), Some(repeated), _) if !same(stated, repeated) => {
            Err(MatfError::HeaderClaimsDiffer(name))
        }
        (Some(stated), _, _) => Ok(stated),
        (None, Some(repeated), Mode::Legacy) => Ok(repeated),
        (None, _, _) => Err(MatfError::MissingMember(name)),
    }
}

fn same(a: &Value, b: &Value) -> bool {
    match (integer(a), integer(b)) {
        (Some(a), Some(b)) => a == b,
        _ => a == b,
    }
}

/// An integer in JSON Schema's sense: 3600 and 3600.0 are the same. Kept exact up to 2^53 - 1.
fn integer(value: &Value) -> Option<i64> {
    const LARGEST: f64 = 9_007_199_254_740_991.0;
    let number = value.as_f64()?;
    (number.fract() == 0.0 && number.abs() <= LARGEST).then_some(number as i64)
}

fn time(name: &'static str, value: &Value) -> Result<i64, MatfError> {
    integer(value)
        .filter(|seconds| *seconds >= 0)
        .ok_or(MatfError::InvalidMember {
            name,
            rule: "a whole number of seconds since 1970",
        })
}

fn cache_ttl(value: &Value) -> Result<u64, MatfError> {
    integer(value)
        .and_then(|seconds| u64::try_from(seconds).ok())
        .ok_or(MatfError::InvalidMember {
            name: "cache_ttl",
            rule: "a whole number of seconds",
        })
}

fn issuer(value: &Value) -> Result<String, MatfError> {
    value
        .as_str()
        .map(str::to_owned)
        .ok_or(MatfError::InvalidMember {
            name: "iss",
            rule: "a text",
        })
}

fn version(value: Option<&Value>) -> Result<VersionNumber, MatfError> {
    let value = value.ok_or(MatfError::MissingMember("version"))?;
    let version = value
        .as_str()
        .and_then(|text| VersionNumber::parse(text).ok())
        .ok_or(MatfError::InvalidMember {
            name: "version",
            rule: "three numbers without leading zeros, as in 1.0.0",
        })?;
    if version.major == 1 {
        Ok(version)
    } else {
        Err(MatfError::UnsupportedVersion(version))
    }
}
