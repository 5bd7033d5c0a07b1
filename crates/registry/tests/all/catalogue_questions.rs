//! Samples judged and attributes translated by published lists.

use std::sync::Arc;

use serde_json::{Value, json};
use tillit_catalogue::{AttributeList, Protocol, builtin, newest};
use tillit_model::{Level, Sha256, Timestamp};
use tillit_registry::catalogue::translate::Naming;
use tillit_registry::catalogue::{
    Catalogue, ListChoice, ProfileChoice, SampleForm, SampleVerdict, Yardstick,
};
use tillit_registry::view::{PublishedArtefact, PublishedSet};
use tillit_registry::{Refusal, RefusalClass};

use crate::support::refused;

/// Every release that is part of the program, as a server has them in memory.
fn catalogue() -> Arc<Catalogue> {
    let artefact = |text: &str| PublishedArtefact {
        path: format!(
            "/attribute-lists/{}.json",
            AttributeList::parse(text).unwrap().id()
        ),
        media_type: "application/json".to_owned(),
        bytes: text.as_bytes().to_vec().into(),
        sha256: Sha256::of(text),
        issued_at: Timestamp::from_unix_seconds(1_795_334_400),
        expires_at: None,
        immutable: true,
    };
    let set = PublishedSet {
        version: "moa:1".to_owned(),
        artefacts: builtin().iter().map(|one| artefact(one.text)).collect(),
    };
    Catalogue::of(&set, &Arc::default())
}

fn list(name: &str, version: Option<&str>) -> ListChoice {
    ListChoice {
        list: name.to_owned(),
        version: version.map(|version| version.parse().unwrap()),
    }
}

fn judge(yardstick: &Yardstick, sample: &Value) -> Result<SampleVerdict, Refusal> {
    catalogue().judge_sample(SampleForm::Claims, yardstick, sample)
}

fn rules(verdict: &SampleVerdict) -> Vec<&'static str> {
    verdict.findings.iter().map(|one| one.rule).collect()
}

#[test]
fn the_newest_releases_judge_when_none_is_named() {
    let verdict = judge(&Yardstick::Lists(Vec::new()), &json!({ "gender": "M" })).unwrap();
    assert_eq!(verdict.releases.len(), newest().len());
    assert_eq!(rules(&verdict), ["sample-value"]);
    assert_eq!(verdict.count(Level::Error), 1);
    assert_eq!(verdict.profile_version, None);
    let fine = judge(&Yardstick::Lists(Vec::new()), &json!({ "gender": "male" })).unwrap();
    assert_eq!(rules(&fine), Vec::<&str>::new());
}

#[test]
fn only_the_lists_that_are_named_judge() {
    let only = |choice| Yardstick::Lists(vec![choice]);
    let sample = json!({ "family_name": "Lindeman" });
    let known = judge(&only(list("gemensam", Some("1.0.0"))), &sample).unwrap();
    assert_eq!(rules(&known), Vec::<&str>::new());
    assert_eq!(known.releases[0].version().to_string(), "1.0.0");
    let unknown = judge(&only(list("halsa", None)), &sample).unwrap();
    assert_eq!(rules(&unknown), ["sample-unknown"]);
}

#[test]
fn a_profile_judges_by_what_it_asks_for() {
    let pnr = |version: Option<&str>| {
        Yardstick::Profile(ProfileChoice {
            list: "gemensam".to_owned(),
            name: "pnr-01".to_owned(),
            version: version.map(|version| version.parse().unwrap()),
        })
    };
    let sample = json!({ "family_name": "Lindeman", "given_name": "Valfrid", "gender": "male" });
    let verdict = judge(&pnr(None), &sample).unwrap();
    assert_eq!(verdict.profile_version.unwrap().to_string(), "1.0.0");
    assert_eq!(verdict.releases.len(), 1);
    let found = rules(&verdict);
    assert!(
        found.contains(&"sample-missing") && found.contains(&"sample-beyond"),
        "{found:?}"
    );
    assert!(judge(&pnr(Some("1.0.0")), &sample).is_ok());
    let refusal = refused(judge(&pnr(Some("9.0.0")), &sample), "unknown_profile");
    assert!(
        refusal.detail.contains("pnr-01 9.0.0"),
        "{}",
        refusal.detail
    );
}

#[test]
fn what_is_not_published_is_said() {
    for (choices, code, says) in [
        (vec![list("nowhere", None)], "unknown_list", "nowhere"),
        (
            vec![list("gemensam", Some("9.9.9"))],
            "unknown_release",
            "the newest is",
        ),
    ] {
        let refusal = refused(judge(&Yardstick::Lists(choices), &json!({})), code);
        assert_eq!(refusal.class, RefusalClass::NotFound);
        assert!(refusal.detail.contains(says), "{}", refusal.detail);
    }
    let twice = vec![list("gemensam", None), list("gemensam", Some("1.0.0"))];
    refused(judge(&Yardstick::Lists(twice), &json!({})), "bad_request");
    let nothing = Catalogue::default();
    let empty = Yardstick::Lists(Vec::new());
    let judged = nothing.judge_sample(SampleForm::Saml, &empty, &json!({}));
    refused(judged, "unknown_list");
    for name in ["nothing-of-the-kind", ""] {
        let profile = Yardstick::Profile(ProfileChoice {
            list: "gemensam".to_owned(),
            name: name.to_owned(),
            version: None,
        });
        refused(judge(&profile, &json!({})), "unknown_profile");
    }
}

#[test]
fn attributes_are_translated_by_published_lists() {
    let (saml, oidc) = (
        Naming::Protocol(Protocol::Saml),
        Naming::Protocol(Protocol::Oidc),
    );
    let given = json!({ "urn:oid:2.5.4.4": "Lindeman", "urn:oid:1.3.6.1.5.5.7.9.3": "M" });
    let given = given.as_object().unwrap();
    let done = catalogue().translate_attributes(saml, oidc, &[], given);
    let done = done.unwrap();
    assert_eq!(done.releases.len(), newest().len());
    assert!(!done.translation.has_losses());
    assert_eq!(
        Value::from(done.translation.document),
        json!({ "family_name": "Lindeman", "gender": "male" })
    );
    let only = catalogue()
        .translate_attributes(saml, oidc, &[list("halsa", None)], given)
        .unwrap();
    assert!(only.translation.has_losses());
    let unknown = [list("nowhere", None)];
    refused(
        catalogue().translate_attributes(saml, oidc, &unknown, given),
        "unknown_list",
    );
    let many = (0..501).map(|number| (format!("name-{number}"), json!("x")));
    refused(
        catalogue().translate_attributes(saml, oidc, &[], &many.collect()),
        "bad_request",
    );
}
