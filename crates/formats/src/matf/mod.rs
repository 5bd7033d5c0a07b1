//! MATF metadata ([RFC 9932](https://www.rfc-editor.org/rfc/rfc9932)): one signed document per federation, as JWS in general JSON serialisation.
//!
//! ```json
//! {
//!   "iat": 1755514949, "exp": 1756724549, "iss": "https://tillit.example.org/demo/moa", "version": "1.0.0", "cache_ttl": 3600,
//!   "entities": [{
//!     "entity_id": "https://kontosynk.stockholm.example/egil", "organization": "Stockholms kommun",
//!     "issuers": [{ "x509certificate": "-----BEGIN CERTIFICATE-----\n…" }],
//!     "clients": [{ "tags": ["egilv1"], "pins": [{ "alg": "sha256", "digest": "+hcmCjJEtLq4BRPhrILyhgn98Lhy6DaWdpmsBAgOLCQ=" }] }]
//!   }]
//! }
//! ```
//!
//! Writing joins the entities' [`entity_fragment`]s, which hold the members of their `matf` blocks byte for byte. Reading
//! ([`verify`]) checks everything that one document alone can show. Certificates are looked into by `tillit-validator`.

mod claims;
mod entity;
mod entity_text;
mod error;
mod feed;
mod render;
mod verify;

pub use entity::EntityFault;
pub(crate) use entity_text::EntityText;
pub use entity_text::{FragmentError, entity_fragment};
pub use error::MatfError;
pub use feed::{DroppedEntity, MatfEntity, MatfFeed};
pub use render::{RenderError, numbered_path, path, render};
pub use verify::{BadEntities, Expected, LEEWAY, Mode, verify};

/// The version of the format (RFC 9932, section 6.1). Readers accept every version with the same first number.
pub const VERSION: &str = "1.0.0";
