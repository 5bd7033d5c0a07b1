//! What submissions and reviews share: the same items, for their owners and for those who decide.

use tillit_model::Sha256;
use tillit_registry::view::{self, ItemState, Page, Paged};
use tillit_registry::{Refusal, Registry};

use crate::answer::{Answer, Exact};
use crate::app::App;
use crate::bearer::Bearer;
use crate::problem::{Code, Problem};
use crate::query::named;
use crate::wire::{Item, ItemDetail, Listing, Place, state_named};

/// Who reads.
type Reader = view::Reader;

/// A page of items.
pub(super) async fn list(
    app: &App,
    bearer: Bearer,
    place: Place,
    page: Page,
    asked: &[(&str, Option<&str>)],
    read: impl FnOnce(&Registry, &Reader, Page) -> Result<Paged<view::ItemView>, Refusal>
    + Send
    + 'static,
) -> Result<Answer<Listing<Item>>, Problem> {
    let items = app
        .run(move |registry| read(registry, &bearer.known_reader(registry)?, page))
        .await?;
    let links = app.links();
    let entry = |view| Item::of(view, place, links);
    Ok(Answer(Listing::of(
        items,
        links,
        place.path(),
        asked,
        entry,
    )))
}

/// One item with everything that stands in it.
pub(super) async fn show(
    app: &App,
    bearer: Bearer,
    place: Place,
    id: &str,
    read: impl FnOnce(&Registry, &Sha256, &Reader) -> Result<view::ItemDetail, Refusal> + Send + 'static,
) -> Result<Answer<ItemDetail>, Problem> {
    let id: Sha256 = named(id)?;
    let detail = app
        .run(move |registry| read(registry, &id, &bearer.known_reader(registry)?))
        .await?;
    Ok(Answer(ItemDetail::of(detail, place, app.links())))
}

/// The statement of an item, byte for byte.
pub(super) async fn statement(app: &App, bearer: Bearer, id: &str) -> Result<Exact, Problem> {
    let id: Sha256 = named(id)?;
    let text = app
        .run(move |registry| registry.statement(&id, &bearer.known_reader(registry)?))
        .await?;
    Ok(Exact {
        text,
        media_type: "application/jose",
    })
}

/// The state that a parameter names.
pub(super) fn state_parameter(text: Option<&str>) -> Result<Option<ItemState>, Problem> {
    text.map(|text| {
        state_named(text).ok_or_else(|| {
            Problem::new(
                Code::BAD_PARAMETER,
                "parameter status: one of pending, held, approved, rejected, withdrawn",
            )
        })
    })
    .transpose()
}
