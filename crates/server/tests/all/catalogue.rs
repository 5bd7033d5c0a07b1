//! The attribute catalogue over HTTP, answered from memory by a server without a registry.

use std::fs;
use std::path::Path;
use std::time::Duration;

use serde_json::Value;
use tillit_registry::view::{PublishedArtefact, PublishedSet};
use tillit_server::published::{Published, Snapshot};
use tillit_testkit::http::{Answer, get};

use crate::support::{Mirror, artefact};

/// The releases that the tests read, from the folder where they are frozen.
const RELEASES: [(&str, &str); 5] = [
    ("gemensam", "1.0.0"),
    ("gemensam", "1.1.0"),
    ("socialtjanst", "0.1.0"),
    ("skola", "0.1.0"),
    ("skola", "0.2.0"),
];

/// A release as it is published: its frozen text, at its address.
pub(crate) fn frozen(list: &str, version: &str) -> PublishedArtefact {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../attribute-lists");
    let file = folder.join(format!("{list}/releases/{version}.json"));
    let path = format!("/attribute-lists/{list}/{version}.json");
    PublishedArtefact {
        media_type: "application/json".to_owned(),
        expires_at: None,
        ..artefact(&path, fs::read(file).unwrap(), true)
    }
}

pub(crate) fn catalogue() -> Published {
    let set = PublishedSet {
        version: "moa:7".to_owned(),
        artefacts: RELEASES
            .map(|(list, version)| frozen(list, version))
            .to_vec(),
    };
    let age = Duration::from_secs(60);
    let snapshot = Snapshot::prepare(set, Vec::new(), age, &Snapshot::default());
    Published::new(snapshot)
}

/// A server of the releases.
struct Catalogue(Mirror);

impl Catalogue {
    fn start() -> Self {
        Self(Mirror::start(catalogue()))
    }

    fn ask(&self, path: &str) -> Answer {
        get(self.0.server.address(), &format!("/registry/v1{path}"), &[])
    }

    fn json(&self, path: &str) -> Value {
        let answer = self.ask(path);
        assert_eq!(answer.status, 200, "{path}: {}", answer.text());
        answer.json()
    }

    fn stop(self) {
        self.0.server.stop().unwrap();
    }
}

fn names(page: &Value, member: &str) -> Vec<String> {
    let items = page["items"].as_array().unwrap().iter();
    items
        .map(|item| item[member].as_str().unwrap().to_owned())
        .collect()
}

fn link(resource: &Value, rel: &str) -> String {
    let mut links = resource["_links"].as_array().unwrap().iter();
    let link = links.find(|link| link["rel"] == rel).unwrap();
    link["href"].as_str().unwrap().to_owned()
}

#[test]
fn lists_are_shown_as_their_newest_release_has_them() {
    let server = Catalogue::start();
    let page = server.json("/attribute-lists");
    assert_eq!(names(&page, "name"), ["gemensam", "skola", "socialtjanst"]);
    let list = server.json("/attribute-lists/gemensam");
    assert_eq!(list, page["items"][0]);
    assert_eq!(list["newestVersion"], "1.1.0");
    assert_eq!(list["versionCount"], 2);
    assert!(list["title"]["sv"].is_string() && list["title"]["en"].is_string());
    assert!(list["steward"]["names"]["sv"].is_string());
    assert_eq!(
        link(&list, "latest-version"),
        "https://registry.example/registry/v1/attribute-lists/gemensam/versions/1.1.0"
    );
    server.stop();
}

#[test]
fn lists_are_found_by_status_and_words() {
    let server = Catalogue::start();
    let proposed = server.json("/attribute-lists?status=proposed");
    assert_eq!(names(&proposed, "name"), ["socialtjanst"]);
    assert!(link(&proposed, "self").ends_with("&status=proposed"));
    let agreed = server.json("/attribute-lists?status=published&q=SKOLA");
    assert_eq!(names(&agreed, "name"), ["skola"]);
    assert!(names(&server.json("/attribute-lists?q=nosuchword"), "name").is_empty());
    server.stop();
}

#[test]
fn a_release_says_its_hash_and_where_each_form_stands() {
    let server = Catalogue::start();
    let versions = server.json("/attribute-lists/gemensam/versions");
    assert_eq!(names(&versions, "version"), ["1.1.0", "1.0.0"]);
    let release = server.json("/attribute-lists/gemensam/versions/1.1.0");
    assert_eq!(
        release["sha256"].as_str().unwrap(),
        frozen("gemensam", "1.1.0").sha256.to_string()
    );
    assert_eq!(release["counts"]["attributes"], 107);
    assert_eq!(release["counts"]["deprecated"], 1);
    assert_eq!(release["issuedAt"], "2026-11-22T08:00:00Z");
    let files = release["files"].as_array().unwrap();
    assert_eq!(files[0]["format"], "jws");
    let csv = files.iter().find(|file| file["format"] == "csv").unwrap();
    assert_eq!(
        csv["href"],
        "https://registry.example/attribute-lists/gemensam/1.1.0.csv"
    );
    assert!(csv["mediaType"].as_str().unwrap().starts_with("text/csv"));
    assert!(link(&release, "predecessor-version").ends_with("/versions/1.0.0"));
    let systems = release["codeSystems"].as_array().unwrap();
    assert!(systems.iter().any(|one| one["name"] == "assurance-level"));
    server.stop();
}

#[test]
fn the_attributes_of_a_release_come_in_pages_and_by_what_is_asked() {
    let server = Catalogue::start();
    let below = "/attribute-lists/gemensam/versions/1.1.0/attributes";
    let page = server.json(below);
    assert_eq!(page["_meta"]["totalItems"], 107);
    assert_eq!(page["items"].as_array().unwrap().len(), 20);
    let all = |query: &str| server.json(&format!("{below}?limit=100{query}"));
    let count = |query: &str| all(query)["_meta"]["totalItems"].as_u64().unwrap();
    for (member, parameter, value) in [
        ("category", "category", "organisation"),
        ("status", "status", "proposed"),
        ("stability", "stability", "stable"),
        ("personalData", "personalData", "identity-number"),
    ] {
        let found = all(&format!("&{parameter}={value}"));
        let members = names(&found, member);
        assert!(!members.is_empty() && members.len() < 107, "{parameter}");
        assert!(members.iter().all(|one| one == value), "{parameter}");
    }
    let deprecated = all("&deprecated=true");
    assert_eq!(names(&deprecated, "name"), ["targeted-identifier"]);
    assert!(deprecated["items"][0]["deprecation"]["kind"].is_string());
    assert_eq!(count("&deprecated=false"), 106);
    assert_eq!(names(&all("&q=urn:oid:2.5.4.4"), "name")[0], "surname");
    assert_eq!(count("&q=efternamn&category=organisation"), 0);
    server.stop();
}

#[test]
fn an_attribute_is_a_summary_with_the_definition_of_the_release() {
    let server = Catalogue::start();
    let path = "/attribute-lists/gemensam/versions/1.1.0/attributes/surname";
    let attribute = server.json(path);
    assert_eq!(attribute["id"], "gemensam/surname");
    assert_eq!(attribute["list"], "gemensam");
    assert_eq!(attribute["version"], "1.1.0");
    assert!(attribute["label"]["sv"].is_string() && attribute["label"]["en"].is_string());
    let release = frozen("gemensam", "1.1.0");
    let release: Value = serde_json::from_slice(&release.bytes).unwrap();
    let mut attributes = release["attributes"].as_array().unwrap().iter();
    let frozen = attributes.find(|one| one["id"] == "gemensam/surname");
    assert_eq!(attribute["definition"], *frozen.unwrap());
    assert_eq!(attribute["uri"], frozen.unwrap()["uri"]);
    let older = server.json("/attribute-lists/gemensam/versions/1.0.0/attributes/surname");
    assert_eq!(link(&older, "latest-version"), link(&attribute, "self"));
    server.stop();
}

#[test]
fn the_notice_of_a_proposal_stands_on_every_answer_about_it() {
    let server = Catalogue::start();
    let list = server.json("/attribute-lists/socialtjanst");
    let notice = &list["notice"];
    assert!(
        notice["sv"].as_str().unwrap().contains("utkast"),
        "{notice}"
    );
    let at = "/attribute-lists/socialtjanst/versions/0.1.0";
    assert_eq!(server.json(at)["notice"], *notice);
    assert_eq!(server.json(&format!("{at}/changes"))["notice"], *notice);
    let attributes = server.json(&format!("{at}/attributes"));
    for attribute in attributes["items"].as_array().unwrap() {
        assert_eq!(attribute["notice"], *notice);
    }
    let name = attributes["items"][0]["name"].as_str().unwrap();
    let one = server.json(&format!("{at}/attributes/{name}"));
    assert_eq!(one["notice"], *notice);
    let found = server.json(&format!("/attributes?q=socialtjanst/{name}"));
    assert_eq!(found["items"][0]["notice"], *notice);
    server.stop();
}

#[test]
fn attributes_are_found_in_all_lists_by_whatever_is_known_of_them() {
    let server = Catalogue::start();
    for asked in [
        "urn:oid:2.5.4.4",
        "2.5.4.4",
        "gemensam/surname",
        "https://tillit.example/attributes/gemensam/surname",
        "family_name",
        "efternamn",
        "Surname",
    ] {
        let found = server.json(&format!("/attributes?q={asked}"));
        assert_eq!(found["items"][0]["id"], "gemensam/surname", "{asked}");
        assert_eq!(found["items"][0]["version"], "1.1.0", "{asked}");
    }
    assert_eq!(
        server.json("/attributes?q=2.5.4.4")["items"][0]["fit"],
        "name"
    );
    let school = server.json("/attributes?deprecated=true");
    assert!(names(&school, "list").contains(&"skola".to_owned()));
    assert_eq!(
        server.json("/attributes")["_meta"]["totalItems"],
        107 + 36 + 18
    );
    server.stop();
}

#[test]
fn code_systems_are_shown_with_codes_and_value_sets() {
    let server = Catalogue::start();
    let found = names(&server.json("/code-systems?limit=100"), "name");
    assert!(found.contains(&"municipality".to_owned()) && found.is_sorted());
    let system = server.json("/code-systems/municipality");
    assert_eq!(system["codeCount"], 290);
    let versions = server.json("/code-systems/municipality/versions");
    let version = names(&versions, "version").remove(0);
    let at = format!("/code-systems/municipality/versions/{version}");
    let one = server.json(&at);
    assert_eq!(one["name"], "municipality");
    let carriers: Vec<_> = one["carriers"].as_array().unwrap().iter().collect();
    assert!(carriers.iter().any(|one| one["list"] == "gemensam"));
    let codes = server.json(&format!("{at}/codes"));
    assert_eq!(codes["_meta"]["totalItems"], 290);
    let vasby = server.json(&format!("{at}/codes?q=upplands%20vasby&status=published"));
    assert_eq!(names(&vasby, "code"), ["0114"]);
    assert_eq!(vasby["items"][0]["broader"], "county/01");
    assert_eq!(
        vasby["items"][0]["uri"],
        "https://tillit.example/code-systems/municipality/0114"
    );
    let sets = server.json("/code-systems/aid-label/versions/1.0.0/value-sets");
    assert_eq!(names(&sets, "name"), ["label"]);
    let set = server.json("/code-systems/aid-label/versions/1.0.0/value-sets/label");
    assert_eq!(
        set["codes"].as_array().unwrap().len() as u64,
        set["codeCount"].as_u64().unwrap()
    );
    server.stop();
}

#[test]
fn changes_say_what_happened_and_for_whom_it_breaks() {
    let server = Catalogue::start();
    let at = "/attribute-lists/gemensam/versions/1.1.0/changes";
    let changes = server.json(&format!("{at}?since=1.0.0&limit=100"));
    assert_eq!(
        (&changes["from"], &changes["to"]),
        (&"1.0.0".into(), &"1.1.0".into())
    );
    assert_eq!(changes["step"], "minor");
    assert!(changes["breaks"].is_array());
    let items = changes["items"].as_array().unwrap();
    let added = items
        .iter()
        .find(|one| one["kind"] == "attribute-added")
        .unwrap();
    assert_eq!(added["subject"]["kind"], "attribute");
    assert_eq!(added["meaning"]["sv"], "nytt attribut");
    assert_eq!(added["step"], "minor");
    assert!(link(&changes, "self").ends_with("since=1.0.0"));
    let default = server.json(at);
    assert_eq!(default["from"], "1.0.0");
    let first = server.json("/attribute-lists/gemensam/versions/1.0.0/changes");
    assert_eq!(first["_meta"]["totalItems"], 0);
    assert_eq!(first["step"], Value::Null);
    server.stop();
}

#[test]
fn profiles_say_which_attributes_are_asked_for() {
    let server = Catalogue::start();
    let all = server.json("/attribute-profiles");
    assert!(names(&all, "list").iter().all(|list| list == "skola"));
    let at = "/attribute-lists/skola/versions/0.2.0/profiles";
    let profiles = server.json(at);
    assert_eq!(profiles["items"], all["items"]);
    let name = names(&profiles, "name").remove(0);
    let profile = server.json(&format!("{at}/{name}"));
    assert_eq!(profile["definition"]["format"], "attribute-profile/1");
    assert_eq!(profile["definition"]["name"], profile["name"]);
    assert_eq!(
        profile["definition"]["attributes"]
            .as_array()
            .unwrap()
            .len() as u64,
        profile["attributeCount"].as_u64().unwrap()
    );
    let older = server.json("/attribute-lists/skola/versions/0.1.0/profiles");
    assert_eq!(older["_meta"]["totalItems"], 0);
    server.stop();
}

#[test]
fn what_is_not_there_is_not_found_and_what_is_not_understood_is_refused() {
    let server = Catalogue::start();
    for path in [
        "/attribute-lists/nosuch",
        "/attribute-lists/nosuch/versions",
        "/attribute-lists/gemensam/versions/9.9.9",
        "/attribute-lists/gemensam/versions/latest",
        "/attribute-lists/gemensam/versions/9.9.9/attributes",
        "/attribute-lists/gemensam/versions/1.1.0/attributes/nosuch",
        "/attribute-lists/gemensam/versions/9.9.9/changes",
        "/attribute-lists/skola/versions/9.9.9/profiles",
        "/attribute-lists/skola/versions/0.2.0/profiles/nosuch",
        "/attribute-lists/gemensam/versions/1.1.0/changes?since=0.9.0",
        "/code-systems/nosuch",
        "/code-systems/nosuch/versions",
        "/code-systems/municipality/versions/9.9.9",
        "/code-systems/municipality/versions/9.9.9/codes",
        "/code-systems/municipality/versions/9.9.9/value-sets",
        "/code-systems/aid-label/versions/1.0.0/value-sets/nosuch",
    ] {
        let answer = server.ask(path);
        assert_eq!(answer.status, 404, "{path}");
        assert_eq!(answer.json()["code"], "not_found", "{path}");
    }
    for path in [
        "/attribute-lists?status=draft",
        "/attribute-lists?category=identity",
        "/attribute-lists?limit=101",
        "/attributes?category=nosuch",
        "/attributes?deprecated=yes",
        "/attributes?personal_data=none",
        "/attributes?q=a&q=b",
        "/attribute-lists/gemensam/versions/1.1.0/changes?since=latest",
        "/attribute-lists/gemensam/versions/1.0.0/changes?since=1.1.0",
        "/code-systems?q=a",
        "/code-systems/municipality/versions/1.0.0/codes?page=0",
    ] {
        let answer = server.ask(path);
        assert_eq!(answer.status, 400, "{path}");
        assert_eq!(answer.json()["code"], "bad_parameter", "{path}");
    }
    server.stop();
}

#[test]
fn answers_of_the_catalogue_have_validators() {
    let server = Catalogue::start();
    let address = server.0.server.address();
    for path in [
        "/registry/v1/attribute-lists",
        "/registry/v1/attributes?q=efternamn",
        "/registry/v1/code-systems/municipality",
    ] {
        let first = get(address, path, &[]);
        let again = get(address, path, &[("if-none-match", first.header("etag"))]);
        assert_eq!((again.status, again.body.len()), (304, 0), "{path}");
    }
    server.stop();
}
