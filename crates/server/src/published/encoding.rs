//! Which content encoding a client wants (RFC 9110, section 12.5.3).

use actix_web::http::header::{self, HeaderMap};

/// The encodings that files are kept in. In the order of preference when a client likes several equally.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Encoding {
    /// As signed.
    Identity,
    /// gzip (RFC 1952).
    Gzip,
    /// Brotli (RFC 7932).
    Brotli,
}

impl Encoding {
    /// Every encoding.
    pub const ALL: [Self; 3] = [Self::Identity, Self::Gzip, Self::Brotli];

    /// The name in HTTP headers.
    pub fn name(self) -> &'static str {
        match self {
            Self::Identity => "identity",
            Self::Gzip => "gzip",
            Self::Brotli => "br",
        }
    }
}

/// What a client said about encodings: a weight from 0 to 1000 for each, 0 for those that it refuses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AcceptEncoding {
    identity: u16,
    gzip: u16,
    brotli: u16,
}

impl AcceptEncoding {
    /// Reads the request's headers. Without one, only the plain form is sent.
    pub fn of(headers: &HeaderMap) -> Self {
        let texts = headers
            .get_all(header::ACCEPT_ENCODING)
            .filter_map(|value| value.to_str().ok());
        Self::parse(texts.flat_map(|text| text.split(',')))
    }

    fn parse<'a>(items: impl Iterator<Item = &'a str>) -> Self {
        let (mut identity, mut gzip, mut brotli, mut rest) = (None, None, None, None);
        for item in items {
            let (coding, weight) = coding_and_weight(item);
            let slot = match coding.to_ascii_lowercase().as_str() {
                "identity" => &mut identity,
                "gzip" | "x-gzip" => &mut gzip,
                "br" => &mut brotli,
                "*" => &mut rest,
                _ => continue,
            };
            *slot = Some(weight);
        }
        Self {
            // The plain form is acceptable unless it is refused by name or by "*;q=0"; unnamed it is the last choice.
            identity: identity.unwrap_or(if rest == Some(0) { 0 } else { 1 }),
            gzip: gzip.or(rest).unwrap_or(0),
            brotli: brotli.or(rest).unwrap_or(0),
        }
    }

    /// The best of what there is. A client that refuses everything gets the plain form all the same: an answer serves it better than none.
    pub fn choose(self, available: impl Iterator<Item = Encoding>) -> Encoding {
        available
            .map(|encoding| (self.weight(encoding), encoding))
            .filter(|(weight, _)| *weight > 0)
            .max()
            .map_or(Encoding::Identity, |(_, encoding)| encoding)
    }

    fn weight(self, encoding: Encoding) -> u16 {
        match encoding {
            Encoding::Identity => self.identity,
            Encoding::Gzip => self.gzip,
            Encoding::Brotli => self.brotli,
        }
    }
}

/// `gzip;q=0.5` is 500; a weight that cannot be read counts as none, which refuses the coding. Media types are weighed in the same way.
pub(super) fn coding_and_weight(item: &str) -> (&str, u16) {
    let mut parts = item.split(';').map(str::trim);
    let coding = parts.next().unwrap_or_default();
    let weight = parts
        .find_map(|part| part.strip_prefix("q=").or_else(|| part.strip_prefix("Q=")))
        .map_or(1000, thousandths);
    (coding, weight)
}

/// RFC 9110 allows three decimals.
fn thousandths(text: &str) -> u16 {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    let digits = decimals.len() <= 3 && decimals.bytes().all(|byte| byte.is_ascii_digit());
    match whole {
        "1" if decimals.bytes().all(|byte| byte == b'0') => 1000,
        "0" if digits => format!("{decimals:0<3}").parse().unwrap_or(0),
        _ => 0,
    }
}
