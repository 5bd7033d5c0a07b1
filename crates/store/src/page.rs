//! Lists in pages.

/// Which part of a list is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Page {
    /// Rows in a page.
    pub limit: u32,
    /// The page, counted from 1.
    pub page: u32,
}

impl Page {
    /// The first rows of a list.
    pub fn first(limit: u32) -> Self {
        Self { limit, page: 1 }
    }

    pub(crate) fn limit(self) -> i64 {
        i64::from(self.limit)
    }

    pub(crate) fn offset(self) -> i64 {
        i64::from(self.limit) * i64::from(self.page.saturating_sub(1))
    }
}

/// One page of a list, and how long the list is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paged<T> {
    /// The rows of this page.
    pub rows: Vec<T>,
    /// Rows in all pages together.
    pub total: u64,
}
