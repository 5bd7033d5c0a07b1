//! A26: names and ids that are taken for another's. They wait for review, and nobody approves one without saying so.

use std::fs;

use harness::database::Database;
use harness::documents::{client, entity, entity_id, new, next, organisation};
use harness::member::Member;
use harness::profile::OPERATOR_ORGANISATION;
use harness::programs::{Outcome, run, tillit};
use harness::site::Site;
use harness::statements::{DECISION, approval, send, sign};
use serde_json::{Value, json};
use tillit_client::connection::{Receipt, Status};
use tillit_client::plan::Change;
use tillit_model::{DocumentKind, Sha256};

use crate::refused::{Case, accepted};

/// Stockholm with Cyrillic о for Latin o and Malmö with Cyrillic а for Latin a.
const IN_CYRILLIC: [&str; 2] = ["Stоckholms kommun", "Mаlmö kommun"];

struct Review {
    site: Site,
    newcomer: Member,
}

impl Review {
    fn begin(database: Database) -> Self {
        let site = Site::begin(database);
        let newcomer = Member::new("559999-9991", "Exempelbolaget", "bolaget.example");
        site.enrol(&newcomer);
        Self { site, newcomer }
    }

    fn submit_name(&self, name: &str, base: Option<&Change>) -> Receipt {
        let text = json!({
            "format": "organisation/1",
            "id": self.newcomer.number,
            "name": { "sv": name },
            "domains": [self.newcomer.domain],
        });
        let change = new(DocumentKind::Organisation, &self.newcomer.number, text);
        let base = base.and_then(|change| change.base);
        self.newcomer
            .submit(&self.site, vec![Change { base, ..change }])
    }

    /// An operator's approval of an item, which dismisses these rules.
    fn vote(&self, operator: usize, id: &Sha256, dismissed: Option<&[&str]>) -> String {
        let item = self.site.desk(operator).show(id).unwrap();
        let mut payload = approval(&self.site, &item, OPERATOR_ORGANISATION);
        if let Some(dismissed) = dismissed {
            payload["dismissed"] = json!(dismissed);
        }
        sign(&payload, DECISION, self.site.operator(operator))
    }

    fn send(&self, jws: &str) -> harness::http::Answer {
        send(&self.site, "decisions", jws)
    }

    fn status(&self, id: &Sha256) -> Status {
        self.site.desk(0).show(id).unwrap().detail.item.status
    }

    /// What operators see: the finding, and that it must be dismissed.
    fn finding(&self, id: &Sha256, rule: &str) -> Value {
        let subject = tillit_client::Subject::Person(self.site.desk(0).me().person.clone());
        let token = harness::member::token(&self.site, subject, self.site.operator(0));
        let answer = harness::http::get(
            self.site.address(),
            &format!("/registry/v1/reviews/{id}"),
            &[("authorization", &format!("Bearer {token}"))],
        );
        assert_eq!(answer.status, 200, "{}", answer.text());
        let detail = answer.json();
        let findings = detail["findings"].as_array().unwrap();
        findings
            .iter()
            .find(|finding| finding["rule"] == rule)
            .unwrap()
            .clone()
    }
}

/// Every approval that does not name the rule is refused; with two that do, the item is approved.
fn is_held(review: &Review, id: &Sha256, rule: &'static str) {
    let finding = review.finding(id, rule);
    assert_eq!(
        (&finding["level"], &finding["toDismiss"]),
        (&json!("warning"), &json!(true))
    );
    assert_eq!(review.status(id), Status::Pending);
    let silent: Vec<String> = [None, Some(&[][..]), Some(&["tag-missing"][..])]
        .into_iter()
        .flat_map(|dismissed| [0, 1].map(|operator| review.vote(operator, id, dismissed)))
        .collect();
    let knowing = [0, 1].map(|operator| review.vote(operator, id, Some(&[rule])));
    let case = Case::begin(&review.site);
    for jws in &silent {
        let refusal = (422, "warning_not_dismissed");
        let problem = case.refuses("an approval that passes over it", refusal, || {
            review.send(jws)
        });
        assert!(
            problem["detail"].as_str().unwrap().contains(rule),
            "{problem:#}"
        );
    }
    case.ends(rule, || {
        for (jws, status) in knowing.iter().zip(["pending", "approved"]) {
            let answer = review.send(jws);
            accepted(&answer);
            assert_eq!(answer.json()["status"], status);
        }
    });
    assert_eq!(review.status(id), Status::Approved);
}

fn municipalities_names(database: Database) {
    let review = Review::begin(database);
    let first = review.submit_name(IN_CYRILLIC[0], None);
    is_held(&review, &first.id, "confusable-name");
    let base = next(
        &review.newcomer,
        &review.site,
        organisation(&review.newcomer),
    );
    let second = review.submit_name(IN_CYRILLIC[1], Some(&base));
    // Whoever rejects has nothing to dismiss.
    let desk = review.site.desk(0);
    let item = desk.show(&second.id).unwrap();
    let now = tillit_model::Clock::now(&tillit_client::SystemClock);
    let receipt = desk.reject(&item, "Malmö är en annan", now).unwrap();
    assert_eq!(receipt.status, Status::Rejected);
    // An ordinary name waits for nothing but two votes.
    let third = review.submit_name("Exempelbolaget", Some(&base));
    review.site.approve(&third.id);
}

#[test]
fn a26_a_municipalitys_name_in_cyrillic_is_dismissed_by_name_or_not_approved_on_sqlite() {
    municipalities_names(Database::Sqlite);
}

#[test]
fn a26_a_municipalitys_name_in_cyrillic_is_dismissed_by_name_or_not_approved_on_postgres() {
    municipalities_names(Database::postgres());
}

fn names_and_ids_of_members(database: Database) {
    let review = Review::begin(database);
    let Review { site, newcomer } = &review;
    let registered = Member::new("556016-0680", "Storbolaget", "stor.example");
    site.enrol(&registered);
    let changes = vec![
        organisation(&registered),
        entity(&registered, "login", &client(&registered)),
    ];
    site.approve(&registered.submit(site, changes).id);
    // Cyrillic а in the last syllable.
    let named = review.submit_name("Storbolаget", None);
    is_held(&review, &named.id, "confusable-name");
    // Other case: another id, and the same to people.
    let id = entity_id(&registered, "login").replace("egil", "EGIL");
    let text = entity(newcomer, "login", &client(newcomer)).text.unwrap();
    let text = text.replace(&entity_id(newcomer, "login"), &id);
    let alike = newcomer.submit(site, vec![new(DocumentKind::Entity, &id, text)]);
    is_held(&review, &alike.id, "entity-look-alike");
    site.feed_of(&[&id, &entity_id(&registered, "login")]);
}

#[test]
fn a26_what_looks_like_a_members_name_or_id_is_dismissed_by_name_on_sqlite() {
    names_and_ids_of_members(Database::Sqlite);
}

#[test]
fn a26_what_looks_like_a_members_name_or_id_is_dismissed_by_name_on_postgres() {
    names_and_ids_of_members(Database::postgres());
}

/// An operator types a command.
fn operator(site: &Site, number: usize, arguments: &[&str]) -> Outcome {
    let project = format!(
        "format: project/1\nregistry: {}\nfederations: [moa]\n",
        site.base_url()
    );
    fs::write(site.path().join("tillit.yaml"), project).unwrap();
    run(tillit(site.path())
        .arg("--key")
        .arg(site.operator_key(number))
        .arg("operator")
        .args(arguments))
}

fn by_command(database: Database) {
    let review = Review::begin(database);
    let site = &review.site;
    let id = review.submit_name(IN_CYRILLIC[0], None).id.to_string();
    operator(site, 1, &["show", &id])
        .ended(0)
        .says("warning[confusable-name]")
        .says("--accept-warning confusable-name");
    let shown = operator(site, 1, &["show", &id, "-o", "json"])
        .ended(0)
        .json();
    assert_eq!(shown["item"]["toDismiss"], json!(["confusable-name"]));
    let rows = Case::begin(site).versions();
    operator(site, 1, &["approve", &id])
        .ended(3)
        .says("nothing was sent")
        .says("--accept-warning confusable-name");
    operator(
        site,
        1,
        &["approve", &id, "--accept-warning", "entity-look-alike"],
    )
    .ended(3);
    operator(site, 1, &["approve", &id, "--accept-warning", "all"]).ended(2);
    assert_eq!(review.status(&review_id(&id)), Status::Pending);
    assert_eq!(crate::refused::versions(site), rows);
    let approve = ["approve", &id, "--accept-warning", "confusable-name"];
    operator(site, 1, &approve)
        .ended(0)
        .says("1 of 2 approvals, pending");
    operator(site, 2, &approve)
        .ended(0)
        .says("2 of 2 approvals, approved");
}

fn review_id(text: &str) -> Sha256 {
    Sha256::parse(text).unwrap()
}

#[test]
fn a26_the_command_approves_such_a_name_only_when_told_so_on_sqlite() {
    by_command(Database::Sqlite);
}

#[test]
fn a26_the_command_approves_such_a_name_only_when_told_so_on_postgres() {
    by_command(Database::postgres());
}
