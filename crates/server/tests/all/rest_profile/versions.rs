//! VER and SPA: versions and traces.

use serde_json::{Value, json};

use super::parts::{follow, members, operations, take, unless};
use super::{Breaches, Rule};

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "VER.04",
        check: ver_04,
        fault: |d| d["info"]["version"] = json!("1"),
    },
    Rule {
        id: "VER.05",
        check: ver_05,
        fault: |d| d["servers"][0]["url"] = json!("https://registry.example/registry/1.0"),
    },
    Rule {
        id: "VER.06",
        check: ver_06,
        fault: |d| take(&mut d["paths"], "/api-info"),
    },
    Rule {
        id: "VER.07",
        check: ver_07,
        fault: |d| {
            take(
                &mut d["components"]["schemas"]["ApiInfo"]["properties"],
                "apiReleased",
            )
        },
    },
    Rule {
        id: "VER.08",
        check: ver_08,
        fault: |d| d["paths"]["/nonces"]["post"]["deprecated"] = json!(true),
    },
    Rule {
        id: "VER.09",
        check: ver_09,
        fault: |d| d["paths"]["/nonces"]["post"]["deprecated"] = json!(true),
    },
    Rule {
        id: "VER.10",
        check: ver_10,
        fault: |d| {
            take(
                &mut d["components"]["schemas"]["ApiInfo"]["properties"]["apiStatus"],
                "enum",
            )
        },
    },
    Rule {
        id: "VER.11",
        check: ver_11,
        fault: |d| d["info"]["version"] = json!("1.0.0-beta.1"),
    },
    Rule {
        id: "VER.12",
        check: ver_12,
        fault: |d| {
            d["components"]["schemas"]["ApiInfo"]["properties"]["apiStatus"]["example"] =
                json!("active")
        },
    },
    Rule {
        id: "SPA.02",
        check: spa_02,
        fault: |d| d["paths"]["/nonces"]["post"]["parameters"] = json!([]),
    },
    Rule {
        id: "SPA.04",
        check: spa_04,
        fault: |d| {
            take(
                &mut d["components"]["responses"]["Conflict"]["headers"],
                "traceparent",
            )
        },
    },
    Rule {
        id: "SPA.07",
        check: spa_07,
        fault: |d| d["components"]["responses"]["Conflict"]["headers"]["X-Request-Id"] = json!({}),
    },
];

/// Major, minor and patch of the version.
fn version(document: &Value) -> Option<[u64; 3]> {
    let text = document["info"]["version"].as_str()?.split('-').next()?;
    let numbers: Vec<u64> = text
        .split('.')
        .map(str::parse)
        .collect::<Result<_, _>>()
        .ok()?;
    numbers.try_into().ok()
}

/// The members of what `api-info` answers.
fn api_info(document: &Value) -> &Value {
    let content = &document["paths"]["/api-info"]["get"]["responses"]["200"]["content"];
    &follow(document, &content["application/json"]["schema"])["properties"]
}

fn status(document: &Value) -> &str {
    api_info(document)["apiStatus"]["example"]
        .as_str()
        .unwrap_or_default()
}

/// Semantic versions.
fn ver_04(document: &Value) -> Breaches {
    unless(version(document).is_some(), || {
        document["info"]["version"].to_string()
    })
    .into_iter()
    .collect()
}

/// `v<major>` in the address.
fn ver_05(document: &Value) -> Breaches {
    let url = document["servers"][0]["url"].as_str().unwrap_or_default();
    let last = url
        .rsplit('/')
        .next()
        .and_then(|part| part.strip_prefix('v'));
    let fits =
        last.is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()));
    unless(fits, || url.to_owned()).into_iter().collect()
}

/// There is a resource `api-info`.
fn ver_06(document: &Value) -> Breaches {
    let there = document["paths"]["/api-info"]["get"].is_object();
    unless(there, || "no GET /api-info".to_owned())
        .into_iter()
        .collect()
}

/// It says name, version, day of release, documentation and status.
fn ver_07(document: &Value) -> Breaches {
    [
        "apiName",
        "apiVersion",
        "apiReleased",
        "apiDocumentation",
        "apiStatus",
    ]
    .into_iter()
    .filter(|member| api_info(document).get(member).is_none())
    .map(|member| format!("api-info has no {member}"))
    .collect()
}

/// A breach for every answer of a deprecated operation that does not have this header.
fn deprecated_without(document: &Value, header: &str) -> Breaches {
    let mut breaches = Vec::new();
    for operation in operations(document) {
        if operation.value["deprecated"] != true {
            continue;
        }
        for (status, response) in operation.responses(document) {
            let fits = !status.starts_with('2') || response["headers"].get(header).is_some();
            breaches.extend(unless(fits, || {
                format!("{operation} {status}: no {header}")
            }));
        }
    }
    breaches
}

/// What is deprecated says so in the header Deprecation.
fn ver_08(document: &Value) -> Breaches {
    deprecated_without(document, "Deprecation")
}

/// What is deprecated says in the header Sunset when it ends.
fn ver_09(document: &Value) -> Breaches {
    deprecated_without(document, "Sunset")
}

/// The life of the API has named states.
fn ver_10(document: &Value) -> Breaches {
    let states = api_info(document)["apiStatus"]["enum"].as_array();
    let due = ["beta", "active", "deprecated", "retired"];
    due.into_iter()
        .filter(|state| !states.is_some_and(|all| all.contains(&json!(state))))
        .map(|state| format!("apiStatus has no {state}"))
        .collect()
}

/// Alpha and beta begin with major number 0.
fn ver_11(document: &Value) -> Breaches {
    let early = matches!(status(document), "alpha" | "beta");
    let fits = !early || version(document).is_some_and(|[major, ..]| major == 0);
    unless(fits, || {
        format!("{} {}", status(document), document["info"]["version"])
    })
    .into_iter()
    .collect()
}

/// What is active begins with major number 1 at least.
fn ver_12(document: &Value) -> Breaches {
    let active = status(document) == "active";
    let fits = !active || version(document).is_some_and(|[major, ..]| major > 0);
    unless(fits, || {
        format!("{} {}", status(document), document["info"]["version"])
    })
    .into_iter()
    .collect()
}

/// Every operation takes `traceparent`.
fn spa_02(document: &Value) -> Breaches {
    operations(document)
        .into_iter()
        .filter(|operation| {
            operation
                .parameter(document, "header", "traceparent")
                .is_none()
        })
        .map(|operation| format!("{operation} takes no traceparent"))
        .collect()
}

/// Every answer carries `traceparent`.
fn spa_04(document: &Value) -> Breaches {
    let mut breaches = Vec::new();
    for operation in operations(document) {
        for (status, response) in operation.responses(document) {
            let fits = response["headers"].get("traceparent").is_some();
            breaches.extend(unless(fits, || {
                format!("{operation} {status}: no traceparent")
            }));
        }
    }
    breaches
}

/// Nothing else names a request in its place.
fn spa_07(document: &Value) -> Breaches {
    const OTHERS: [&str; 3] = ["x-request-id", "x-correlation-id", "x-trace-id"];
    let mut breaches = Vec::new();
    for operation in operations(document) {
        let asked = operation
            .parameters(document)
            .into_iter()
            .filter_map(|p| p["name"].as_str());
        let responses = operation.responses(document);
        let answered = responses
            .iter()
            .flat_map(|(_, r)| members(&r["headers"]))
            .map(|(name, _)| name);
        for name in asked.chain(answered) {
            let fits = !OTHERS.contains(&name.to_lowercase().as_str());
            breaches.extend(unless(fits, || format!("{operation}: {name}")));
        }
    }
    breaches
}
