//! Attribute lists, their releases and what differs between them. Read from memory: no database is asked.

use std::sync::Arc;

use actix_web::{get, web};
use serde::Deserialize;
use tillit_model::VersionNumber;
use tillit_registry::catalogue::{
    AttributeFilter, Catalogue, ListFilter, Listed, Release, Status, diff,
};
use utoipa::IntoParams;

use crate::answer::Answer;
use crate::api::attributes::AttributeQuery;
use crate::app::App;
use crate::problem::{Code, Problem};
use crate::query::{Ask, Paging, named, optional, page, part};
use crate::wire::{
    Attribute, AttributeDetail, AttributeList, AttributeListChanges, AttributeListVersion, Listing,
};

/// Which lists are wanted.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct AttributeListQuery {
    /// Words of name, title or description, in Swedish or English; all of them.
    #[param(example = "skola")]
    pub q: Option<String>,
    /// Only lists that are agreed on (`published`), or only proposals.
    #[param(value_type = Option<String>, example = "published", pattern = "^(proposed|published)$")]
    pub status: Option<Status>,
    /// Entries on a page.
    #[param(default = 20, minimum = 1, maximum = 100, example = 20)]
    pub limit: Option<u32>,
    /// The page, from 1.
    #[param(default = 1, minimum = 1, maximum = 10_000_000, example = 1)]
    pub page: Option<u32>,
}

/// Which changes are wanted.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ChangeQuery {
    /// The earlier release to compare with; the one before when it is not said.
    #[param(
        example = "1.0.0",
        pattern = "^(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)$"
    )]
    pub since: Option<String>,
    /// Entries on a page.
    #[param(default = 20, minimum = 1, maximum = 100, example = 20)]
    pub limit: Option<u32>,
    /// The page, from 1.
    #[param(default = 1, minimum = 1, maximum = 10_000_000, example = 1)]
    pub page: Option<u32>,
}

/// Lists the attribute lists.
///
/// Each as its newest release has it.
#[utoipa::path(
    tag = "catalogue",
    params(AttributeListQuery),
    responses((status = 200, description = "A page of attribute lists.", body = Listing<AttributeList>))
)]
#[get("/attribute-lists")]
pub(crate) async fn list_lists(
    app: App,
    Ask(query): Ask<AttributeListQuery>,
) -> Result<Answer<Listing<AttributeList>>, Problem> {
    let page = page(query.limit, query.page)?;
    let catalogue = app.catalogue();
    let filter = ListFilter {
        words: query.q.clone(),
        status: query.status,
    };
    let status = query.status.map(word_of);
    let asked = [("q", query.q.as_deref()), ("status", status.as_deref())];
    let links = app.links();
    Ok(Answer(Listing::of(
        part(catalogue.lists_that(&filter), page),
        links,
        "/attribute-lists",
        &asked,
        |listed| AttributeList::of(listed, links),
    )))
}

/// Shows an attribute list.
///
/// As its newest release has it, with links to all of them.
#[utoipa::path(
    tag = "catalogue",
    params(("list" = crate::wire::ListNameText, Path, description = "The list's name.")),
    responses((status = 200, description = "The list.", body = AttributeList))
)]
#[get("/attribute-lists/{list}")]
pub(crate) async fn show_list(
    app: App,
    list: web::Path<String>,
) -> Result<Answer<AttributeList>, Problem> {
    let catalogue = app.catalogue();
    let listed = listed(&catalogue, &list)?;
    Ok(Answer(AttributeList::of(listed, app.links())))
}

/// Lists the releases of an attribute list.
///
/// Newest first. A release never changes.
#[utoipa::path(
    tag = "catalogue",
    params(("list" = crate::wire::ListNameText, Path, description = "The list's name."), Paging),
    responses((status = 200, description = "A page of releases.", body = Listing<AttributeListVersion>))
)]
#[get("/attribute-lists/{list}/versions")]
pub(crate) async fn list_versions(
    app: App,
    list: web::Path<String>,
    Ask(paging): Ask<Paging>,
) -> Result<Answer<Listing<AttributeListVersion>>, Problem> {
    let page = paging.page()?;
    let catalogue = app.catalogue();
    let listed = listed(&catalogue, &list)?;
    let links = app.links();
    Ok(Answer(Listing::of(
        part(listed.releases().rev().collect(), page),
        links,
        &format!("/attribute-lists/{list}/versions"),
        &[],
        |release| AttributeListVersion::of(release, listed, links),
    )))
}

/// Shows a release of an attribute list.
///
/// Its hash, who decides on it, and the addresses of the signed file and of every other form.
#[utoipa::path(
    tag = "catalogue",
    params(
        ("list" = crate::wire::ListNameText, Path, description = "The list's name."),
        ("version" = crate::wire::VersionNumberText, Path, description = "The release.")
    ),
    responses((status = 200, description = "The release.", body = AttributeListVersion))
)]
#[get("/attribute-lists/{list}/versions/{version}")]
pub(crate) async fn show_version(
    app: App,
    path: web::Path<(String, String)>,
) -> Result<Answer<AttributeListVersion>, Problem> {
    let catalogue = app.catalogue();
    let (listed, release) = released(&catalogue, &path.0, &path.1)?;
    Ok(Answer(AttributeListVersion::of(
        release,
        listed,
        app.links(),
    )))
}

/// Lists the attributes of a release.
///
/// By name in order, or the best first when `q` searches. In short; the attribute itself has the whole definition.
#[utoipa::path(
    tag = "catalogue",
    params(
        ("list" = crate::wire::ListNameText, Path, description = "The list's name."),
        ("version" = crate::wire::VersionNumberText, Path, description = "The release."),
        AttributeQuery
    ),
    responses((status = 200, description = "A page of attributes.", body = Listing<Attribute>))
)]
#[get("/attribute-lists/{list}/versions/{version}/attributes")]
pub(crate) async fn list_attributes(
    app: App,
    path: web::Path<(String, String)>,
    Ask(query): Ask<AttributeQuery>,
) -> Result<Answer<Listing<Attribute>>, Problem> {
    let page = page(query.limit, query.page)?;
    let catalogue = app.catalogue();
    let (listed, release) = released(&catalogue, &path.0, &path.1)?;
    let found = release.attributes(&AttributeFilter::from(&query));
    let newest = listed.newest().version();
    let links = app.links();
    Ok(Answer(query.listing(
        part(found, page),
        &format!("/attribute-lists/{}/versions/{}/attributes", path.0, path.1),
        links,
        |attribute| Attribute::of(attribute, release, newest, None, links),
    )))
}

/// Shows an attribute of a release.
///
/// With everything that the release says about it: definition, examples, names in every protocol, law.
#[utoipa::path(
    tag = "catalogue",
    params(
        ("list" = crate::wire::ListNameText, Path, description = "The list's name."),
        ("version" = crate::wire::VersionNumberText, Path, description = "The release."),
        ("name" = crate::wire::AttributeNameText, Path, description = "The attribute's name.")
    ),
    responses((status = 200, description = "The attribute.", body = AttributeDetail))
)]
#[get("/attribute-lists/{list}/versions/{version}/attributes/{name}")]
pub(crate) async fn show_attribute(
    app: App,
    path: web::Path<(String, String, String)>,
) -> Result<Answer<AttributeDetail>, Problem> {
    let catalogue = app.catalogue();
    let (listed, release) = released(&catalogue, &path.0, &path.1)?;
    let attribute = release
        .list()
        .attribute(&path.2)
        .ok_or_else(Problem::no_such_address)?;
    let newest = listed.newest().version();
    let summary = Attribute::of(attribute, release, newest, None, app.links());
    Ok(Answer(AttributeDetail::of(summary, attribute)))
}

/// Lists what changed in a release.
///
/// Field by field since another release: what happened, for whom it breaks, and the smallest step of the version that it asks for. The first release has no earlier one and no changes.
#[utoipa::path(
    tag = "catalogue",
    params(
        ("list" = crate::wire::ListNameText, Path, description = "The list's name."),
        ("version" = crate::wire::VersionNumberText, Path, description = "The release."),
        ChangeQuery
    ),
    responses((status = 200, description = "A page of changes.", body = AttributeListChanges))
)]
#[get("/attribute-lists/{list}/versions/{version}/changes")]
pub(crate) async fn list_changes(
    app: App,
    path: web::Path<(String, String)>,
    Ask(query): Ask<ChangeQuery>,
) -> Result<Answer<AttributeListChanges>, Problem> {
    let page = page(query.limit, query.page)?;
    let since: Option<VersionNumber> = optional("since", query.since.as_deref())?;
    let catalogue = app.catalogue();
    let (listed, release) = released(&catalogue, &path.0, &path.1)?;
    let before = earlier(listed, release, since)?;
    Ok(Answer(AttributeListChanges::of(
        diff(before.list(), release.list()),
        release,
        |changes| part(changes, page),
        &[("since", query.since.as_deref())],
        app.links(),
    )))
}

/// The release that another is compared with.
fn earlier<'c>(
    listed: &'c Listed,
    release: &'c Arc<Release>,
    since: Option<VersionNumber>,
) -> Result<&'c Arc<Release>, Problem> {
    let Some(since) = since else {
        return Ok(listed.before(release.version()).unwrap_or(release));
    };
    if since > release.version() {
        let detail = format!(
            "parameter since: {since} is later than {}",
            release.version()
        );
        return Err(Problem::new(Code::BAD_PARAMETER, detail));
    }
    listed.release(since).ok_or_else(Problem::no_such_address)
}

fn listed<'c>(catalogue: &'c Catalogue, name: &str) -> Result<&'c Listed, Problem> {
    catalogue.list(name).ok_or_else(Problem::no_such_address)
}

pub(super) fn released<'c>(
    catalogue: &'c Catalogue,
    list: &str,
    version: &str,
) -> Result<(&'c Listed, &'c Arc<Release>), Problem> {
    let listed = listed(catalogue, list)?;
    let release = listed.release(named(version)?);
    Ok((listed, release.ok_or_else(Problem::no_such_address)?))
}

/// A word as it was asked with.
pub(super) fn word_of(value: impl serde::Serialize) -> String {
    let word = serde_json::to_value(value).ok();
    let word = word.as_ref().and_then(serde_json::Value::as_str);
    word.unwrap_or_default().to_owned()
}
