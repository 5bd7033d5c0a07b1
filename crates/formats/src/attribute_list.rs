//! Releases of attribute lists: JWS (general JSON serialisation) over the exact bytes of the frozen `attribute-list/1` document, and the same release as plain JSON and YAML.
//!
//! ```json
//! {"alg":"ES256","kid":"oKIywvGUpTVTyxMQ3bwIIeQUudfr_CkLMjCE19ECD-U","typ":"attribute-list+jws"}
//! ```
//!
//! The type keeps the two kinds of documents that a federation signs apart. There is no expiry: a release is frozen, and
//! whether a newer one exists is another question. What a list may contain is `tillit-catalogue`'s matter.

use serde_json::{Map, Value};
use tillit_catalogue::{AttributeList, ParseAttributeListError, export};
use tillit_model::text::yaml::{self, YamlError};
use tillit_model::{Timestamp, VersionNumber};
use tillit_signing::{JwsError, KeyRing, general};

use crate::artefact::whole_seconds;
use crate::format_id::fill;
use crate::{Artefact, FormatId, SnapshotList, Unsigned};

/// The member `typ` of the protected header.
pub const TYP: &str = "attribute-list+jws";

/// 2 MiB: a document of at most 1 MiB, times 4/3 for base64url, and room for header and signatures.
pub const MAX_BYTES: usize = 2 * 1024 * 1024;

/// Where a release stands, in one of the three formats.
pub fn path(format: FormatId, list: &str, version: VersionNumber) -> String {
    fill(
        format.path_template(),
        &[("list", &list), ("version", &version)],
    )
}

/// The release, ready to be signed.
pub fn render(release: &SnapshotList, now: Timestamp) -> Unsigned {
    let format = FormatId::AttributeListJws;
    Unsigned::new(
        format,
        path(format, release.list(), release.version()),
        whole_seconds(now),
        None,
        release.text().to_string(),
        Map::from_iter([("typ".to_owned(), Value::from(TYP))]),
    )
}

/// The release's frozen bytes alone.
pub fn render_json(release: &SnapshotList, now: Timestamp) -> Artefact {
    let bytes = release.text().as_bytes().to_vec();
    unsigned_artefact(FormatId::AttributeListJson, release, bytes, now)
}

/// The release as YAML.
pub fn render_yaml(release: &SnapshotList, now: Timestamp) -> Artefact {
    let bytes = export::yaml(release.content()).into_bytes();
    unsigned_artefact(FormatId::AttributeListYaml, release, bytes, now)
}

fn unsigned_artefact(
    format: FormatId,
    release: &SnapshotList,
    bytes: Vec<u8>,
    now: Timestamp,
) -> Artefact {
    let path = path(format, release.list(), release.version());
    Artefact::new(format, path, whole_seconds(now), None, bytes)
}

/// The release that the reader asked for. The signer has signed others too, and any of them could be handed over instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ExpectedRelease<'a> {
    /// The list's name.
    pub list: &'a str,
    /// The release.
    pub version: VersionNumber,
}

/// A release whose signature verified.
#[derive(Debug, Clone)]
pub struct VerifiedRelease {
    /// The key that signed.
    pub kid: String,
    /// The frozen text.
    pub text: String,
    /// What it says.
    pub content: AttributeList,
}

/// Verifies a signed release.
pub fn verify(
    bytes: &[u8],
    keys: &KeyRing,
    expected: ExpectedRelease<'_>,
) -> Result<VerifiedRelease, AttributeListError> {
    if bytes.len() > MAX_BYTES {
        return Err(AttributeListError::TooLarge(MAX_BYTES));
    }
    let signed = general::verify(bytes, keys, &["typ"])?;
    if signed.protected.get("typ").and_then(Value::as_str) != Some(TYP) {
        return Err(AttributeListError::OtherType);
    }
    let text = String::from_utf8(signed.payload).map_err(|_| AttributeListError::NotUtf8)?;
    let content = read_json(text.as_bytes(), expected)?;
    Ok(VerifiedRelease {
        kid: signed.key,
        text,
        content,
    })
}

/// Reads a release that came without signature as JSON.
pub fn read_json(
    bytes: &[u8],
    expected: ExpectedRelease<'_>,
) -> Result<AttributeList, AttributeListError> {
    let text = std::str::from_utf8(bytes).map_err(|_| AttributeListError::NotUtf8)?;
    let content = AttributeList::parse(text)?;
    if content.list.as_str() != expected.list || content.version != expected.version {
        return Err(AttributeListError::OtherRelease {
            expected: format!("{}/{}", expected.list, expected.version),
            found: format!("{}/{}", content.list, content.version),
        });
    }
    Ok(content)
}

/// Reads a release that came without signature as YAML.
pub fn read_yaml(
    bytes: &[u8],
    expected: ExpectedRelease<'_>,
) -> Result<AttributeList, AttributeListError> {
    let text = std::str::from_utf8(bytes).map_err(|_| AttributeListError::NotUtf8)?;
    let value = yaml::read(text)?.value;
    read_json(value.to_string().as_bytes(), expected)
}

/// Why a release was not accepted.
#[derive(Debug, thiserror::Error)]
pub enum AttributeListError {
    /// The signature or its form.
    #[error(transparent)]
    Jws(#[from] JwsError),
    /// Larger than a release can be.
    #[error("larger than {0} bytes")]
    TooLarge(usize),
    /// Signed as something else.
    #[error("it is not signed as an attribute list (typ {TYP})")]
    OtherType,
    /// Not text.
    #[error("not UTF-8")]
    NotUtf8,
    /// Not an `attribute-list/1` document.
    #[error(transparent)]
    List(#[from] ParseAttributeListError),
    /// Not strict YAML.
    #[error(transparent)]
    Yaml(#[from] YamlError),
    /// Another list or another release of it.
    #[error("it is {found}, not {expected}")]
    OtherRelease {
        /// What was asked for.
        expected: String,
        /// What came.
        found: String,
    },
}

impl AttributeListError {
    /// The stable code that programs can rely on.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Jws(error) => error.code(),
            Self::TooLarge(_) => "too_large",
            Self::OtherType => "wrong_type",
            Self::NotUtf8 => "malformed_encoding",
            Self::List(error) => error.code(),
            Self::Yaml(error) => error.kind.code(),
            Self::OtherRelease { .. } => "wrong_release",
        }
    }
}
