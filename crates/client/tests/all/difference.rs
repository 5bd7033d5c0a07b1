use serde_json::{Value, json};
use tillit_client::plan::differences;

fn lines(before: Value, after: Value) -> Vec<String> {
    differences(&before, &after)
        .iter()
        .map(ToString::to_string)
        .collect()
}

#[test]
fn every_member_that_differs_is_named_once() {
    let before = json!({"a": 1, "b": {"c": "x"}, "gone": true});
    let after = json!({"b": {"c": "y"}, "a": 1, "new": [1]});
    assert_eq!(
        lines(before, after),
        ["- /gone: true", "~ /b/c: \"x\" -> \"y\"", "+ /new: [1]"]
    );
}

#[test]
fn an_element_put_in_or_taken_away_is_one_difference() {
    let (three, two) = (json!({"pins": [1, 2, 3]}), json!({"pins": [1, 3]}));
    assert_eq!(lines(three.clone(), two.clone()), ["- /pins/1: 2"]);
    assert_eq!(lines(two, three), ["+ /pins/1: 2"]);
}

#[test]
fn the_order_of_members_is_no_difference_and_that_of_elements_is() {
    assert!(lines(json!({"a": 1, "b": 2}), json!({"b": 2, "a": 1})).is_empty());
    assert_eq!(lines(json!([1, 2]), json!([2, 1])).len(), 2);
}
