//! Who asks for which attributes, and who gives them.

use actix_web::get;
use serde::Deserialize;
use tillit_registry::attribute_use::{Role, UsageFilter};
use utoipa::IntoParams;

use crate::answer::Answer;
use crate::app::App;
use crate::problem::{Code, Problem};
use crate::query::{Ask, optional, page};
use crate::wire::{AttributeUsage, Listing};

/// Which uses are wanted.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct UsageQuery {
    /// Only of this attribute.
    #[param(
        example = "gemensam/organization-identifier",
        pattern = "^[a-z][a-z0-9]*(-[a-z0-9]+)*/[a-z][a-z0-9]*(-[a-z0-9]+)*$",
        max_length = 129
    )]
    pub attribute: Option<String>,
    /// Only of attributes of this list.
    #[param(example = "gemensam")]
    pub list: Option<String>,
    /// Only by entities of this owner.
    #[param(
        example = "212000-0142",
        pattern = "^(0007:[0-9]{10}|[0-9]{6}-?[0-9]{4})$"
    )]
    pub organisation: Option<String>,
    /// Only in this federation.
    #[param(example = "moa", pattern = "^[a-z][a-z0-9-]{1,31}$")]
    pub federation: Option<String>,
    /// Only by entities that ask (`requests`) or give (`releases`).
    #[param(example = "requests", pattern = "^(requests|releases)$")]
    pub role: Option<String>,
    /// Only of attributes that should no longer be used, or only of the others.
    #[param(example = true)]
    pub deprecated: Option<bool>,
    /// Entries on a page.
    #[param(default = 20, minimum = 1, maximum = 100, example = 20)]
    pub limit: Option<u32>,
    /// The page, from 1.
    #[param(default = 1, minimum = 1, maximum = 10_000_000, example = 1)]
    pub page: Option<u32>,
}

impl UsageQuery {
    /// What is asked of the registry.
    pub fn filter(&self) -> Result<UsageFilter, Problem> {
        let role = match self.role.as_deref() {
            None => None,
            Some("requests") => Some(Role::Requests),
            Some("releases") => Some(Role::Releases),
            Some(_) => {
                let detail = "parameter role: one of requests, releases";
                return Err(Problem::new(Code::BAD_PARAMETER, detail));
            }
        };
        Ok(UsageFilter {
            attribute: optional("attribute", self.attribute.as_deref())?,
            list: self.list.clone(),
            organisation: optional("organisation", self.organisation.as_deref())?,
            federation: optional("federation", self.federation.as_deref())?,
            role,
            deprecated: self.deprecated,
        })
    }
}

/// Lists who asks for which attributes, and who gives them.
///
/// From the published entities: by federation, attribute, role and entity. With `deprecated=true`, who still uses what should no longer be used.
#[utoipa::path(
    tag = "attributes",
    params(UsageQuery),
    responses((status = 200, description = "A page of uses.", body = Listing<AttributeUsage>))
)]
#[get("/attribute-usage")]
pub(crate) async fn list(
    app: App,
    Ask(query): Ask<UsageQuery>,
) -> Result<Answer<Listing<AttributeUsage>>, Problem> {
    let (filter, page) = (query.filter()?, page(query.limit, query.page)?);
    let catalogue = app.catalogue();
    let uses = app
        .run(move |registry| registry.attribute_usage(&catalogue, &filter, page))
        .await?;
    let asked = [
        ("attribute", query.attribute.as_deref()),
        ("list", query.list.as_deref()),
        ("organisation", query.organisation.as_deref()),
        ("federation", query.federation.as_deref()),
        ("role", query.role.as_deref()),
        (
            "deprecated",
            query
                .deprecated
                .map(|only| if only { "true" } else { "false" }),
        ),
    ];
    let links = app.links();
    Ok(Answer(Listing::of(
        uses,
        links,
        "/attribute-usage",
        &asked,
        |one| AttributeUsage::of(one, links),
    )))
}
