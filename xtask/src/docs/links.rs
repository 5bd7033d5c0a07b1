//! Links of the finished book: files that are not there, and places that no page has. Addresses elsewhere are not asked.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Component, Path, PathBuf};

use crate::findings::Finding;
use crate::workspace::files;

/// Pages that mdBook makes besides ours.
const NOT_OURS: [&str; 3] = ["print.html", "404.html", "toc.html"];

pub(super) fn check(book: &Path) -> anyhow::Result<Vec<Finding>> {
    let mut pages = BTreeMap::new();
    for page in files(book, "html")? {
        let text = std::fs::read_to_string(&page)?;
        pages.insert(page, text);
    }
    let places: BTreeMap<&PathBuf, BTreeSet<&str>> = pages
        .iter()
        .map(|(page, text)| (page, values(text, "id").collect()))
        .collect();
    let mut findings = Vec::new();
    for (page, text) in &pages {
        let name = super::named(book, page);
        if NOT_OURS.contains(&name.as_str()) {
            continue;
        }
        for link in values(text, "href").chain(values(text, "src")) {
            if let Some(problem) = dead(book, page, link, &places) {
                findings.push(Finding {
                    place: name.clone(),
                    problem: format!("the link {link} leads nowhere: {problem}"),
                    remedy: "mend the link, or add what it leads to; the source is docs/src"
                        .to_owned(),
                });
            }
        }
    }
    Ok(findings)
}

/// Why a link leads nowhere, if it does.
fn dead(
    book: &Path,
    page: &Path,
    link: &str,
    places: &BTreeMap<&PathBuf, BTreeSet<&str>>,
) -> Option<String> {
    let elsewhere = ["http:", "https:", "mailto:", "data:", "javascript:", "//"];
    if link.is_empty() || elsewhere.iter().any(|start| link.starts_with(start)) {
        return None;
    }
    let (file, place) = link.split_once('#').unwrap_or((link, ""));
    let target = match file {
        "" => page.to_owned(),
        file => resolved(page.parent().unwrap_or(book), file),
    };
    let target = if target.is_dir() {
        target.join("index.html")
    } else {
        target
    };
    if !target.starts_with(book) || !target.is_file() {
        return Some("there is no such file in the book".to_owned());
    }
    let known = places.get(&target)?;
    (!place.is_empty() && !known.contains(place))
        .then(|| format!("the page has no place called {place}"))
}

/// The path without `..`, which `starts_with` would not see through.
fn resolved(folder: &Path, file: &str) -> PathBuf {
    let mut path = PathBuf::new();
    for part in folder.join(file).components() {
        match part {
            Component::ParentDir => {
                path.pop();
            }
            Component::CurDir => {}
            other => path.push(other),
        }
    }
    path
}

/// What stands in an attribute, everywhere on a page. mdBook writes attributes in double quotes.
fn values<'a>(text: &'a str, attribute: &str) -> impl Iterator<Item = &'a str> {
    let before = format!(" {attribute}=\"");
    let mut rest = text;
    std::iter::from_fn(move || {
        let begin = rest.find(&before)? + before.len();
        let end = begin + rest[begin..].find('"')?;
        let value = &rest[begin..end];
        rest = &rest[end..];
        Some(value)
    })
}
