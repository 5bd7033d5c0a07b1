//! DOK: documentation.

use serde_json::{Value, json};

use super::parts::{bodies, follow, members, operations, properties, says, take, unless};
use super::{Breaches, Rule};

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "DOK.01",
        check: dok_01,
        fault: |d| take(d, "externalDocs"),
    },
    Rule {
        id: "DOK.03",
        check: dok_03,
        fault: |d| take(&mut d["info"]["contact"], "email"),
    },
    Rule {
        id: "DOK.06",
        check: dok_06,
        fault: |d| d["info"]["description"] = json!("Only in **English.**"),
    },
    Rule {
        id: "DOK.07",
        check: dok_07,
        fault: |d| d["info"]["description"] = json!(" "),
    },
    Rule {
        id: "DOK.08",
        check: dok_08,
        fault: |d| take(&mut d["info"]["x-sla"], "support"),
    },
    Rule {
        id: "DOK.09",
        check: dok_09,
        fault: |d| d["info"]["x-limitations"] = json!([]),
    },
    Rule {
        id: "DOK.13",
        check: dok_13,
        fault: |d| take(&mut d["paths"]["/nonces"]["post"]["responses"], "500"),
    },
    Rule {
        id: "DOK.15",
        check: dok_15,
        fault: |d| take(&mut d["components"]["examples"], "Nonce"),
    },
    Rule {
        id: "DOK.16",
        check: dok_16,
        fault: |d| take(d, "openapi"),
    },
    Rule {
        id: "DOK.17",
        check: dok_17,
        fault: |d| d["openapi"] = json!("2.0"),
    },
    Rule {
        id: "DOK.19",
        check: dok_19,
        fault: |d| take(&mut d["paths"]["/nonces"]["post"], "description"),
    },
    Rule {
        id: "DOK.20",
        check: dok_20,
        fault: |d| take(&mut d["components"]["responses"]["Conflict"], "description"),
    },
    Rule {
        id: "DOK.21",
        check: dok_21,
        fault: |d| take(&mut d["paths"]["/nonces"]["post"], "security"),
    },
    Rule {
        id: "DOK.22",
        check: dok_22,
        fault: |d| {
            d["servers"] =
                json!([{ "url": "https://a.example/v1" }, { "url": "https://a.example/v2" }])
        },
    },
];

/// Documentation is openly readable: the page stands below the address of the API, and nothing asks for a login there.
fn dok_01(document: &Value) -> Breaches {
    let server = document["servers"][0]["url"].as_str().unwrap_or("-");
    let place = document["externalDocs"]["url"].as_str().unwrap_or_default();
    unless(place.starts_with(server), || {
        format!("externalDocs: {place:?}")
    })
    .into_iter()
    .collect()
}

/// General facts: title, version, description, contact and licence.
fn dok_03(document: &Value) -> Breaches {
    let places = [
        "title",
        "version",
        "description",
        "contact/name",
        "contact/url",
        "contact/email",
        "license/name",
        "license/identifier",
    ];
    places
        .into_iter()
        .filter(|place| {
            !document["info"]
                .pointer(&format!("/{place}"))
                .is_some_and(says)
        })
        .map(|place| format!("info/{place} is not there"))
        .collect()
}

/// In Swedish and English, Swedish first.
fn dok_06(document: &Value) -> Breaches {
    let text = document["info"]["description"].as_str().unwrap_or_default();
    let places = (text.find("**Svenska.**"), text.find("**English.**"));
    let fits = matches!(places, (Some(swedish), Some(english)) if swedish < english);
    unless(fits, || {
        "info/description is not in both languages".to_owned()
    })
    .into_iter()
    .collect()
}

/// There is a general description.
fn dok_07(document: &Value) -> Breaches {
    let fits = says(&document["info"]["description"]);
    unless(fits, || "info/description is empty".to_owned())
        .into_iter()
        .collect()
}

/// The service level is stated.
fn dok_08(document: &Value) -> Breaches {
    ["availability", "responseTime", "support"]
        .into_iter()
        .filter(|member| !says(&document["info"]["x-sla"][member]))
        .map(|member| format!("info/x-sla/{member} is not there"))
        .collect()
}

/// Known limits are stated.
fn dok_09(document: &Value) -> Breaches {
    let limits = document["info"]["x-limitations"].as_array();
    let fits = limits.is_some_and(|all| !all.is_empty() && all.iter().all(says));
    unless(fits, || "info/x-limitations says nothing".to_owned())
        .into_iter()
        .collect()
}

/// Every status is documented: success, the refusals that everything can meet, and `default`.
fn dok_13(document: &Value) -> Breaches {
    let mut breaches = Vec::new();
    for operation in operations(document) {
        let statuses = &operation.value["responses"];
        for status in ["400", "414", "429", "500", "503", "default"] {
            breaches.extend(unless(statuses.get(status).is_some(), || {
                format!("{operation}: no {status}")
            }));
        }
        let succeeds = members(statuses).any(|(status, _)| status.starts_with('2'));
        breaches.extend(unless(succeeds, || format!("{operation}: never succeeds")));
    }
    breaches
}

/// Every body has complete examples.
fn dok_15(document: &Value) -> Breaches {
    let complete = |body: &Value| {
        let mut examples = members(&body["examples"]).peekable();
        examples.peek().is_some()
            && examples.all(|(_, example)| is_complete(&follow(document, example)["value"]))
    };
    bodies(document)
        .into_iter()
        .filter(|(_, _, body)| !complete(body))
        .map(|(place, media_type, _)| format!("{place} {media_type} has no complete example"))
        .collect()
}

/// Whether no member was left without an example.
fn is_complete(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::String(text) => !text.is_empty(),
        Value::Array(items) => items.iter().all(is_complete),
        Value::Object(members) => members.values().all(is_complete),
        _ => true,
    }
}

/// There is a specification that machines read.
fn dok_16(document: &Value) -> Breaches {
    let fits = says(&document["openapi"]) && document["paths"].is_object();
    unless(fits, || "no OpenAPI document".to_owned())
        .into_iter()
        .collect()
}

/// In the newest major version of OpenAPI.
fn dok_17(document: &Value) -> Breaches {
    let version = document["openapi"].as_str().unwrap_or_default();
    unless(version.starts_with("3.1."), || {
        format!("openapi: {version:?}")
    })
    .into_iter()
    .collect()
}

/// Every operation, parameter, body and member is described.
fn dok_19(document: &Value) -> Breaches {
    let mut breaches = Vec::new();
    for operation in operations(document) {
        for member in ["summary", "description", "operationId"] {
            let fits = says(&operation.value[member]);
            breaches.extend(unless(fits, || format!("{operation}: no {member}")));
        }
        for parameter in operation.parameters(document) {
            let fits = says(&parameter["description"]);
            breaches.extend(unless(fits, || {
                format!("{operation}: {}", parameter["name"])
            }));
        }
        let body = &operation.value["requestBody"];
        breaches.extend(unless(body.is_null() || says(&body["description"]), || {
            format!("{operation}: the body")
        }));
    }
    for (schema, member, property) in properties(document) {
        // What may be null is described at the other choice.
        let choices = property["oneOf"].as_array().into_iter().flatten();
        let fits = std::iter::once(property)
            .chain(choices)
            .any(|place| says(&place["description"]));
        breaches.extend(unless(fits, || format!("{schema}.{member}")));
    }
    breaches
}

/// Every response is described.
fn dok_20(document: &Value) -> Breaches {
    let mut breaches = Vec::new();
    for operation in operations(document) {
        for (status, response) in operation.responses(document) {
            let fits = says(&response["description"]);
            breaches.extend(unless(fits, || format!("{operation} {status}")));
        }
    }
    breaches
}

/// Every operation says whether it needs a token.
fn dok_21(document: &Value) -> Breaches {
    let schemes = &document["components"]["securitySchemes"];
    let known =
        |requirement: &Value| members(requirement).all(|(name, _)| schemes.get(name).is_some());
    operations(document)
        .into_iter()
        .filter(|operation| {
            let demands = operation.value["security"].as_array();
            !demands.is_some_and(|all| !all.is_empty() && all.iter().all(known))
        })
        .map(|operation| format!("{operation} does not say who may use it"))
        .collect()
}

/// One description for each major version: one server address.
fn dok_22(document: &Value) -> Breaches {
    let count = document["servers"].as_array().map_or(0, Vec::len);
    unless(count == 1, || format!("{count} servers"))
        .into_iter()
        .collect()
}
