//! A24: members that a client may not set, at every level of what it sends.

use harness::database::Database;
use harness::documents::{client, entity, next, organisation};
use harness::http::post;
use harness::member::Member;
use harness::profile::OPERATOR_ORGANISATION;
use harness::site::Site;
use harness::statements::{DECISION, SUBMISSION, approval, send, sign, submission};
use serde_json::{Value, json};
use tillit_client::plan::Change;
use tillit_model::Sha256;

use crate::refused::{Case, accepted};

const UNKNOWN: (u16, &str) = (400, "unknown_member");

/// What is the registry's to say. `id` is a member of its own in a change and in a document, and set nowhere else.
fn extras() -> [(&'static str, Value); 6] {
    [
        ("status", json!("published")),
        ("approved_by", json!(["operator-1", "operator-2"])),
        ("version", json!(999)),
        ("owner_org", json!("0007:2120001124")),
        ("sha256", json!("0".repeat(64))),
        ("id", json!("0192f3a8-0000-7000-8000-000000000000")),
    ]
}

/// The value with one member more at a place; none where the member is at home.
fn with(value: &Value, place: &str, name: &str, extra: &Value) -> Option<Value> {
    let mut value = value.clone();
    let object = value.pointer_mut(place).unwrap().as_object_mut().unwrap();
    object
        .insert(name.to_owned(), extra.clone())
        .is_none()
        .then_some(value)
}

struct Setting {
    site: Site,
    member: Member,
}

impl Setting {
    fn begin(database: Database) -> Self {
        let site = Site::begin(database);
        let member = Member::stockholm();
        site.enrol(&member);
        let first = entity(&member, "one", &client(&member));
        site.approve(&member.submit(&site, vec![organisation(&member), first]).id);
        Self { site, member }
    }

    fn submit(&self, payload: &Value) -> harness::http::Answer {
        send(
            &self.site,
            "submissions",
            &sign(payload, SUBMISSION, &self.member.key),
        )
    }

    fn next(&self) -> Change {
        next(
            &self.member,
            &self.site,
            entity(&self.member, "one", &client(&self.member)),
        )
    }

    /// A changeset whose one document has this text.
    fn saying(&self, change: &Change, text: &Value) -> Value {
        let change = Change {
            text: Some(text.to_string()),
            ..change.clone()
        };
        submission(&self.member, &self.site, &[change])
    }
}

fn submissions(database: Database) {
    let setting = Setting::begin(database);
    let Setting { site, member } = &setting;
    let change = setting.next();
    let payload = submission(member, site, std::slice::from_ref(&change));
    let document: Value = serde_json::from_str(change.text.as_deref().unwrap()).unwrap();
    let named = next(member, site, organisation(member));
    let named_text: Value = serde_json::from_str(named.text.as_deref().unwrap()).unwrap();
    let case = Case::begin(site);
    for (name, extra) in extras() {
        for place in ["", "/documents/0", "/documents/0/base"] {
            let what = format!("{name} at {place:?} of the payload");
            if let Some(bent) = with(&payload, place, name, &extra) {
                let problem = case.refuses(&what, UNKNOWN, || setting.submit(&bent));
                assert!(
                    problem["detail"].as_str().unwrap().contains(name),
                    "{what}: {problem:#}"
                );
            }
        }
        for (what, change, text, places) in [
            (
                "entity",
                &change,
                &document,
                ["", "/name", "/support"].as_slice(),
            ),
            (
                "organisation",
                &named,
                &named_text,
                ["", "/name"].as_slice(),
            ),
        ] {
            for place in places {
                let what = format!("{name} at {place:?} of the {what}");
                if let Some(bent) = with(text, place, name, &extra) {
                    let payload = setting.saying(change, &bent);
                    let problem = case.refuses(&what, UNKNOWN, || setting.submit(&payload));
                    let errors = problem["errors"].as_array().unwrap();
                    let finding = errors.iter().find(|one| one["level"] == "error").unwrap();
                    assert_eq!(finding["pointer"], format!("{place}/{name}"), "{problem:#}");
                }
            }
        }
    }
    let answer = case.ends("members of a submission", || setting.submit(&payload));
    accepted(&answer);
    // The stored row has the registry's values.
    let receipt = answer.json();
    assert_eq!(
        (&receipt["status"], &receipt["documents"][0]["version"]),
        (&json!("pending"), &json!(2))
    );
    site.approve(&Sha256::parse(receipt["id"].as_str().unwrap()).unwrap());
    let head = member
        .connection(site)
        .document(change.kind, &change.id)
        .unwrap()
        .unwrap();
    assert_eq!(
        (head.version, head.organisation),
        (Some(2), member.number.clone())
    );
}

#[test]
fn a24_members_that_a_submission_may_not_set_are_refused_on_sqlite() {
    submissions(Database::Sqlite);
}

#[test]
fn a24_members_that_a_submission_may_not_set_are_refused_on_postgres() {
    submissions(Database::postgres());
}

fn decisions(database: Database) {
    let setting = Setting::begin(database);
    let site = &setting.site;
    let waiting = setting.member.submit(site, vec![setting.next()]);
    let item = site.desk(0).show(&waiting.id).unwrap();
    let payload = approval(site, &item, OPERATOR_ORGANISATION);
    let decide = |payload: &Value| {
        send(
            site,
            "decisions",
            &sign(payload, DECISION, site.operator(0)),
        )
    };
    let case = Case::begin(site);
    let more = [
        ("person", json!("operator-2")),
        ("approvals", json!(2)),
        ("needed", json!(1)),
    ];
    for (name, extra) in extras().into_iter().chain(more) {
        for place in ["", "/bases/0"] {
            let what = format!("{name} at {place:?} of a decision");
            if let Some(bent) = with(&payload, place, name, &extra) {
                case.refuses(&what, UNKNOWN, || decide(&bent));
            }
        }
    }
    let answer = case.ends("members of a decision", || decide(&payload));
    accepted(&answer);
    assert_eq!(
        (
            answer.json()["approvals"].as_u64(),
            answer.json()["status"].as_str()
        ),
        (Some(1), Some("pending"))
    );
}

#[test]
fn a24_members_that_a_decision_may_not_set_are_refused_on_sqlite() {
    decisions(Database::Sqlite);
}

#[test]
fn a24_members_that_a_decision_may_not_set_are_refused_on_postgres() {
    decisions(Database::postgres());
}

/// Bodies that are no statements are closed as well.
fn bodies(database: Database) {
    let site = Site::begin(database);
    let proof = json!({ "organisation": "0007:2120000142", "code": "x", "proof": "x" });
    let enrol = |body: &Value, address| {
        let body = body.to_string();
        post(
            address,
            "/registry/v1/enrolments",
            "application/json",
            body.as_bytes(),
            &[],
        )
    };
    let nonce = |body: &str| {
        post(
            site.address(),
            "/registry/v1/nonces",
            "application/json",
            body.as_bytes(),
            &[],
        )
    };
    let case = Case::begin(&site);
    for (name, extra) in extras() {
        let bent = with(&proof, "", name, &extra).unwrap();
        case.refuses(&format!("{name} in an enrolment"), UNKNOWN, || {
            enrol(&bent, site.address())
        });
        let bent = json!({ name: extra }).to_string();
        case.refuses(&format!("{name} in a nonce"), UNKNOWN, || nonce(&bent));
    }
    case.ends("members of bodies", || {
        accepted(&nonce("{}"));
        site.enrol(&Member::stockholm());
    });
}

#[test]
fn a24_members_that_a_body_may_not_set_are_refused_on_sqlite() {
    bodies(Database::Sqlite);
}

#[test]
fn a24_members_that_a_body_may_not_set_are_refused_on_postgres() {
    bodies(Database::postgres());
}
