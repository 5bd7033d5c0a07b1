//! Positions by JSON Pointer, and the pointers themselves.

use tillit_model::text::{Position, Positions, pointer_to};

fn place(line: u32, column: u32) -> Position {
    Position { line, column }
}

fn known(places: &[(&str, Position)]) -> Positions {
    let mut positions = Positions::default();
    for (pointer, position) in places {
        positions.insert((*pointer).to_owned(), *position);
    }
    positions
}

#[test]
fn what_is_known_is_found() {
    let positions = known(&[
        ("", place(1, 1)),
        ("/a", place(2, 3)),
        ("/a/0", place(3, 5)),
    ]);
    assert_eq!(positions.find(""), place(1, 1));
    assert_eq!(positions.find("/a"), place(2, 3));
    assert_eq!(positions.find("/a/0"), place(3, 5));
}

#[test]
fn what_is_missing_is_found_at_its_nearest_ancestor() {
    let positions = known(&[
        ("", place(1, 1)),
        ("/a", place(2, 3)),
        ("/a/0", place(3, 5)),
    ]);
    assert_eq!(positions.find("/a/0/name/sv"), place(3, 5));
    assert_eq!(positions.find("/a/1"), place(2, 3));
    assert_eq!(positions.find("/b/c"), place(1, 1));
    // `/a/00` and `/ab` begin like a known pointer, but lie beside it.
    assert_eq!(positions.find("/a/00"), place(2, 3));
    assert_eq!(positions.find("/ab"), place(1, 1));
}

#[test]
fn a_document_with_content_before_it_is_found_where_it_begins() {
    let positions = known(&[("", place(4, 1))]);
    assert_eq!(positions.find("/missing"), place(4, 1));
}

#[test]
fn without_any_position_the_text_is_found_at_its_start() {
    assert_eq!(Positions::default().find("/a/b"), place(1, 1));
    assert_eq!(Positions::default().find("no pointer"), place(1, 1));
}

#[test]
fn a_tilde_and_a_slash_are_escaped() {
    // RFC 6901, sections 3 and 5.
    assert_eq!(pointer_to("", "a/b"), "/a~1b");
    assert_eq!(pointer_to("", "m~n"), "/m~0n");
    assert_eq!(pointer_to("", "~1"), "/~01");
    assert_eq!(pointer_to("", ""), "/");
    assert_eq!(pointer_to("/a", "0"), "/a/0");
    assert_eq!(pointer_to("/a", "åäö \""), "/a/åäö \"");
}

#[test]
fn an_escaped_pointer_leads_back_to_its_member() {
    let value = serde_json::json!({ "a/b": { "m~n": { "~1": { "": "here" } } } });
    let pointer = ["a/b", "m~n", "~1", ""]
        .iter()
        .fold(String::new(), |parent, token| pointer_to(&parent, token));
    assert_eq!(value.pointer(&pointer).unwrap(), "here");
}
