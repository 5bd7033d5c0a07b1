//! A30 to A33: whose votes count, how often, what they lead to, and what they are about.

use std::fs;
use std::sync::Barrier;
use std::thread;

use harness::clock;
use harness::database::Database;
use harness::documents::{client, entity, entity_id, organisation};
use harness::http::{Answer, request};
use harness::member::Member;
use harness::poll::until;
use harness::profile::{Federation, Seat};
use harness::programs::{Outcome, run, tillit};
use harness::site::{Setup, Site};
use harness::statements::{DECISION, approval, send, sign};
use serde_json::{Value, json};
use tillit_client::connection::Status;
use tillit_model::Sha256;

use crate::refused::{Case, accepted};

/// A federation in which the first operator has two keys and a third belongs to Stockholm itself.
fn federation() -> Federation {
    let mut seats: Vec<Seat> = ["operator-1", "operator-2", "operator-1", "operator-3"]
        .into_iter()
        .map(Seat::of)
        .collect();
    seats[3].organisation = Member::stockholm().number.to_string();
    Federation {
        seats,
        ..Federation::default()
    }
}

/// The seats of [`federation`].
const ONE: usize = 0;
const TWO: usize = 1;
const ONE_AGAIN: usize = 2;
const OWN: usize = 3;

struct Chamber {
    site: Site,
    member: Member,
}

impl Chamber {
    /// A registry that has published the organisation's entity `before`.
    fn begin(database: Database) -> Self {
        let setup = Setup {
            federations: vec![federation()],
            ..Setup::default()
        };
        let site = Site::with(database, setup);
        let member = Member::stockholm();
        site.enrol(&member);
        let before = entity(&member, "before", &client(&member));
        site.approve(&member.submit(&site, vec![organisation(&member), before]).id);
        site.feed_of(&[&entity_id(&member, "before")]);
        Self { site, member }
    }

    fn submit(&self, name: &str) -> Sha256 {
        let change = entity(&self.member, name, &client(&self.member));
        self.member.submit(&self.site, vec![change]).id
    }

    /// An approval by the key of a seat, signed and not sent.
    fn vote(&self, seat: usize, id: &Sha256) -> String {
        let item = self.site.desk(ONE).show(id).unwrap();
        let issuer = &federation().seats[seat].organisation;
        let payload = approval(&self.site, &item, issuer);
        sign(&payload, DECISION, self.site.operator(seat))
    }

    fn send(&self, jws: &str) -> Answer {
        send(&self.site, "decisions", jws)
    }

    /// Where an item stands: its status, and how many votes it has.
    fn standing(&self, id: &Sha256) -> (Status, usize) {
        let detail = self.site.desk(ONE).show(id).unwrap().detail;
        (detail.item.status, detail.decisions.len())
    }

    /// An operator types a command.
    fn types(&self, seat: usize, arguments: &[&str]) -> Outcome {
        let registry = self.site.base_url();
        let project = format!("format: project/1\nregistry: {registry}\nfederations: [moa]\n");
        fs::write(self.site.path().join("tillit.yaml"), project).unwrap();
        run(tillit(self.site.path())
            .arg("--key")
            .arg(self.site.operator_key(seat + 1))
            .arg("operator")
            .args(arguments))
    }

    fn ids(&self, names: &[&str]) -> Vec<String> {
        names
            .iter()
            .map(|name| entity_id(&self.member, name))
            .collect()
    }

    /// The first metadata with exactly these entities, in the order of their ids.
    #[track_caller]
    fn publishes(&self, names: &[&str]) {
        let ids = self.ids(names);
        self.site
            .feed_of(&ids.iter().map(String::as_str).collect::<Vec<_>>());
    }

    /// The number of the publication that is served.
    fn sequence(&self) -> u64 {
        let federation = self.site.connection().federation(&self.site.federation());
        federation.unwrap().sequence.unwrap()
    }
}

#[track_caller]
fn counts(answer: &Answer, approvals: u64, status: &str) {
    accepted(answer);
    let receipt: Value = answer.json();
    assert_eq!(
        (&receipt["approvals"], &receipt["status"]),
        (&json!(approvals), &json!(status))
    );
}

fn own_submission(database: Database) {
    let chamber = Chamber::begin(database);
    let id = chamber.submit("new");
    let own = chamber.vote(OWN, &id);
    let case = Case::begin(&chamber.site);
    case.refuses("an own submission", (403, "own_submission"), || {
        chamber.send(&own)
    });
    case.left_all_as_it_was("an own submission");
    let text = id.to_string();
    chamber
        .types(OWN, &["approve", &text])
        .ended(4)
        .says("own_submission");
    chamber
        .types(OWN, &["reject", &text, "--reason", "Nej"])
        .ended(4)
        .says("own_submission");
    assert_eq!(chamber.standing(&id), (Status::Pending, 0));
    // The municipality's own key is no operator's at all.
    let item = chamber.site.desk(ONE).show(&id).unwrap();
    let payload = approval(&chamber.site, &item, &chamber.member.number.to_string());
    let theirs = sign(&payload, DECISION, &chamber.member.key);
    let case = Case::begin(&chamber.site);
    case.refuses("a submitter's key", (403, "not_an_operator"), || {
        chamber.send(&theirs)
    });
    case.ends("an own submission", || {
        // Another organisation's submission is nobody's own.
        let neighbour = Member::new("212000-1124", "Malmö kommun", "malmo.example");
        chamber.site.enrol(&neighbour);
        let other = neighbour
            .submit(&chamber.site, vec![organisation(&neighbour)])
            .id;
        counts(&chamber.send(&chamber.vote(OWN, &other)), 1, "pending");
        counts(&chamber.send(&chamber.vote(ONE, &id)), 1, "pending");
        counts(&chamber.send(&chamber.vote(TWO, &id)), 2, "approved");
    });
}

#[test]
fn a30_an_operator_does_not_decide_on_the_own_organisations_submission_sqlite() {
    own_submission(Database::Sqlite);
}

#[test]
fn a30_an_operator_does_not_decide_on_the_own_organisations_submission_postgres() {
    own_submission(Database::postgres());
}

fn one_vote(database: Database) {
    let chamber = Chamber::begin(database);
    let id = chamber.submit("new");
    let [first, again, other_key] = [ONE, ONE, ONE_AGAIN].map(|seat| chamber.vote(seat, &id));
    counts(&chamber.send(&first), 1, "pending");
    let case = Case::begin(&chamber.site);
    case.refuses("the same vote", (409, "replayed"), || chamber.send(&first));
    case.refuses("a second vote", (409, "already_voted"), || {
        chamber.send(&again)
    });
    case.refuses("a second key", (409, "already_voted"), || {
        chamber.send(&other_key)
    });
    case.left_all_as_it_was("second votes");
    for seat in [ONE, ONE_AGAIN] {
        chamber
            .types(seat, &["approve", &id.to_string()])
            .ended(5)
            .says("already_voted");
    }
    assert_eq!(chamber.standing(&id), (Status::Pending, 1));
    let last = chamber.vote(TWO, &id);
    counts(&chamber.send(&last), 2, "approved");
    chamber.publishes(&["before", "new"]);
}

#[test]
fn a31_one_operator_counts_once_with_one_key_and_with_two_sqlite() {
    one_vote(Database::Sqlite);
}

#[test]
fn a31_one_operator_counts_once_with_one_key_and_with_two_postgres() {
    one_vote(Database::postgres());
}

/// Many connections send votes of one person at the same moment.
fn at_one_moment(database: Database) {
    let chamber = Chamber::begin(database);
    let id = chamber.submit("new");
    let votes: Vec<String> = [ONE, ONE_AGAIN]
        .into_iter()
        .cycle()
        .take(8)
        .map(|seat| chamber.vote(seat, &id))
        .collect();
    let case = Case::begin(&chamber.site);
    let barrier = Barrier::new(votes.len());
    let answers: Vec<Answer> = thread::scope(|scope| {
        let voters: Vec<_> = votes
            .iter()
            .map(|jws| {
                scope.spawn(|| {
                    barrier.wait();
                    chamber.send(jws)
                })
            })
            .collect();
        voters
            .into_iter()
            .map(|voter| voter.join().unwrap())
            .collect()
    });
    let (counted, refused): (Vec<_>, Vec<_>) =
        answers.iter().partition(|answer| answer.status < 300);
    assert_eq!(counted.len(), 1, "{answers:?}");
    counts(counted[0], 1, "pending");
    for answer in refused {
        let problem = case.judge("a second vote", answer);
        assert_eq!(problem["code"], "already_voted", "{problem:#}");
    }
    assert_eq!(chamber.standing(&id), (Status::Pending, 1));
    counts(&chamber.send(&chamber.vote(TWO, &id)), 2, "approved");
}

#[test]
fn a31_votes_of_one_operator_at_one_moment_count_once_sqlite() {
    at_one_moment(Database::Sqlite);
}

#[test]
fn a31_votes_of_one_operator_at_one_moment_count_once_postgres() {
    at_one_moment(Database::postgres());
}

fn below_threshold(database: Database) {
    let mut chamber = Chamber::begin(database);
    let id = chamber.submit("new");
    counts(&chamber.send(&chamber.vote(ONE, &id)), 1, "pending");
    let is_out = |chamber: &Chamber, what: &str| {
        let feed = chamber.site.feed().unwrap();
        let new = entity_id(&chamber.member, "new");
        assert!(!feed.ids().contains(&new), "{what}");
        assert_eq!(chamber.standing(&id), (Status::Pending, 1), "{what}");
    };
    // By the API: nothing that it offers publishes, and what it does not offer is not there.
    let site = &chamber.site;
    let described = site.download("/registry/v1/openapi.json").unwrap();
    let described: Value = serde_json::from_slice(&described).unwrap();
    let changing: Vec<&String> = described["paths"]
        .as_object()
        .unwrap()
        .iter()
        .filter(|(_, methods)| {
            ["post", "put", "patch", "delete"]
                .iter()
                .any(|m| methods.get(m).is_some())
        })
        .map(|(path, _)| path)
        .collect();
    assert!(!changing.is_empty());
    assert!(
        !changing.iter().any(|path| path.contains("publi")),
        "{changing:?}"
    );
    let case = Case::begin(site);
    for path in [
        "/registry/v1/publications",
        "/registry/v1/federations/moa/publications",
        "/federations/moa/matf/metadata.jws",
        "/registry/v1/federations/moa",
    ] {
        for method in ["POST", "PUT", "PATCH", "DELETE"] {
            let answer = request(site.address(), method, path, &[("content-length", "0")]);
            case.judge(&format!("{method} {path}"), &answer);
            assert!(
                matches!(answer.status, 403 | 404 | 405 | 415),
                "{method} {path}: {}",
                answer.text()
            );
        }
    }
    case.left_all_as_it_was("asked to publish");
    is_out(&chamber, "after asking the API");
    // By a run of the scheduler: what is approved meanwhile is published, alone.
    let other = chamber.submit("other");
    chamber.site.approve(&other);
    chamber.publishes(&["before", "other"]);
    is_out(&chamber, "after a run of the scheduler");
    // By a restart, and by the clock, which signs again after a day.
    chamber.site.stop();
    chamber.site.start();
    is_out(&chamber, "after a restart");
    let sequence = chamber.sequence();
    chamber.site.stop();
    let tomorrow = clock::away("+25h");
    chamber.site.set_up(|setup| setup.environment = tomorrow);
    chamber.site.start();
    until("the clock signs again", || {
        (chamber.sequence() > sequence).then_some(())
    });
    let feed = chamber.site.feed().unwrap();
    assert_eq!(feed.ids(), chamber.ids(&["before", "other"]));
    chamber.site.stop();
    chamber.site.set_up(|setup| setup.environment = Vec::new());
    chamber.site.start();
    is_out(&chamber, "after the clock went on and back");
    counts(&chamber.send(&chamber.vote(TWO, &id)), 2, "approved");
    // It is not published here: a clock behind what is published publishes nothing.
}

#[test]
fn a32_one_approval_of_two_publishes_by_no_way_sqlite() {
    below_threshold(Database::Sqlite);
}

#[test]
fn a32_one_approval_of_two_publishes_by_no_way_postgres() {
    below_threshold(Database::postgres());
}

fn replaced(database: Database) {
    let chamber = Chamber::begin(database);
    let Chamber { site, member } = &chamber;
    let first = chamber.submit("new");
    let late = chamber.vote(TWO, &first);
    counts(&chamber.send(&chamber.vote(ONE, &first)), 1, "pending");
    member.withdraw(site, first);
    let second = chamber.submit("new");
    assert_ne!(first, second);
    assert_eq!(chamber.standing(&second), (Status::Pending, 0));
    // The first approval, bent to be about the second: its signature does not hold.
    let bent = {
        let (header, payload) = harness::forge::parts(&late);
        let payload = String::from_utf8(payload).unwrap();
        let payload = payload.replace(&first.to_string(), &second.to_string());
        let signature = late.rsplit('.').next().unwrap();
        format!(
            "{}.{signature}",
            harness::forge::signing_input(&header, payload.as_bytes())
        )
    };
    let case = Case::begin(site);
    case.refuses("a vote for what was withdrawn", (409, "closed"), || {
        chamber.send(&late)
    });
    case.refuses(
        "a vote moved to what replaced it",
        (401, "bad_signature"),
        || chamber.send(&bent),
    );
    case.left_all_as_it_was("votes for what was replaced");
    chamber
        .types(TWO, &["approve", &first.to_string()])
        .ended(5);
    counts(&chamber.send(&chamber.vote(TWO, &second)), 1, "pending");
    // Something else is published meanwhile, and what has one vote is not in it.
    let other = chamber.submit("other");
    site.approve(&other);
    chamber.publishes(&["before", "other"]);
    assert_eq!(chamber.standing(&second), (Status::Pending, 1));
    counts(&chamber.send(&chamber.vote(ONE, &second)), 2, "approved");
    chamber.publishes(&["before", "new", "other"]);
}

#[test]
fn a33_an_approval_of_what_was_replaced_does_not_count_for_what_replaced_it_sqlite() {
    replaced(Database::Sqlite);
}

#[test]
fn a33_an_approval_of_what_was_replaced_does_not_count_for_what_replaced_it_postgres() {
    replaced(Database::postgres());
}

/// What two people approved is published, whatever waits after it.
fn followed(database: Database) {
    let chamber = Chamber::begin(database);
    let Chamber { site, member } = &chamber;
    let first = entity(member, "new", &client(member));
    let approved = member.submit(site, vec![first.clone()]).id;
    site.approve(&approved);
    let after = harness::documents::next(member, site, entity(member, "new", &client(member)));
    let waiting = member.submit(site, vec![after.clone()]).id;
    chamber.publishes(&["before", "new"]);
    let pin = |text: &Option<String>| {
        let document: Value = serde_json::from_str(text.as_deref().unwrap()).unwrap();
        document["matf"]["clients"][0]["pins"][0]["digest"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    let feed = site.feed().unwrap();
    assert!(feed.text.contains(&pin(&first.text)) && !feed.text.contains(&pin(&after.text)));
    let late = chamber.vote(TWO, &approved);
    let case = Case::begin(site);
    case.refuses("a vote for what is approved", (409, "closed"), || {
        chamber.send(&late)
    });
    case.ends("a vote for what is approved", || site.approve(&waiting));
    until("the later version is published", || {
        site.feed()
            .filter(|feed| feed.text.contains(&pin(&after.text)))
    });
}

#[test]
fn a33_what_waits_behind_an_approved_version_is_not_published_with_it_sqlite() {
    followed(Database::Sqlite);
}

#[test]
fn a33_what_waits_behind_an_approved_version_is_not_published_with_it_postgres() {
    followed(Database::postgres());
}
