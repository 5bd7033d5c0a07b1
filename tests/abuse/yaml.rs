//! A21: YAML that says one thing to a person and another to a program, or that grows while it is read, given to `tillit validate`. Each is refused with line and column, in 100 ms and 32 MiB.

use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use harness::programs::{Outcome, clean, program, run};
use serde_json::Value;

/// KiB of memory that the program may write to; the system refuses it more.
const MEMORY: u32 = 32 * 1024;
/// Of the processor: `validate` waits for nothing, and how long others have it says nothing about us.
const TIME: Duration = Duration::from_millis(100);
/// What else runs empties the caches and makes a run slower, but none faster.
const TRIES: usize = 20;

const SOUND: &str = "\
format: organisation-source/1
id: 212000-0142
name: { sv: Stockholms kommun }
";

/// `tillit validate` over a folder, in so much memory; and the processor's time that it took.
fn validate(folder: &Path) -> (Outcome, Duration) {
    let mut command = clean(Path::new("/bin/sh"), folder);
    let limited = r#"ulimit -d "$1" && shift && "$@"; code=$?; times >&2; exit "$code""#;
    command
        .args(["-c", limited, "sh"])
        .arg(MEMORY.to_string())
        .arg(program("tillit"))
        .args(["validate", "--output", "json"]);
    let outcome = run(&mut command);
    let of_children = outcome.stderr.trim_end().lines().last().unwrap_or_default();
    let took = of_children.split(' ').map(seconds).sum();
    (outcome, took)
}

/// `0m0.012s`, as `times` prints it.
fn seconds(text: &str) -> Duration {
    let (minutes, seconds) = text.trim_end_matches('s').split_once('m').unwrap();
    Duration::from_secs(60 * minutes.parse::<u64>().unwrap())
        + Duration::from_secs_f64(seconds.parse().unwrap())
}

/// Judges one source: the outcome, which came in time.
fn judge(source: impl AsRef<[u8]>) -> Outcome {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("organisation.yaml"), source).unwrap();
    in_time(folder.path())
}

fn in_time(folder: &Path) -> Outcome {
    let mut took = Duration::MAX;
    for _ in 0..TRIES {
        let (outcome, this) = validate(folder);
        took = took.min(this);
        if took < TIME {
            return outcome;
        }
    }
    panic!("the fastest of {TRIES} runs took {took:?}");
}

/// The one finding, with its place; and afterwards a sound source is accepted under the same limits.
#[track_caller]
fn refused(source: impl AsRef<[u8]>, rule: &str, line: u32, column: u32) -> Value {
    let found = judge(source).ended(3).json();
    let items = found["items"].as_array().unwrap();
    assert_eq!(items.len(), 1, "{found:#}");
    let finding = items[0].clone();
    let place = (finding["line"].as_u64(), finding["column"].as_u64());
    assert_eq!(finding["rule"], rule, "{found:#}");
    assert_eq!(place, (Some(line.into()), Some(column.into())), "{found:#}");
    judge(SOUND).ended(0);
    finding
}

#[test]
fn an_alias_bomb_is_refused_at_its_first_anchor() {
    let mut bomb = String::from("a: &a [lol,lol,lol,lol,lol,lol,lol,lol,lol]\n");
    for (name, before) in "bcdefghi".chars().zip("abcdefgh".chars()) {
        let nine = vec![format!("*{before}"); 9].join(",");
        writeln!(bomb, "{name}: &{name} [{nine}]").unwrap();
    }
    refused(bomb, "yaml-alias", 1, 4);
}

#[test]
fn an_alias_without_its_anchor_is_refused() {
    refused(format!("{SOUND}domains: *others\n"), "yaml-syntax", 4, 10);
}

#[test]
fn a_merge_key_is_refused_with_and_without_an_alias() {
    let merged = format!("{SOUND}<<: {{ municipality_code: \"0180\" }}\n");
    refused(merged, "yaml-alias", 4, 1);
    let named = format!("base: &base {{ a: 1 }}\n{SOUND}<<: *base\n");
    refused(named, "yaml-alias", 1, 7);
}

#[test]
fn a_tag_is_refused_where_it_stands() {
    let object = SOUND.replace("212000-0142", "!!python/object/apply:os.system [id]");
    refused(object, "yaml-tag", 2, 5);
    refused(
        SOUND.replace("212000-0142", "!!str 212000-0142"),
        "yaml-tag",
        2,
        5,
    );
}

#[test]
fn a_key_that_stands_twice_is_refused_at_the_second() {
    let twice = format!("{SOUND}\"id\": 212000-1124\n");
    let finding = refused(twice, "duplicate-member", 4, 1);
    assert!(
        finding["message"].as_str().unwrap().contains("id"),
        "{finding}"
    );
}

#[test]
fn a_second_document_is_refused_where_it_begins() {
    refused(format!("{SOUND}---\n{SOUND}"), "yaml-second-document", 4, 1);
}

#[test]
fn no_stays_a_text() {
    let found = judge(SOUND.replace("Stockholms kommun", "no"))
        .ended(0)
        .json();
    assert_eq!(found["items"], serde_json::json!([]), "{found:#}");
    let found = judge(SOUND.replace("Stockholms kommun", "false"))
        .ended(3)
        .json();
    let item = &found["items"][0];
    assert_eq!(
        (item["pointer"].as_str(), item["line"].as_u64()),
        (Some("/name/sv"), Some(3)),
        "{found:#}"
    );
}

#[test]
fn a_key_that_is_no_text_is_refused() {
    refused(format!("{SOUND}? [a, b]\n: c\n"), "yaml-key", 4, 3);
}

#[test]
fn nesting_without_end_is_refused_at_its_limit() {
    let deep = format!("{SOUND}domains: {}", "[".repeat(500_000));
    refused(deep, "yaml-syntax", 4, 265);
    let mappings = (0..2_000).fold(SOUND.to_owned(), |text, depth| {
        text + &" ".repeat(depth) + "a:\n"
    });
    let found = judge(mappings).ended(3).json();
    assert_eq!(found["items"][0]["rule"], "yaml-too-large", "{found:#}");
}

#[test]
fn a_file_of_a_gibibyte_is_refused_unread() {
    let folder = tempfile::tempdir().unwrap();
    let file = std::fs::File::create(folder.path().join("organisation.yaml")).unwrap();
    file.set_len(1 << 30).unwrap();
    let found = in_time(folder.path()).ended(3).json();
    assert_eq!(found["items"][0]["rule"], "yaml-too-large", "{found:#}");
}

/// The limits are held by the system: a program that needs more does not get it.
#[test]
fn the_limit_on_memory_is_one() {
    let folder = tempfile::tempdir().unwrap();
    let mut command: Command = clean(Path::new("/bin/sh"), folder.path());
    let greedy =
        r#"ulimit -d "$1" && all=$(head -c 64000000 /dev/zero | tr '\0' a) && echo "${#all}""#;
    command.args(["-c", greedy, "sh", &MEMORY.to_string()]);
    assert_ne!(run(&mut command).code, Some(0));
}
