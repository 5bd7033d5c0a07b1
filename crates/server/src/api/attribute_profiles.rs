//! Profiles: which attributes a service, a contract or a federation asks for.

use actix_web::{get, web};
use tillit_registry::catalogue::Listed;

use super::attribute_lists::released;
use crate::answer::Answer;
use crate::app::App;
use crate::problem::Problem;
use crate::query::{Ask, Paging, part};
use crate::wire::{AttributeProfile, AttributeProfileDetail, Listing};

/// Lists the profiles of all lists.
///
/// As the newest release of each list has them.
#[utoipa::path(
    tag = "catalogue",
    params(Paging),
    responses((status = 200, description = "A page of profiles.", body = Listing<AttributeProfile>))
)]
#[get("/attribute-profiles")]
pub(crate) async fn list_all(
    app: App,
    Ask(paging): Ask<Paging>,
) -> Result<Answer<Listing<AttributeProfile>>, Problem> {
    let page = paging.page()?;
    let catalogue = app.catalogue();
    let newest = catalogue.lists().map(Listed::newest);
    let all = newest.flat_map(|release| {
        let profiles = release.list().profiles.iter();
        profiles.map(move |profile| (profile, release))
    });
    let links = app.links();
    Ok(Answer(Listing::of(
        part(all.collect(), page),
        links,
        "/attribute-profiles",
        &[],
        |(profile, release)| AttributeProfile::of(profile, release, links),
    )))
}

/// Lists the profiles of a release.
///
/// By name in order.
#[utoipa::path(
    tag = "catalogue",
    params(
        ("list" = crate::wire::ListNameText, Path, description = "The list's name."),
        ("version" = crate::wire::VersionNumberText, Path, description = "The release."),
        Paging
    ),
    responses((status = 200, description = "A page of profiles.", body = Listing<AttributeProfile>))
)]
#[get("/attribute-lists/{list}/versions/{version}/profiles")]
pub(crate) async fn list_of_release(
    app: App,
    path: web::Path<(String, String)>,
    Ask(paging): Ask<Paging>,
) -> Result<Answer<Listing<AttributeProfile>>, Problem> {
    let page = paging.page()?;
    let catalogue = app.catalogue();
    let (_, release) = released(&catalogue, &path.0, &path.1)?;
    let links = app.links();
    Ok(Answer(Listing::of(
        part(release.list().profiles.iter().collect(), page),
        links,
        &format!("/attribute-lists/{}/versions/{}/profiles", path.0, path.1),
        &[],
        |profile| AttributeProfile::of(profile, release, links),
    )))
}

/// Shows a profile of a release.
///
/// Which attributes it asks for, how much each is needed, when, and what for.
#[utoipa::path(
    tag = "catalogue",
    params(
        ("list" = crate::wire::ListNameText, Path, description = "The list's name."),
        ("version" = crate::wire::VersionNumberText, Path, description = "The release."),
        ("name" = crate::wire::ProfileNameText, Path, description = "The profile's name.")
    ),
    responses((status = 200, description = "The profile.", body = AttributeProfileDetail))
)]
#[get("/attribute-lists/{list}/versions/{version}/profiles/{name}")]
pub(crate) async fn show_one(
    app: App,
    path: web::Path<(String, String, String)>,
) -> Result<Answer<AttributeProfileDetail>, Problem> {
    let catalogue = app.catalogue();
    let (_, release) = released(&catalogue, &path.0, &path.1)?;
    let profile = release.list().profile(&path.2);
    let profile = profile.ok_or_else(Problem::no_such_address)?;
    Ok(Answer(AttributeProfileDetail::of(
        profile,
        release,
        app.links(),
    )))
}
