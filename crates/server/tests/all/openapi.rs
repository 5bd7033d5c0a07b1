//! The rules of the national REST API profile that a program can decide, by rule id.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};
use tillit_server::config::Contact;
use tillit_server::openapi::document;

fn description() -> Value {
    document(Some("https://registry.example"), &Contact::placeholder())
}

/// Path, method and operation of each operation.
fn operations(document: &Value) -> Vec<(String, String, &Value)> {
    let paths = document["paths"].as_object().unwrap();
    paths
        .iter()
        .flat_map(|(path, item)| {
            item.as_object()
                .unwrap()
                .iter()
                .map(move |(method, operation)| (path.clone(), method.clone(), operation))
        })
        .collect()
}

/// Follows a reference within the document.
fn resolve<'a>(document: &'a Value, value: &'a Value) -> &'a Value {
    match value["$ref"].as_str() {
        Some(place) => document
            .pointer(place.trim_start_matches('#'))
            .unwrap_or_else(|| panic!("{place}")),
        None => value,
    }
}

fn parameters<'a>(document: &'a Value, operation: &'a Value) -> Vec<&'a Value> {
    let all = operation["parameters"].as_array().unwrap();
    all.iter()
        .map(|parameter| resolve(document, parameter))
        .collect()
}

/// Request bodies and responses with their media types.
fn bodies(document: &Value) -> Vec<(String, String, &Value)> {
    let mut found = Vec::new();
    for (path, method, operation) in operations(document) {
        let mut places = vec![("request".to_owned(), &operation["requestBody"])];
        let responses = operation["responses"].as_object().unwrap();
        places.extend(
            responses
                .iter()
                .map(|(status, response)| (status.clone(), response)),
        );
        for (name, place) in places {
            for (media_type, body) in place["content"].as_object().into_iter().flatten() {
                found.push((format!("{method} {path} {name}"), media_type.clone(), body));
            }
        }
    }
    found
}

#[test]
fn the_description_is_openapi_3_1() {
    assert_eq!(description()["openapi"], "3.1.0");
    assert!(operations(&description()).len() > 20);
}

#[test]
fn dok_03_dok_08_dok_09_the_api_introduces_itself() {
    let info = &description()["info"];
    for member in ["title", "version", "description"] {
        assert!(!info[member].as_str().unwrap().is_empty(), "{member}");
    }
    for member in ["name", "url", "email"] {
        assert!(
            !info["contact"][member].as_str().unwrap().is_empty(),
            "contact.{member}"
        );
    }
    assert_eq!(info["license"]["identifier"], "Apache-2.0");
    for member in ["availability", "responseTime", "support"] {
        assert!(info["x-sla"][member].is_string(), "x-sla.{member}");
    }
    assert!(info["x-limitations"].as_array().unwrap().len() > 3);
}

#[test]
fn dok_06_the_description_is_in_swedish_and_english() {
    let document = description();
    let text = document["info"]["description"].as_str().unwrap();
    assert!(text.find("Svenska").unwrap() < text.find("English").unwrap());
}

#[test]
fn dok_15_every_body_has_an_example() {
    for (place, media_type, body) in bodies(&description()) {
        let examples = body["examples"]
            .as_object()
            .unwrap_or_else(|| panic!("{place} {media_type}"));
        for example in examples.values() {
            let value = &example["value"];
            assert!(!value.is_null(), "{place} {media_type}");
            assert!(!holds_null_or_empty(value), "{place} {media_type}: {value}");
        }
    }
}

/// Whether some member was left without an example.
fn holds_null_or_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.iter().any(holds_null_or_empty),
        Value::Object(members) => members.values().any(holds_null_or_empty),
        _ => false,
    }
}

#[test]
fn dok_19_dok_20_every_operation_parameter_and_response_is_described() {
    let document = description();
    for (path, method, operation) in operations(&document) {
        for member in ["summary", "description", "operationId"] {
            assert!(
                !operation[member].as_str().unwrap().is_empty(),
                "{method} {path} {member}"
            );
        }
        for parameter in parameters(&document, operation) {
            assert!(
                parameter["description"].is_string(),
                "{method} {path} {parameter}"
            );
        }
        for (status, response) in operation["responses"].as_object().unwrap() {
            assert!(
                response["description"].is_string(),
                "{method} {path} {status}"
            );
        }
        assert!(
            operation["requestBody"].is_null()
                || operation["requestBody"]["description"].is_string()
        );
    }
    let schemas = document["components"]["schemas"].as_object().unwrap();
    for (name, schema) in schemas {
        for (member, property) in schema["properties"].as_object().into_iter().flatten() {
            // What may be null is described at the other choice.
            let choices = property["oneOf"].as_array().into_iter().flatten();
            let described = std::iter::once(property)
                .chain(choices)
                .any(|place| place["description"].is_string());
            assert!(described, "{name}.{member}");
        }
    }
}

#[test]
fn operation_ids_are_unique() {
    let document = description();
    let ids: Vec<_> = operations(&document)
        .iter()
        .map(|(_, _, operation)| operation["operationId"].clone())
        .collect();
    let unique: BTreeSet<_> = ids.iter().map(Value::to_string).collect();
    assert_eq!(unique.len(), ids.len());
}

#[test]
fn dok_21_every_operation_says_whether_it_needs_a_token() {
    for (path, method, operation) in operations(&description()) {
        assert!(
            !operation["security"].as_array().unwrap().is_empty(),
            "{method} {path}"
        );
    }
}

#[test]
fn sak_09_sak_10_sak_15_only_bearer_tokens_and_none_in_the_address() {
    let document = description();
    let schemes = document["components"]["securitySchemes"]
        .as_object()
        .unwrap();
    assert!(!schemes.is_empty());
    for scheme in schemes.values() {
        assert_eq!(
            (&scheme["type"], &scheme["scheme"]),
            (&json!("http"), &json!("bearer"))
        );
    }
}

#[test]
fn ufn_01_ver_05_the_server_address_ends_with_the_major_version() {
    let document = description();
    assert_eq!(
        document["servers"][0]["url"],
        "https://registry.example/registry/v1"
    );
    let unbound = document_without_address();
    assert_eq!(unbound["servers"][0]["url"], "/registry/v1");
}

fn document_without_address() -> Value {
    document(None, &Contact::placeholder())
}

#[test]
fn ufn_07_ufn_08_res_06_paths_are_lower_case_with_hyphens() {
    for (path, _, _) in operations(&description()) {
        for part in path
            .split('/')
            .skip(1)
            .filter(|part| !part.starts_with('{'))
        {
            let fits = part
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
            assert!(fits && !part.is_empty(), "{path}");
        }
    }
}

#[test]
fn ver_06_ver_07_there_is_api_info() {
    let document = description();
    let schema = &document["paths"]["/api-info"]["get"]["responses"]["200"]["content"]["application/json"]
        ["schema"];
    let properties = resolve(&document, schema)["properties"]
        .as_object()
        .unwrap();
    let members: BTreeSet<_> = properties.keys().map(String::as_str).collect();
    assert_eq!(
        members,
        BTreeSet::from([
            "apiName",
            "apiVersion",
            "apiReleased",
            "apiDocumentation",
            "apiStatus"
        ])
    );
}

#[test]
fn ame_04_ame_05_one_case_style_for_members() {
    let document = description();
    for (name, schema) in document["components"]["schemas"].as_object().unwrap() {
        let parts = std::iter::once(schema).chain(schema["allOf"].as_array().into_iter().flatten());
        for member in parts.flat_map(|part| {
            part["properties"]
                .as_object()
                .into_iter()
                .flat_map(Map::keys)
        }) {
            // `_meta` and `_links` are names of the profile itself.
            assert!(
                is_camel_case(member.strip_prefix('_').unwrap_or(member)),
                "{name}.{member}"
            );
        }
    }
}

#[test]
fn fns_01_fns_03_one_case_style_for_parameters() {
    let document = description();
    for (path, _, operation) in operations(&document) {
        for parameter in parameters(&document, operation) {
            if parameter["in"] == "query" || parameter["in"] == "path" {
                assert!(
                    is_camel_case(parameter["name"].as_str().unwrap()),
                    "{path} {parameter}"
                );
            }
        }
    }
}

fn is_camel_case(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_lowercase())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

#[test]
fn fns_05_query_parameters_are_optional() {
    let document = description();
    for (path, _, operation) in operations(&document) {
        for parameter in parameters(&document, operation) {
            assert!(
                parameter["in"] != "query" || parameter["required"] != true,
                "{path} {parameter}"
            );
        }
    }
}

#[test]
fn fns_07_to_fns_11_paging_has_limit_and_page_with_defaults() {
    let document = description();
    let mut pages = 0;
    for (path, method, operation) in operations(&document) {
        let schema = &operation["responses"]["200"]["content"]["application/json"]["schema"];
        let members = &resolve(&document, schema)["properties"];
        let is_page = members.get("items").is_some();
        let find = |name: &str| {
            parameters(&document, operation)
                .into_iter()
                .find(|p| p["name"] == name)
        };
        assert_eq!(find("limit").is_some(), is_page, "{method} {path}");
        if is_page {
            pages += 1;
            assert_eq!(find("limit").unwrap()["schema"]["default"], 20);
            assert_eq!(find("page").unwrap()["schema"]["default"], 1);
            assert_eq!(find("page").unwrap()["schema"]["minimum"], 1);
            assert!(
                members.get("_meta").is_some() && members.get("_links").is_some(),
                "{path}"
            );
        }
    }
    assert!(pages >= 6);
}

#[test]
fn fel_01_fel_02_refusals_are_problem_documents() {
    let document = description();
    for (path, method, operation) in operations(&document) {
        let responses = operation["responses"].as_object().unwrap();
        assert!(responses.contains_key("default"), "{method} {path}");
        for (status, response) in responses {
            if status.as_str() >= "400" {
                let content = response["content"].as_object().unwrap();
                assert_eq!(
                    content.keys().collect::<Vec<_>>(),
                    ["application/problem+json"],
                    "{method} {path} {status}"
                );
                let schema = resolve(&document, &content["application/problem+json"]["schema"]);
                for member in ["type", "title", "status", "detail", "instance"] {
                    let required = schema["required"].as_array().unwrap();
                    assert!(required.contains(&json!(member)), "{member}");
                }
            }
        }
    }
}

#[test]
fn arp_04_accepted_answers_say_where_they_are() {
    for (path, _, operation) in operations(&description()) {
        if !operation["responses"]["202"].is_null() {
            assert!(
                !operation["responses"]["202"]["headers"]["Location"].is_null(),
                "{path}"
            );
        }
    }
}

#[test]
fn for_02_reads_take_no_body() {
    for (path, method, operation) in operations(&description()) {
        assert!(
            method != "get" || operation["requestBody"].is_null(),
            "{path}"
        );
    }
}

#[test]
fn spa_02_spa_04_traces_come_in_and_go_out() {
    let document = description();
    for (path, method, operation) in operations(&document) {
        let takes = parameters(&document, operation)
            .iter()
            .any(|p| p["name"] == "traceparent" && p["in"] == "header");
        assert!(takes, "{method} {path}");
        for (status, response) in operation["responses"].as_object().unwrap() {
            assert!(
                !response["headers"]["traceparent"].is_null(),
                "{method} {path} {status}"
            );
        }
    }
}

#[test]
fn references_lead_somewhere() {
    fn walk(document: &Value, value: &Value) {
        resolve(document, value);
        match value {
            Value::Array(items) => items.iter().for_each(|item| walk(document, item)),
            Value::Object(members) => members.values().for_each(|member| walk(document, member)),
            _ => {}
        }
    }
    let document = description();
    walk(&document, &document);
}
