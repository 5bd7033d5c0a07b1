//! Documents, their versions, and the exact bytes of each.

use actix_web::{get, web};
use serde::Deserialize;
use tillit_model::DocumentKind;
use tillit_registry::view::DocumentFilter;
use utoipa::IntoParams;

use crate::answer::{Answer, Exact};
use crate::app::App;
use crate::bearer::Bearer;
use crate::problem::{Code, Problem};
use crate::query::{Ask, Paging, named, optional, page};
use crate::wire::{Document, Listing, Version};

/// Which documents are wanted.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct DocumentQuery {
    /// Only of this kind: `organisation`, `contacts`, `entity`, `attribute-list` or `federation`.
    #[param(
        example = "entity",
        pattern = "^(organisation|contacts|entity|attribute-list|federation)$"
    )]
    pub kind: Option<String>,
    /// Only the one with this id.
    #[param(example = "https://login.example/idp")]
    pub document_id: Option<String>,
    /// Only of this owner.
    #[param(
        example = "212000-0142",
        pattern = "^(0007:[0-9]{10}|[0-9]{6}-?[0-9]{4})$"
    )]
    pub organisation: Option<String>,
    /// Entries on a page.
    #[param(default = 20, minimum = 1, maximum = 100, example = 20)]
    pub limit: Option<u32>,
    /// The page, from 1.
    #[param(default = 1, minimum = 1, maximum = 10_000_000, example = 1)]
    pub page: Option<u32>,
}

impl DocumentQuery {
    /// What is asked of the registry.
    pub fn filter(&self) -> Result<DocumentFilter, Problem> {
        let unknown = || {
            let kinds = DocumentKind::ALL.map(DocumentKind::as_str).join(", ");
            Problem::new(
                Code::BAD_PARAMETER,
                format!("parameter kind: one of {kinds}"),
            )
        };
        Ok(DocumentFilter {
            kind: self
                .kind
                .as_deref()
                .map(|text| DocumentKind::parse(text).ok_or_else(unknown))
                .transpose()?,
            id: self.document_id.clone(),
            organisation: optional("organisation", self.organisation.as_deref())?,
        })
    }
}

/// Lists documents.
///
/// The last approved version of each. With a token also what the reader's organisation has waiting, and its contacts.
#[utoipa::path(
    tag = "documents",
    params(DocumentQuery),
    security((), ("accessToken" = [])),
    responses((status = 200, description = "A page of documents.", body = Listing<Document>))
)]
#[get("/documents")]
pub(crate) async fn list(
    app: App,
    bearer: Bearer,
    Ask(query): Ask<DocumentQuery>,
) -> Result<Answer<Listing<Document>>, Problem> {
    let (filter, page) = (query.filter()?, page(query.limit, query.page)?);
    let documents = app
        .run(move |registry| registry.documents(&filter, &bearer.reader(registry)?, page))
        .await?;
    let asked = [
        ("kind", query.kind.as_deref()),
        ("documentId", query.document_id.as_deref()),
        ("organisation", query.organisation.as_deref()),
    ];
    let links = app.links();
    Ok(Answer(Listing::of(
        documents,
        links,
        "/documents",
        &asked,
        |view| Document::of(view, links),
    )))
}

/// Shows a document.
///
/// Its last approved version, and with a token what waits for review.
#[utoipa::path(
    tag = "documents",
    params(("key" = crate::wire::DocumentKeyText, Path, description = "The document's opaque key.")),
    security((), ("accessToken" = [])),
    responses((status = 200, description = "The document.", body = Document))
)]
#[get("/documents/{key}")]
pub(crate) async fn show(
    app: App,
    bearer: Bearer,
    key: web::Path<String>,
) -> Result<Answer<Document>, Problem> {
    let view = app
        .run(move |registry| registry.document(&key, &bearer.reader(registry)?))
        .await?;
    Ok(Answer(Document::of(view, app.links())))
}

/// Lists the versions of a document.
///
/// Newest first; a number is never used twice. With a token also those that wait or were rejected.
#[utoipa::path(
    tag = "documents",
    params(("key" = crate::wire::DocumentKeyText, Path, description = "The document's opaque key."), Paging),
    security((), ("accessToken" = [])),
    responses((status = 200, description = "A page of versions.", body = Listing<Version>))
)]
#[get("/documents/{key}/versions")]
pub(crate) async fn versions(
    app: App,
    bearer: Bearer,
    key: web::Path<String>,
    Ask(paging): Ask<Paging>,
) -> Result<Answer<Listing<Version>>, Problem> {
    let page = paging.page()?;
    let path = format!("/documents/{key}/versions");
    let versions = app
        .run(move |registry| registry.versions(&key, &bearer.reader(registry)?, page))
        .await?;
    let links = app.links();
    Ok(Answer(Listing::of(versions, links, &path, &[], |view| {
        Version::of(view, links)
    })))
}

/// Shows one version of a document.
///
/// What it did, which submission brought it, and what became of it.
#[utoipa::path(
    tag = "documents",
    params(
        ("key" = crate::wire::DocumentKeyText, Path, description = "The document's opaque key."),
        ("number" = u64, Path, description = "The version's number.", example = 3)
    ),
    security((), ("accessToken" = [])),
    responses((status = 200, description = "The version.", body = Version))
)]
#[get("/documents/{key}/versions/{number}")]
pub(crate) async fn version(
    app: App,
    bearer: Bearer,
    path: web::Path<(String, String)>,
) -> Result<Answer<Version>, Problem> {
    let (key, number) = path.into_inner();
    let number: u64 = named(&number)?;
    let view = app
        .run(move |registry| registry.version(&key, number, &bearer.reader(registry)?))
        .await?;
    Ok(Answer(Version::of(view, app.links())))
}

/// Gives the text of one version, byte for byte as it was submitted.
///
/// The ETag is its SHA-256.
#[utoipa::path(
    tag = "documents",
    params(
        ("key" = crate::wire::DocumentKeyText, Path, description = "The document's opaque key."),
        ("number" = u64, Path, description = "The version's number.", example = 3)
    ),
    security((), ("accessToken" = [])),
    responses((status = 200, description = "The exact text of the document.", body = Object, content_type = "application/json",
        example = json!({"format": "entity/1", "id": "https://login.example/idp"})))
)]
#[get("/documents/{key}/versions/{number}/text")]
pub(crate) async fn exact_text(
    app: App,
    bearer: Bearer,
    path: web::Path<(String, String)>,
) -> Result<Exact, Problem> {
    let (key, number) = path.into_inner();
    let number: u64 = named(&number)?;
    let text = app
        .run(move |registry| registry.version_text(&key, number, &bearer.reader(registry)?))
        .await?;
    Ok(Exact {
        text,
        media_type: "application/json",
    })
}
