//! A vendor asks the registry by the lists that it publishes, a municipality asks what its users reach, and nothing of what the vendor sent is left anywhere.

use std::fs;
use std::path::{Path, PathBuf};

use harness::database::Database;
use harness::documents::{client, entity, entity_id, new, organisation};
use harness::http::{get, post};
use harness::member::Member;
use harness::poll::until;
use harness::site::{Setup, Site};
use serde_json::{Value, json};
use tillit_client::plan::Change;
use tillit_model::DocumentKind;

const RELEASE: &str = "../attribute-lists/gemensam/releases/1.2.0.json";
/// Stand nowhere else, so that they are found wherever they go. Nobody has a personal number of 1818.
const SECRETS: [&str; 3] = ["Hemligsson-4711", "181801019991", "Hemligstad-4712"];

/// An entity with what it asks for and gives.
fn using(member: &Member, name: &str, attributes: &Value) -> Change {
    let change = entity(member, name, &client(member));
    let mut document: Value = serde_json::from_str(change.text.as_ref().unwrap()).unwrap();
    document["attributes"] = attributes.clone();
    Change {
        text: Some(document.to_string()),
        ..change
    }
}

fn accept(site: &Site, member: &Member, changes: Vec<Change>) {
    let receipt = member.submit(site, changes);
    site.approve(&receipt.id);
}

/// A registry that publishes a list, an identity provider and a service, and logs what there is to log.
fn begin(idp: &Member, service: &Member) -> Site {
    let setup = Setup {
        config: "[log]\nlevel = \"debug\"\n".to_owned(),
        ..Setup::default()
    };
    let site = Site::with(Database::Sqlite, setup);
    let steward = Member::steward();
    for member in [&steward, idp, service] {
        site.enrol(member);
        accept(&site, member, vec![organisation(member)]);
    }
    let release = Path::new(env!("CARGO_MANIFEST_DIR")).join(RELEASE);
    let release = fs::read_to_string(release).unwrap();
    let list = new(DocumentKind::AttributeList, "gemensam/1.2.0", release);
    accept(&site, &steward, vec![list]);
    let line =
        |attribute: &str| json!({ "list": "gemensam", "version": "1.2.0", "attribute": attribute });
    let asked = |attribute: &str, required: bool| {
        let mut line = line(attribute);
        line["required"] = json!(required);
        line["purpose"] = json!({ "sv": "Visas i tjänsten" });
        line
    };
    let gives = json!({ "releases": [line("surname"), line("targeted-identifier")] });
    accept(&site, idp, vec![using(idp, "idp", &gives)]);
    let asks = json!({ "requests": [asked("surname", true), asked("given-name", true), asked("targeted-identifier", false)] });
    accept(&site, service, vec![using(service, "sp", &asks)]);
    site.feed_of(&[&entity_id(idp, "idp"), &entity_id(service, "sp")]);
    until("the list is served", || {
        site.download("/attribute-lists/gemensam/1.2.0.json")
    });
    site
}

fn sent(site: &Site, path: &str, body: &str) -> (u16, Value) {
    let path = format!("/registry/v1/{path}");
    let answer = post(
        site.address(),
        &path,
        "application/json",
        body.as_bytes(),
        &[],
    );
    assert_eq!(answer.header("cache-control"), "no-store");
    (answer.status, answer.json())
}

fn read(site: &Site, path: &str) -> Value {
    let answer = get(site.address(), &format!("/registry/v1/{path}"), &[]);
    assert_eq!(answer.status, 200, "{path}: {}", answer.text());
    answer.json()
}

#[test]
fn attributes_are_judged_and_translated_and_nothing_of_them_is_left() {
    let (idp, service) = members();
    let mut site = begin(&idp, &service);
    let [name, number, town] = SECRETS;
    let claims = json!({ "family_name": name, "https://id.oidc.se/claim/personalIdentityNumber": number, "gender": town, "address": { "locality": town } });
    let (status, judged) = sent(
        &site,
        "attribute-validations",
        &json!({ "form": "claims", "sample": claims }).to_string(),
    );
    assert_eq!((status, &judged["verdict"]), (200, &json!("invalid")));
    let mut findings = judged["findings"].as_array().unwrap().iter();
    assert!(findings.any(|one| one["pointer"] == "/gender"), "{judged}");
    assert!(!SECRETS.iter().any(|one| judged.to_string().contains(one)));
    let saml =
        json!({ "urn:oid:2.5.4.4": name, "urn:oid:1.2.752.29.4.13": number, "nowhere": town });
    let body = json!({ "from": "saml", "to": "oidc", "attributes": saml });
    let (status, done) = sent(&site, "attribute-translations", &body.to_string());
    assert_eq!(status, 200);
    assert_eq!(done["attributes"]["family_name"], name);
    assert_eq!(
        done["attributes"]["https://id.oidc.se/claim/personalIdentityNumber"],
        number
    );
    for path in ["attribute-validations", "attribute-translations"] {
        for wrong in [
            format!("{{ \"form\": \"{name}\""),
            json!({ "form": name, "from": number, "to": town }).to_string(),
            json!({ "form": "claims", "sample": name, "from": "saml", "to": "oidc", "attributes": number })
                .to_string(),
            json!({ "form": "claims", "from": "saml", "to": "oidc", "attributes": {}, "sample": {}, "lists": [{ "list": town }] })
                .to_string(),
            json!(claims).to_string(),
        ] {
            let (status, problem) = sent(&site, path, &wrong);
            assert!((400..=404).contains(&status), "{status} {problem}");
        }
    }
    site.stop();
    let log = site.log();
    assert!(log.contains("DEBUG"), "{log}");
    let mut looked_at = 0;
    for file in files(site.path()) {
        let bytes = fs::read(&file).unwrap();
        looked_at += bytes.len();
        for secret in SECRETS {
            let mut places = bytes.windows(secret.len());
            let is_there = places.any(|place| place == secret.as_bytes());
            assert!(!is_there, "{} holds {secret}", file.display());
        }
    }
    assert!(looked_at > 100_000);
}

#[test]
fn a_municipality_sees_what_its_users_reach_and_a_steward_who_uses_what() {
    let (idp, service) = members();
    let site = begin(&idp, &service);
    let pairs = read(&site, &format!("compatibility?organisation={}", idp.number));
    assert_eq!(pairs["_meta"]["totalItems"], 1);
    let pair = &pairs["items"][0];
    assert_eq!(pair["outcome"], "missing");
    assert_eq!(pair["service"]["entityId"], entity_id(&service, "sp"));
    assert_eq!(pair["gaps"].as_array().unwrap().len(), 1);
    assert_eq!(pair["gaps"][0]["attribute"], "gemensam/given-name");
    assert_eq!(pair["gaps"][0]["required"], true);
    assert_eq!(
        pair["deprecations"][0]["attribute"],
        "gemensam/targeted-identifier"
    );
    let about = pair["service"]["_links"][0]["href"].as_str().unwrap();
    let about = about.strip_prefix(&site.base_url()).unwrap();
    let document = get(site.address(), about, &[]).json();
    assert_eq!(document["documentId"], entity_id(&service, "sp"));

    let reached = format!("compatibility?organisation={}&only=reachable", idp.number);
    assert_eq!(read(&site, &reached)["_meta"]["totalItems"], 0);
    let deprecated = read(&site, "attribute-usage?deprecated=true");
    let roles: Vec<&str> = deprecated["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["role"].as_str().unwrap())
        .collect();
    assert_eq!(roles, ["requests", "releases"]);
    let surname = read(
        &site,
        "attribute-usage?attribute=gemensam/surname&role=requests",
    );
    assert_eq!(surname["_meta"]["totalItems"], 1);
    assert_eq!(surname["items"][0]["purpose"]["sv"], "Visas i tjänsten");
}

fn members() -> (Member, Member) {
    let service = Member::new("212000-1355", "Göteborgs kommun", "goteborg.example");
    (Member::stockholm(), service)
}

/// Every file below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push(path);
        }
    }
    found
}
