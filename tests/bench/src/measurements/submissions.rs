//! Accepting submissions end to end over HTTP, beside bare rows inserted into the same kind of database.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use harness::database::Database;
use harness::documents::{client, entity, organisation};
use harness::member::Member;
use harness::site::Site;
use serde_json::Value;
use tempfile::TempDir;
use tillit_evidence::{Change, ChangeAction, Claims, Jti, Submission};
use tillit_model::{DocumentKey, Sha256};
use tillit_store::{ArtefactRow, DatabaseUrl, Store, StoreError};

use super::Measurement;
use crate::frame::{Basis, Comparison, Figure, Goal, wall_of};
use crate::scale::Scale;
use crate::world::{now, send_all};

pub(super) const MEASUREMENT: Measurement = Measurement {
    name: "submissions",
    title: "Accepting submissions",
    notes: include_str!("../../notes/submissions.md"),
    run,
};

/// So many at once.
const CLIENTS: usize = 16;

fn run(scale: &Scale) -> anyhow::Result<Vec<Figure>> {
    let figure = |name, database, rows: Rows| {
        let sender = Sender::on(database);
        Comparison::new(name, Basis::PerSecond)
            .goal(Goal::AtLeast(0.5))
            .measure(
                scale.rounds,
                || sender.accepted_per_second(scale.submissions),
                || rows.inserted_per_second(scale.submissions),
            )
    };
    Ok(vec![
        figure("on SQLite", Database::Sqlite, Rows::on_sqlite()?)?,
        figure("on PostgreSQL", Database::postgres(), Rows::on_postgres()?)?,
    ])
}

/// An enrolled municipality and the registry that it sends to.
struct Sender {
    site: Site,
    member: Member,
    /// A `matf` block with a pin that is replaced in every document.
    block: String,
    pin: String,
    sent: AtomicUsize,
}

impl Sender {
    fn on(database: Database) -> Self {
        let site = Site::begin(database);
        let member = Member::stockholm();
        site.enrol(&member);
        let receipt = member.submit(&site, vec![organisation(&member)]);
        site.approve(&receipt.id);
        let block = client(&member);
        let members: Value =
            serde_json::from_str(&format!("{{{block}}}")).expect("a block is made of members");
        let pin = members["clients"][0]["pins"][0]["digest"].as_str();
        Self {
            pin: pin.expect("a client has a pin").to_owned(),
            block,
            site,
            member,
            sent: AtomicUsize::new(0),
        }
    }

    /// Signing is the client's work, and done before.
    fn accepted_per_second(&self, count: usize) -> anyhow::Result<f64> {
        let statements = (0..count)
            .map(|_| self.statement())
            .collect::<anyhow::Result<Vec<_>>>()?;
        let (outcome, seconds) = wall_of(|| {
            send_all(
                self.site.address(),
                "/registry/v1/submissions",
                &statements,
                CLIENTS,
                202,
            )
        });
        outcome?;
        Ok(count as f64 / seconds)
    }

    /// A submission with one new entity.
    fn statement(&self) -> anyhow::Result<String> {
        let number = self.sent.fetch_add(1, Ordering::Relaxed);
        let hash = Sha256::of(number.to_be_bytes());
        let pin = data_encoding::BASE64.encode(hash.as_bytes());
        let block = self.block.replace(&self.pin, &pin);
        let change = entity(&self.member, &format!("system-{number}"), &block);
        let mut random = [0; 16];
        random.copy_from_slice(&hash.as_bytes()[..16]);
        let claims = Claims::new(
            self.member.number.clone(),
            self.site.base_url(),
            now(),
            Jti::from_bytes(random),
        );
        let document = Change {
            document: DocumentKey::parse(change.kind, &change.id)?,
            base: None,
            action: ChangeAction::Put(change.text.unwrap_or_default()),
        };
        let submission = Submission {
            claims,
            documents: vec![document],
        };
        Ok(submission.sign(&self.member.key)?)
    }
}

/// A database of our kind in which rows are inserted, one in a transaction.
struct Rows {
    store: Store,
    inserted: AtomicUsize,
    _place: Place,
}

/// What is thrown away afterwards.
#[expect(dead_code, reason = "held for what dropping it does")]
enum Place {
    Folder(TempDir),
    Database(tillit_testkit::postgres::Database),
}

impl Rows {
    fn on_sqlite() -> anyhow::Result<Self> {
        let folder = tempfile::tempdir()?;
        let url = DatabaseUrl::sqlite(folder.path().join("rows.db"));
        Self::in_place(&url, Place::Folder(folder))
    }

    fn on_postgres() -> anyhow::Result<Self> {
        let database = tillit_testkit::postgres::Database::create("rows");
        let url = DatabaseUrl::parse(database.url())?;
        Self::in_place(&url, Place::Database(database))
    }

    fn in_place(url: &DatabaseUrl, place: Place) -> anyhow::Result<Self> {
        Ok(Self {
            store: Store::create(url, now())?,
            inserted: AtomicUsize::new(0),
            _place: place,
        })
    }

    fn inserted_per_second(&self, count: usize) -> anyhow::Result<f64> {
        let end = self.inserted.load(Ordering::Relaxed) + count;
        let insert = || -> Result<(), StoreError> {
            loop {
                let number = self.inserted.fetch_add(1, Ordering::Relaxed);
                if number >= end {
                    return Ok(());
                }
                let row = ArtefactRow {
                    sha256: Sha256::of(number.to_be_bytes()),
                    media_type: "text/plain".to_owned(),
                    bytes: number.to_be_bytes().to_vec(),
                };
                self.store.write(|tx| tx.insert_artefact(&row))?;
            }
        };
        let (outcome, seconds) = wall_of(|| {
            thread::scope(|scope| {
                let clients: Vec<_> = (0..CLIENTS).map(|_| scope.spawn(insert)).collect();
                clients
                    .into_iter()
                    .try_for_each(|client| client.join().expect("a client does not panic"))
            })
        });
        outcome?;
        Ok(count as f64 / seconds)
    }
}
