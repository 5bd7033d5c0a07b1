//! Pages of long answers.

/// Which part of a long answer is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Page {
    limit: u32,
    page: u32,
}

impl Page {
    /// Entries on a page when nobody says otherwise.
    pub const DEFAULT_LIMIT: u32 = 20;
    /// Entries on a page at most.
    pub const MOST: u32 = 100;
    /// Pages at most: keeps the offset within what both databases count.
    const LAST: u32 = 10_000_000;

    /// Accepts 1 to 100 entries and pages from 1.
    pub fn parse(limit: Option<u32>, page: Option<u32>) -> Result<Self, ParsePageError> {
        let limit = limit.unwrap_or(Self::DEFAULT_LIMIT);
        let page = page.unwrap_or(1);
        if (1..=Self::MOST).contains(&limit) && (1..=Self::LAST).contains(&page) {
            Ok(Self { limit, page })
        } else {
            Err(ParsePageError)
        }
    }

    /// Entries on this page at most.
    pub fn limit(self) -> u32 {
        self.limit
    }

    /// The page's number, from 1.
    pub fn number(self) -> u32 {
        self.page
    }

    /// Entries before this page.
    pub fn offset(self) -> u64 {
        u64::from(self.page - 1) * u64::from(self.limit)
    }
}

impl Default for Page {
    fn default() -> Self {
        Self {
            limit: Self::DEFAULT_LIMIT,
            page: 1,
        }
    }
}

/// Why a page cannot be given.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("limit is 1 to 100 and page is 1 or more")]
pub struct ParsePageError;

/// One page of a long answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paged<T> {
    /// The entries of this page.
    pub items: Vec<T>,
    /// Entries on all pages together.
    pub total: u64,
    /// Which page this is.
    pub page: Page,
}

impl<T> Paged<T> {
    /// The same page with each entry turned into something else.
    pub fn map<U>(self, f: impl FnMut(T) -> U) -> Paged<U> {
        Paged {
            items: self.items.into_iter().map(f).collect(),
            total: self.total,
            page: self.page,
        }
    }
}
