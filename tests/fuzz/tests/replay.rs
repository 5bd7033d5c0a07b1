//! Every committed seed, through the parser that it belongs to, without a fuzzer.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use tillit_fuzz::{TARGETS, Target};

/// Seeds are small; even unoptimised, a parser that needs this long for one has a cost that grows faster than its input.
const LONGEST: Duration = Duration::from_secs(5);

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds")
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found: Vec<_> = folder
        .read_dir()
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.unwrap().path())
        .collect();
    found.sort();
    found
}

fn replay(name: &str) {
    let Target { run, .. } = TARGETS.iter().find(|target| target.name == name).unwrap();
    let seeds = files(&folder().join(name));
    assert!(!seeds.is_empty(), "{name} has no seeds");
    for seed in seeds {
        let bytes = std::fs::read(&seed).unwrap();
        // The name is printed when the test fails.
        println!("{}", seed.display());
        let start = Instant::now();
        run(&bytes);
        let took = start.elapsed();
        assert!(took < LONGEST, "{} took {took:?}", seed.display());
    }
}

macro_rules! replay {
    ($($name:ident)*) => {
        $(
            #[test]
            fn $name() {
                replay(stringify!($name));
            }
        )*

        #[test]
        fn every_parser_is_replayed_and_every_folder_of_seeds_has_one() {
            let replayed: BTreeSet<&str> = [$(stringify!($name)),*].into();
            let parsers: BTreeSet<&str> = TARGETS.iter().map(|target| target.name).collect();
            assert_eq!(replayed, parsers);
            let folders: BTreeSet<String> = files(&folder())
                .iter()
                .map(|path| path.file_name().unwrap().to_string_lossy().into_owned())
                .collect();
            assert_eq!(folders, parsers.iter().map(ToString::to_string).collect());
        }
    };
}

replay! {
    attribute_list
    certificate
    changeset
    document
    feed
    json
    jwk
    jws_compact
    jws_general
    profile
    query
    saml
    statement
    values
    yaml
    yaml_written
}

#[test]
fn every_parser_takes_the_empty_input_and_bytes_that_are_no_text() {
    for target in TARGETS {
        for bytes in [b"".as_slice(), b"\n", b"\xff\xfe\x00", b"\xef\xbb\xbf{}"] {
            (target.run)(bytes);
        }
    }
}
