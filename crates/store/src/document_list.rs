//! Lists of documents.

use diesel::prelude::*;
use tillit_model::{DocumentKind, OrganisationNumber};

use crate::documents::{DocumentColumns, document_row};
use crate::row::count;
use crate::schema::document;
use crate::transaction::run;
use crate::{DocumentRow, Page, Paged, StoreError, Transaction};

/// Which documents are asked for; what is empty does not matter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DocumentFilter {
    /// Those of these kinds.
    pub kinds: Vec<DocumentKind>,
    /// Those with this id, of whichever kind.
    pub id: Option<String>,
    /// Those that this organisation owns.
    pub organisation: Option<OrganisationNumber>,
    /// Only those that apply: approved and not withdrawn.
    pub applying: bool,
}

/// The documents that a filter lets through, as a query for whichever database it is run on.
macro_rules! matching {
    ($filter:expr) => {{
        let filter: &DocumentFilter = $filter;
        let mut query = document::table.into_boxed();
        if !filter.kinds.is_empty() {
            query =
                query.filter(document::kind.eq_any(filter.kinds.iter().map(|kind| kind.as_str())));
        }
        if let Some(id) = &filter.id {
            query = query.filter(document::id.eq(id));
        }
        if let Some(organisation) = &filter.organisation {
            query = query.filter(document::organisation.eq(organisation.to_string()));
        }
        if filter.applying {
            query = query
                .filter(document::head_version.is_not_null())
                .filter(document::withdrawn.eq(false));
        }
        query
    }};
}

impl Transaction<'_> {
    /// Documents that a filter lets through, by kind and id.
    pub fn documents(
        &mut self,
        filter: &DocumentFilter,
        page: Page,
    ) -> Result<Paged<DocumentRow>, StoreError> {
        let total: i64 = run!(self, c => matching!(filter).count().get_result(c))?;
        let rows: Vec<DocumentColumns> = run!(self, c => {
            matching!(filter)
                .order((document::kind, document::id))
                .limit(page.limit())
                .offset(page.offset())
                .load(c)
        })?;
        Ok(Paged {
            rows: rows
                .into_iter()
                .map(document_row)
                .collect::<Result<_, _>>()?,
            total: count(total),
        })
    }
}
