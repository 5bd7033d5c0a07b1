//! A server whose clock is wrong by as much as a test says, from its start on.

use std::fs;

/// The environment of a server that lives so far from the right time: `+25h`, `+9d`.
pub fn away(offset: &str) -> Vec<(String, String)> {
    let environment = [
        ("LD_PRELOAD", library()),
        ("FAKETIME", offset.to_owned()),
        // Waiting goes by the monotonic clock, which nobody sets.
        ("FAKETIME_DONT_FAKE_MONOTONIC", "1".to_owned()),
    ];
    environment
        .map(|(name, value)| (name.to_owned(), value))
        .into()
}

/// libfaketime for programs with threads; Debian keeps it in the folder of the machine's kind.
fn library() -> String {
    let folders = fs::read_dir("/usr/lib").unwrap();
    folders
        .map(|folder| folder.unwrap().path().join("faketime/libfaketimeMT.so.1"))
        .find(|path| path.is_file())
        .expect("libfaketime is there: `cargo xtask test` installs it")
        .display()
        .to_string()
}
