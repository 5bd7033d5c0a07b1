//! Code systems on their own: JWS (general JSON serialisation) over the JSON bytes of a `code-system/1` document, and these bytes alone.
//!
//! ```json
//! {"alg":"ES256","kid":"oKIywvGUpTVTyxMQ3bwIIeQUudfr_CkLMjCE19ECD-U","typ":"code-system+jws"}
//! ```
//!
//! The bytes are written once, when the first release that carries the version is published, and stay from then. Like a release it never expires.

use serde_json::{Map, Value};
use tillit_catalogue::{CodeSystem, export};
use tillit_model::{Timestamp, VersionNumber};
use tillit_signing::KeyRing;

use crate::artefact::whole_seconds;
use crate::format_id::fill;
use crate::release_part::{self, Header, ReleasePartError, VerifiedPart};
use crate::{Artefact, FormatId, Unsigned};

/// The member `typ` of the protected header.
pub const TYP: &str = "code-system+jws";

/// The largest signed code system that is read.
pub const MAX_BYTES: usize = release_part::MAX_BYTES;

/// A code system whose signature verified.
pub type VerifiedCodeSystem = VerifiedPart<CodeSystem>;

/// The code system that the reader asked for. The signer has signed others too, and any of them could be handed over instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ExpectedCodeSystem<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its version.
    pub version: VersionNumber,
}

/// Where a code system stands, in one of the two formats.
pub fn path(format: FormatId, name: &str, version: VersionNumber) -> String {
    fill(
        format.path_template(),
        &[("name", &name), ("version", &version)],
    )
}

/// The code system, ready to be signed.
pub fn render(system: &CodeSystem, now: Timestamp) -> Unsigned {
    let format = FormatId::CodeSystemJws;
    Unsigned::new(
        format,
        path(format, system.name.as_str(), system.version),
        whole_seconds(now),
        None,
        export::code_system_json(system),
        header(),
    )
}

/// The bytes that are signed, alone.
pub fn render_json(system: &CodeSystem, now: Timestamp) -> Artefact {
    let format = FormatId::CodeSystemJson;
    Artefact::new(
        format,
        path(format, system.name.as_str(), system.version),
        whole_seconds(now),
        None,
        export::code_system_json(system).into_bytes(),
    )
}

/// Verifies a signed code system.
pub fn verify(
    bytes: &[u8],
    keys: &KeyRing,
    expected: ExpectedCodeSystem<'_>,
) -> Result<VerifiedCodeSystem, ReleasePartError> {
    release_part::verify(bytes, keys, &header(), |text| read_json(text, expected))
}

/// Reads a code system that came without signature.
pub fn read_json(
    bytes: &[u8],
    expected: ExpectedCodeSystem<'_>,
) -> Result<CodeSystem, ReleasePartError> {
    let content: CodeSystem = release_part::read_json(bytes)?;
    if content.name.as_str() != expected.name || content.version != expected.version {
        return Err(ReleasePartError::Other {
            expected: format!("{}/{}", expected.name, expected.version),
            found: format!("{}/{}", content.name, content.version),
        });
    }
    Ok(content)
}

fn header() -> Header {
    Map::from_iter([("typ".to_owned(), Value::from(TYP))])
}
