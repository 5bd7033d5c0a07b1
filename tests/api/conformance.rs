//! Requests made from the description, thousands of them, to a registry that has something to say: no failure of the server, and no
//! answer that the description does not have, in status, media type, headers and schema.
//!
//! Statements are signed with keys that the registry knows, so that the content decides and not the signature. `statements.py` says
//! how, `schemathesis.toml` what is judged how.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use harness::database::Database;
use harness::documents::{client, entity, organisation};
use harness::member::Member;
use harness::profile::FEDERATION;
use harness::site::{Setup, Site};
use harness::tools::python;
use tillit_signing::key_file;

/// Requests to one operation in each phase that draws them. The count bounds a run, not the clock: what is asked does not depend on how
/// busy the machine is.
const EXAMPLES: &str = "20";
/// The fewest requests that a run has made: with fewer it has looked at nothing.
const FEWEST: u64 = 500;
/// Whoever finds something finds it again.
const SEED: &str = "20261122";

/// Who reads.
#[derive(Debug, Clone, Copy)]
enum Reader {
    Anyone,
    Member,
    Operator,
}

impl Reader {
    fn name(self) -> &'static str {
        match self {
            Self::Anyone => "anyone",
            Self::Member => "member",
            Self::Operator => "operator",
        }
    }
}

/// A registry in which something is published and something waits.
struct Filled {
    site: Site,
    member: Member,
    submissions: Vec<String>,
}

impl Filled {
    fn begin() -> Self {
        let setup = Setup {
            // One client sends everything here.
            config:
                "[rates]\nreads_per_second = 0\nqueries_per_second = 0\nstatements_per_second = 0\n"
                    .to_owned(),
            ..Setup::default()
        };
        let site = Site::with(Database::Sqlite, setup);
        let member = Member::stockholm();
        site.enrol(&member);
        let published = member.submit(
            &site,
            vec![
                organisation(&member),
                entity(&member, "a", &client(&member)),
            ],
        );
        site.approve(&published.id);
        let waiting = member.submit(&site, vec![entity(&member, "b", &client(&member))]);
        let key = site.path().join("member.pem");
        key_file::create(&key, &member.key, None).unwrap();
        Self {
            submissions: [published.id, waiting.id]
                .iter()
                .map(ToString::to_string)
                .collect(),
            site,
            member,
        }
    }

    fn run(&self, reader: Reader) -> Output {
        let here = Path::new(env!("CARGO_MANIFEST_DIR")).join("api");
        let site = &self.site;
        let number = self.member.number.to_string();
        let mut command = Command::new(python("api", "schemathesis"));
        command
            .current_dir(site.path())
            .stdin(Stdio::null())
            .env("PYTHONPATH", &here)
            .env("PYTHONDONTWRITEBYTECODE", "1")
            .env("SCHEMATHESIS_HOOKS", "statements")
            .env("TILLIT_BASE_URL", site.base_url())
            .env("TILLIT_FEDERATION", FEDERATION)
            .env("TILLIT_SUBMISSIONS", self.submissions.join(" "))
            .env("TILLIT_READER", reader.name())
            .env("TILLIT_MEMBER_KEY", site.path().join("member.pem"))
            .env("TILLIT_MEMBER_SUBJECT", format!("organisation:{number}"))
            .env("TILLIT_MEMBER_ORGANISATION", &number)
            .env("TILLIT_OPERATOR_KEY", site.operator_key(1))
            .env("TILLIT_OPERATOR_SUBJECT", "person:operator-1")
            .env(
                "TILLIT_OPERATOR_ORGANISATION",
                harness::profile::OPERATOR_ORGANISATION,
            )
            .arg("--config-file")
            .arg(here.join("schemathesis.toml"))
            .arg("run")
            .arg(format!("{}/registry/v1/openapi.json", site.base_url()))
            .args(["--seed", SEED, "--max-examples", EXAMPLES])
            .args([
                "--checks",
                "all",
                "--continue-on-failure",
                "--no-color",
                "--warnings",
                "off",
            ]);
        command.output().unwrap()
    }
}

fn as_described(reader: Reader) {
    let filled = Filled::begin();
    let outcome = filled.run(reader);
    let said = String::from_utf8_lossy(&outcome.stdout);
    let complained = String::from_utf8_lossy(&outcome.stderr);
    assert!(outcome.status.success(), "{said}\n{complained}");
    // A run that asks for next to nothing would find nothing.
    assert!(said.contains("Tested: "), "{said}");
    let asked: u64 = said
        .split(" generated")
        .next()
        .and_then(|text| text.rsplit(char::is_whitespace).next())
        .and_then(|number| number.parse().ok())
        .unwrap_or_else(|| panic!("{said}"));
    assert!(asked >= FEWEST, "{asked} requests\n{said}");
    let log = fs::read_to_string(filled.site.log_file()).unwrap();
    assert!(!log.contains("panicked"), "{log}");
    println!("{}: {asked} requests", reader.name());
}

#[test]
fn anyone_is_answered_as_described() {
    as_described(Reader::Anyone);
}

#[test]
fn a_member_is_answered_as_described() {
    as_described(Reader::Member);
}

#[test]
fn an_operator_is_answered_as_described() {
    as_described(Reader::Operator);
}
