//! Which of several forms a client wants, by its `Accept` header (RFC 9110, section 12.5.1).

use actix_web::HttpRequest;
use actix_web::http::header::{Accept, Header as _, Quality};

use crate::problem::{Code, Problem};

/// A form that an address can be had in.
pub(crate) trait Form: Copy {
    /// Its media type, without parameters.
    fn media_type(self) -> &'static str;
}

/// The form that the client likes best; of those that it likes equally, the first, which is also what a client gets that says nothing.
///
/// Parameters of a range other than its weight do not count: no form of ours is told from another by them.
pub(crate) fn choose<F: Form>(request: &HttpRequest, forms: &[F]) -> Result<F, Problem> {
    let accepted = Accept::parse(request).map_or_else(|_| Vec::new(), |accept| accept.0);
    let ranges = accepted.iter();
    let ranges: Vec<(&str, Quality)> = ranges
        .map(|range| (range.item.essence_str(), range.quality))
        .collect();
    let mut best: Option<(Quality, F)> = None;
    for form in forms {
        let quality = quality(&ranges, form.media_type());
        if quality > best.map_or(Quality::ZERO, |(most, _)| most) {
            best = Some((quality, *form));
        }
    }
    best.map(|(_, form)| form)
        .ok_or_else(|| not_acceptable(forms))
}

/// How much a media type is wanted, by the range that names it most exactly.
fn quality(ranges: &[(&str, Quality)], media_type: &str) -> Quality {
    if ranges.is_empty() {
        return Quality::MAX;
    }
    let (kind, _) = media_type.split_once('/').unwrap_or((media_type, ""));
    let exactness = |range: &str| match range.split_once('/') {
        _ if range == media_type => Some(2),
        Some((of, "*")) if of == kind => Some(1),
        Some(("*", "*")) => Some(0),
        _ => None,
    };
    let known = ranges
        .iter()
        .filter_map(|(range, quality)| Some((exactness(range)?, *quality)));
    known.max().map_or(Quality::ZERO, |(_, quality)| quality)
}

/// Names what there is.
fn not_acceptable<F: Form>(forms: &[F]) -> Problem {
    let types: Vec<&str> = forms.iter().map(|form| form.media_type()).collect();
    let detail = format!(
        "this address can be had as {}; name one of them in Accept",
        types.join(", ")
    );
    Problem::new(Code::NOT_ACCEPTABLE, detail).with_header("vary", "Accept")
}
