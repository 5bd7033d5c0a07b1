//! Files that are part of the program: the schemas and what the pages look like.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use super::{Lifetime, PreparedFile};

include!(concat!(env!("OUT_DIR"), "/schemas.rs"));

/// A minute: they change with the program, and a page must not meet the style of the one before for long.
const MAX_AGE: Duration = Duration::from_secs(60);

/// Every file of the program, prepared, by address.
pub fn fixed_files() -> HashMap<&'static str, Arc<PreparedFile>> {
    let pages = [
        (
            "/assets/tillit.css",
            "text/css; charset=utf-8",
            include_str!("../../assets/tillit.css"),
        ),
        (
            "/assets/api-page.css",
            "text/css; charset=utf-8",
            include_str!("../../assets/api-page.css"),
        ),
        (
            "/assets/tillit.svg",
            "image/svg+xml",
            include_str!("../../assets/tillit.svg"),
        ),
    ];
    let schemas = SCHEMAS
        .iter()
        .map(|(path, text)| (*path, "application/schema+json", *text));
    pages
        .into_iter()
        .chain(schemas)
        .map(|(path, media_type, text)| {
            let lifetime = Lifetime::Changes(MAX_AGE);
            let file = PreparedFile::prepare(text, media_type, None, lifetime);
            (path, Arc::new(file.compressed()))
        })
        .collect()
}
