//! Code systems, their versions, codes and value sets. Releases of attribute lists carry them whole.

use std::sync::Arc;

use actix_web::{get, web};
use serde::Deserialize;
use tillit_registry::catalogue::{Catalogue, CodeFilter, KeptCodeSystem, KeptCodeSystems, Status};
use utoipa::IntoParams;

use super::attribute_lists::word_of;
use crate::answer::Answer;
use crate::app::App;
use crate::problem::Problem;
use crate::query::{Ask, Paging, named, page, part};
use crate::wire::{
    CodeEntry, CodeSystem, CodeSystemVersion, CodeValueSet, CodeValueSetDetail, Listing,
};

/// Which codes are wanted.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct CodeQuery {
    /// Words of code, label or definition, in Swedish or English; all of them.
    #[param(example = "stockholm")]
    pub q: Option<String>,
    /// Only those that stand in a source (`published`), or only proposals.
    #[param(value_type = Option<String>, example = "published", pattern = "^(proposed|published)$")]
    pub status: Option<Status>,
    /// Entries on a page.
    #[param(default = 20, minimum = 1, maximum = 100, example = 20)]
    pub limit: Option<u32>,
    /// The page, from 1.
    #[param(default = 1, minimum = 1, maximum = 10_000_000, example = 1)]
    pub page: Option<u32>,
}

/// Lists the code systems.
///
/// Each as its newest version has it. They are carried by the releases of attribute lists that use them.
#[utoipa::path(
    tag = "catalogue",
    params(Paging),
    responses((status = 200, description = "A page of code systems.", body = Listing<CodeSystem>))
)]
#[get("/code-systems")]
pub(crate) async fn list_systems(
    app: App,
    Ask(paging): Ask<Paging>,
) -> Result<Answer<Listing<CodeSystem>>, Problem> {
    let page = paging.page()?;
    let catalogue = app.catalogue();
    let links = app.links();
    Ok(Answer(Listing::of(
        part(catalogue.code_systems().collect(), page),
        links,
        "/code-systems",
        &[],
        |systems| CodeSystem::of(systems, links),
    )))
}

/// Shows a code system.
///
/// As its newest version has it, with links to all of them.
#[utoipa::path(
    tag = "catalogue",
    params(("name" = crate::wire::CodeSystemNameText, Path, description = "The code system's name.")),
    responses((status = 200, description = "The code system.", body = CodeSystem))
)]
#[get("/code-systems/{name}")]
pub(crate) async fn show_system(
    app: App,
    name: web::Path<String>,
) -> Result<Answer<CodeSystem>, Problem> {
    let catalogue = app.catalogue();
    let systems = systems(&catalogue, &name)?;
    Ok(Answer(CodeSystem::of(systems, app.links())))
}

/// Lists the versions of a code system.
///
/// Newest first.
#[utoipa::path(
    tag = "catalogue",
    params(("name" = crate::wire::CodeSystemNameText, Path, description = "The code system's name."), Paging),
    responses((status = 200, description = "A page of versions.", body = Listing<CodeSystemVersion>))
)]
#[get("/code-systems/{name}/versions")]
pub(crate) async fn list_versions(
    app: App,
    name: web::Path<String>,
    Ask(paging): Ask<Paging>,
) -> Result<Answer<Listing<CodeSystemVersion>>, Problem> {
    let page = paging.page()?;
    let catalogue = app.catalogue();
    let systems = systems(&catalogue, &name)?;
    let newest = systems.newest().content().version;
    let links = app.links();
    Ok(Answer(Listing::of(
        part(systems.versions().rev().collect(), page),
        links,
        &format!("/code-systems/{name}/versions"),
        &[],
        |kept| CodeSystemVersion::of(kept, newest, links),
    )))
}

/// Shows a version of a code system.
///
/// What it is, where it comes from, its value sets, and the releases that carry it.
#[utoipa::path(
    tag = "catalogue",
    params(
        ("name" = crate::wire::CodeSystemNameText, Path, description = "The code system's name."),
        ("version" = crate::wire::VersionNumberText, Path, description = "The version.")
    ),
    responses((status = 200, description = "The version.", body = CodeSystemVersion))
)]
#[get("/code-systems/{name}/versions/{version}")]
pub(crate) async fn show_version(
    app: App,
    path: web::Path<(String, String)>,
) -> Result<Answer<CodeSystemVersion>, Problem> {
    let catalogue = app.catalogue();
    let newest = systems(&catalogue, &path.0)?.newest().content().version;
    let kept = kept(&catalogue, &path.0, &path.1)?;
    Ok(Answer(CodeSystemVersion::of(kept, newest, app.links())))
}

/// Lists the codes of a code system.
///
/// In the order of the system.
#[utoipa::path(
    tag = "catalogue",
    params(
        ("name" = crate::wire::CodeSystemNameText, Path, description = "The code system's name."),
        ("version" = crate::wire::VersionNumberText, Path, description = "The version."),
        CodeQuery
    ),
    responses((status = 200, description = "A page of codes.", body = Listing<CodeEntry>))
)]
#[get("/code-systems/{name}/versions/{version}/codes")]
pub(crate) async fn list_codes(
    app: App,
    path: web::Path<(String, String)>,
    Ask(query): Ask<CodeQuery>,
) -> Result<Answer<Listing<CodeEntry>>, Problem> {
    let page = page(query.limit, query.page)?;
    let catalogue = app.catalogue();
    let kept = kept(&catalogue, &path.0, &path.1)?;
    let filter = CodeFilter {
        words: query.q.clone(),
        status: query.status,
    };
    let status = query.status.map(word_of);
    Ok(Answer(Listing::of(
        part(kept.codes(&filter), page),
        app.links(),
        &format!("/code-systems/{}/versions/{}/codes", path.0, path.1),
        &[("q", query.q.as_deref()), ("status", status.as_deref())],
        |code| CodeEntry::of(code, kept.content()),
    )))
}

/// Lists the value sets of a code system.
///
/// Some codes each, chosen for a purpose; attributes are bound to them.
#[utoipa::path(
    tag = "catalogue",
    params(
        ("name" = crate::wire::CodeSystemNameText, Path, description = "The code system's name."),
        ("version" = crate::wire::VersionNumberText, Path, description = "The version."),
        Paging
    ),
    responses((status = 200, description = "A page of value sets.", body = Listing<CodeValueSet>))
)]
#[get("/code-systems/{name}/versions/{version}/value-sets")]
pub(crate) async fn list_value_sets(
    app: App,
    path: web::Path<(String, String)>,
    Ask(paging): Ask<Paging>,
) -> Result<Answer<Listing<CodeValueSet>>, Problem> {
    let page = paging.page()?;
    let catalogue = app.catalogue();
    let system = kept(&catalogue, &path.0, &path.1)?.content();
    let links = app.links();
    Ok(Answer(Listing::of(
        part(system.value_sets.iter().collect(), page),
        links,
        &format!("/code-systems/{}/versions/{}/value-sets", path.0, path.1),
        &[],
        |set| CodeValueSet::of(set, system, links),
    )))
}

/// Shows a value set.
///
/// With its codes.
#[utoipa::path(
    tag = "catalogue",
    params(
        ("name" = crate::wire::CodeSystemNameText, Path, description = "The code system's name."),
        ("version" = crate::wire::VersionNumberText, Path, description = "The version."),
        ("set" = crate::wire::ValueSetNameText, Path, description = "The value set's name.")
    ),
    responses((status = 200, description = "The value set.", body = CodeValueSetDetail))
)]
#[get("/code-systems/{name}/versions/{version}/value-sets/{set}")]
pub(crate) async fn show_value_set(
    app: App,
    path: web::Path<(String, String, String)>,
) -> Result<Answer<CodeValueSetDetail>, Problem> {
    let catalogue = app.catalogue();
    let system = kept(&catalogue, &path.0, &path.1)?.content();
    let mut sets = system.value_sets.iter();
    let set = sets.find(|set| set.name.as_str() == path.2);
    let set = set.ok_or_else(Problem::no_such_address)?;
    Ok(Answer(CodeValueSetDetail::of(set, system, app.links())))
}

fn systems<'c>(catalogue: &'c Catalogue, name: &str) -> Result<&'c KeptCodeSystems, Problem> {
    let systems = catalogue.code_system(name);
    systems.ok_or_else(Problem::no_such_address)
}

fn kept<'c>(
    catalogue: &'c Catalogue,
    name: &str,
    version: &str,
) -> Result<&'c Arc<KeptCodeSystem>, Problem> {
    let kept = systems(catalogue, name)?.version(named(version)?);
    kept.ok_or_else(Problem::no_such_address)
}
