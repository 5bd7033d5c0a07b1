//! What was collected has a place in the lists: `row,place,note` in `attribute-lists/coverage/`.

use std::collections::BTreeSet;

use tillit_catalogue::{AttributeList, Status};

use crate::folders::{attribute_lists, entries};
use crate::lists::{list_folders, working};

struct Row {
    line: String,
    places: Vec<String>,
    has_note: bool,
}

fn rows() -> Vec<Row> {
    let mut rows = Vec::new();
    for file in entries(&attribute_lists().join("coverage")) {
        let text = std::fs::read_to_string(&file).unwrap();
        let mut lines = text.lines();
        assert_eq!(lines.next(), Some("row,place,note"), "{}", file.display());
        rows.extend(lines.map(row));
    }
    rows
}

fn row(line: &str) -> Row {
    let (_, rest) = line.split_once(',').unwrap();
    let (places, note) = rest.split_once(',').unwrap();
    Row {
        line: line.to_owned(),
        places: places.split_whitespace().map(str::to_owned).collect(),
        has_note: !note.is_empty(),
    }
}

fn lists() -> Vec<AttributeList> {
    let folders = list_folders();
    folders.iter().map(|folder| working(folder).list).collect()
}

/// `profile/skola/alvis`: how a row names a profile.
fn profile_places(list: &AttributeList) -> impl Iterator<Item = (String, Status)> {
    let profiles = list.profiles.iter();
    profiles.map(move |one| (format!("profile/{}/{}", list.list, one.name), one.status))
}

#[test]
fn every_collected_row_has_a_place_that_exists_or_a_reason() {
    let mut places = BTreeSet::new();
    for list in lists() {
        let systems = list.code_systems.iter();
        places.extend(systems.map(|one| format!("code-system/{}", one.name)));
        places.extend(list.attributes.iter().map(|one| one.id.to_string()));
        places.extend(profile_places(&list).map(|(place, _)| place));
    }
    let rows = rows();
    for row in &rows {
        for place in &row.places {
            assert!(places.contains(place), "{place} of {}", row.line);
        }
        let has_place = !row.places.is_empty();
        assert!(
            has_place || row.has_note,
            "nowhere, no reason: {}",
            row.line
        );
    }
    // 227 attributes, 6 attribute sets, 7 services.
    assert_eq!(rows.len(), 240);
}

#[test]
fn every_published_profile_was_collected() {
    let rows = rows();
    let named: BTreeSet<&String> = rows.iter().flat_map(|row| &row.places).collect();
    for list in lists() {
        for (place, status) in profile_places(&list) {
            assert!(
                status == Status::Proposed || named.contains(&place),
                "no row names {place}"
            );
        }
    }
}
