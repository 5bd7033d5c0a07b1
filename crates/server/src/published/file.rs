//! One published file, prepared once: bytes in every encoding, validators and headers.

use std::io::Write as _;
use std::sync::Arc;
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
    /// Prepares bytes that were made at some time, if that is known. `before` is what stood at the same place: equal content is not compressed again.
    pub fn prepare(
        bytes: Vec<u8>,
        media_type: &str,
        issued_at: Option<Timestamp>,
        lifetime: Lifetime,
        before: Option<&Self>,
    ) -> Self {
        let sha256 = Sha256::of(&bytes);
        let variants = match before {
            Some(before) if before.sha256 == sha256 => Arc::clone(&before.variants),
            _ => Arc::new(Variants::of(bytes, &sha256)),
        };
        Self {
            sha256,
            content_type: HeaderValue::from_str(media_type)
                .unwrap_or(HeaderValue::from_static("application/octet-stream")),
            cache_control: cache_control(lifetime),
            last_modified: issued_at.and_then(last_modified),
            variants,
        }
    }

    /// Prepares a published artefact.
    pub fn of(artefact: PublishedArtefact, max_age: Duration, before: Option<&Self>) -> Self {
        let lifetime = if artefact.immutable {
            Lifetime::Immutable
        } else {
            Lifetime::Changes(max_age)
        };
        Self::prepare(
            artefact.bytes,
            &artefact.media_type,
            Some(artefact.issued_at),
            lifetime,
            before,
        )
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
    fn of(bytes: Vec<u8>, sha256: &Sha256) -> Self {
        let kept = |encoding: Encoding, encoded: Option<Vec<u8>>| {
            encoded
                .filter(|encoded| encoded.len() < bytes.len())
                .map(|encoded| Representation::new(encoded, sha256, encoding))
        };
        let worth_it = bytes.len() >= TOO_SMALL;
        let gzip = kept(Encoding::Gzip, worth_it.then(|| gzip(&bytes)).flatten());
        let brotli = kept(Encoding::Brotli, worth_it.then(|| brotli(&bytes)).flatten());
        Self {
            plain: Representation::new(bytes, sha256, Encoding::Identity),
            gzip,
            brotli,
        }
    }

    fn get(&self, encoding: Encoding) -> Option<&Representation> {
        match encoding {
            Encoding::Identity => Some(&self.plain),
            Encoding::Gzip => self.gzip.as_ref(),
            Encoding::Brotli => self.brotli.as_ref(),
        }
    }
}

impl Representation {
    /// A strong validator belongs to one encoding, so the encoding stands in it. 128 bits of the hash are enough to tell versions apart.
    fn new(bytes: Vec<u8>, sha256: &Sha256, encoding: Encoding) -> Self {
        let digest = &sha256.to_string()[..32];
        let etag = match encoding {
            Encoding::Identity => format!("\"{digest}\""),
            other => format!("\"{digest}-{}\"", other.name()),
        };
        Self {
            bytes: bytes.into(),
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
