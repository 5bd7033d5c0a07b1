//! Strict JSON: depth, size, members and strings, each at its limit and one past it.

use tillit_model::text::json::{
    DEEPEST, JsonErrorKind, LONGEST_STRING, Limits, MOST_MEMBERS, read, read_within,
};

fn refusal(text: &str) -> JsonErrorKind {
    read(text.as_bytes()).unwrap_err().kind
}

/// A one nested `levels` deep, each level opened and closed by one of these in turn.
fn nested(levels: usize, shapes: &[(&str, &str)]) -> String {
    let shape = |level: usize| shapes[level % shapes.len()];
    let opened: String = (0..levels).map(|level| shape(level).0).collect();
    let closed: String = (0..levels).rev().map(|level| shape(level).1).collect();
    format!("{opened}1{closed}")
}

const ARRAY: (&str, &str) = ("[", "]");
const OBJECT: (&str, &str) = ("{\"a\":", "}");

#[test]
fn thirty_two_levels_are_accepted_and_thirty_three_refused() {
    assert_eq!(DEEPEST, 32);
    for shapes in [
        &[ARRAY] as &[_],
        &[OBJECT],
        &[ARRAY, OBJECT],
        &[OBJECT, ARRAY],
    ] {
        assert!(read(nested(32, shapes).as_bytes()).is_ok(), "{shapes:?}");
        assert_eq!(
            refusal(&nested(33, shapes)),
            JsonErrorKind::TooDeep(32),
            "{shapes:?}"
        );
    }
}

#[test]
fn collections_without_content_are_levels_too() {
    let empty = |levels: usize| format!("{}{}", "[".repeat(levels), "]".repeat(levels));
    assert!(read(empty(32).as_bytes()).is_ok());
    assert_eq!(refusal(&empty(33)), JsonErrorKind::TooDeep(32));
}

#[test]
fn depth_is_not_added_up_over_neighbours() {
    let deep = nested(31, &[ARRAY]);
    assert!(read(format!("[{deep},{deep},{deep}]").as_bytes()).is_ok());
}

#[test]
fn ten_thousand_levels_are_refused_without_overflow() {
    for shapes in [&[ARRAY] as &[_], &[OBJECT], &[ARRAY, OBJECT]] {
        assert_eq!(
            refusal(&nested(10_000, shapes)),
            JsonErrorKind::TooDeep(32),
            "{shapes:?}"
        );
    }
    // The same without an end.
    assert_eq!(refusal(&"[".repeat(10_000)), JsonErrorKind::TooDeep(32));
    assert_eq!(
        refusal(&"{\"a\":".repeat(10_000)),
        JsonErrorKind::TooDeep(32)
    );
    assert_eq!(refusal(&"[".repeat(10_000)).code(), "too_deep");
}

#[test]
fn a_text_of_the_limit_is_read_and_one_byte_more_is_refused() {
    let padded = |bytes: usize| format!("1{}", " ".repeat(bytes - 1));
    assert!(read(padded(1024 * 1024).as_bytes()).is_ok());
    let refused = refusal(&padded(1024 * 1024 + 1));
    assert_eq!(refused, JsonErrorKind::TooLong(1024 * 1024));
    assert_eq!(refused.code(), "too_large");
}

#[test]
fn members_of_an_array_are_counted() {
    let array = |count: usize| format!("[{}]", vec!["0"; count].join(","));
    assert!(read(array(MOST_MEMBERS).as_bytes()).is_ok());
    let refused = refusal(&array(MOST_MEMBERS + 1));
    assert_eq!(refused, JsonErrorKind::TooManyMembers(MOST_MEMBERS));
    assert_eq!(refused.code(), "too_many_members");
}

#[test]
fn members_of_an_object_are_counted() {
    let object = |count: usize| {
        let members: Vec<String> = (0..count).map(|n| format!("\"m{n}\":0")).collect();
        format!("{{{}}}", members.join(","))
    };
    assert!(read(object(MOST_MEMBERS).as_bytes()).is_ok());
    assert_eq!(
        refusal(&object(MOST_MEMBERS + 1)),
        JsonErrorKind::TooManyMembers(MOST_MEMBERS)
    );
}

#[test]
fn members_are_counted_over_the_whole_document() {
    // A hundred arrays of ninety-nine: 100 + 100 * 99 is the limit.
    let row = format!("[{}]", vec!["0"; 99].join(","));
    let rows = vec![row; 100].join(",");
    assert!(read(format!("[{rows}]").as_bytes()).is_ok());
    assert_eq!(
        refusal(&format!("[{rows},0]")),
        JsonErrorKind::TooManyMembers(MOST_MEMBERS)
    );
}

#[test]
fn a_string_of_the_limit_is_read_and_one_byte_more_is_refused() {
    let document = |string: &str| format!("{{\"a\":[\"{string}\"]}}");
    assert!(read(document(&"a".repeat(LONGEST_STRING)).as_bytes()).is_ok());
    let refused = refusal(&document(&"a".repeat(LONGEST_STRING + 1)));
    assert_eq!(
        refused,
        JsonErrorKind::StringTooLong("/a/0".to_owned(), LONGEST_STRING)
    );
    assert_eq!(refused.code(), "string_too_long");
}

#[test]
fn a_string_is_measured_in_bytes_of_what_it_means() {
    let half = LONGEST_STRING / 2;
    assert!(read(format!("\"{}\"", "å".repeat(half)).as_bytes()).is_ok());
    assert!(read(format!("\"{}\"", "\\u0061".repeat(LONGEST_STRING)).as_bytes()).is_ok());
    assert!(matches!(
        refusal(&format!("\"{}a\"", "å".repeat(half))),
        JsonErrorKind::StringTooLong(..)
    ));
}

#[test]
fn a_member_name_has_the_limit_of_a_string() {
    let object = |length: usize| format!("{{\"{}\":1}}", "a".repeat(length));
    assert!(read(object(LONGEST_STRING).as_bytes()).is_ok());
    assert!(matches!(
        refusal(&object(LONGEST_STRING + 1)),
        JsonErrorKind::StringTooLong(..)
    ));
}

#[test]
fn other_limits_are_held_as_they_are_given() {
    let limits = Limits {
        bytes: 20,
        depth: 2,
        members: 3,
        string: 4,
    };
    let refusal = |text: &str| read_within(text.as_bytes(), limits).unwrap_err().kind;
    assert!(read_within(br#"{"a":["abcd",1]}"#, limits).is_ok());
    assert_eq!(
        refusal(r#"{"a":["abcd",1]     }"#),
        JsonErrorKind::TooLong(20)
    );
    assert_eq!(refusal("[[[]]]"), JsonErrorKind::TooDeep(2));
    assert_eq!(refusal("[1,[2,3]]"), JsonErrorKind::TooManyMembers(3));
    assert_eq!(
        refusal(r#"["abcde"]"#),
        JsonErrorKind::StringTooLong("/0".to_owned(), 4)
    );
}

#[test]
fn long_names_above_many_values_cost_no_more_than_their_length() {
    // Were each value's pointer written out, this would copy 150 gigabytes.
    let limits = Limits {
        bytes: 10_000_000,
        members: 100_000,
        string: 100_000,
        ..Limits::default()
    };
    let opened = format!("{{\"{}\":", "k".repeat(100_000)).repeat(31);
    let values = vec!["0"; 50_000].join(",");
    let text = format!("{opened}[{values}]{}", "}".repeat(31));
    let started = std::time::Instant::now();
    assert!(read_within(text.as_bytes(), limits).is_ok());
    assert!(started.elapsed() < std::time::Duration::from_secs(5));
}
