//! The strict YAML reader: what people write, and what we write as YAML ourselves.

use crate::json::same;
use serde_json::Value;
use tillit_model::text::{Position, Positions, json, pointer_to, yaml};

/// A refusal has a place in the text; a value has places; JSON that is also YAML has one value; and what was read reads back from JSON.
pub(crate) fn text(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    let last = Position {
        line: u32::try_from(text.split(['\n', '\r']).count() + 1).unwrap(),
        column: u32::try_from(text.chars().count() + 2).unwrap(),
    };
    match yaml::read(text) {
        Ok(located) => {
            if let Ok(value) = json::read(bytes) {
                assert!(same(&located.value, &value), "YAML and JSON disagree");
            }
            let again = json::read(located.value.to_string().as_bytes()).unwrap();
            assert!(
                same(&located.value, &again),
                "what YAML gives is strict JSON"
            );
            check_places(&located.value, "", &located.positions, last);
        }
        Err(error) => {
            super::is_short(&error.kind.to_string());
            super::is_short(error.kind.code());
            check_place(error.position, last);
        }
    }
}

/// What is written as YAML (releases of attribute lists) reads back as what it was.
pub(crate) fn written(bytes: &[u8]) {
    let Ok(value) = json::read(bytes) else {
        return;
    };
    let text = tillit_catalogue::export::yaml_of(&value);
    match yaml::read(&text) {
        Ok(located) => assert!(same(&located.value, &value), "written as\n{text}"),
        // A member named `<<` is refused in whatever quotes; no type of ours has one.
        Err(error) if error.kind == yaml::YamlErrorKind::Alias => {
            assert!(value.to_string().contains(r#""<<":"#), "written as\n{text}");
        }
        Err(error) => panic!("{error}: written as\n{text}"),
    }
}

fn check_places(value: &Value, pointer: &str, positions: &Positions, last: Position) {
    check_place(positions.find(pointer), last);
    match value {
        Value::Array(elements) => {
            for (index, element) in elements.iter().enumerate() {
                let pointer = pointer_to(pointer, &index.to_string());
                check_places(element, &pointer, positions, last);
            }
        }
        Value::Object(members) => {
            for (name, member) in members {
                check_places(member, &pointer_to(pointer, name), positions, last);
            }
        }
        _ => {}
    }
}

fn check_place(place: Position, last: Position) {
    assert!(
        (1..=last.line).contains(&place.line) && (1..=last.column).contains(&place.column),
        "{place:?} is not in a text that ends before {last:?}"
    );
}
