//! AME, ARQ, ARP, DOT and FEL: messages, requests, responses, times and errors.

use serde_json::{Value, json};

use super::parts::{bodies, follow, is_camel_case, members, operations, properties, take, unless};
use super::{Breaches, Rule};

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "AME.01",
        check: ame_01,
        fault: |d| {
            retype(
                &mut d["paths"]["/nonces"]["post"]["responses"]["201"]["content"],
                "text/csv",
            )
        },
    },
    Rule {
        id: "AME.02",
        check: ame_02,
        fault: |d| {
            retype(
                &mut d["paths"]["/reviews"]["get"]["responses"]["200"]["content"],
                "text/html",
            )
        },
    },
    Rule {
        id: "AME.04",
        check: ame_04,
        fault: |d| add_member(d, "Expires-At", &json!({ "type": "string" })),
    },
    Rule {
        id: "AME.05",
        check: ame_05,
        fault: |d| add_member(d, "expires_at", &json!({ "type": "string" })),
    },
    Rule {
        id: "AME.06",
        check: ame_06,
        fault: |d| add_member(d, "document", &json!({ "type": "array" })),
    },
    Rule {
        id: "AME.07",
        check: ame_07,
        fault: |d| add_member(d, "läge", &json!({ "type": "string" })),
    },
    Rule {
        id: "ARQ.02",
        check: arq_02,
        fault: |d| take(&mut d["paths"]["/tokens"]["post"]["requestBody"], "content"),
    },
    Rule {
        id: "ARQ.03",
        check: arq_03,
        fault: |d| {
            take(
                &mut d["paths"]["/reviews"]["get"]["responses"]["200"]["headers"],
                "ETag",
            )
        },
    },
    Rule {
        id: "ARQ.05",
        check: arq_05,
        fault: |d| add_header(d, "X-Signature"),
    },
    Rule {
        id: "ARP.02",
        check: arp_02,
        fault: |d| take(&mut d["paths"]["/submissions"]["post"]["responses"], "422"),
    },
    Rule {
        id: "ARP.04",
        check: arp_04,
        fault: |d| {
            take(
                &mut d["paths"]["/submissions"]["post"]["responses"]["202"]["headers"],
                "Location",
            )
        },
    },
    Rule {
        id: "DOT.02",
        check: dot_02,
        fault: |d| {
            take(
                &mut d["components"]["schemas"]["Nonce"]["properties"]["expiresAt"],
                "format",
            )
        },
    },
    Rule {
        id: "DOT.04",
        check: dot_04,
        fault: |d| {
            d["components"]["schemas"]["Nonce"]["properties"]["expiresAt"]["example"] =
                json!("2026-11-22T08:10:00+01:00")
        },
    },
    Rule {
        id: "FEL.01",
        check: fel_01,
        fault: |d| {
            d["components"]["schemas"]["Problem"]["required"] =
                json!(["type", "title", "status", "detail"])
        },
    },
    Rule {
        id: "FEL.02",
        check: fel_02,
        fault: |d| {
            retype(
                &mut d["components"]["responses"]["Conflict"]["content"],
                "application/json",
            )
        },
    },
];

/// Gives the one body of a place another media type.
fn retype(content: &mut Value, media_type: &str) {
    let all = content.as_object_mut().unwrap();
    let body = std::mem::take(all).into_iter().next().unwrap().1;
    all.insert(media_type.to_owned(), body);
}

fn add_member(document: &mut Value, name: &str, schema: &Value) {
    document["components"]["schemas"]["Nonce"]["properties"][name] = schema.clone();
}

fn add_header(document: &mut Value, name: &str) {
    let parameters = &mut document["paths"]["/submissions"]["post"]["parameters"];
    parameters
        .as_array_mut()
        .unwrap()
        .push(json!({ "name": name, "in": "header" }));
}

/// JSON, unless the bytes are those of a signed statement.
fn ame_01(document: &Value) -> Breaches {
    bodies(document)
        .into_iter()
        .filter(|(place, media_type, _)| {
            let form =
                place.ends_with("request") && *media_type == "application/x-www-form-urlencoded";
            !form && !media_type.ends_with("json") && *media_type != "application/jose"
        })
        .map(|(place, media_type, _)| format!("{place}: {media_type}"))
        .collect()
}

/// Without an Accept, JSON: nothing is answered in two formats, and nothing as a page.
fn ame_02(document: &Value) -> Breaches {
    let mut breaches = Vec::new();
    for operation in operations(document)
        .iter()
        .filter(|operation| operation.reads())
    {
        let response = operation.response(document, "200").unwrap_or(&Value::Null);
        let types: Vec<_> = members(&response["content"])
            .map(|(name, _)| name)
            .collect();
        let fits = matches!(types.as_slice(), ["application/json"])
            || (operation.path.ends_with("/statement") && types == ["application/jose"]);
        breaches.extend(unless(fits, || format!("{operation}: {types:?}")));
    }
    breaches
}

/// A breach for every member whose name does not fit. `_meta` and `_links` are names of the profile itself.
fn members_that(document: &Value, fit: fn(&str) -> bool) -> Breaches {
    properties(document)
        .into_iter()
        .filter(|(_, member, _)| !matches!(*member, "_meta" | "_links") && !fit(member))
        .map(|(schema, member, _)| format!("{schema}.{member}"))
        .collect()
}

/// camelCase or snake_case.
fn ame_04(document: &Value) -> Breaches {
    let is_snake_case = |name: &str| {
        name.starts_with(|first: char| first.is_ascii_lowercase())
            && name
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
    };
    properties(document)
        .into_iter()
        .filter(|(_, member, _)| !matches!(*member, "_meta" | "_links"))
        .filter(|(_, member, _)| !is_camel_case(member) && !is_snake_case(member))
        .map(|(schema, member, _)| format!("{schema}.{member}"))
        .collect()
}

/// One of them only: camelCase.
fn ame_05(document: &Value) -> Breaches {
    members_that(document, is_camel_case)
}

/// Lists have plural names.
fn ame_06(document: &Value) -> Breaches {
    properties(document)
        .into_iter()
        .filter(|(_, member, schema)| schema["type"] == "array" && !member.ends_with('s'))
        .map(|(schema, member, _)| format!("{schema}.{member}"))
        .collect()
}

/// Letters and digits.
fn ame_07(document: &Value) -> Breaches {
    members_that(document, |name| {
        name.bytes().all(|byte| byte.is_ascii_alphanumeric())
    })
}

/// The needed headers of requests: every body says its media type, every token its scheme.
fn arq_02(document: &Value) -> Breaches {
    let mut breaches = Vec::new();
    for operation in operations(document) {
        let body = &operation.value["requestBody"];
        let fits = body.is_null() || members(&body["content"]).count() == 1;
        breaches.extend(unless(fits, || {
            format!("{operation}: the media type of the body")
        }));
        for demand in operation.value["security"].as_array().into_iter().flatten() {
            for (name, _) in members(demand) {
                let scheme = &document["components"]["securitySchemes"][name];
                breaches.extend(unless(scheme["type"] == "http", || {
                    format!("{operation}: {name}")
                }));
            }
        }
    }
    breaches
}

/// Reads have an ETag and take If-None-Match.
fn arq_03(document: &Value) -> Breaches {
    let mut breaches = Vec::new();
    for operation in operations(document)
        .iter()
        .filter(|operation| operation.reads())
    {
        for status in ["200", "304"] {
            let response = operation.response(document, status).unwrap_or(&Value::Null);
            let fits = response["headers"].get("ETag").is_some();
            breaches.extend(unless(fits, || format!("{operation} {status}: no ETag")));
        }
        let condition = operation.parameter(document, "header", "If-None-Match");
        breaches.extend(unless(condition.is_some(), || {
            format!("{operation}: no If-None-Match")
        }));
    }
    breaches
}

/// No payload in headers: only those that the standards give a meaning.
fn arq_05(document: &Value) -> Breaches {
    let mut breaches = Vec::new();
    for operation in operations(document) {
        for parameter in operation.parameters(document) {
            let standard = ["traceparent", "If-None-Match"].map(Value::from);
            let fits = parameter["in"] != "header" || standard.contains(&parameter["name"]);
            breaches.extend(unless(fits, || {
                format!("{operation}: {}", parameter["name"])
            }));
        }
    }
    breaches
}

/// The status codes that fit what an operation takes.
fn arp_02(document: &Value) -> Breaches {
    let mut breaches = Vec::new();
    for operation in operations(document) {
        let mut due = Vec::new();
        if operation.reads() {
            due.extend(["200", "304"]);
        }
        if operation.path.contains('{') {
            due.push("404");
        }
        let demands = operation.value["security"].as_array().into_iter().flatten();
        if demands.flat_map(members).count() > 0 {
            due.push("401");
        }
        if !operation.value["requestBody"].is_null() {
            due.extend(["401", "403", "404", "408", "409", "413", "415", "422"]);
        }
        for status in due {
            let there = operation.response(document, status).is_some();
            breaches.extend(unless(there, || format!("{operation}: no {status}")));
        }
    }
    breaches
}

/// Location on 202.
fn arp_04(document: &Value) -> Breaches {
    operations(document)
        .into_iter()
        .filter(|operation| {
            operation
                .response(document, "202")
                .is_some_and(|response| response["headers"].get("Location").is_none())
        })
        .map(|operation| format!("{operation} 202: no Location"))
        .collect()
}

/// Members that hold a time or a day, by their names.
fn times(document: &Value) -> impl Iterator<Item = (&str, &str, &Value)> {
    properties(document)
        .into_iter()
        .filter(|(_, member, _)| member.ends_with("At") || member.ends_with("Released"))
}

/// Times are RFC 3339.
fn dot_02(document: &Value) -> Breaches {
    times(document)
        .filter(|(_, _, schema)| schema["format"] != "date-time" && schema["format"] != "date")
        .map(|(schema, member, _)| format!("{schema}.{member}"))
        .collect()
}

/// In UTC, and a day where the time of day says nothing.
fn dot_04(document: &Value) -> Breaches {
    times(document)
        .filter(|(_, _, schema)| {
            let example = schema["example"].as_str().unwrap_or_default();
            !(example.ends_with('Z') || schema["format"] == "date" && example.len() == 10)
        })
        .map(|(schema, member, _)| format!("{schema}.{member}"))
        .collect()
}

/// Problem documents with type, title, status, detail and instance.
fn fel_01(document: &Value) -> Breaches {
    let mut breaches = Vec::new();
    for (place, media_type, body) in bodies(document) {
        if media_type != "application/problem+json" {
            continue;
        }
        let schema = follow(document, &body["schema"]);
        let required = schema["required"].as_array().cloned().unwrap_or_default();
        for member in ["type", "title", "status", "detail", "instance"] {
            let fits = required.contains(&json!(member));
            breaches.extend(unless(fits, || format!("{place}: no {member}")));
        }
    }
    breaches
}

/// As application/problem+json, on every status from 400 and on `default`.
fn fel_02(document: &Value) -> Breaches {
    let mut breaches = Vec::new();
    for operation in operations(document) {
        let described = operation.response(document, "default").is_some();
        breaches.extend(unless(described, || format!("{operation}: no default")));
        for (status, response) in operation.responses(document) {
            if status >= "400" {
                let types: Vec<_> = members(&response["content"])
                    .map(|(name, _)| name)
                    .collect();
                let fits = types == ["application/problem+json"];
                breaches.extend(unless(fits, || format!("{operation} {status}: {types:?}")));
            }
        }
    }
    breaches
}
