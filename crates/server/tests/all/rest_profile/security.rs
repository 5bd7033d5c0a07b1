//! SAK: security.

use serde_json::{Value, json};

use super::parts::{members, operations, take, unless};
use super::{Breaches, Rule};

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "SAK.01",
        check: only_https,
        fault: plain,
    },
    Rule {
        id: "SAK.02",
        check: only_https,
        fault: plain,
    },
    Rule {
        id: "SAK.03",
        check: only_https,
        fault: plain,
    },
    Rule {
        id: "SAK.09",
        check: sak_09,
        fault: |d| scheme(d)["scheme"] = json!("basic"),
    },
    Rule {
        id: "SAK.10",
        check: sak_10,
        fault: |d| take(&mut d["components"]["securitySchemes"], "accessToken"),
    },
    Rule {
        id: "SAK.12",
        check: sak_12,
        fault: |d| scheme(d)["description"] = json!("A token."),
    },
    Rule {
        id: "SAK.15",
        check: sak_15,
        fault: |d| *scheme(d) = json!({ "type": "apiKey", "in": "query", "name": "key" }),
    },
    Rule {
        id: "SAK.16",
        check: sak_16,
        fault: |d| *scheme(d) = json!({ "type": "apiKey", "in": "cookie", "name": "key" }),
    },
    Rule {
        id: "SAK.17",
        check: sak_17,
        fault: |d| {
            d["components"]["responses"]["Conflict"]["headers"]["Access-Control-Allow-Origin"] =
                json!({ "example": "*" })
        },
    },
    Rule {
        id: "SAK.18",
        check: sak_18,
        fault: |d| *scheme(d) = json!({ "type": "oauth2", "flows": { "clientCredentials": { "tokenUrl": "http://a.example/token" } } }),
    },
    Rule {
        id: "SAK.29",
        check: sak_29,
        fault: |d| take(&mut d["paths"]["/tokens"]["post"]["responses"], "415"),
    },
];

fn plain(document: &mut Value) {
    document["servers"][0]["url"] = json!("http://registry.example/registry/v1");
}

fn scheme(document: &mut Value) -> &mut Value {
    &mut document["components"]["securitySchemes"]["accessToken"]
}

fn schemes(document: &Value) -> Vec<(&str, &Value)> {
    members(&document["components"]["securitySchemes"]).collect()
}

fn schemes_that(document: &Value, fit: fn(&Value) -> bool) -> Breaches {
    schemes(document)
        .into_iter()
        .filter(|(_, scheme)| !fit(scheme))
        .map(|(name, scheme)| format!("{name}: {scheme}"))
        .collect()
}

/// SAK.01 to SAK.03: HTTPS, and nothing else. The texts of the last two are known as one.
fn only_https(document: &Value) -> Breaches {
    let servers = document["servers"].as_array().into_iter().flatten();
    servers
        .filter_map(|server| server["url"].as_str())
        .filter(|url| !url.starts_with("https://"))
        .map(str::to_owned)
        .collect()
}

/// Not Basic, not Digest.
fn sak_09(document: &Value) -> Breaches {
    schemes_that(document, |scheme| {
        scheme["scheme"] != "basic" && scheme["scheme"] != "digest"
    })
}

/// `Authorization: Bearer`.
fn sak_10(document: &Value) -> Breaches {
    let there = schemes(document)
        .iter()
        .any(|(_, scheme)| scheme["type"] == "http" && scheme["scheme"] == "bearer");
    unless(there, || "no bearer token".to_owned())
        .into_iter()
        .collect()
}

/// Tokens live shortly, and it is said how long. Ten minutes, as the design has it; the profile thinks of five.
fn sak_12(document: &Value) -> Breaches {
    schemes_that(document, |scheme| {
        scheme["description"]
            .as_str()
            .is_some_and(|text| text.contains("ten minutes"))
    })
}

/// No key in the address.
fn sak_15(document: &Value) -> Breaches {
    schemes_that(document, |scheme| {
        scheme["type"] != "apiKey" || scheme["in"] != "query"
    })
}

/// A key, if there is one, in a header.
fn sak_16(document: &Value) -> Breaches {
    schemes_that(document, |scheme| {
        scheme["type"] != "apiKey" || scheme["in"] == "header"
    })
}

/// No page of another site is let in: no operation has headers for it.
fn sak_17(document: &Value) -> Breaches {
    let mut breaches = Vec::new();
    for operation in operations(document) {
        for (status, response) in operation.responses(document) {
            let allowed = members(&response["headers"])
                .any(|(name, _)| name.to_lowercase().starts_with("access-control-"));
            breaches.extend(unless(!allowed, || format!("{operation} {status}")));
        }
    }
    breaches
}

/// Addresses of OAuth are HTTPS.
fn sak_18(document: &Value) -> Breaches {
    schemes_that(document, |scheme| {
        members(&scheme["flows"])
            .flat_map(|(_, flow)| members(flow))
            .filter(|(name, _)| name.ends_with("Url"))
            .all(|(_, url)| url.as_str().is_some_and(|url| url.starts_with("https://")))
    })
}

/// A missing or unexpected media type is refused with 415.
fn sak_29(document: &Value) -> Breaches {
    operations(document)
        .into_iter()
        .filter(|operation| !operation.value["requestBody"].is_null())
        .filter(|operation| operation.response(document, "415").is_none())
        .map(|operation| format!("{operation}: no 415"))
        .collect()
}
