//! Which media type a client wants (RFC 9110, section 12.5.1).

use actix_web::http::header::{self, HeaderMap};

use super::encoding::coding_and_weight;

/// What a client said about media types.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accept {
    /// Ranges in lower case without parameters, with their weights from 0 to 1000.
    ranges: Vec<(String, u16)>,
}

impl Accept {
    /// Reads the request's headers. Without one, everything is welcome.
    pub fn of(headers: &HeaderMap) -> Self {
        let texts = headers
            .get_all(header::ACCEPT)
            .filter_map(|value| value.to_str().ok());
        let items = texts.flat_map(|text| text.split(','));
        let ranges = items.map(str::trim).filter(|item| !item.is_empty());
        Self {
            ranges: ranges
                .map(coding_and_weight)
                .map(|(range, weight)| (range.to_ascii_lowercase(), weight))
                .collect(),
        }
    }

    /// The place of the best of what there is, the first of those that are liked equally; none when the client takes nothing of it.
    pub fn choose<'m>(&self, offers: impl IntoIterator<Item = &'m str>) -> Option<usize> {
        let mut best: Option<(usize, u16)> = None;
        for (place, offer) in offers.into_iter().enumerate() {
            let weight = self.weight(offer);
            if weight > best.map_or(0, |(_, weight)| weight) {
                best = Some((place, weight));
            }
        }
        best.map(|(place, _)| place)
    }

    /// The weight of the range that says most about a media type.
    fn weight(&self, media_type: &str) -> u16 {
        if self.ranges.is_empty() {
            return 1000;
        }
        let media_type = media_type.to_ascii_lowercase();
        let main = media_type.split('/').next().unwrap_or_default();
        let whole = format!("{main}/*");
        [media_type.as_str(), whole.as_str(), "*/*"]
            .into_iter()
            .find_map(|wanted| {
                let named = self.ranges.iter().filter(|(range, _)| range == wanted);
                named.map(|(_, weight)| *weight).max()
            })
            .unwrap_or(0)
    }
}
