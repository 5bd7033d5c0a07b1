//! `tillit-server demo`, the first thing that a newcomer runs.

use std::fs;
use std::net::TcpListener;
use std::path::Path;

use harness::programs::{Outcome, run, server};
use harness::tree::tree;

fn demo(home: &Path, more: &[&str]) -> Outcome {
    run(server(home).args(["demo", "--once"]).args(more))
}

fn ticks(outcome: &Outcome) -> Vec<&str> {
    let lines = outcome.stdout.lines();
    lines
        .filter_map(|line| line.strip_prefix("  \u{2713} "))
        .collect()
}

#[test]
fn a_demo_goes_the_whole_way_and_goes_on_the_next_time() {
    let home = tempfile::tempdir().unwrap();
    let first = demo(home.path(), &["--dir", "here"])
        .ended(0)
        .says("fetched and verified: 4 entities")
        .says("Attribute list gemensam 1.2.0 fetched and verified")
        .says("Attribute list halsa 0.1.0 fetched and verified")
        .says("Attribute list skola 0.2.0 fetched and verified")
        .says("Attribute list socialtjanst 0.3.0 fetched and verified")
        .says("trust add http://127.0.0.1:");
    assert_eq!(first.stderr, "", "nothing went wrong on the way");
    let enrolled = ticks(&first)
        .iter()
        .filter(|tick| tick.contains("is enrolled"))
        .count();
    assert_eq!(enrolled, 4, "{first}");
    for file in ["stockholm/entities/kontosynk.yaml", "federation.yaml"] {
        assert!(home.path().join("here").join(file).is_file(), "{file}");
    }
    let second = demo(home.path(), &["--dir", "here"])
        .ended(0)
        .says("Continuing with here")
        .says("fetched and verified: 4 entities");
    let repeated = ticks(&second)
        .into_iter()
        .filter(|tick| tick.contains("is enrolled") || tick.contains("submitted"))
        .count();
    assert_eq!(repeated, 0, "{second}");
}

#[test]
fn a_folder_that_is_no_demo_is_left_as_it_is() {
    let home = tempfile::tempdir().unwrap();
    fs::create_dir(home.path().join("mine")).unwrap();
    fs::write(home.path().join("mine/thesis.txt"), "unfinished").unwrap();
    let before = tree(home.path());
    demo(home.path(), &["--dir", "mine"])
        .ended(1)
        .says("exists and is no demo; nothing was changed")
        .says("--dir");
    assert_eq!(tree(home.path()), before);
}

#[test]
fn a_demo_whose_port_is_taken_names_the_step_and_leaves_no_folder() {
    let home = tempfile::tempdir().unwrap();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    demo(home.path(), &["--dir", "here", "--listen", &address])
        .ended(1)
        .says("the step that failed: starting")
        .says(&format!("another program listens on {address} already"));
    let left: Vec<_> = tree(home.path()).into_keys().collect();
    assert!(
        left.is_empty(),
        "a demo is made at its address or not at all: {left:?}"
    );
}

#[test]
fn a_demo_that_lives_at_a_taken_port_is_left_as_it_is() {
    let home = tempfile::tempdir().unwrap();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap();
    fs::create_dir_all(home.path().join("here/operators")).unwrap();
    let config = format!("listen = \"{address}\"\nbase_url = \"http://{address}\"\n");
    fs::write(home.path().join("here/tillit-server.toml"), config).unwrap();
    let before = tree(home.path());
    demo(home.path(), &["--dir", "here"])
        .ended(1)
        .says("the step that failed: starting")
        .says("begin another demo with --dir and --listen");
    assert_eq!(tree(home.path()), before);
}

#[test]
fn a_demo_speaks_swedish_to_those_who_ask_for_it() {
    let home = tempfile::tempdir().unwrap();
    fs::create_dir(home.path().join("mitt")).unwrap();
    let mut command = server(home.path());
    command.env("LANG", "sv_SE.UTF-8");
    let outcome = run(command.args(["demo", "--once", "--dir", "mitt"]));
    outcome.ended(1).says("ett register att prova");
}
