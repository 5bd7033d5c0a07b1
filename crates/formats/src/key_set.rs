//! A federation's public keys as JWK Set (RFC 7517), which consumers pin by fingerprint. Not signed: it is what signatures are checked with.
//!
//! ```json
//! {"keys":[{"kty":"EC","crv":"P-256","x":"f83OJ3D2…","y":"x_FEzRu9…","kid":"oKIywvGU…","alg":"ES256","use":"sig"}]}
//! ```

use tillit_model::{FederationId, Timestamp};
use tillit_signing::{JwkSet, PublicKey};

use crate::format_id::fill;
use crate::{Artefact, FormatId};

/// Where a federation's keys stand.
pub fn path(federation: &FederationId) -> String {
    fill(
        FormatId::KeySet.path_template(),
        &[("federation", federation)],
    )
}

/// The key set with every key that current and coming publications are signed with: the one that signs now first, each with `kty crv x y kid alg use`.
pub fn render(
    federation: &FederationId,
    keys: &[PublicKey],
    now: Timestamp,
) -> Result<Artefact, RenderKeySetError> {
    if keys.is_empty() {
        return Err(RenderKeySetError::NoKeys);
    }
    if let Some((_, key)) = (1..)
        .zip(keys)
        .find(|(next, key)| keys[*next..].contains(key))
    {
        return Err(RenderKeySetError::KeyTwice(key.key_id().to_string()));
    }
    let bytes = serde_json::to_vec(&JwkSet::of(keys)).expect("a key set holds nothing but texts");
    let issued_at = Timestamp::from_unix_seconds(now.unix_seconds());
    Ok(Artefact::new(
        FormatId::KeySet,
        path(federation),
        issued_at,
        None,
        bytes,
    ))
}

/// Why no key set could be rendered.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RenderKeySetError {
    /// Without keys nothing can be verified.
    #[error("there is no key to publish")]
    NoKeys,
    /// The same key twice.
    #[error("key {0} stands twice")]
    KeyTwice(String),
}
