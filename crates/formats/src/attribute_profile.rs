//! Attribute profiles on their own: JWS (general JSON serialisation) over the JSON bytes of an `attribute-profile/1` document, and these bytes alone.
//!
//! ```json
//! {"alg":"ES256","kid":"oKIywvGUpTVTyxMQ3bwIIeQUudfr_CkLMjCE19ECD-U","list":"gemensam","typ":"attribute-profile+jws"}
//! ```
//!
//! A profile's name is its own within one list, and the document does not say which, so the protected header does. The bytes are written once,
//! when the first release that carries the version is published, and stay from then. Like a release it never expires.

use serde_json::{Map, Value};
use tillit_catalogue::{AttributeProfile, export};
use tillit_model::{Timestamp, VersionNumber};
use tillit_signing::KeyRing;

use crate::artefact::whole_seconds;
use crate::format_id::fill;
use crate::release_part::{self, Header, ReleasePartError, VerifiedPart};
use crate::{Artefact, FormatId, Unsigned};

/// The member `typ` of the protected header.
pub const TYP: &str = "attribute-profile+jws";

/// The largest signed profile that is read.
pub const MAX_BYTES: usize = release_part::MAX_BYTES;

/// A profile whose signature verified.
pub type VerifiedProfile = VerifiedPart<AttributeProfile>;

/// The profile that the reader asked for. The signer has signed others too, and any of them could be handed over instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ExpectedProfile<'a> {
    /// The list whose releases carry it.
    pub list: &'a str,
    /// Its name in that list.
    pub name: &'a str,
    /// Its version.
    pub version: VersionNumber,
}

/// Where a profile stands, in one of the two formats.
pub fn path(format: FormatId, list: &str, name: &str, version: VersionNumber) -> String {
    fill(
        format.path_template(),
        &[("list", &list), ("name", &name), ("version", &version)],
    )
}

/// The profile, ready to be signed.
pub fn render(list: &str, profile: &AttributeProfile, now: Timestamp) -> Unsigned {
    let format = FormatId::AttributeProfileJws;
    Unsigned::new(
        format,
        path(format, list, profile.name.as_str(), profile.version),
        whole_seconds(now),
        None,
        export::attribute_profile_json(profile),
        header(list),
    )
}

/// The bytes that are signed, alone.
pub fn render_json(list: &str, profile: &AttributeProfile, now: Timestamp) -> Artefact {
    let format = FormatId::AttributeProfileJson;
    Artefact::new(
        format,
        path(format, list, profile.name.as_str(), profile.version),
        whole_seconds(now),
        None,
        export::attribute_profile_json(profile).into_bytes(),
    )
}

/// Verifies a signed profile.
pub fn verify(
    bytes: &[u8],
    keys: &KeyRing,
    expected: ExpectedProfile<'_>,
) -> Result<VerifiedProfile, ReleasePartError> {
    release_part::verify(bytes, keys, &header(expected.list), |text| {
        read_json(text, expected)
    })
}

/// Reads a profile that came without signature. Which list it belongs to is then known from its address alone.
pub fn read_json(
    bytes: &[u8],
    expected: ExpectedProfile<'_>,
) -> Result<AttributeProfile, ReleasePartError> {
    let content: AttributeProfile = release_part::read_json(bytes)?;
    if content.name.as_str() != expected.name || content.version != expected.version {
        return Err(ReleasePartError::Other {
            expected: format!("{}/{}", expected.name, expected.version),
            found: format!("{}/{}", content.name, content.version),
        });
    }
    Ok(content)
}

fn header(list: &str) -> Header {
    Map::from_iter([
        ("list".to_owned(), Value::from(list)),
        ("typ".to_owned(), Value::from(TYP)),
    ])
}
