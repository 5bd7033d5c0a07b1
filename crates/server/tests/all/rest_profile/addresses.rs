//! UFN and RES: addresses and what they name; FOR: the linter's own rule.

use serde_json::{Value, json};

use super::parts::{Operation, operations, take, unless};
use super::{Breaches, Rule};

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "UFN.01",
        check: ufn_01,
        fault: |d| d["servers"][0]["url"] = json!("https://registry.example/v1"),
    },
    Rule {
        id: "UFN.02",
        check: ufn_02,
        fault: |d| d["servers"][0]["url"] = json!("http://registry.example/registry/v1"),
    },
    Rule {
        id: "UFN.03",
        check: ufn_03,
        fault: |d| add_query(&mut d["paths"]["/tokens"]["post"], "assertion"),
    },
    Rule {
        id: "UFN.04",
        check: ufn_04,
        fault: |d| add_query(&mut d["paths"]["/documents"]["get"], "pageSize"),
    },
    Rule {
        id: "UFN.05",
        check: ufn_05,
        fault: |d| take(&mut d["paths"]["/nonces"]["post"]["responses"], "414"),
    },
    Rule {
        id: "UFN.07",
        check: ufn_07,
        fault: |d| rename(d, "/nonces", "/noncés"),
    },
    Rule {
        id: "UFN.08",
        check: ufn_08,
        fault: |d| rename(d, "/key-revocations", "/key~revocations"),
    },
    Rule {
        id: "UFN.09",
        check: ufn_09,
        fault: |d| rename(d, "/key-revocations", "/key_revocations"),
    },
    Rule {
        id: "RES.03",
        check: res_03,
        fault: |d| {
            d["paths"]["/reviews/{id}"]["get"]["parameters"][0]["schema"] =
                json!({ "type": "integer" })
        },
    },
    Rule {
        id: "RES.04",
        check: res_04,
        fault: |d| {
            rename(
                d,
                "/documents/{key}/versions/{number}",
                "/versions/{number}",
            )
        },
    },
    Rule {
        id: "RES.06",
        check: res_06,
        fault: |d| rename(d, "/nonces", "/nonce"),
    },
    Rule {
        id: "FOR.02",
        check: for_02,
        fault: |d| d["paths"]["/reviews"]["get"]["requestBody"] = json!({ "content": {} }),
    },
];

fn add_query(operation: &mut Value, name: &str) {
    let parameters = operation["parameters"].as_array_mut().unwrap();
    parameters.push(json!({ "name": name, "in": "query", "schema": { "type": "string" } }));
}

fn rename(document: &mut Value, from: &str, to: &str) {
    let paths = document["paths"].as_object_mut().unwrap();
    let item = paths.remove(from).unwrap();
    paths.insert(to.to_owned(), item);
}

fn server(document: &Value) -> &str {
    document["servers"][0]["url"].as_str().unwrap_or_default()
}

/// The parts of a path that are not parameters.
fn words<'a>(operation: &Operation<'a>) -> impl Iterator<Item = &'a str> {
    operation
        .path
        .split('/')
        .skip(1)
        .filter(|part| !part.starts_with('{'))
}

/// A breach for every operation with a word that does not fit.
fn words_that(document: &Value, fit: fn(&str) -> bool) -> Breaches {
    operations(document)
        .into_iter()
        .filter(|operation| !words(operation).all(fit))
        .map(|operation| operation.path.to_owned())
        .collect()
}

/// `protocol://domain/api/version/resource`.
fn ufn_01(document: &Value) -> Breaches {
    let parts: Vec<_> = server(document).split('/').collect();
    let fits = matches!(parts.as_slice(), ["https:" | "http:", "", host, api, version]
        if !host.is_empty() && !api.is_empty() && version.starts_with('v'));
    unless(fits, || server(document).to_owned())
        .into_iter()
        .collect()
}

/// HTTPS on port 443.
fn ufn_02(document: &Value) -> Breaches {
    let host = server(document)
        .strip_prefix("https://")
        .and_then(|rest| rest.split('/').next());
    let fits = host.is_some_and(|host| !host.contains(':') || host.ends_with(":443"));
    unless(fits, || server(document).to_owned())
        .into_iter()
        .collect()
}

/// No payload in query parameters: what changes something has none.
fn ufn_03(document: &Value) -> Breaches {
    operations(document)
        .into_iter()
        .filter(|operation| !operation.reads())
        .filter(|operation| {
            operation
                .parameters(document)
                .iter()
                .any(|p| p["in"] == "query")
        })
        .map(|operation| format!("{operation} has query parameters"))
        .collect()
}

/// The standard's query parameters are used, under their names.
fn ufn_04(document: &Value) -> Breaches {
    const OTHER_NAMES: [&str; 6] = ["pageSize", "perPage", "pageNumber", "skip", "top", "start"];
    operations(document)
        .into_iter()
        .filter(|operation| {
            OTHER_NAMES
                .iter()
                .any(|name| operation.parameter(document, "query", name).is_some())
        })
        .map(|operation| format!("{operation} has another name for limit or page"))
        .collect()
}

/// Not over 2048 characters: what is longer is refused everywhere.
fn ufn_05(document: &Value) -> Breaches {
    operations(document)
        .into_iter()
        .filter(|operation| operation.response(document, "414").is_none())
        .map(|operation| format!("{operation} has no 414"))
        .collect()
}

/// Only a-z, 0-9, hyphen, point and tilde.
fn ufn_07(document: &Value) -> Breaches {
    words_that(document, |word| {
        word.bytes()
            .all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'~'))
    })
}

/// The hyphen is the only separator of words.
fn ufn_08(document: &Value) -> Breaches {
    words_that(document, |word| !word.contains(['_', '.', '~', '+', ' ']))
}

/// No space and no underscore.
fn ufn_09(document: &Value) -> Breaches {
    words_that(document, |word| {
        !word.contains(['_', ' ']) && !word.contains("%20")
    })
}

/// The places of path parameters that name something within what another names.
fn is_nested(path: &str, name: &str) -> bool {
    path.find(&format!("{{{name}}}"))
        .is_some_and(|at| path[..at].contains('{'))
}

/// No sequential ids: a number names something only within what it belongs to.
fn res_03(document: &Value) -> Breaches {
    let mut breaches = Vec::new();
    for operation in operations(document) {
        for parameter in operation.parameters(document) {
            let name = parameter["name"].as_str().unwrap_or_default();
            let counts = parameter["in"] == "path" && parameter["schema"]["type"] == "integer";
            let fits = !counts || is_nested(operation.path, name);
            breaches.extend(unless(fits, || format!("{operation}: {name} is a number")));
        }
    }
    breaches
}

/// Nested ids are unique: a number of a version stands below the document that counts it.
fn res_04(document: &Value) -> Breaches {
    operations(document)
        .into_iter()
        .filter(|operation| {
            operation.path.contains("{number}") && !is_nested(operation.path, "number")
        })
        .map(|operation| format!("{operation} does not say whose number"))
        .collect()
}

/// Names of resources are lower case, with hyphens, and those of collections plural.
fn res_06(document: &Value) -> Breaches {
    // What there is one of within its owner, the profile's own resource, and nouns that have no plural.
    const SINGLE: [&str; 6] = [
        "api-info",
        "profile",
        "text",
        "statement",
        "attribute-usage",
        "compatibility",
    ];
    words_that(document, |word| {
        let lower = word
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
        lower && (word.ends_with('s') || SINGLE.contains(&word))
    })
}

/// Reads take no body.
fn for_02(document: &Value) -> Breaches {
    operations(document)
        .into_iter()
        .filter(|operation| operation.reads() && !operation.value["requestBody"].is_null())
        .map(|operation| format!("{operation} takes a body"))
        .collect()
}
