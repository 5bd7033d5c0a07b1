//! What is said about the claims and attributes that somebody sends.

use serde_json::{Value, json};
use tillit_catalogue::{
    AttributeList, BuiltinRelease, SAMPLE_FINDINGS, SampleChecker, SampleForm, newest,
};

fn lists() -> Vec<AttributeList> {
    newest().into_iter().map(BuiltinRelease::read).collect()
}

/// `rule pointer` of each finding, with the fault where there is one.
fn found(form: SampleForm, sample: &Value) -> Vec<String> {
    let lists = lists();
    let findings = SampleChecker::new(&lists, form).check(sample);
    findings
        .iter()
        .map(|finding| {
            assert!(SAMPLE_FINDINGS.contains(&finding.rule), "{}", finding.rule);
            let fault = finding.args.get("fault").map_or("", String::as_str);
            format!("{} {} {fault}", finding.rule, finding.pointer)
                .trim_end()
                .to_owned()
        })
        .collect()
}

fn claims(sample: Value) -> Vec<String> {
    found(SampleForm::Claims, &sample)
}

fn saml(sample: Value) -> Vec<String> {
    found(SampleForm::Saml, &sample)
}

const NUMBER: &str = "https://id.oidc.se/claim/personalIdentityNumber";
const COORDINATION: &str = "https://id.oidc.se/claim/coordinationNumber";
const NOTHING: [&str; 0] = [];

#[test]
fn an_id_token_as_it_should_be_has_no_findings() {
    let token = json!({
        "iss": "https://op.example", "sub": "x", "aud": "client", "exp": 1, "iat": 1, "nonce": "n", "acr": "http://id.elegnamnden.se/loa/1.0/loa3",
        "family_name": "Lindeman", "given_name": "Valfrid", NUMBER: "195006262546",
        "address": { "locality": "Stockholm" }
    });
    assert_eq!(claims(token), NOTHING);
}

#[test]
fn an_assertion_as_it_should_be_has_no_findings() {
    let assertion = json!({
        "urn:oid:2.5.4.4": "Lindeman", "urn:oid:2.5.4.42": ["Valfrid"],
        "urn:oid:1.2.752.29.4.13": "197010632391",
        "urn:oid:1.2.752.201.3.1": ["vlindman@5562265719"]
    });
    assert_eq!(saml(assertion), NOTHING);
}

#[test]
fn what_is_no_object_is_no_sample() {
    assert_eq!(claims(json!([1])), ["sample-shape"]);
    assert_eq!(saml(json!("x")), ["sample-shape"]);
}

#[test]
fn an_unknown_name_is_told_with_the_one_that_was_meant() {
    let lists = lists();
    let checker = SampleChecker::new(&lists, SampleForm::Claims);
    let near = |name: &str| {
        let findings = checker.check(&json!({ name: "x" }));
        assert_eq!(findings[0].rule, "sample-unknown", "{name}");
        findings[0].args["near"].clone()
    };
    let provider = "https://id.oidc.se/claim/authnProvider";
    assert_eq!(near("https://id.oidc.se/claim/authnProvide"), provider);
    assert_eq!(near("https://id.oidc.se/claim/authnproviDER"), provider);
    assert_eq!(near("https://id.oidc.se/claim/authnxProvider"), provider);
    assert_eq!(near("https://id.oidc.se/claim/authmProvider"), provider);
    assert_eq!(near("shoe_size"), "");
}

#[test]
fn each_fault_is_found_at_its_place() {
    let number = "/https:~1~1id.oidc.se~1claim~1personalIdentityNumber";
    let cases = [
        (
            json!({ "family_name": 7 }),
            "sample-type /family_name".to_owned(),
        ),
        (
            json!({ "family_name": ["Lindeman"] }),
            "sample-type /family_name".to_owned(),
        ),
        (
            json!({ NUMBER: "19500626-2546" }),
            format!("sample-format {number} pattern"),
        ),
        (
            json!({ NUMBER: "195006262547" }),
            format!("sample-format {number} check"),
        ),
        (
            json!({ "birthdate": "1950-02-30" }),
            "sample-format /birthdate datatype".to_owned(),
        ),
        (
            json!({ "address": { "locality": 1 } }),
            "sample-type /address/locality".to_owned(),
        ),
        (
            json!({ "shoe_size": 1 }),
            "sample-unknown /shoe_size far".to_owned(),
        ),
    ];
    for (sample, expected) in cases {
        assert_eq!(claims(sample.clone()), [expected], "{sample}");
    }
}

#[test]
fn of_names_that_exclude_each_other_one_is_too_many() {
    let both = json!({ COORDINATION: "197010632391", NUMBER: "195006262546" });
    let said = claims(both);
    assert_eq!(said.len(), 1, "{said:?}");
    assert!(said[0].starts_with("sample-exclusive "), "{said:?}");
}

#[test]
fn a_scope_is_there_where_it_has_to_be_and_nowhere_else() {
    let affiliation = "urn:oid:1.2.752.201.3.1";
    for wrong in ["vlindman", "vlindman@5562265710", "@5562265719"] {
        let said = saml(json!({ affiliation: wrong }));
        assert_eq!(said.len(), 1, "{wrong}: {said:?}");
    }
    let said = saml(json!({ "urn:oid:1.3.6.1.4.1.5923.1.1.1.1": "student@skola.example" }));
    assert!(
        said.contains(&"sample-scope /urn:oid:1.3.6.1.4.1.5923.1.1.1.1 forbidden".to_owned()),
        "{said:?}"
    );
}

#[test]
fn a_value_outside_a_required_set_and_one_value_too_many_are_told() {
    let list = json!({
        "format": "attribute-list/1", "list": "case", "version": "1.0.0", "base_uri": "https://tillit.example/attributes/case",
        "base_uri_status": "provisional", "title": { "sv": "T" }, "description": { "sv": "D" }, "status": "published",
        "steward": { "name": { "sv": "S" } }, "languages": ["sv"], "licence": "Apache-2.0", "sources": {},
        "code_systems": [{
            "format": "code-system/1", "name": "colour", "version": "1.0.0", "base_uri": "https://tillit.example/code-systems/colour",
            "title": { "sv": "T" }, "description": { "sv": "D" }, "steward": "S", "source": "A", "content": "complete",
            "status": "published", "text_status": "unreviewed", "codes": [{ "code": "red", "label": { "sv": "Röd" } }]
        }],
        "attributes": [{
            "id": "case/colour", "uri": "https://tillit.example/attributes/case/colour", "label": { "sv": "F" }, "definition": { "sv": "F" },
            "category": "identity", "datatype": "code", "cardinality": "0..2", "values": [{ "system": "colour", "strength": "required" }],
            "bindings": {
                "oidc": [{ "claim": "colour" }, { "claim": "hue", "mapping": { "kind": "value-mapped", "values": [{ "value": "red", "written": "R" }] } }]
            },
            "deprecation": { "kind": "obsoleted" },
            "personal_data": "none", "allowed_uses": ["display"], "stability": "stable", "steward": "S", "sources": [],
            "status": "published", "text_status": "unreviewed"
        }]
    });
    let lists = [AttributeList::parse(&list.to_string()).unwrap()];
    let checker = SampleChecker::new(&lists, SampleForm::Claims);
    let rules = |sample: Value| -> Vec<&'static str> {
        let findings = checker.check(&sample);
        findings
            .iter()
            .map(|finding| finding.rule)
            .filter(|rule| *rule != "sample-deprecated")
            .collect()
    };
    assert_eq!(rules(json!({ "colour": ["red", "red"] })), NOTHING);
    assert_eq!(rules(json!({ "colour": "red", "hue": "R" })), NOTHING);
    assert_eq!(
        rules(json!({ "colour": ["red", "blue"] })),
        ["sample-value"]
    );
    assert_eq!(rules(json!({ "hue": "red" })), ["sample-value"]);
    assert_eq!(rules(json!({ "colour": [] })), ["sample-cardinality"]);
    assert_eq!(
        rules(json!({ "colour": ["red", "red", "red"] })),
        ["sample-cardinality"]
    );
    assert_eq!(
        rules(json!({ "colour": "red@skola.example" })),
        ["sample-scope"]
    );
    let deprecated = checker.check(&json!({ "colour": "red" }));
    assert_eq!(deprecated[0].rule, "sample-deprecated");
}

/// A sample is somebody's data: nothing of it is repeated.
#[test]
fn no_finding_repeats_a_value() {
    let secret = "Hemlig-4711";
    let lists = lists();
    for form in [SampleForm::Claims, SampleForm::Saml] {
        let checker = SampleChecker::new(&lists, form);
        for list in &lists {
            for bound in list.attributes.iter().flat_map(|one| one.bindings.names()) {
                let wrong = [
                    json!(secret),
                    json!([secret, secret]),
                    json!({ "inner": secret }),
                ];
                for value in wrong {
                    let findings = checker.check(&json!({ bound.name: value }));
                    assert!(!format!("{findings:?}").contains(secret), "{}", bound.name);
                }
            }
        }
    }
}

/// Every example of a list is right under every name that carries the attribute alone and as it is.
#[test]
fn the_lists_own_examples_are_right() {
    let lists = lists();
    let checker = SampleChecker::new(&lists, SampleForm::Saml);
    let mut tried = 0;
    for attribute in lists.iter().flat_map(|list| &list.attributes) {
        let plain = attribute
            .bindings
            .saml
            .iter()
            .filter(|one| one.mapping.kind.is_owning());
        for (saml, example) in
            plain.flat_map(|one| attribute.examples.iter().map(move |e| (one, e)))
        {
            let findings = checker.check(&json!({ saml.name.as_str(): example.value }));
            let errors: Vec<_> = findings
                .iter()
                .filter(|one| one.rule != "sample-deprecated")
                .collect();
            assert!(
                errors.is_empty(),
                "{} {}: {errors:?}",
                saml.name,
                example.value
            );
            tried += 1;
        }
    }
    assert!(tried > 40, "{tried}");
}
