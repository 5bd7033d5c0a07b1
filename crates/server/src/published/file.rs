//! One published file, prepared once: bytes in every encoding, validators and headers.
//!
//! A file can be sent as soon as it is prepared; compressing it takes seconds when it is large, and can follow.

use std::io::Write as _;
use std::sync::{Arc, OnceLock};
use std::time::{Duration, SystemTime};

use actix_web::http::header::{HeaderValue, HttpDate};
use actix_web::web::Bytes;
use tillit_model::{Sha256, Timestamp};
use tillit_registry::view::PublishedArtefact;

use super::Encoding;

/// Below this many bytes a compressed form saves no packet.
const TOO_SMALL: usize = 512;
/// Brotli's quality: the step after which time grows faster than the gain, on metadata of this kind.
const BROTLI_QUALITY: i32 = 7;
/// Brotli's window, 2^22 bytes: its largest without extensions.
const BROTLI_WINDOW: i32 = 22;

/// How long caches may keep a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lifetime {
    /// The bytes at this address never change.
    Immutable,
    /// They may; ask again after this long.
    Changes(Duration),
}

/// A file that is ready to be sent.
#[derive(Debug, Clone)]
pub struct PreparedFile {
    /// Hash of the plain bytes.
    pub sha256: Sha256,
    pub(super) content_type: HeaderValue,
    pub(super) cache_control: HeaderValue,
    pub(super) last_modified: Option<(SystemTime, HeaderValue)>,
    variants: Arc<Variants>,
}

/// The same content in several encodings; shared between snapshots when the content is the same.
#[derive(Debug)]
struct Variants {
    plain: Representation,
    compressed: OnceLock<Compressed>,
}

/// The compressed forms that are smaller than the plain one.
#[derive(Debug)]
struct Compressed {
    gzip: Option<Representation>,
    brotli: Option<Representation>,
}

/// The bytes that go out, with their own validator.
#[derive(Debug, Clone)]
pub struct Representation {
    /// The bytes, encoded.
    pub bytes: Bytes,
    /// The strong validator, quotes included.
    pub etag: HeaderValue,
    /// How the bytes are encoded.
    pub encoding: Encoding,
}

impl PreparedFile {
    /// Prepares bytes that were made at some time, if that is known.
    pub fn prepare(
        bytes: impl Into<Bytes>,
        media_type: &str,
        issued_at: Option<Timestamp>,
        lifetime: Lifetime,
    ) -> Self {
        let bytes = bytes.into();
        let sha256 = Sha256::of(&bytes);
        let variants = Arc::new(Variants::plain(bytes, &sha256));
        Self::with(variants, sha256, media_type, issued_at, lifetime)
    }

    /// Prepares a published artefact. `known` is a file that may have the same content, which is kept and compressed once.
    pub fn of(artefact: PublishedArtefact, max_age: Duration, known: Option<&Self>) -> Self {
        let lifetime = if artefact.immutable {
            Lifetime::Immutable
        } else {
            Lifetime::Changes(max_age)
        };
        let sha256 = artefact.sha256;
        let variants = match known {
            Some(known) if known.sha256 == sha256 => Arc::clone(&known.variants),
            _ => Arc::new(Variants::plain(artefact.bytes, &sha256)),
        };
        let issued_at = Some(artefact.issued_at);
        Self::with(variants, sha256, &artefact.media_type, issued_at, lifetime)
    }

    fn with(
        variants: Arc<Variants>,
        sha256: Sha256,
        media_type: &str,
        issued_at: Option<Timestamp>,
        lifetime: Lifetime,
    ) -> Self {
        Self {
            sha256,
            content_type: HeaderValue::from_str(media_type)
                .unwrap_or(HeaderValue::from_static("application/octet-stream")),
            cache_control: cache_control(lifetime),
            last_modified: issued_at.and_then(last_modified),
            variants,
        }
    }

    /// Makes the compressed forms, if they are not there yet; from then on they are sent to whoever takes them.
    pub fn compress(&self) {
        self.variants.compress(&self.sha256);
    }

    /// The same file with its compressed forms.
    pub fn compressed(self) -> Self {
        self.compress();
        self
    }

    /// Which encodings there are, the plain one included.
    pub fn encodings(&self) -> impl Iterator<Item = Encoding> + '_ {
        Encoding::ALL
            .into_iter()
            .filter(|encoding| self.variants.get(*encoding).is_some())
    }

    /// The representation in this encoding, or the plain one.
    pub fn representation(&self, encoding: Encoding) -> &Representation {
        self.variants.get(encoding).unwrap_or(&self.variants.plain)
    }
}

impl Variants {
    fn plain(bytes: Bytes, sha256: &Sha256) -> Self {
        Self {
            plain: Representation::new(bytes, sha256, Encoding::Identity),
            compressed: OnceLock::new(),
        }
    }

    fn compress(&self, sha256: &Sha256) {
        self.compressed
            .get_or_init(|| Compressed::of(&self.plain.bytes, sha256));
    }

    fn get(&self, encoding: Encoding) -> Option<&Representation> {
        let compressed = || self.compressed.get();
        match encoding {
            Encoding::Identity => Some(&self.plain),
            Encoding::Gzip => compressed()?.gzip.as_ref(),
            Encoding::Brotli => compressed()?.brotli.as_ref(),
        }
    }
}

impl Compressed {
    fn of(bytes: &[u8], sha256: &Sha256) -> Self {
        let worth_it = bytes.len() >= TOO_SMALL;
        let kept = |encode: fn(&[u8]) -> Option<Vec<u8>>, encoding: Encoding| {
            let encoded = worth_it.then(|| encode(bytes)).flatten()?;
            (encoded.len() < bytes.len())
                .then(|| Representation::new(encoded.into(), sha256, encoding))
        };
        Self {
            gzip: kept(gzip, Encoding::Gzip),
            brotli: kept(brotli, Encoding::Brotli),
        }
    }
}

impl Representation {
    /// A strong validator belongs to one encoding, so the encoding stands in it. 128 bits of the hash are enough to tell versions apart.
    fn new(bytes: Bytes, sha256: &Sha256, encoding: Encoding) -> Self {
        let digest = &sha256.to_string()[..32];
        let etag = match encoding {
            Encoding::Identity => format!("\"{digest}\""),
            other => format!("\"{digest}-{}\"", other.name()),
        };
        Self {
            bytes,
            etag: HeaderValue::from_str(&etag).expect("hexadecimal digits in quotes are a header"),
            encoding,
        }
    }
}

fn gzip(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).ok()?;
    encoder.finish().ok()
}

fn brotli(bytes: &[u8]) -> Option<Vec<u8>> {
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: BROTLI_QUALITY,
        lgwin: BROTLI_WINDOW,
        size_hint: bytes.len(),
        ..Default::default()
    };
    let mut encoded = Vec::new();
    brotli::BrotliCompress(&mut &bytes[..], &mut encoded, &parameters).ok()?;
    Some(encoded)
}

fn cache_control(lifetime: Lifetime) -> HeaderValue {
    match lifetime {
        // A year is the longest that RFC 9111 caches are known to honour.
        Lifetime::Immutable => HeaderValue::from_static("public, max-age=31536000, immutable"),
        Lifetime::Changes(age) => {
            HeaderValue::from_str(&format!("public, max-age={}", age.as_secs()))
                .expect("a number is a header")
        }
    }
}

/// HTTP dates have whole seconds.
fn last_modified(issued_at: Timestamp) -> Option<(SystemTime, HeaderValue)> {
    let seconds = u64::try_from(issued_at.unix_seconds()).ok()?;
    let time = SystemTime::UNIX_EPOCH + Duration::from_secs(seconds);
    let header = HeaderValue::from_str(&HttpDate::from(time).to_string()).ok()?;
    Some((time, header))
}
