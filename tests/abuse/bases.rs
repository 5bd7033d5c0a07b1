//! A14 and A15: changes that build on something else than what stands, one by one and fifty at once.

use std::sync::Barrier;
use std::thread;

use harness::database::Database;
use harness::documents::{client, entity, entity_id, next, organisation};
use harness::http::Answer;
use harness::member::Member;
use harness::site::Site;
use harness::statements::{SUBMISSION, send, sign, submission};
use serde_json::json;
use tillit_client::plan::Change;
use tillit_evidence::Base;
use tillit_model::Sha256;

use crate::refused::{Case, accepted, versions};

/// How many submit at once.
const CROWD: usize = 50;

/// A member whose entity `one` stands at version 2.
fn at_version_two(database: Database) -> (Site, Member) {
    let site = Site::begin(database);
    let member = Member::stockholm();
    site.enrol(&member);
    let first = entity(&member, "one", &client(&member));
    site.approve(&member.submit(&site, vec![organisation(&member), first]).id);
    let second = next(&member, &site, entity(&member, "one", &client(&member)));
    site.approve(&member.submit(&site, vec![second]).id);
    (site, member)
}

fn submit(site: &Site, member: &Member, change: Change) -> Answer {
    let payload = submission(member, site, &[change]);
    send(
        site,
        "submissions",
        &sign(&payload, SUBMISSION, &member.key),
    )
}

fn stale_bases(database: Database) {
    let (site, member) = at_version_two(database);
    let sound = next(&member, &site, entity(&member, "one", &client(&member)));
    let current = sound.base.unwrap();
    let on = |version: u64, sha256: Option<Sha256>| Change {
        base: Some(Base { version, sha256 }),
        ..sound.clone()
    };
    let stale = [
        ("an earlier version", on(1, current.sha256)),
        ("a later version", on(3, current.sha256)),
        (
            "a version of the far future",
            on((1 << 53) - 1, current.sha256),
        ),
        ("another hash", on(2, Some(Sha256::of("another")))),
        ("the hash of a withdrawal", on(2, None)),
        ("neither", on(1, Some(Sha256::of("another")))),
        (
            "nothing",
            Change {
                base: None,
                ..sound.clone()
            },
        ),
    ];
    let case = Case::begin(&site);
    for (what, change) in stale {
        let problem = case.refuses(what, (409, "stale_base"), || submit(&site, &member, change));
        assert_eq!(
            problem["current"],
            json!({ "version": 2, "sha256": current.sha256 }),
            "{what}: {problem:#}"
        );
    }
    // Of a document that never was, there is nothing to tell.
    let unheard_of = Change {
        base: Some(current),
        ..entity(&member, "unheard-of", &client(&member))
    };
    let problem = case.refuses("a base of nothing", (409, "stale_base"), || {
        submit(&site, &member, unheard_of)
    });
    assert_eq!(problem.get("current"), None, "{problem:#}");
    case.ends("stale bases", || accepted(&submit(&site, &member, sound)));
}

#[test]
fn a14_a_stale_base_is_refused_with_the_current_version_and_hash_on_sqlite() {
    stale_bases(Database::Sqlite);
}

#[test]
fn a14_a_stale_base_is_refused_with_the_current_version_and_hash_on_postgres() {
    stale_bases(Database::postgres());
}

fn fifty_at_once(database: Database) {
    let (site, member) = at_version_two(database);
    let base = next(&member, &site, entity(&member, "one", &client(&member)));
    let statements: Vec<String> = (0..CROWD)
        .map(|_| {
            let different = Change {
                base: base.base,
                ..entity(&member, "one", &client(&member))
            };
            sign(
                &submission(&member, &site, &[different]),
                SUBMISSION,
                &member.key,
            )
        })
        .collect();
    let case = Case::begin(&site);
    let barrier = Barrier::new(CROWD);
    let answers: Vec<Answer> = thread::scope(|scope| {
        let crowd: Vec<_> = statements
            .iter()
            .map(|jws| {
                scope.spawn(|| {
                    barrier.wait();
                    send(&site, "submissions", jws)
                })
            })
            .collect();
        crowd.into_iter().map(|one| one.join().unwrap()).collect()
    });
    let count = |status: u16| {
        answers
            .iter()
            .filter(|answer| answer.status == status)
            .count()
    };
    let statuses: Vec<u16> = answers.iter().map(|answer| answer.status).collect();
    assert_eq!((count(202), count(409)), (1, CROWD - 1), "{statuses:?}");
    let winner = answers.iter().find(|answer| answer.status == 202).unwrap();
    for answer in answers.iter().filter(|answer| answer.status == 409) {
        let problem = case.judge("one of the crowd", answer);
        assert_eq!(problem["code"], "pending", "{problem:#}");
        assert_eq!(problem["original"], winner.json()["id"], "{problem:#}");
    }
    assert_eq!(winner.json()["documents"][0]["version"], 3);
    assert_eq!(versions(&site), case.versions() + 1);
    let accepted_id = Sha256::parse(winner.json()["id"].as_str().unwrap()).unwrap();
    site.approve(&accepted_id);
    let (kind, id) = (base.kind, entity_id(&member, "one"));
    let head = member
        .connection(&site)
        .document(kind, &id)
        .unwrap()
        .unwrap();
    assert_eq!(head.version, Some(3));
    // Whoever lost builds on what stands now.
    accepted(&submit(&site, &member, next(&member, &site, base)));
}

#[test]
fn a15_of_fifty_on_one_base_exactly_one_is_accepted_sqlite() {
    fifty_at_once(Database::Sqlite);
}

#[test]
fn a15_of_fifty_on_one_base_exactly_one_is_accepted_postgres() {
    fifty_at_once(Database::postgres());
}
