//! The documents that facts come from, as pages name them.

use tillit_registry::catalogue::{AttributeList, Name};

use super::super::frame::Frame;

/// A document.
pub(super) struct Source<'a> {
    pub(super) title: &'a str,
    /// Publisher and version.
    pub(super) about: String,
    /// Where it can be read, when that is an address that a browser opens.
    pub(super) url: Option<&'a str>,
    pub(super) maturity: String,
}

/// The documents of a list with these names.
pub(super) fn sources<'a>(
    frame: &Frame<'_>,
    list: &'a AttributeList,
    names: impl Iterator<Item = &'a Name>,
) -> Vec<Source<'a>> {
    let known = names.filter_map(|name| list.sources.get(name));
    let source = known.map(|source| {
        let about = [source.publisher.as_deref(), source.version.as_deref()];
        Source {
            title: &source.title,
            about: about.into_iter().flatten().collect::<Vec<_>>().join(", "),
            url: source.url.as_deref().filter(|url| is_web_address(url)),
            maturity: frame.word("maturity", &source.maturity),
        }
    });
    source.collect()
}

/// Whether a browser that follows it goes to a page, and does not run something.
pub(super) fn is_web_address(text: &str) -> bool {
    ["https://", "http://"]
        .iter()
        .any(|scheme| text.starts_with(scheme))
}
