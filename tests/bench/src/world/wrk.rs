//! Load on loopback by `wrk`: one thread, connections that are kept open.

use std::net::SocketAddr;
use std::process::Command;

use anyhow::{Context as _, ensure};

/// Open connections.
const CONNECTIONS: &str = "16";

/// What a turn of load came to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Load {
    /// Answers in all.
    pub answers: f64,
    /// Answers in a second.
    pub per_second: f64,
}

/// Asks for one address again and again for so many seconds; an answer that is not 2xx or 3xx is an error.
pub fn load(
    address: SocketAddr,
    path: &str,
    headers: &[String],
    seconds: usize,
) -> anyhow::Result<Load> {
    let mut command = Command::new("wrk");
    command.args(["-t", "1", "-c", CONNECTIONS, "-d", &format!("{seconds}s")]);
    for header in headers {
        command.args(["-H", header]);
    }
    let output = command
        .arg(format!("http://{address}{path}"))
        .output()
        .context("could not start wrk")?;
    let said = String::from_utf8(output.stdout)?;
    ensure!(
        output.status.success() && !said.contains("Non-2xx") && !said.contains("Socket errors"),
        "wrk was not content: {said}"
    );
    read(&said).with_context(|| format!("wrk said {said}"))
}

fn read(said: &str) -> Option<Load> {
    let answers = said
        .lines()
        .find_map(|line| line.split_once(" requests in "))?;
    let rate = said
        .lines()
        .find_map(|line| line.strip_prefix("Requests/sec:"))?;
    Some(Load {
        answers: answers.0.trim().parse().ok()?,
        per_second: rate.trim().parse().ok()?,
    })
}

#[cfg(test)]
mod tests {
    use super::{Load, read};

    #[test]
    fn the_numbers_are_found_in_what_wrk_says() {
        let said = "Running 1s test @ http://127.0.0.1:1/\n  1 threads and 16 connections\n  Thread Stats   Avg\n  4821 requests in 1.00s, 9.93MB read\nRequests/sec:   4816.46\nTransfer/sec:      9.92MB\n";
        assert_eq!(
            read(said),
            Some(Load {
                answers: 4821.0,
                per_second: 4816.46
            })
        );
    }
}
