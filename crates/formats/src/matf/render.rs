//! Snapshot in, unsigned metadata out. The entities' parts lie ready in the snapshot; here they are only joined.

use std::time::Duration;

use serde_json::{Map, Value};
use tillit_model::{FederationId, MatfSettings, Profile, Timestamp};
use tillit_signing::general;

use super::VERSION;
use crate::format_id::fill;
use crate::{FormatId, Snapshot, Unsigned};

/// Where a federation's current metadata stands.
pub fn path(federation: &FederationId) -> String {
    fill(
        FormatId::MatfMetadata.path_template(),
        &[("federation", federation)],
    )
}

/// Where the metadata of one publication stands for ever.
pub fn numbered_path(federation: &FederationId, sequence: u64) -> String {
    let template = FormatId::MatfMetadata
        .numbered_path_template()
        .expect("metadata is numbered");
    fill(
        template,
        &[("federation", federation), ("sequence", &sequence)],
    )
}

/// The metadata of all entities that have a `matf` block, valid from `now` for as long as the profile says.
pub fn render(
    snapshot: &Snapshot,
    profile: &Profile,
    now: Timestamp,
) -> Result<Unsigned, RenderError> {
    let settings = profile.formats.matf.as_ref().ok_or(RenderError::Disabled)?;
    if *snapshot.federation() != profile.id {
        return Err(RenderError::OtherFederation {
            snapshot: snapshot.federation().clone(),
            profile: profile.id.clone(),
        });
    }
    let issued_at = Timestamp::from_unix_seconds(now.unix_seconds());
    let expires_at = issued_at.plus(Duration::from_secs(
        u64::from(settings.validity_days) * 86_400,
    ));
    let lifetime = Lifetime::new(issued_at, expires_at)?;
    let payload = payload(snapshot, profile, settings, &lifetime)?;
    let header = if settings.claims_in_header {
        Map::from_iter([
            ("iat".to_owned(), lifetime.iat.into()),
            ("exp".to_owned(), lifetime.exp.into()),
            ("iss".to_owned(), profile.issuer.as_str().into()),
        ])
    } else {
        Map::new()
    };
    Ok(Unsigned::new(
        FormatId::MatfMetadata,
        path(&profile.id),
        issued_at,
        Some(expires_at),
        payload,
        header,
    ))
}

/// Issue and expiry in seconds since 1970, the first not negative, the second later.
struct Lifetime {
    iat: i64,
    exp: i64,
}

impl Lifetime {
    fn new(issued_at: Timestamp, expires_at: Timestamp) -> Result<Self, RenderError> {
        let (iat, exp) = (issued_at.unix_seconds(), expires_at.unix_seconds());
        if iat < 0 || exp <= iat {
            return Err(RenderError::NoLifetime { iat, exp });
        }
        Ok(Self { iat, exp })
    }
}

fn payload(
    snapshot: &Snapshot,
    profile: &Profile,
    settings: &MatfSettings,
    lifetime: &Lifetime,
) -> Result<String, RenderError> {
    let fragments = || {
        snapshot
            .entities()
            .iter()
            .filter_map(|entity| entity.fragment())
    };
    let Lifetime { iat, exp } = lifetime;
    let (iss, cache_ttl) = (Value::from(profile.issuer.as_str()), settings.cache_ttl);
    let head = format!(
        r#"{{"iat":{iat},"exp":{exp},"iss":{iss},"version":"{VERSION}","cache_ttl":{cache_ttl},"entities":["#
    );
    let entities: usize = fragments().map(|fragment| fragment.len() + 1).sum();
    if entities == 0 {
        return Err(RenderError::Empty);
    }
    let tail = "]}";
    // The last entity has no comma after it.
    let bytes = head.len() + entities - 1 + tail.len();
    if bytes > MAX_PAYLOAD {
        return Err(RenderError::TooLarge(bytes));
    }
    let mut payload = String::with_capacity(bytes);
    payload.push_str(&head);
    for (place, fragment) in fragments().enumerate() {
        if place > 0 {
            payload.push(',');
        }
        payload.push_str(fragment);
    }
    payload.push_str(tail);
    Ok(payload)
}

/// What readers accept as a whole, less 16 KiB for header, signature and envelope, times 3/4 for base64url.
const MAX_PAYLOAD: usize = (general::MAX_BYTES - 16 * 1024) / 4 * 3;

/// Why no metadata could be rendered.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RenderError {
    /// The federation does not publish this format.
    #[error("the profile does not enable MATF metadata")]
    Disabled,
    /// Snapshot and profile do not belong together.
    #[error("the snapshot is of federation {snapshot}, the profile of {profile}")]
    OtherFederation {
        /// The snapshot's.
        snapshot: FederationId,
        /// The profile's.
        profile: FederationId,
    },
    /// The format has no empty document (RFC 9932, appendix A: `entities` has at least one item).
    #[error("no entity has MATF metadata, and the format has no empty document")]
    Empty,
    /// It would not be valid at any time.
    #[error("issued at {iat} and expiring at {exp} (unix seconds) it would never be valid")]
    NoLifetime {
        /// Issue.
        iat: i64,
        /// Expiry.
        exp: i64,
    },
    /// Larger than readers accept.
    #[error("a payload of {0} bytes is more than readers accept")]
    TooLarge(usize),
}
