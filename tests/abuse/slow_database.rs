//! A database that does not answer holds no request for ever: who waits is told to come back, who reads from memory notices nothing.

use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use harness::database::{Database, SQLITE_FILE};
use harness::http::{self, Answer};
use harness::poll::until;
use harness::site::{Setup, Site};

/// A public file that is there whether or not anything is published.
const FILE: &str = "/schemas/entity/1.json";
/// Somebody else's transaction, which lets nobody write.
struct Transaction(Child);

impl Transaction {
    fn begin(site: &Site) -> Self {
        let mut child = Command::new("sqlite3")
            .arg(site.path().join(SQLITE_FILE))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let words = b".timeout 10000\nBEGIN IMMEDIATE;\nSELECT 'begun';\n";
        child.stdin.as_mut().unwrap().write_all(words).unwrap();
        let mut line = String::new();
        let stdout = child.stdout.as_mut().unwrap();
        BufReader::new(stdout).read_line(&mut line).unwrap();
        assert_eq!(line, "begun\n");
        Self(child)
    }

    fn end(mut self) {
        let mut stdin = self.0.stdin.take().unwrap();
        stdin.write_all(b"ROLLBACK;\n").unwrap();
        drop(stdin);
        assert!(self.0.wait().unwrap().success());
    }
}

fn nonce(site: &Site) -> Answer {
    let path = "/registry/v1/nonces";
    http::post(site.address(), path, "application/json", b"{}", &[])
}

#[test]
fn a_request_does_not_wait_for_ever_for_the_database() {
    let setup = Setup {
        config: "[http]\nuse_case_timeout_seconds = 1\n".to_owned(),
        ..Setup::default()
    };
    let site = Site::with(Database::Sqlite, setup);
    until("the registry reads from memory", || {
        (http::get(site.address(), FILE, &[]).status == 200).then_some(())
    });
    let transaction = Transaction::begin(&site);
    // More than there are threads that can wait.
    std::thread::scope(|scope| {
        let waiting: Vec<_> = (0..40)
            .map(|_| scope.spawn(|| timed(|| nonce(&site))))
            .collect();
        let (read, took) = timed(|| http::get(site.address(), FILE, &[]));
        assert_eq!(read.status, 200);
        assert!(took < Duration::from_secs(1), "{took:?}");
        for waiting in waiting {
            let (answer, took) = waiting.join().unwrap();
            assert_eq!(answer.status, 503, "{}", answer.text());
            assert_eq!(answer.json()["code"], "database_slow");
            assert_eq!(answer.header("retry-after"), "10");
            assert!(took < Duration::from_secs(5), "{took:?}");
        }
    });
    transaction.end();
    until("numbers are given again", || {
        (nonce(&site).status == 201).then_some(())
    });
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let begun = Instant::now();
    (work(), begun.elapsed())
}
