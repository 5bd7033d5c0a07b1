//! Documents and their versions. Approved ones are public, but for contacts; what waits is its owner's and its reviewers'.

use tillit_model::{DocumentKind, Sha256};
use tillit_store::{
    DocumentFilter as StoredFilter, DocumentRow, ItemState as StoredState, Page as StoredPage,
    Transaction, VersionSummary,
};

use super::items::state_of;
use crate::view::{
    DocumentFilter, DocumentView, ExactText, ItemState, Page, Paged, Reader, VersionView,
};
use crate::{Refusal, Registry};

impl Registry {
    /// Organisations with an approved document.
    pub fn organisations(&self, page: Page) -> Result<Paged<DocumentView>, Refusal> {
        let filter = DocumentFilter {
            kind: Some(DocumentKind::Organisation),
            ..DocumentFilter::default()
        };
        self.documents(&filter, &Reader::Public, page)
    }

    /// Documents. Everyone sees what applies and is public; an owner who asks for their own, and the operators who enrolled it, see everything of theirs.
    /// What others ask for by id or owner and is not there for them is not found.
    pub fn documents(
        &self,
        filter: &DocumentFilter,
        reader: &Reader,
        page: Page,
    ) -> Result<Paged<DocumentView>, Refusal> {
        self.read(|tx| {
            let sees_all = match (&filter.organisation, reader) {
                (Some(wanted), Reader::Organisation(own)) => wanted == own,
                (Some(wanted), Reader::Operator { federation, .. }) => tx
                    .organisation(wanted)?
                    .is_some_and(|row| row.enrolled_by == *federation),
                _ => false,
            };
            // Who asks for something by name hears the same about what is hidden as about what never was. To those who see everything of
            // an owner nothing of it is hidden: that there is nothing yet is an answer.
            let names = !sees_all && (filter.id.is_some() || filter.organisation.is_some());
            let kinds: Vec<DocumentKind> = DocumentKind::ALL
                .into_iter()
                .filter(|kind| sees_all || kind.is_public())
                .filter(|kind| filter.kind.is_none_or(|wanted| wanted == *kind))
                .collect();
            if kinds.is_empty() && names {
                return Err(Refusal::not_found());
            }
            if kinds.is_empty() {
                return Ok(Paged {
                    items: Vec::new(),
                    total: 0,
                    page,
                });
            }
            let rows = tx.documents(
                &StoredFilter {
                    kinds,
                    id: filter.id.clone(),
                    organisation: filter.organisation.clone(),
                    applying: !sees_all,
                },
                StoredPage {
                    limit: page.limit(),
                    page: page.number(),
                },
            )?;
            if rows.total == 0 && names {
                return Err(Refusal::not_found());
            }
            Ok(Paged {
                items: rows.rows.iter().map(|row| view_of(row, sees_all)).collect(),
                total: rows.total,
                page,
            })
        })
    }

    /// One document by its opaque key.
    pub fn document(&self, key: &str, reader: &Reader) -> Result<DocumentView, Refusal> {
        self.read(|tx| {
            let (row, sees_all) = visible(tx, key, reader)?;
            Ok(view_of(&row, sees_all))
        })
    }

    /// The versions of a document, newest first.
    pub fn versions(
        &self,
        key: &str,
        reader: &Reader,
        page: Page,
    ) -> Result<Paged<VersionView>, Refusal> {
        self.read(|tx| {
            let (row, sees_all) = visible(tx, key, reader)?;
            let all: Vec<VersionView> = tx
                .versions(&row.document)?
                .iter()
                .map(|version| version_view(&row, version))
                .filter(|version| sees_all || version.state == ItemState::Approved)
                .collect();
            let total = all.len() as u64;
            let start = usize::try_from(page.offset()).unwrap_or(usize::MAX);
            let items = all
                .into_iter()
                .skip(start)
                .take(page.limit() as usize)
                .collect();
            Ok(Paged { items, total, page })
        })
    }

    /// One version.
    pub fn version(&self, key: &str, number: u64, reader: &Reader) -> Result<VersionView, Refusal> {
        self.read(|tx| {
            let (row, sees_all) = visible(tx, key, reader)?;
            let versions = tx.versions(&row.document)?;
            versions
                .iter()
                .filter(|version| version.version == number)
                .map(|version| version_view(&row, version))
                .find(|version| sees_all || version.state == ItemState::Approved)
                .ok_or_else(Refusal::not_found)
        })
    }

    /// The exact text of one version.
    pub fn version_text(
        &self,
        key: &str,
        number: u64,
        reader: &Reader,
    ) -> Result<ExactText, Refusal> {
        self.version(key, number, reader)?;
        self.read(|tx| {
            let (row, _) = visible(tx, key, reader)?;
            let version = tx.version(&row.document, number)?;
            let version = version.ok_or_else(Refusal::not_found)?;
            let text = version.text.ok_or_else(Refusal::not_found)?;
            Ok(ExactText {
                text: text.into_bytes(),
                sha256: version.sha256,
            })
        })
    }
}

/// The document, when this reader may know of it, and whether the reader sees all of it.
fn visible(
    tx: &mut Transaction<'_>,
    key: &str,
    reader: &Reader,
) -> Result<(DocumentRow, bool), Refusal> {
    let row = tx.document_by_key(key)?.ok_or_else(Refusal::not_found)?;
    let sees_all = match reader {
        Reader::Public => false,
        Reader::Organisation(number) => row.organisation == *number,
        Reader::Operator { federation, .. } => {
            let enrolled = tx
                .organisation(&row.organisation)?
                .is_some_and(|owner| owner.enrolled_by == *federation);
            let decides = match &row.pending {
                Some(pending) => tx
                    .item(&pending.item)?
                    .is_some_and(|item| item.state_in(federation).is_some()),
                None => false,
            };
            enrolled || decides || tx.listing(federation, &row.document)?.is_some()
        }
    };
    let is_public = row.document.kind().is_public() && row.head.is_some();
    if sees_all || is_public {
        Ok((row, sees_all))
    } else {
        Err(Refusal::not_found())
    }
}

fn view_of(row: &DocumentRow, sees_all: bool) -> DocumentView {
    let head = row.head.as_ref();
    DocumentView {
        key: row.key.clone(),
        kind: row.document.kind(),
        id: row.document.id().to_string(),
        organisation: row.organisation.clone(),
        version: head.map(|head| head.version),
        sha256: head.map(|head| head.sha256).filter(|_| !row.withdrawn),
        approved_at: head.map(|head| head.at),
        withdrawn: row.withdrawn,
        pending: row
            .pending
            .as_ref()
            .filter(|_| sees_all)
            .map(|pending| (pending.item, pending.version)),
    }
}

fn version_view(row: &DocumentRow, version: &VersionSummary) -> VersionView {
    let is_pending = row
        .pending
        .as_ref()
        .is_some_and(|pending| pending.version == version.version);
    let approved = version
        .decisions
        .iter()
        .find(|decision| decision.state == StoredState::Approved);
    let last = version.decisions.iter().max_by_key(|decision| decision.at);
    let state = match (approved, last) {
        (Some(_), _) => ItemState::Approved,
        (None, _) if is_pending => ItemState::Pending,
        (None, Some(decision)) => state_of(decision.state),
        (None, None) => ItemState::Pending,
    };
    let has_text = version.sha256 != Sha256::of("");
    VersionView {
        key: row.key.clone(),
        version: version.version,
        action: version.action,
        sha256: has_text.then_some(version.sha256),
        state,
        submission: version.item,
        received_at: version.received_at,
        decided_at: approved.or(last).map(|decision| decision.at),
    }
}
