//! Attributes of all lists, by whatever somebody knows of them.

use actix_web::get;
use serde::Deserialize;
use tillit_registry::catalogue::{AttributeFilter, Category, PersonalData, Stability, Status};
use tillit_registry::view::Paged;
use utoipa::IntoParams;

use super::attribute_lists::word_of;
use crate::answer::Answer;
use crate::app::App;
use crate::problem::Problem;
use crate::query::{Ask, page, part};
use crate::wire::{Attribute, Links, Listing};

/// Which attributes are wanted.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct AttributeQuery {
    /// What is known of it: a name in any protocol, an OID, a URI, a claim, or words in Swedish or English. Case does not count.
    #[param(example = "urn:oid:2.5.4.4")]
    pub q: Option<String>,
    /// Only about this.
    #[param(value_type = Option<String>, example = "identity", pattern = "^(identity|affiliation|relation|mandate|transaction|organisation)$")]
    pub category: Option<Category>,
    /// Only those that stand in a source (`published`), or only proposals.
    #[param(value_type = Option<String>, example = "published", pattern = "^(proposed|published)$")]
    pub status: Option<Status>,
    /// Only those that are as settled as this.
    #[param(value_type = Option<String>, example = "stable", pattern = "^(draft|candidate|stable)$")]
    pub stability: Option<Stability>,
    /// Only those that should no longer be used, or only the others.
    #[param(example = false)]
    pub deprecated: Option<bool>,
    /// Only those whose values say this about a person.
    #[param(value_type = Option<String>, example = "personal", pattern = "^(none|personal|identity-number|sensitive)$")]
    pub personal_data: Option<PersonalData>,
    /// Entries on a page.
    #[param(default = 20, minimum = 1, maximum = 100, example = 20)]
    pub limit: Option<u32>,
    /// The page, from 1.
    #[param(default = 1, minimum = 1, maximum = 10_000_000, example = 1)]
    pub page: Option<u32>,
}

impl From<&AttributeQuery> for AttributeFilter {
    fn from(query: &AttributeQuery) -> Self {
        Self {
            words: query.q.clone(),
            category: query.category,
            status: query.status,
            stability: query.stability,
            deprecated: query.deprecated,
            personal_data: query.personal_data,
        }
    }
}

impl AttributeQuery {
    /// A page whose neighbours are asked for in the same way.
    pub(super) fn listing<V>(
        &self,
        paged: Paged<V>,
        path: &str,
        links: Links<'_>,
        entry: impl FnMut(V) -> Attribute,
    ) -> Listing<Attribute> {
        let deprecated = self.deprecated.map(|is| is.to_string());
        let asked = [
            ("q", self.q.clone()),
            ("category", self.category.map(word_of)),
            ("status", self.status.map(word_of)),
            ("stability", self.stability.map(word_of)),
            ("deprecated", deprecated),
            ("personalData", self.personal_data.map(word_of)),
        ];
        let asked = asked
            .each_ref()
            .map(|(name, value)| (*name, value.as_deref()));
        Listing::of(paged, links, path, &asked, entry)
    }
}

/// Searches the attributes of all lists.
///
/// In the newest release of each list, the best first: by a name in any protocol, an OID, a URI, a claim, or words in Swedish or English. Without `q`, every attribute, list by list.
#[utoipa::path(
    tag = "catalogue",
    params(AttributeQuery),
    responses((status = 200, description = "A page of attributes.", body = Listing<Attribute>))
)]
#[get("/attributes")]
pub(crate) async fn list(
    app: App,
    Ask(query): Ask<AttributeQuery>,
) -> Result<Answer<Listing<Attribute>>, Problem> {
    let page = page(query.limit, query.page)?;
    let catalogue = app.catalogue();
    let found = catalogue.attributes(&AttributeFilter::from(&query));
    let links = app.links();
    Ok(Answer(query.listing(
        part(found, page),
        "/attributes",
        links,
        |one| {
            let newest = one.release.version();
            Attribute::of(one.attribute, one.release, newest, one.fit, links)
        },
    )))
}
