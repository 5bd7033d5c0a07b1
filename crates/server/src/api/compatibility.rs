//! Which services an organisation's users can log in to, and which attributes are missing.

use actix_web::get;
use serde::Deserialize;
use tillit_registry::attribute_use::{CompatibilityFilter, Outcome};
use utoipa::IntoParams;

use crate::answer::Answer;
use crate::app::App;
use crate::problem::{Code, Problem};
use crate::query::{Ask, optional, page};
use crate::wire::{Listing, ServiceCompatibility};

/// Which pairs of identity provider and service are wanted.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct CompatibilityQuery {
    /// Only whose users.
    #[param(
        example = "212000-0142",
        pattern = "^(0007:[0-9]{10}|[0-9]{6}-?[0-9]{4})$"
    )]
    pub organisation: Option<String>,
    /// Only from this identity provider.
    #[param(example = "https://login.example/idp")]
    pub entity_id: Option<String>,
    /// Only in this federation.
    #[param(example = "moa", pattern = "^[a-z][a-z0-9-]{1,31}$")]
    pub federation: Option<String>,
    /// Only services that are reached (`reachable`), or that miss something that they require (`missing`).
    #[param(example = "missing", pattern = "^(reachable|missing)$")]
    pub only: Option<String>,
    /// Entries on a page.
    #[param(default = 20, minimum = 1, maximum = 100, example = 20)]
    pub limit: Option<u32>,
    /// The page, from 1.
    #[param(default = 1, minimum = 1, maximum = 10_000_000, example = 1)]
    pub page: Option<u32>,
}

impl CompatibilityQuery {
    /// What is asked of the registry.
    pub fn filter(&self) -> Result<CompatibilityFilter, Problem> {
        let only = match self.only.as_deref() {
            None => None,
            Some("reachable") => Some(Outcome::Reachable),
            Some("missing") => Some(Outcome::Missing),
            Some(_) => {
                let detail = "parameter only: one of reachable, missing";
                return Err(Problem::new(Code::BAD_PARAMETER, detail));
            }
        };
        Ok(CompatibilityFilter {
            organisation: optional("organisation", self.organisation.as_deref())?,
            entity: optional("entityId", self.entity_id.as_deref())?,
            federation: optional("federation", self.federation.as_deref())?,
            only,
        })
    }
}

/// Lists the services of an organisation's federations, with what its users lack in each.
///
/// Each identity provider of the organisation with each service that it shares a federation with: reachable when everything that the service requires is given, by a release with the same major version.
#[utoipa::path(
    tag = "attributes",
    params(CompatibilityQuery),
    responses((status = 200, description = "A page of pairs.", body = Listing<ServiceCompatibility>))
)]
#[get("/compatibility")]
pub(crate) async fn list(
    app: App,
    Ask(query): Ask<CompatibilityQuery>,
) -> Result<Answer<Listing<ServiceCompatibility>>, Problem> {
    let (filter, page) = (query.filter()?, page(query.limit, query.page)?);
    let catalogue = app.catalogue();
    let pairs = app
        .run(move |registry| registry.compatibility(&catalogue, &filter, page))
        .await?;
    let asked = [
        ("organisation", query.organisation.as_deref()),
        ("entityId", query.entity_id.as_deref()),
        ("federation", query.federation.as_deref()),
        ("only", query.only.as_deref()),
    ];
    let links = app.links();
    Ok(Answer(Listing::of(
        pairs,
        links,
        "/compatibility",
        &asked,
        |pair| ServiceCompatibility::of(pair, links),
    )))
}
