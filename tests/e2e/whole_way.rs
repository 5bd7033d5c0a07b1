//! From an organisation without a key to metadata and attribute lists that another implementation verifies.

use serde_json::{Value, json};
use tillit_client::connection::Status;
use tillit_client::newest_lists;
use tillit_model::DocumentKind;
use tillit_testkit::oracle;

use harness::database::Database;
use harness::documents::{client, entity, entity_id, new, organisation};
use harness::member::Member;
use harness::poll::until;
use harness::site::Site;

/// Members that RFC 9932 does not know, in spellings that a program would write otherwise.
const EXTRA: &str = r#""x_numbers": [ 1.50, -0.0, 1E3 , 9007199254740991 ],
  "x_text":"\u00e5 \/ å  \ud83d\udc4d" , "x_nested" :{ "z":null,"a" : [ true,{ } ] }"#;

fn whole_way(database: Database, claims_in_header: bool) {
    let site = Site::with_matf(database, json!({ "claims_in_header": claims_in_header }));
    let stockholm = Member::stockholm();
    site.enrol(&stockholm);
    let matf = format!("{},{EXTRA}", client(&stockholm));
    let receipt = stockholm.submit(
        &site,
        vec![
            organisation(&stockholm),
            entity(&stockholm, "a", &matf),
            entity(&stockholm, "b", &client(&stockholm)),
        ],
    );
    assert_eq!(receipt.status, Status::Pending);
    let before = site.feed().map(|feed| feed.ids()).unwrap_or_default();
    assert_eq!(
        before,
        Vec::<String>::new(),
        "nothing is published undecided"
    );
    site.approve(&receipt.id);

    let ids = ["a", "b"].map(|name| entity_id(&stockholm, name));
    let feed = site.feed_of(&ids.each_ref().map(String::as_str));
    assert_eq!(
        feed.entities()[0],
        format!(
            r#"{{"entity_id":"{}","organization":"Stockholms kommun",{matf}}}"#,
            ids[0]
        ),
        "the matf block is published byte for byte"
    );
    assert_eq!(feed.payload["iss"], "https://tillit.example/trial/moa");
    for claim in ["iat", "exp", "iss"] {
        let repeated = feed.header.get(claim);
        let expected = claims_in_header.then_some(&feed.payload[claim]);
        assert_eq!(repeated, expected, "{claim} in the header");
    }
    let federation = site.connection().federation(&site.federation()).unwrap();
    let published: Value = serde_json::from_str(&site.keys()).unwrap();
    assert_eq!(
        published["keys"][0]["kid"],
        federation.publish_keys[0].key_id.as_str()
    );
    let history = stockholm.connection(&site).documents_of(&stockholm.number);
    let versions: Vec<_> = history.unwrap().iter().map(|head| head.version).collect();
    assert_eq!(versions, [Some(1); 3]);
}

#[test]
fn sqlite_publishes_metadata_that_josekit_verifies() {
    whole_way(Database::Sqlite, false);
}

#[test]
fn sqlite_publishes_metadata_with_claims_in_the_header_that_josekit_verifies() {
    whole_way(Database::Sqlite, true);
}

#[test]
fn postgres_publishes_metadata_that_josekit_verifies() {
    whole_way(Database::postgres(), false);
}

#[test]
fn postgres_publishes_metadata_with_claims_in_the_header_that_josekit_verifies() {
    whole_way(Database::postgres(), true);
}

fn releases(database: Database) {
    let site = Site::begin(database);
    let steward = Member::steward();
    site.enrol(&steward);
    let mut changes = vec![organisation(&steward)];
    changes.extend(newest_lists().iter().map(|release| {
        let id = format!("{}/{}", release.list, release.version);
        new(DocumentKind::AttributeList, id, release.text)
    }));
    let receipt = steward.submit(&site, changes);
    site.approve(&receipt.id);
    for release in newest_lists() {
        let path = |suffix: &str| {
            format!(
                "/attribute-lists/{}/{}.{suffix}",
                release.list, release.version
            )
        };
        let jws = until("the release is published", || site.download(&path("jws")));
        let signed = oracle::verify_general(&jws, &site.keys()).unwrap();
        assert!(
            signed == release.text.as_bytes(),
            "{} as signed",
            path("jws")
        );
        let json = site.download(&path("json")).unwrap();
        assert!(json == release.text.as_bytes(), "{}", path("json"));
        let yaml: Value = serde_yaml::from_slice(&site.download(&path("yaml")).unwrap()).unwrap();
        let frozen: Value = serde_json::from_str(release.text).unwrap();
        assert!(yaml == frozen, "{}", path("yaml"));
    }
}

#[test]
fn sqlite_publishes_the_frozen_releases_that_josekit_verifies() {
    releases(Database::Sqlite);
}

#[test]
fn postgres_publishes_the_frozen_releases_that_josekit_verifies() {
    releases(Database::postgres());
}
