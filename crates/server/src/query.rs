//! Query and path parameters, strictly read: an unknown name or an unreadable value is refused, not ignored.

use std::future::{Ready, ready};
use std::str::FromStr;

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest, web};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use tillit_registry::view::{Page, Paged};
use url::form_urlencoded;
use utoipa::IntoParams;

use crate::problem::{Code, Problem};

/// The parameters after the question mark.
#[derive(Debug)]
pub struct Ask<T>(pub T);

impl<T: DeserializeOwned> FromRequest for Ask<T> {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(read(request.query_string()).map(Self))
    }
}

/// Reads what stands after the question mark of an address.
pub fn read<T: DeserializeOwned>(query: &str) -> Result<T, Problem> {
    if !is_text(query) {
        let detail = "a parameter is not UTF-8, or holds U+0000";
        return Err(Problem::new(Code::BAD_PARAMETER, detail));
    }
    web::Query::from_query(query)
        .map(web::Query::into_inner)
        .map_err(|error| Problem::new(Code::BAD_PARAMETER, error.to_string()))
}

/// Whether every parameter is a text that both databases have. Decoding puts U+FFFD where there was no UTF-8; nothing that we list has it in its name.
fn is_text(query: &str) -> bool {
    let foreign = |text: &str| text.contains(['\0', char::REPLACEMENT_CHARACTER]);
    !form_urlencoded::parse(query.as_bytes()).any(|(name, value)| foreign(&name) || foreign(&value))
}

/// Which part of a long answer is wanted.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Paging {
    /// Entries on a page.
    #[param(default = 20, minimum = 1, maximum = 100, example = 20)]
    pub limit: Option<u32>,
    /// The page, from 1.
    #[param(default = 1, minimum = 1, maximum = 10_000_000, example = 1)]
    pub page: Option<u32>,
}

impl Paging {
    /// The page that is asked for.
    pub fn page(&self) -> Result<Page, Problem> {
        page(self.limit, self.page)
    }
}

/// The page with this limit and number.
pub fn page(limit: Option<u32>, number: Option<u32>) -> Result<Page, Problem> {
    Page::parse(limit, number).map_err(|error| Problem::new(Code::BAD_PARAMETER, error.to_string()))
}

/// The value of an optional parameter.
pub fn optional<T>(name: &str, text: Option<&str>) -> Result<Option<T>, Problem>
where
    T: FromStr,
    T::Err: std::fmt::Display,
{
    text.map(|text| {
        text.parse().map_err(|error| {
            Problem::new(Code::BAD_PARAMETER, format!("parameter {name}: {error}"))
        })
    })
    .transpose()
}

/// A name in the path. One that cannot be a name names nothing.
pub fn named<T: FromStr>(text: &str) -> Result<T, Problem> {
    text.parse().map_err(|_| Problem::no_such_address())
}

/// One page of something short enough to be had whole.
pub fn part<T>(all: Vec<T>, page: Page) -> Paged<T> {
    let total = all.len() as u64;
    let skipped = usize::try_from(page.offset()).unwrap_or(usize::MAX);
    Paged {
        items: all
            .into_iter()
            .skip(skipped)
            .take(page.limit() as usize)
            .collect(),
        total,
        page,
    }
}
