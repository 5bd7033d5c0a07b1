//! Words that a crate's place in the layers forbids in its sources.
//!
//! Looks at code, not at comments, and only at `src/`: tests and examples may read files. A word is
//! found as it is written, and inside a group (`use std::{env, fmt}`).

use crate::findings::Finding;
use crate::workspace::{files, relative, root};

/// What one group of crates may not say.
struct Ban {
    crates: &'static [&'static str],
    words: &'static [&'static str],
    /// Files and folders below `crates/` that are spared.
    except: &'static [&'static str],
    remedy: &'static str,
}

const BANS: &[Ban] = &[
    Ban {
        crates: &[
            "model",
            "log",
            "evidence",
            "catalogue",
            "validator",
            "formats",
        ],
        words: &[
            "std::fs",
            "std::env",
            "TcpStream",
            "TcpListener",
            "UdpSocket",
            "UnixStream",
            "ToSocketAddrs",
            "std::process",
            "std::thread",
            "SystemTime::now",
            "Instant::now",
            "OffsetDateTime::now_utc",
            "OffsetDateTime::now_local",
            "Uuid::now_v7",
            "Uuid::new_v4",
            "rand",
            "getrandom",
            "aws_lc_rs::rand",
            "tokio",
            "ureq",
        ],
        except: &[],
        remedy: "this crate is pure: take the time, the text, the random bytes as an argument",
    },
    Ban {
        crates: &[
            "model",
            "signing",
            "log",
            "evidence",
            "catalogue",
            "store",
            "validator",
            "formats",
            "client",
            "registry",
            "cli",
        ],
        words: &["pub async fn", "-> impl Future"],
        except: &[],
        remedy: "below the server no public signature is async: keep a private runtime, or let the server wrap the call",
    },
    Ban {
        crates: &["server"],
        words: &["tillit_store", "tillit_signing", "tillit_formats"],
        except: &[
            "server/src/startup.rs",
            "server/src/startup/",
            "server/src/demo.rs",
            "server/src/demo/",
        ],
        remedy: "the server knows these crates only where it puts the registry together (startup.rs); offer what is needed from tillit-registry",
    },
    Ban {
        crates: &["server"],
        words: &["tillit_client"],
        except: &["server/src/demo.rs", "server/src/demo/"],
        remedy: "only the demo plays the other side of the protocol",
    },
    Ban {
        crates: &["server", "registry", "cli", "client"],
        words: &["diesel", "sql_query"],
        except: &[],
        remedy: "SQL lives in tillit-store: add an operation there",
    },
];

pub(crate) fn check() -> anyhow::Result<Vec<Finding>> {
    let crates = root().join("crates");
    let mut findings = Vec::new();
    for ban in BANS {
        for name in ban.crates {
            for file in files(&crates.join(name).join("src"), "rs")? {
                let place = relative(&file);
                let spared = |e: &&str| {
                    place
                        .strip_prefix("crates/")
                        .is_some_and(|p| p.starts_with(*e))
                };
                if ban.except.iter().any(spared) {
                    continue;
                }
                let text = std::fs::read_to_string(&file)?;
                findings.extend(
                    uses(&text, ban.words)
                        .into_iter()
                        .map(|(line, word)| Finding {
                            place: format!("{place}:{line}"),
                            problem: format!("`{word}` has no place in the crate {name}"),
                            remedy: ban.remedy.to_owned(),
                        }),
                );
            }
        }
    }
    Ok(findings)
}

/// Line numbers and words of `words` that the code in `text` uses.
fn uses<'w>(text: &str, words: &[&'w str]) -> Vec<(usize, &'w str)> {
    let mut found = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let code = line.split("//").next().unwrap_or_default();
        found.extend(
            words
                .iter()
                .filter(|word| says(code, word))
                .map(|word| (number + 1, *word)),
        );
    }
    found
}

/// Whether the line has the word whole, or imports it in a group.
fn says(code: &str, word: &str) -> bool {
    let inside = |c: char| c.is_alphanumeric() || c == '_';
    let whole = code.match_indices(word).any(|(at, _)| {
        !code[..at].ends_with(inside) && !code[at + word.len()..].starts_with(inside)
    });
    let grouped = word.strip_prefix("std::").is_some_and(|module| {
        code.split_once("std::{").is_some_and(|(_, group)| {
            group
                .split([',', '{', '}', ';', ':'])
                .any(|item| item.trim() == module)
        })
    });
    whole || grouped
}

#[cfg(test)]
mod tests {
    use super::uses;

    const WORDS: &[&str] = &["std::fs", "std::env", "rand", "pub async fn"];

    #[test]
    fn a_word_is_found_with_its_line() {
        let text = "use std::fmt;\nuse std::fs::File;\n";
        assert_eq!(uses(text, WORDS), [(2, "std::fs")]);
    }

    #[test]
    fn a_word_is_found_in_a_group_of_imports() {
        assert_eq!(uses("use std::{env, fmt};", WORDS), [(1, "std::env")]);
        assert_eq!(uses("use std::{fmt, fs::File};", WORDS), [(1, "std::fs")]);
    }

    #[test]
    fn a_part_of_a_longer_word_is_another_word() {
        assert_eq!(uses("let brand = operand(std::fsync);", WORDS), []);
    }

    #[test]
    fn comments_may_say_anything() {
        assert_eq!(
            uses("//! Does not use std::env.\nlet a = 1; // rand", WORDS),
            []
        );
    }
}
