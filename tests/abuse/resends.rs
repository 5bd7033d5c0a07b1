//! A11: an accepted submission sent again, byte for byte. Whatever clocks say in between, it takes effect once.

use std::time::{Duration, Instant};

use harness::clock;
use harness::database::Database;
use harness::documents::{client, entity, organisation};
use harness::forge;
use harness::member::Member;
use harness::poll::until;
use harness::site::Site;
use harness::statements::{SUBMISSION, claims, id_of, send, sign, submission};
use harness::witness::Witness;
use serde_json::{Value, json};

use crate::refused::{Case, accepted};

const REPLAYED: (u16, &str) = (409, "replayed");

/// A member whose organisation is approved, and a submission of its that waits.
struct Sent {
    site: Site,
    member: Member,
    jws: String,
    at: Instant,
}

impl Sent {
    fn begin(database: Database) -> Self {
        let site = Site::begin(database);
        let member = Member::stockholm();
        site.enrol(&member);
        site.approve(&member.submit(&site, vec![organisation(&member)]).id);
        let mut payload = submission(&member, &site, &[entity(&member, "one", &client(&member))]);
        // As long as it may be: nothing here is refused for being late.
        payload["exp"] = json!(payload["iat"].as_i64().unwrap() + 600);
        let jws = sign(&payload, SUBMISSION, &member.key);
        accepted(&send(&site, "submissions", &jws));
        Self {
            site,
            member,
            jws,
            at: Instant::now(),
        }
    }

    /// Asserts that the same bytes are refused, with the place of the original.
    #[track_caller]
    fn is_replayed(&self, case: &Case<'_>, what: &str) {
        let id = id_of(&self.jws);
        let mut place = String::new();
        let problem = case.refuses(what, REPLAYED, || {
            let answer = send(&self.site, "submissions", &self.jws);
            place = answer.header("location").to_owned();
            answer
        });
        assert_eq!(problem["original"], id.to_string(), "{what}: {problem:#}");
        assert!(
            place.ends_with(&format!("/registry/v1/submissions/{id}")),
            "{what}: {place}"
        );
    }

    fn control(&self) {
        let fresh = entity(&self.member, "two", &client(&self.member));
        let payload = submission(&self.member, &self.site, &[fresh]);
        let jws = sign(&payload, SUBMISSION, &self.member.key);
        accepted(&send(&self.site, "submissions", &jws));
    }

    /// Stops and starts again, with this environment.
    fn begin_again(&mut self, environment: Vec<(String, String)>) {
        self.site.stop();
        self.site.set_up(|setup| setup.environment = environment);
        self.site.start();
    }
}

fn resent(database: Database) {
    let mut sent = Sent::begin(database);
    let case = Case::begin(&sent.site);
    let versions = case.versions();
    sent.is_replayed(&case, "at once");
    until("a second has passed", || {
        (sent.at.elapsed() >= Duration::from_secs(1)).then_some(())
    });
    sent.is_replayed(&case, "after a second");
    case.left_all_as_it_was("sent again");
    drop(case);
    sent.begin_again(Vec::new());
    let case = Case::begin(&sent.site);
    assert_eq!(case.versions(), versions);
    sent.is_replayed(&case, "after a restart");
    case.ends("sent again after a restart", || sent.control());
}

#[test]
fn a11_an_accepted_submission_sent_again_is_replayed_on_sqlite() {
    resent(Database::Sqlite);
}

#[test]
fn a11_an_accepted_submission_sent_again_is_replayed_on_postgres() {
    resent(Database::postgres());
}

/// The same jti over another document: what was remembered is the statement's id.
fn other_bytes(database: Database) {
    let sent = Sent::begin(database);
    let (_, payload) = forge::parts(&sent.jws);
    let mut payload: Value = serde_json::from_slice(&payload).unwrap();
    let fresh = entity(&sent.member, "two", &client(&sent.member));
    payload["documents"] = submission(&sent.member, &sent.site, &[fresh])["documents"].take();
    let jws = sign(&payload, SUBMISSION, &sent.member.key);
    let case = Case::begin(&sent.site);
    let problem = case.refuses("the same jti", REPLAYED, || {
        send(&sent.site, "submissions", &jws)
    });
    assert_eq!(problem["original"], id_of(&sent.jws).to_string());
    case.ends("the same jti", || {
        payload["jti"] = claims(&sent.member.number, &sent.site)["jti"].take();
        accepted(&send(
            &sent.site,
            "submissions",
            &sign(&payload, SUBMISSION, &sent.member.key),
        ));
    });
}

#[test]
fn a11_the_id_of_an_accepted_submission_serves_no_other_on_sqlite() {
    other_bytes(Database::Sqlite);
}

#[test]
fn a11_the_id_of_an_accepted_submission_serves_no_other_on_postgres() {
    other_bytes(Database::postgres());
}

/// Ids are forgotten in time, and a clock may have been wrong for a while: then the statement itself is still known.
fn after_its_window(database: Database) {
    let mut sent = Sent::begin(database);
    // Taken back, so that nothing but memory stands against it.
    sent.member.withdraw(&sent.site, id_of(&sent.jws));
    let remembered = Witness::of(&sent.site).count("replay");
    assert!(remembered > 0);
    // Fifteen minutes: beyond `exp` and leeway.
    sent.begin_again(clock::away("+15m"));
    let case = Case::begin(&sent.site);
    case.refuses("out of its window", (400, "statement_expired"), || {
        send(&sent.site, "submissions", &sent.jws)
    });
    case.left_all_as_it_was("out of its window");
    drop(case);
    // Nine days: more than ids are kept for clocks that are wrong.
    sent.begin_again(clock::away("+9d"));
    until("ids are forgotten", || {
        let left = Witness::of(&sent.site).count("replay");
        (left < remembered).then_some(())
    });
    sent.begin_again(Vec::new());
    let case = Case::begin(&sent.site);
    sent.is_replayed(&case, "after its id was forgotten");
    case.ends("after its id was forgotten", || sent.control());
}

#[test]
fn a11_a_submission_is_known_when_its_id_is_forgotten_and_the_clock_goes_back_on_sqlite() {
    after_its_window(Database::Sqlite);
}

#[test]
fn a11_a_submission_is_known_when_its_id_is_forgotten_and_the_clock_goes_back_on_postgres() {
    after_its_window(Database::postgres());
}
