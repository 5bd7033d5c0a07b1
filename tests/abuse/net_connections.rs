//! A18, second half: thousands of connections that send a byte now and then end by themselves, and keep nobody out.

use std::io::{ErrorKind, Read as _, Write as _};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use harness::database::Database;
use harness::http;
use harness::poll::until;
use harness::site::{Setup, Site};
use harness::wire::{ELSEWHERE, HERE, Line, allow_open_files, connect, get};

/// A public file that is there whether or not anything is published.
const FILE: &str = "/schemas/entity/1.json";
/// As many as the case asks for.
const MANY: usize = 5_000;
/// No answer of ours may take another client longer.
const SOON: Duration = Duration::from_secs(1);
/// The default of `http.head_timeout_seconds`, with as much again for looking at the clock and for a slow machine.
const HEAD_IN_TIME: Duration = Duration::from_secs(30);

fn site(config: &str) -> Site {
    allow_open_files(MANY as u64 + 500);
    let setup = Setup {
        config: config.to_owned(),
        ..Setup::default()
    };
    let site = Site::with(Database::Sqlite, setup);
    until("the registry reads from memory", || {
        (http::get(site.address(), FILE, &[]).status == 200).then_some(())
    });
    site
}

/// A connection that sends the head of a request byte by byte, and what it was told in the end.
struct Slow {
    stream: TcpStream,
    told: Vec<u8>,
    ended: bool,
}

impl Slow {
    fn open(site: &Site) -> Self {
        let mut stream = connect(HERE, site.address());
        // One that was refused is closed already.
        let _ = stream.write_all(b"G");
        stream.set_nonblocking(true).unwrap();
        Self {
            stream,
            told: Vec::new(),
            ended: false,
        }
    }

    /// Sends another byte, and notices when the server has ended the connection.
    fn drip(&mut self) {
        if self.ended {
            return;
        }
        let sent = self.stream.write(b"E");
        let mut buffer = [0; 2048];
        self.ended = match self.stream.read(&mut buffer) {
            Ok(0) => true,
            Ok(count) => {
                self.told.extend_from_slice(&buffer[..count]);
                false
            }
            Err(error) => error.kind() != ErrorKind::WouldBlock,
        };
        self.ended |= sent.is_err_and(|error| error.kind() != ErrorKind::WouldBlock);
    }

    fn was_told(&self, status: &str) -> bool {
        self.told
            .starts_with(format!("HTTP/1.1 {status} ").as_bytes())
    }
}

/// Opens many slow connections, lets another client read until the last of them has ended, and gives them back.
fn besiege(site: &Site) -> Vec<Slow> {
    let mut slow: Vec<Slow> = (0..MANY).map(|_| Slow::open(site)).collect();
    let begun = Instant::now();
    while slow.iter().any(|slow| !slow.ended) {
        let asked = Instant::now();
        let answer = Line::open(ELSEWHERE, site.address()).ask(&get(FILE));
        assert_eq!(answer.status, 200, "{}", answer.text());
        assert!(
            asked.elapsed() < SOON,
            "another client waited {:?}",
            asked.elapsed()
        );
        slow.iter_mut().for_each(Slow::drip);
        let left = slow.iter().filter(|slow| !slow.ended).count();
        assert!(
            begun.elapsed() < HEAD_IN_TIME,
            "{left} are open after {:?}",
            begun.elapsed()
        );
    }
    slow
}

/// Asserts that the memory of the connections is given back, and that their client may come again.
fn assert_over(site: &Site, before: u64) {
    let after = site.process().resident_bytes();
    assert!(
        after.saturating_sub(before) <= 64 * 1024 * 1024,
        "{before} bytes of memory before, {after} after"
    );
    let control = until("there are places again", || {
        let answer = http::get(site.address(), FILE, &[]);
        (answer.status == 200).then_some(answer)
    });
    assert!(!control.body.is_empty());
}

#[test]
fn a18_one_client_cannot_fill_the_server_with_connections() {
    let site = site("[http]\ntrusted_proxies = []\n");
    let before = site.process().resident_bytes();
    let slow = besiege(&site);
    // The default of `http.max_connections_per_client`.
    let held = slow.iter().filter(|slow| slow.was_told("408")).count();
    assert!(held <= 100, "{held} had a place");
    assert!(slow.iter().any(|slow| slow.was_told("429")));
    assert_over(&site, before);
}

#[test]
fn a18_slow_connections_behind_a_proxy_end_in_time() {
    // This machine's own address is a trusted proxy by default: behind it there may be many clients, so it has nine tenths of all places.
    let site = site("");
    let before = site.process().resident_bytes();
    let slow = besiege(&site);
    let told = slow.iter().filter(|slow| slow.was_told("408")).count();
    assert!(told > MANY / 2, "{told} were told why");
    assert_over(&site, before);
}

#[test]
fn an_answer_that_nobody_takes_is_given_up() {
    let site = site("[http]\nwrite_timeout_seconds = 1\n");
    let path = "/registry/v1/docs/swagger-ui-bundle.js";
    let size = http::get(site.address(), path, &[]).body.len();
    assert!(size > 100_000, "{size}");
    // More than the kernel keeps for both sides.
    let wanted = 64 * 1024 * 1024 / size;
    let mut greedy = connect(HERE, site.address());
    // The server stops reading when it cannot write.
    greedy.set_write_timeout(Some(SOON)).unwrap();
    let _ = greedy.write_all(get(path).repeat(wanted).as_bytes());
    until("the connection is given up", || {
        (connections(&site) == 1).then_some(())
    });
    let mut taken = Vec::new();
    let _ = greedy.read_to_end(&mut taken);
    assert!(taken.len() < wanted * size, "{} bytes came", taken.len());
    assert_eq!(http::get(site.address(), path, &[]).status, 200);
}

/// How many connections are open, with the one that asks.
fn connections(site: &Site) -> usize {
    let metrics = http::get(site.address(), "/metrics", &[]);
    let line = metrics
        .text()
        .lines()
        .find(|line| line.starts_with("tillit_http_connections "));
    line.unwrap().split(' ').nth(1).unwrap().parse().unwrap()
}
