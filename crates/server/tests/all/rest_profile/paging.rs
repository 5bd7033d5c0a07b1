//! FNS: filters, pages and search.

use serde_json::{Value, json};

use super::parts::{Operation, is_camel_case, operations, take, unless};
use super::{Breaches, Rule};

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "FNS.01",
        check: fns_01,
        fault: |d| rename(d, "document_id"),
    },
    Rule {
        id: "FNS.03",
        check: fns_03,
        fault: |d| rename(d, "_kind"),
    },
    Rule {
        id: "FNS.05",
        check: fns_05,
        fault: |d| d["paths"]["/documents"]["get"]["parameters"][0]["required"] = json!(true),
    },
    Rule {
        id: "FNS.06",
        check: fns_06,
        fault: |d| rename(d, "kind[]"),
    },
    Rule {
        id: "FNS.07",
        check: fns_07,
        fault: |d| drop_parameter(d, "page"),
    },
    Rule {
        id: "FNS.08",
        check: fns_08,
        fault: |d| paging(d, "page")["schema"]["minimum"] = json!(0),
    },
    Rule {
        id: "FNS.09",
        check: fns_09,
        fault: |d| paging(d, "limit")["schema"]["default"] = json!(50),
    },
    Rule {
        id: "FNS.10",
        check: fns_10,
        fault: |d| {
            take(
                &mut d["components"]["schemas"]["Listing_Item"]["properties"],
                "_meta",
            )
        },
    },
    Rule {
        id: "FNS.11",
        check: fns_11,
        fault: |d| {
            take(
                &mut d["components"]["schemas"]["Listing_Item"]["properties"],
                "_links",
            )
        },
    },
];

/// Gives the first parameter of a list another name.
fn rename(document: &mut Value, name: &str) {
    document["paths"]["/documents"]["get"]["parameters"][0]["name"] = json!(name);
}

fn drop_parameter(document: &mut Value, name: &str) {
    let parameters = &mut document["paths"]["/reviews"]["get"]["parameters"];
    parameters
        .as_array_mut()
        .unwrap()
        .retain(|parameter| parameter["name"] != name);
}

fn paging<'a>(document: &'a mut Value, name: &str) -> &'a mut Value {
    let parameters = &mut document["paths"]["/reviews"]["get"]["parameters"];
    let all = parameters.as_array_mut().unwrap();
    all.iter_mut()
        .find(|parameter| parameter["name"] == name)
        .unwrap()
}

/// Query parameters with the operation that takes them.
fn asked(document: &Value) -> Vec<(String, &str, &Value)> {
    operations(document)
        .into_iter()
        .flat_map(|operation| {
            let place = operation.to_string();
            operation
                .parameters(document)
                .into_iter()
                .filter(|parameter| parameter["in"] == "query")
                .map(move |parameter| {
                    (
                        place.clone(),
                        parameter["name"].as_str().unwrap_or_default(),
                        parameter,
                    )
                })
                .collect::<Vec<_>>()
        })
        .collect()
}

fn names_that(document: &Value, fit: fn(&str) -> bool) -> Breaches {
    asked(document)
        .into_iter()
        .filter(|(_, name, _)| !fit(name))
        .map(|(place, name, _)| format!("{place}: {name}"))
        .collect()
}

/// One convention for names: that of the members, camelCase.
fn fns_01(document: &Value) -> Breaches {
    names_that(document, is_camel_case)
}

/// Begin with a letter.
fn fns_03(document: &Value) -> Breaches {
    names_that(document, |name| {
        name.starts_with(|first: char| first.is_ascii_alphabetic())
    })
}

/// Are optional.
fn fns_05(document: &Value) -> Breaches {
    asked(document)
        .into_iter()
        .filter(|(_, _, parameter)| parameter["required"] == true)
        .map(|(place, name, _)| format!("{place}: {name}"))
        .collect()
}

/// Characters that need no escape in an address.
fn fns_06(document: &Value) -> Breaches {
    names_that(document, |name| {
        name.bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~'))
    })
}

/// Operations that answer with a page of many.
fn lists(document: &Value) -> Vec<Operation<'_>> {
    let found: Vec<_> = operations(document)
        .into_iter()
        .filter(|operation| {
            operation
                .answer(document)
                .is_some_and(|schema| schema["properties"].get("items").is_some())
        })
        .collect();
    assert!(found.len() >= 6, "{} lists", found.len());
    found
}

/// Pages by `limit` and `page`, and only where there are pages.
fn fns_07(document: &Value) -> Breaches {
    let pages: Vec<_> = lists(document).iter().map(ToString::to_string).collect();
    let mut breaches = Vec::new();
    for operation in operations(document) {
        let is_list = pages.contains(&operation.to_string());
        for name in ["limit", "page"] {
            let there = operation.parameter(document, "query", name).is_some();
            breaches.extend(unless(there == is_list, || format!("{operation}: {name}")));
        }
    }
    breaches
}

/// A breach for every list whose paging parameter does not have this in its schema.
fn lists_with(document: &Value, name: &str, member: &str, value: u64) -> Breaches {
    lists(document)
        .into_iter()
        .filter(|operation| {
            let parameter = operation.parameter(document, "query", name);
            !parameter.is_some_and(|parameter| parameter["schema"][member] == value)
        })
        .map(|operation| format!("{operation}: {member} of {name} is not {value}"))
        .collect()
}

/// `page` begins at 1.
fn fns_08(document: &Value) -> Breaches {
    [
        lists_with(document, "page", "minimum", 1),
        lists_with(document, "page", "default", 1),
    ]
    .concat()
}

/// `limit` is 20 unless it is said.
fn fns_09(document: &Value) -> Breaches {
    lists_with(document, "limit", "default", 20)
}

fn lists_without(document: &Value, member: &str) -> Breaches {
    lists(document)
        .into_iter()
        .filter(|operation| {
            let schema = operation.answer(document);
            schema.is_none_or(|schema| schema["properties"].get(member).is_none())
        })
        .map(|operation| format!("{operation}: no {member}"))
        .collect()
}

/// A page has `_meta`.
fn fns_10(document: &Value) -> Breaches {
    lists_without(document, "_meta")
}

/// A page has `_links`.
fn fns_11(document: &Value) -> Breaches {
    lists_without(document, "_links")
}
