//! A09: a genuine key of one municipality over another's documents. Whoever tries is named in the log.

use harness::database::Database;
use harness::documents::{client, entity, entity_id, new, next, organisation};
use harness::member::Member;
use harness::site::Site;
use harness::statements::{SUBMISSION, claims, document, send, sign, submission};
use serde_json::{Value, json};
use tillit_client::plan::Change;
use tillit_evidence::Base;
use tillit_model::{Action, DocumentKind, Sha256};
use tillit_signing::Signer as _;

use crate::refused::{Case, accepted};

/// Two municipalities; the second has an organisation document, contacts, a published entity and one that waits.
struct Neighbours {
    site: Site,
    ours: Member,
    theirs: Member,
}

impl Neighbours {
    fn begin(database: Database) -> Self {
        let site = Site::begin(database);
        let ours = Member::stockholm();
        let theirs = Member::new("212000-1124", "Malmö kommun", "malmo.example");
        for member in [&ours, &theirs] {
            site.enrol(member);
        }
        let first = ours.submit(&site, vec![organisation(&ours)]);
        site.approve(&first.id);
        let published = entity(&theirs, "published", &client(&theirs));
        let changes = vec![organisation(&theirs), contacts(&theirs), published];
        site.approve(&theirs.submit(&site, changes).id);
        site.feed_of(&[&entity_id(&theirs, "published")]);
        theirs.submit(&site, vec![entity(&theirs, "draft", &client(&theirs))]);
        Self { site, ours, theirs }
    }

    /// What our key signs, and which refusal it meets.
    fn attempts(&self) -> Vec<(&'static str, Value, &'static str)> {
        let Self { site, ours, theirs } = self;
        let by_us = |change: Change| submission(ours, site, &[change]);
        let matf = || client(ours);
        let head = next(theirs, site, entity(theirs, "published", &matf()));
        // Their id, with our number in the text.
        let captured = |name: &str| {
            let text = entity(theirs, name, &matf()).text.unwrap();
            let text = text.replace(&theirs.number.to_string(), &ours.number.to_string());
            Change {
                text: Some(text),
                ..head.clone()
            }
        };
        let draft = Change {
            id: entity_id(theirs, "draft"),
            base: None,
            ..captured("draft")
        };
        let withdrawn = Change {
            action: Action::Withdraw,
            text: None,
            ..head.clone()
        };
        // Contacts are found by their owner alone; what they were is known here.
        let before = contacts(theirs);
        let base = Base {
            version: 1,
            sha256: before.text.as_ref().map(Sha256::of),
        };
        let further_contacts = Change {
            base: Some(base),
            ..before
        };
        let mut for_them = claims(&theirs.number, site);
        for_them["documents"] = json!([document(&next(theirs, site, organisation(theirs)))]);
        vec![
            ("in their name", for_them, "wrong_issuer"),
            (
                "their organisation",
                by_us(next(theirs, site, organisation(theirs))),
                "not_owner",
            ),
            ("their contacts", by_us(further_contacts), "not_owner"),
            (
                "an entity for them",
                by_us(entity(theirs, "new", &matf())),
                "not_owner",
            ),
            ("their entity", by_us(head.clone()), "not_owner"),
            (
                "their entity as ours",
                by_us(captured("published")),
                "not_owner",
            ),
            ("their draft as ours", by_us(draft), "not_owner"),
            ("the end of their entity", by_us(withdrawn), "not_owner"),
        ]
    }
}

fn contacts(member: &Member) -> Change {
    let text = json!({
        "format": "contacts/1",
        "id": member.number,
        "contacts": [{ "kind": "security", "name": "Beredskapen", "email": format!("csirt@{}", member.domain) }],
    });
    new(DocumentKind::Contacts, &member.number, text)
}

/// Lines of the log about refusals for reasons of authority.
fn audited(site: &Site) -> Vec<Value> {
    let log = site.log();
    let lines = log
        .lines()
        .filter_map(|line| serde_json::from_str(line).ok());
    lines
        .filter(|line: &Value| line["audit"] == "refused")
        .collect()
}

fn foreign_documents(database: Database) {
    let neighbours = Neighbours::begin(database);
    let Neighbours { site, ours, theirs } = &neighbours;
    let attempts = neighbours.attempts();
    let key_id = ours.key.public_key().key_id().to_string();
    let case = Case::begin(site)
        .keeps_secret(theirs.name)
        .keeps_secret("csirt@");
    for (what, payload, code) in attempts {
        let before = audited(site).len();
        let jws = sign(&payload, SUBMISSION, &ours.key);
        case.refuses(what, (403, code), || send(site, "submissions", &jws));
        let events = audited(site).split_off(before);
        assert_eq!(events.len(), 1, "{what}: {events:#?}");
        let event = &events[0];
        assert_eq!(event["key_id"], key_id, "{what}: {event:#}");
        assert_eq!(event["code"], code, "{what}: {event:#}");
        assert_eq!(event["level"], "WARN", "{what}: {event:#}");
        assert_eq!(
            event["span"]["path"], "/registry/v1/submissions",
            "{what}: {event:#}"
        );
        let line = event.to_string();
        for content in [
            theirs.domain,
            theirs.name,
            ours.domain,
            "documents",
            "support",
        ] {
            assert!(
                !line.contains(content),
                "{what}: the log holds {content:?}: {line}"
            );
        }
    }
    case.ends("foreign documents", || {
        let own = submission(ours, site, &[entity(ours, "own", &client(ours))]);
        accepted(&send(
            site,
            "submissions",
            &sign(&own, SUBMISSION, &ours.key),
        ));
    });
}

#[test]
fn a09_the_documents_of_another_municipality_are_refused_and_the_key_is_logged_on_sqlite() {
    foreign_documents(Database::Sqlite);
}

#[test]
fn a09_the_documents_of_another_municipality_are_refused_and_the_key_is_logged_on_postgres() {
    foreign_documents(Database::postgres());
}
