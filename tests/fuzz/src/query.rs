//! What stands after the question mark of the lists' addresses.
//!
//! The first line of the input is the list's name, the rest is the query.

use tillit_server::api::documents::DocumentQuery;
use tillit_server::api::reviews::ReviewQuery;
use tillit_server::api::submissions::SubmissionQuery;
use tillit_server::problem::Problem;
use tillit_server::query::{Paging, page, read};

/// A query is read or refused with a short sentence, and what is read can be asked of either database.
pub(crate) fn query(bytes: &[u8]) {
    let Some((list, query)) = crate::first_line(bytes) else {
        return;
    };
    let Ok(query) = std::str::from_utf8(query) else {
        return;
    };
    let read = match list {
        "documents" => documents(query),
        "reviews" => reviews(query),
        "submissions" => submissions(query),
        _ => read::<Paging>(query).and_then(|paging| paging.page().map(|_| ())),
    };
    if let Err(problem) = read {
        crate::is_short(&problem.to_string());
    }
}

fn documents(query: &str) -> Result<(), Problem> {
    let asked: DocumentQuery = read(query)?;
    let filter = asked.filter()?;
    page(asked.limit, asked.page)?;
    if let Some(id) = &filter.id {
        // PostgreSQL has no text with U+0000.
        assert!(
            !id.contains('\0'),
            "{id:?} can be asked of one database only"
        );
    }
    Ok(())
}

fn reviews(query: &str) -> Result<(), Problem> {
    let asked: ReviewQuery = read(query)?;
    asked.filter()?;
    page(asked.limit, asked.page).map(drop)
}

fn submissions(query: &str) -> Result<(), Problem> {
    let asked: SubmissionQuery = read(query)?;
    asked.filter()?;
    page(asked.limit, asked.page).map(drop)
}
