//! One page of a long answer.

use serde::Serialize;
use tillit_registry::view::Paged;
use utoipa::ToSchema;

use super::{Link, Links};

/// One page of a long answer.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Listing<T: ToSchema> {
    /// The entries of this page.
    pub items: Vec<T>,
    /// Where this page stands.
    #[serde(rename = "_meta")]
    pub meta: Meta,
    /// This page and its neighbours: `self`, `first`, `prev`, `next`, `last`.
    #[serde(rename = "_links")]
    pub links: Vec<Link>,
}

/// Where a page stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Meta {
    /// Entries on a page.
    #[schema(example = 20)]
    pub limit: u32,
    /// This page, from 1.
    #[schema(example = 1)]
    pub page: u32,
    /// Entries on all pages together.
    #[schema(example = 1)]
    pub total_items: u64,
    /// How many pages there are; at least one.
    #[schema(example = 1)]
    pub total_pages: u64,
}

impl<T: ToSchema> Listing<T> {
    /// Turns a page of views into a page of the wire. `path` is the resource below the API, `query` the other parameters that were asked with.
    pub fn of<V>(
        paged: Paged<V>,
        links: Links<'_>,
        path: &str,
        query: &[(&str, Option<&str>)],
        entry: impl FnMut(V) -> T,
    ) -> Self {
        let page = paged.page;
        let (limit, number) = (page.limit(), page.number());
        let total_pages = paged.total.div_ceil(u64::from(limit)).max(1);
        let rest = encoded(query);
        let to =
            |rel, number: u64| links.to(rel, &format!("{path}?limit={limit}&page={number}{rest}"));
        let here = u64::from(number);
        let mut neighbours = vec![to("self", here), to("first", 1)];
        if here > 1 {
            neighbours.push(to("prev", (here - 1).min(total_pages)));
        }
        if here < total_pages {
            neighbours.push(to("next", here + 1));
        }
        neighbours.push(to("last", total_pages));
        Self {
            items: paged.items.into_iter().map(entry).collect(),
            meta: Meta {
                limit,
                page: number,
                total_items: paged.total,
                total_pages,
            },
            links: neighbours,
        }
    }
}

/// Parameters as they continue a query, percent-encoded.
fn encoded(query: &[(&str, Option<&str>)]) -> String {
    query
        .iter()
        .filter_map(|(name, value)| Some((name, (*value)?)))
        .map(|(name, value)| {
            let value: String = url::form_urlencoded::byte_serialize(value.as_bytes()).collect();
            format!("&{name}={value}")
        })
        .collect()
}
