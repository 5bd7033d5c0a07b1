//! `/attributes/<list>/<name>` as a page: everything that is known about an attribute.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use tillit_model::VersionNumber;
use tillit_registry::catalogue::{
    Attribute, AttributeId, AttributeList, AttributeProfile, Catalogue, CodeSystem, Listed,
    ProfileAttribute, Release, ValueBinding, ValueSet,
};

use super::super::frame::{FeedLink, Frame, answer, language_of};
use super::super::said::Said;
use super::address;
use super::names::{NameRow, names};
use super::source::{Source, sources};
use crate::app::App;
use crate::problem::Problem;
use crate::texts::text_with;

#[derive(Template)]
#[template(path = "catalogue/attribute.html")]
struct Page<'a> {
    frame: Frame<'a>,
    list: &'a AttributeList,
    attribute: &'a Attribute,
    /// The newest version of the list, when it no longer has the attribute.
    gone_in: Option<VersionNumber>,
    successor: Option<Other>,
    names: Vec<NameRow<'a>>,
    values: Vec<Values<'a>>,
    relations: Vec<Related>,
    asked_by: Vec<Asking<'a>>,
    sources: Vec<Source<'a>>,
    /// The releases that have it, the newest first.
    releases: Vec<&'a Release>,
    since: Option<&'a Release>,
}

/// Another attribute.
struct Other {
    id: AttributeId,
    /// What it is called; none when no published list has it.
    label: Option<Said>,
}

/// A tie to another attribute.
struct Related {
    kind: String,
    other: Other,
    note: Option<Said>,
}

/// Where values come from.
struct Values<'a> {
    binding: &'a ValueBinding,
    /// The code system, as the release carries it.
    system: Option<&'a CodeSystem>,
    set: Option<&'a ValueSet>,
}

/// A profile that asks for it.
struct Asking<'a> {
    list: &'a AttributeList,
    profile: &'a AttributeProfile,
    entry: &'a ProfileAttribute,
}

/// Shows an attribute as a release defines it: the newest that has it.
pub(super) fn show(
    app: &App,
    request: &HttpRequest,
    catalogue: &Catalogue,
    release: &Release,
    attribute: &Attribute,
) -> Result<HttpResponse, Problem> {
    let language = language_of(request);
    let list = release.list();
    let listed = catalogue.list(list.list.as_str());
    let title = [
        ("label", attribute.label.get(language).into()),
        ("id", attribute.id.to_string().into()),
    ];
    let title = text_with(language, "attribute-title", &title);
    let snapshot = app.published().current();
    let path = address::attribute(&attribute.id);
    let mut frame = Frame::new(app, &snapshot, language, &path, title).led_by(list);
    frame.feed = Some(FeedLink {
        title: text_with(
            language,
            "feed-title-list",
            &[("title", list.title.get(language).into())],
        ),
        path: frame.link(&format!("{}/feed.atom", address::list(&list.list))),
    });
    let releases = releases(listed, attribute);
    let successor = attribute.deprecation.as_ref();
    let successor = successor.and_then(|end| end.successor.as_ref());
    let relations = attribute.relations.iter().map(|relation| Related {
        kind: frame.word("relation", &relation.kind),
        other: Other::of(&frame, catalogue, &relation.attribute),
        note: relation.note.as_ref().map(|note| frame.said(note)),
    });
    let newest = listed.map(|listed| listed.newest().version());
    let page = Page {
        gone_in: newest.filter(|newest| *newest != release.version()),
        successor: successor.map(|id| Other::of(&frame, catalogue, id)),
        names: names(&frame, attribute),
        values: values(list, attribute),
        relations: relations.collect(),
        asked_by: asked_by(catalogue, &attribute.id),
        sources: sources(&frame, list, attribute.sources.iter()),
        since: releases.last().copied(),
        releases,
        frame,
        list,
        attribute,
    };
    answer(request, StatusCode::OK, language, &page)
}

impl Other {
    fn of(frame: &Frame<'_>, catalogue: &Catalogue, id: &AttributeId) -> Self {
        let found = catalogue.attribute(id.list().as_str(), id.name().as_str());
        Self {
            id: id.clone(),
            label: found.map(|(_, other)| frame.said(&other.label)),
        }
    }
}

fn releases<'a>(listed: Option<&'a Listed>, attribute: &Attribute) -> Vec<&'a Release> {
    let all = listed
        .into_iter()
        .flat_map(|listed| listed.releases().rev());
    let name = attribute.name().as_str();
    all.filter(|one| one.list().attribute(name).is_some())
        .map(AsRef::as_ref)
        .collect()
}

fn values<'a>(list: &'a AttributeList, attribute: &'a Attribute) -> Vec<Values<'a>> {
    let bindings = attribute.values.iter();
    let values = bindings.map(|binding| {
        let system = list.code_system(&binding.system);
        let set = binding.set.as_ref();
        Values {
            binding,
            system,
            set: system
                .zip(set)
                .and_then(|(system, set)| system.value_set(set)),
        }
    });
    values.collect()
}

/// The profiles of the newest releases that ask for it.
fn asked_by<'a>(catalogue: &'a Catalogue, id: &AttributeId) -> Vec<Asking<'a>> {
    let lists = catalogue.lists().map(|listed| listed.newest().list());
    let profiles = lists.flat_map(|list| list.profiles.iter().map(move |profile| (list, profile)));
    let asking = profiles.filter_map(|(list, profile)| {
        Some(Asking {
            list,
            profile,
            entry: profile.attribute(id)?,
        })
    });
    asking.collect()
}
