//! HYP and MOG: hypermedia and maturity.

use serde_json::{Value, json};

use super::parts::{follow, members, operations, says, schemas, take, unless};
use super::{Breaches, Rule};

/// Relations that IANA has registered, of those that a registry has use for.
const IANA: &[&str] = &[
    "about",
    "alternate",
    "collection",
    "describedby",
    "describes",
    "first",
    "item",
    "last",
    "latest-version",
    "license",
    "next",
    "predecessor-version",
    "prev",
    "self",
    "service-desc",
    "service-doc",
    "status",
    "successor-version",
    "up",
    "version-history",
];

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "MOG.01",
        check: mog_01,
        fault: |d| d["paths"]["/create-nonces"] = json!({ "post": { "responses": { "200": {} } } }),
    },
    Rule {
        id: "MOG.02",
        check: mog_02,
        fault: |d| {
            take(
                &mut d["components"]["schemas"]["SubmissionReceipt"]["properties"],
                "_links",
            )
        },
    },
    Rule {
        id: "HYP.01",
        check: hyp_01,
        fault: |d| {
            take(
                &mut d["components"]["schemas"]["Link"]["properties"]["rel"],
                "description",
            )
        },
    },
    Rule {
        id: "HYP.03",
        check: hyp_03,
        fault: |d| {
            take(
                &mut d["components"]["schemas"]["Federation"]["properties"],
                "_links",
            )
        },
    },
    Rule {
        id: "HYP.05",
        check: hyp_05,
        fault: |d| {
            d["components"]["schemas"]["Document"]["properties"]["_links"]["description"] =
                json!("`next`.")
        },
    },
    Rule {
        id: "HYP.07",
        check: hyp_07,
        fault: |d| {
            d["components"]["schemas"]["Link"]["properties"]["href"]["example"] =
                json!("/federations/moa")
        },
    },
    Rule {
        id: "HYP.11",
        check: href_and_rel,
        fault: |d| require(d, &["href", "method"]),
    },
    Rule {
        id: "HYP.12",
        check: href_and_rel,
        fault: |d| require(d, &["href", "method"]),
    },
    Rule {
        id: "HYP.13",
        check: href_and_rel,
        fault: |d| require(d, &["href", "method"]),
    },
    Rule {
        id: "HYP.14",
        check: href_and_rel,
        fault: |d| require(d, &["rel", "method"]),
    },
    Rule {
        id: "HYP.15",
        check: href_and_rel,
        fault: |d| require(d, &["rel", "method"]),
    },
    Rule {
        id: "HYP.16",
        check: href_and_rel,
        fault: |d| require(d, &["rel", "method"]),
    },
    Rule {
        id: "HYP.17",
        check: hyp_17,
        fault: |d| require(d, &["rel", "href"]),
    },
    Rule {
        id: "HYP.19",
        check: hyp_19,
        fault: |d| {
            d["components"]["schemas"]["Link"]["properties"]["rel"]["enum"] =
                json!(["self", "mother"])
        },
    },
];

fn require(document: &mut Value, names: &[&str]) {
    document["components"]["schemas"]["Link"]["required"] = json!(names);
}

fn link(document: &Value) -> &Value {
    &document["components"]["schemas"]["Link"]
}

/// `_links` of a schema, its own or of a part of it.
fn links_of<'a>(document: &'a Value, schema: &'a Value) -> Option<&'a Value> {
    let parts = schema["allOf"].as_array().into_iter().flatten();
    std::iter::once(schema)
        .chain(parts)
        .map(|part| follow(document, part))
        .find_map(|part| part["properties"].get("_links"))
}

/// Resources, verbs and status codes: nouns in the path, the verb in the method.
fn mog_01(document: &Value) -> Breaches {
    const VERBS: [&str; 8] = [
        "get", "create", "add", "update", "delete", "list", "do", "fetch",
    ];
    let mut breaches = Vec::new();
    for operation in operations(document) {
        let known = ["get", "post", "put", "patch", "delete"].contains(&operation.method);
        breaches.extend(unless(known, || format!("{operation}: the method")));
        let words = operation.path.split(['/', '-']);
        let nouns = words.clone().all(|word| !VERBS.contains(&word));
        breaches.extend(unless(nouns, || format!("{operation}: a verb in the path")));
        let statuses = operation.responses(document);
        let refuses = statuses.iter().any(|(status, _)| status.starts_with('4'));
        breaches.extend(unless(refuses, || format!("{operation}: refuses nothing")));
    }
    breaches
}

/// Hypermedia: what was received links to where it stands.
fn mog_02(document: &Value) -> Breaches {
    let mut breaches = Vec::new();
    for operation in operations(document) {
        let Some(response) = operation.response(document, "202") else {
            continue;
        };
        let schema = follow(document, &response["content"]["application/json"]["schema"]);
        let fits = links_of(document, schema).is_some();
        breaches.extend(unless(fits, || format!("{operation} 202: no _links")));
    }
    breaches
}

/// Links and their relations are documented.
fn hyp_01(document: &Value) -> Breaches {
    let mut breaches: Breaches = members(&link(document)["properties"])
        .filter(|(_, member)| !says(&member["description"]))
        .map(|(name, _)| format!("Link.{name}"))
        .collect();
    for (name, schema) in schemas(document) {
        let links = &schema["properties"]["_links"];
        breaches.extend(unless(
            links.is_null() || says(&links["description"]),
            || format!("{name}._links"),
        ));
    }
    breaches
}

/// What is read has `_links`, unless it is the exact text of a document.
fn hyp_03(document: &Value) -> Breaches {
    let mut breaches = Vec::new();
    for operation in operations(document)
        .iter()
        .filter(|operation| operation.reads())
    {
        let schema = operation.answer(document);
        let ours =
            schema.filter(|schema| schema["properties"].is_object() || schema["allOf"].is_array());
        let fits = ours.is_none_or(|schema| links_of(document, schema).is_some());
        breaches.extend(unless(fits, || format!("{operation}: no _links")));
    }
    breaches
}

/// What is read links to itself.
fn hyp_05(document: &Value) -> Breaches {
    let mut breaches = Vec::new();
    for operation in operations(document)
        .iter()
        .filter(|operation| operation.reads())
    {
        let links = operation
            .answer(document)
            .and_then(|schema| links_of(document, schema));
        let named = |links: &Value| {
            links["description"]
                .as_str()
                .is_some_and(|text| text.contains("`self`"))
        };
        let fits = links.is_none_or(named);
        breaches.extend(unless(fits, || format!("{operation}: no self")));
    }
    breaches
}

/// Addresses in links are absolute.
fn hyp_07(document: &Value) -> Breaches {
    let mut breaches = Vec::new();
    for (name, schema) in schemas(document) {
        let href = &schema["properties"]["href"];
        let absolute = href["example"]
            .as_str()
            .is_some_and(|text| text.starts_with("https://"));
        let fits = href.is_null() || (href["format"] == "uri" && absolute);
        breaches.extend(unless(fits, || format!("{name}.href")));
    }
    breaches
}

fn required(document: &Value, name: &str) -> Option<String> {
    let all = link(document)["required"].as_array();
    unless(all.is_some_and(|all| all.contains(&json!(name))), || {
        format!("Link.{name}")
    })
}

/// HYP.11 to HYP.16: each link has an address and a relation. Their texts are known together, not one by one.
fn href_and_rel(document: &Value) -> Breaches {
    ["href", "rel"]
        .into_iter()
        .filter_map(|name| required(document, name))
        .collect()
}

/// Each link says its method.
fn hyp_17(document: &Value) -> Breaches {
    required(document, "method").into_iter().collect()
}

/// Relations have the names that IANA has registered.
fn hyp_19(document: &Value) -> Breaches {
    let names = link(document)["properties"]["rel"]["enum"]
        .as_array()
        .cloned()
        .unwrap_or_default();
    if names.is_empty() {
        return vec!["Link.rel lists no relations".to_owned()];
    }
    names
        .iter()
        .filter(|name| !IANA.iter().any(|known| **name == json!(known)))
        .map(|name| format!("Link.rel: {name}"))
        .collect()
}
