//! A12 and A13: when a statement was signed, and for whom, for every kind of statement.

use harness::database::Database;
use serde_json::{Value, json};

use crate::every_kind::{Genuine, Spoilt, Stage, every_kind_is_refused};

/// Clocks may differ by a minute; the test's own requests take less than this.
const BEYOND_LEEWAY: i64 = 60 + 20;
/// Within it, whatever the test's own requests take.
const WITHIN_LEEWAY: i64 = 60 - 20;
/// The longest time between `iat` and `exp`.
const LONGEST: i64 = 600;

fn moved(genuine: &Genuine<'_>, iat: i64, exp: i64) -> String {
    let now = genuine.payload["iat"].as_i64().unwrap();
    genuine.changed(|payload| {
        payload["iat"] = json!(now + iat);
        payload["exp"] = json!(now + exp);
        // An invitation ends some days after it was signed.
        if let Some(expires) = payload.get_mut("expires") {
            *expires = json!(expires.as_i64().unwrap() + iat);
        }
    })
}

#[test]
fn a12_a_statement_outside_its_time_is_refused() {
    let stage = Stage::begin(Database::Sqlite);
    every_kind_is_refused(&stage, |genuine| {
        let day = 24 * 60 * 60;
        [
            ("exp in the past", -300, -BEYOND_LEEWAY, "statement_expired"),
            ("a day old", -day, -day + LONGEST, "statement_expired"),
            ("iat in the future", BEYOND_LEEWAY, 300, "issued_in_future"),
            ("of tomorrow", day, day + 60, "issued_in_future"),
            ("a second too long", 0, LONGEST + 1, "lifetime_not_allowed"),
            ("a year long", 0, 365 * day, "lifetime_not_allowed"),
            ("exp with iat", 0, 0, "lifetime_not_allowed"),
            ("exp before iat", 30, 0, "lifetime_not_allowed"),
        ]
        .map(|(what, iat, exp, code)| Spoilt::new(what, moved(genuine, iat, exp), (400, code)))
        .into()
    });
}

#[test]
fn a12_clocks_may_differ_by_the_leeway() {
    let stage = Stage::begin(Database::Sqlite);
    for (iat, exp) in [(-300, -WITHIN_LEEWAY), (WITHIN_LEEWAY, 300), (0, LONGEST)] {
        stage.every_kind_is_accepted(|genuine| moved(genuine, iat, exp));
    }
}

#[test]
fn a13_a_statement_for_somebody_else_is_refused() {
    let stage = Stage::begin(Database::Sqlite);
    every_kind_is_refused(&stage, |genuine| {
        let aud = genuine.payload["aud"].as_str().unwrap();
        let port = format!(":{}", stage.site.address().port());
        let audience = |aud: Value| genuine.changed(|payload| payload["aud"] = aud);
        let mut spoilt: Vec<_> = [
            json!(
                aud.replace(&port, "")
                    .replace("127.0.0.1", "trial.tillit.example")
            ),
            json!([aud]),
            json!([aud, "https://other.example"]),
            json!(["https://other.example", aud]),
            json!([]),
            json!(null),
            json!(""),
            json!({ "0": aud }),
            json!(format!("{aud}/")),
            json!(aud.to_uppercase()),
            json!(aud.replace("http:", "https:")),
            json!(format!("{aud} https://other.example")),
        ]
        .into_iter()
        .map(|aud| Spoilt::new(format!("aud {aud}"), audience(aud), (400, "wrong_audience")))
        .collect();
        let absent = genuine.changed(|payload| {
            payload.as_object_mut().unwrap().remove("aud");
        });
        spoilt.push(Spoilt::new("no aud", absent, (400, "wrong_audience")));
        spoilt
    });
}
