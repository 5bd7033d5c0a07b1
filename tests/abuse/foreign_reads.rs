//! A29: what is another's is not there: by id, by entity id, by search and by filter, in the words and in the time of what never was.

use std::time::{Duration, Instant};

use harness::database::Database;
use harness::documents::{client, entity, entity_id, new, next, organisation};
use harness::http::{Answer, get};
use harness::member::{Member, token};
use harness::profile::Federation;
use harness::site::{Setup, Site};
use serde_json::{Value, json};
use tillit_client::Subject;
use tillit_client::plan::Change;
use tillit_model::{DocumentKind, Sha256};

use crate::refused::{Case, accepted};

/// How often each address is asked when times are compared.
const SAMPLES: usize = 200;
/// Times of one class: their medians differ by less than this factor.
const FACTOR: u32 = 3;

/// Two members, and two federations of which one has nothing to do with them. The second member has contacts, a draft of a new
/// entity, a draft of a further version, and a key.
struct Neighbours {
    site: Site,
    ours: Member,
    theirs: Member,
    contacts: String,
    draft: String,
    published: String,
    submission: Sha256,
    enrolment: Sha256,
}

fn contacts(member: &Member) -> Change {
    let text = json!({
        "format": "contacts/1",
        "id": member.number,
        "contacts": [{ "kind": "security", "name": "Beredskapen", "email": "csirt@malmo.example" }],
    });
    new(DocumentKind::Contacts, &member.number, text)
}

impl Neighbours {
    fn begin(database: Database) -> Self {
        let federations = vec![
            Federation::default(),
            Federation::of("grannen", &["neighbour-1", "neighbour-2"]),
        ];
        let site = Site::with(
            database,
            Setup {
                federations,
                ..Setup::default()
            },
        );
        let ours = Member::stockholm();
        let theirs = Member::new("212000-1124", "Malmö kommun", "malmo.example");
        for member in [&ours, &theirs] {
            site.enrol(member);
        }
        site.approve(
            &ours
                .submit(&site, vec![organisation(&ours), contacts(&ours)])
                .id,
        );
        let one = entity(&theirs, "published", &client(&theirs));
        site.approve(
            &theirs
                .submit(&site, vec![organisation(&theirs), contacts(&theirs), one])
                .id,
        );
        site.feed_of(&[&entity_id(&theirs, "published")]);
        let draft = entity(&theirs, "draft", &client(&theirs));
        let further = next(
            &theirs,
            &site,
            entity(&theirs, "published", &client(&theirs)),
        );
        let waiting = theirs.submit(&site, vec![draft, further]);
        let key = |place: usize| waiting.documents[place].key.clone().unwrap();
        let enrolment = enrolment_of(&site, &theirs);
        Self {
            contacts: contacts_key(&site, &theirs),
            draft: key(0),
            published: key(1),
            submission: waiting.id,
            enrolment,
            site,
            ours,
            theirs,
        }
    }

    /// Addresses of what is theirs, each beside one of the same form that names nothing.
    fn addresses(&self) -> Vec<(String, String)> {
        let nothing = "0192f3a8-0000-7000-8000-000000000000";
        let mut pairs = Vec::new();
        for key in [&self.contacts, &self.draft] {
            for below in ["", "/versions", "/versions/1", "/versions/1/text"] {
                pairs.push((
                    format!("documents/{key}{below}"),
                    format!("documents/{nothing}{below}"),
                ));
            }
        }
        // Of what is published, the version that waits is not.
        for below in ["", "/text"] {
            let version =
                |number: u64| format!("documents/{}/versions/{number}{below}", self.published);
            pairs.push((version(2), version(99)));
        }
        let never = Sha256::of("never");
        for id in [self.submission, self.enrolment] {
            for resource in ["submissions", "reviews"] {
                for below in ["", "/statement"] {
                    let of = |id: Sha256| format!("{resource}/{id}{below}");
                    pairs.push((of(id), of(never)));
                }
            }
        }
        let (theirs, nobody) = (&self.theirs.number, "0007:5560160680");
        let search = |query: String| format!("documents?{query}");
        let draft = |name: &str| search(format!("documentId={}", entity_id(&self.theirs, name)));
        pairs.push((draft("draft"), draft("never")));
        pairs.push((
            draft("draft") + "&kind=entity",
            draft("never") + "&kind=entity",
        ));
        let owned = |number: &str, kind: &str| search(format!("kind={kind}&organisation={number}"));
        pairs.push((
            owned(&theirs.to_string(), "contacts"),
            owned(nobody, "contacts"),
        ));
        let named = |number: &str| search(format!("kind=contacts&documentId={number}"));
        pairs.push((named(&theirs.to_string()), named(nobody)));
        pairs
    }

    fn ask(&self, path: &str, token: &str) -> Answer {
        let bearer = format!("Bearer {token}");
        get(
            self.site.address(),
            &format!("/registry/v1/{path}"),
            &[("authorization", &bearer)],
        )
    }

    /// A member, and an operator of the other federation.
    fn strangers(&self) -> [(&'static str, String); 2] {
        let desk = self.site.desk_in(1, 0);
        let person = Subject::Person(desk.me().person.clone());
        [
            ("another member", self.ours.token(&self.site)),
            (
                "another federation's operator",
                token(&self.site, person, self.site.operator_of(1, 0)),
            ),
        ]
    }
}

/// The proof by which a member's key was enrolled, as an operator of its federation finds it.
fn enrolment_of(site: &Site, member: &Member) -> Sha256 {
    let person = Subject::Person(site.desk(0).me().person.clone());
    let bearer = format!("Bearer {}", token(site, person, site.operator(0)));
    let list = get(
        site.address(),
        "/registry/v1/reviews?kind=key&limit=100",
        &[("authorization", &bearer)],
    );
    let list = list.json();
    let items = list["items"].as_array().unwrap();
    let number = member.number.to_string();
    let own = items
        .iter()
        .find(|item| item["organisation"] == number)
        .unwrap();
    Sha256::parse(own["id"].as_str().unwrap()).unwrap()
}

/// The key of a member's contacts, as the member finds it.
fn contacts_key(site: &Site, member: &Member) -> String {
    let bearer = format!("Bearer {}", member.token(site));
    let path = format!(
        "/registry/v1/documents?kind=contacts&organisation={}",
        member.number
    );
    let list = get(site.address(), &path, &[("authorization", &bearer)]).json();
    list["items"][0]["key"].as_str().unwrap().to_owned()
}

/// A problem without what is different for every request.
fn essence(answer: &Answer) -> Value {
    let mut problem = answer.json();
    for name in ["instance", "traceId"] {
        problem.as_object_mut().unwrap().remove(name);
    }
    problem
}

fn hidden(database: Database) {
    let neighbours = Neighbours::begin(database);
    let site = &neighbours.site;
    let strangers = neighbours.strangers();
    let owner = neighbours.theirs.token(site);
    let case = Case::begin(site)
        .keeps_secret("csirt@")
        .keeps_secret(neighbours.theirs.name);
    for (who, token) in &strangers {
        for (theirs, nothing) in neighbours.addresses() {
            let what = format!("{who} asks for {theirs}");
            case.refuses(&what, (404, "not_found"), || neighbours.ask(&theirs, token));
            let (hidden, absent) = (
                neighbours.ask(&theirs, token),
                neighbours.ask(&nothing, token),
            );
            assert_eq!(essence(&hidden), essence(&absent), "{what}");
            let names = |answer: &Answer| answer.headers.keys().cloned().collect::<Vec<_>>();
            assert_eq!(names(&hidden), names(&absent), "{what}");
        }
        // A list by a stranger holds nothing of theirs.
        for list in [
            "documents?kind=contacts",
            "documents?kind=entity&limit=100",
            "submissions?limit=100",
        ] {
            let text = neighbours.ask(list, token).text().to_owned();
            for secret in [
                &neighbours.draft,
                &neighbours.contacts,
                &neighbours.submission.to_string(),
            ] {
                assert!(!text.contains(secret.as_str()), "{who}, {list}: {text}");
            }
        }
        let everything = format!(
            "documents?organisation={}&limit=100",
            neighbours.theirs.number
        );
        let list = neighbours.ask(&everything, token).json();
        let kinds: Vec<_> = list["items"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| &one["kind"])
            .collect();
        assert_eq!(kinds, ["entity", "organisation"], "{who}");
    }
    case.ends("reads", || {
        for (theirs, _) in neighbours.addresses() {
            // Reviews are the operators'; a key's proof is no submission; contacts are found by owner.
            let others = theirs.starts_with("reviews/")
                || theirs.contains(&neighbours.enrolment.to_string())
                || theirs.starts_with("documents?") && !theirs.contains("organisation=");
            if !others {
                accepted(&neighbours.ask(&theirs, &owner));
            }
        }
    });
}

#[test]
fn a29_what_is_anothers_is_not_found_like_what_never_was_on_sqlite() {
    hidden(Database::Sqlite);
}

#[test]
fn a29_what_is_anothers_is_not_found_like_what_never_was_on_postgres() {
    hidden(Database::postgres());
}

fn timed(database: Database) {
    let neighbours = Neighbours::begin(database);
    let median = |mut times: Vec<Duration>| {
        times.sort();
        times[times.len() / 2]
    };
    for (who, token) in neighbours.strangers() {
        // Every third: all kinds of addresses are among them.
        for (theirs, nothing) in neighbours.addresses().into_iter().step_by(3) {
            let [mut hidden, mut absent] = [Vec::new(), Vec::new()];
            // Turn about, so that whatever else the machine does falls on both.
            for _ in 0..SAMPLES {
                for (path, times) in [(&theirs, &mut hidden), (&nothing, &mut absent)] {
                    let begun = Instant::now();
                    assert_eq!(neighbours.ask(path, &token).status, 404);
                    times.push(begun.elapsed());
                }
            }
            let (hidden, absent) = (median(hidden), median(absent));
            assert!(
                hidden < absent * FACTOR && absent < hidden * FACTOR,
                "{who} waits {hidden:?} for {theirs} and {absent:?} for {nothing}"
            );
        }
    }
}

#[test]
fn a29_what_is_anothers_takes_as_long_as_what_never_was_on_sqlite() {
    timed(Database::Sqlite);
}

#[test]
fn a29_what_is_anothers_takes_as_long_as_what_never_was_on_postgres() {
    timed(Database::postgres());
}
