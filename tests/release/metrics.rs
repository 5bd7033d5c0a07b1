//! The guide's table of metrics and what a running server offers are the same.

use std::collections::{BTreeMap, BTreeSet};

use harness::database::Database;
use harness::documents::{client, entity, entity_id, organisation};
use harness::http::get;
use harness::member::Member;
use harness::poll::until;
use harness::site::Site;

use crate::pages::{rows, text};

/// What is known of a metric: its type and its labels.
type Known = (String, BTreeSet<String>);

/// The guide's table.
pub(crate) fn documented() -> BTreeMap<String, Known> {
    let quoted = |cell: &str| -> BTreeSet<String> {
        cell.split(',')
            .map(|label| label.trim().trim_matches('`').to_owned())
            .filter(|label| !label.is_empty())
            .collect()
    };
    rows(&text("docs/src/reference/metrics.md"))
        .into_iter()
        .map(|row| {
            let name = row[0].trim_matches('`').to_owned();
            (name, (row[1].clone(), quoted(&row[2])))
        })
        .collect()
}

/// What a server offers.
fn offered(page: &str) -> BTreeMap<String, Known> {
    let mut offered: BTreeMap<String, Known> = BTreeMap::new();
    for line in page.lines() {
        if let Some(kind) = line.strip_prefix("# TYPE ") {
            let (name, kind) = kind.split_once(' ').unwrap();
            offered.entry(name.to_owned()).or_default().0 = kind.to_owned();
        } else if !line.starts_with('#')
            && let Some((name, rest)) = line.split_once('{')
        {
            let name = ["_bucket", "_sum", "_count"]
                .iter()
                .find_map(|end| {
                    name.strip_suffix(end)
                        .filter(|base| offered.contains_key(*base))
                })
                .unwrap_or(name);
            let labels = labels(rest)
                .filter(|label| *label != "le")
                .map(str::to_owned);
            offered.entry(name.to_owned()).or_default().1.extend(labels);
        }
    }
    offered
}

/// The names in `a="x",b="y"} 1`.
fn labels(text: &str) -> impl Iterator<Item = &str> {
    text.split("=\"").filter_map(|before| {
        let name = before.rsplit(['"', ',', '{']).next()?;
        (!name.is_empty() && name.chars().all(|c| c.is_ascii_lowercase())).then_some(name)
    })
}

#[test]
fn the_table_and_the_server_agree() {
    let site = Site::begin(Database::Sqlite);
    // A refusal, so that there is one to count.
    assert_eq!(get(site.address(), "/not-there", &[]).status, 404);
    // Metadata, which expires, as the key set alone does not.
    let stockholm = Member::stockholm();
    site.enrol(&stockholm);
    let one = entity(&stockholm, "one", &client(&stockholm));
    let sent = stockholm.submit(&site, vec![organisation(&stockholm), one]);
    site.approve(&sent.id);
    site.feed_of(&[&entity_id(&stockholm, "one")]);
    let documented = documented();
    let offered = until("every metric was taken once", || {
        let offered = offered(get(site.address(), "/metrics", &[]).text());
        (offered.len() >= documented.len()).then_some(offered)
    });
    for (name, known) in &offered {
        assert_eq!(
            Some(known),
            documented.get(name),
            "{name} is offered like this"
        );
    }
    let missing: Vec<_> = documented
        .keys()
        .filter(|name| !offered.contains_key(*name))
        .collect();
    assert!(
        missing.is_empty(),
        "in the table and never offered: {missing:?}"
    );
}

#[test]
fn a_client_adds_no_label() {
    let site = Site::begin(Database::Sqlite);
    let lines = || get(site.address(), "/metrics", &[]).text().lines().count();
    let ask = |round: u32| {
        for path in ["/no-such", "/problems", "/federations"] {
            get(site.address(), &format!("{path}/{round}"), &[]);
            harness::http::request(site.address(), &format!("M{round}"), path, &[]);
        }
    };
    ask(0);
    until("what begins has begun", || {
        let before = lines();
        ask(1);
        (lines() == before).then_some(())
    });
    let before = lines();
    (2..30).for_each(ask);
    assert_eq!(lines(), before);
}
