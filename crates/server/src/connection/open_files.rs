//! Every connection is an open file, and the system gives a process only so many.

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

/// Files that are not connections: the database, its log, the keys, and what the system needs, several times over.
const KEPT: u64 = 512;

/// How many connections there may be, at most as many as wanted: leaves files for the rest of the program, which would fail without.
/// Raises the process's own limit to what it may have.
pub(crate) fn most_connections(wanted: usize) -> usize {
    let allowed = raised();
    let room = allowed.map_or(usize::MAX, |files| {
        usize::try_from(files.saturating_sub(KEPT).max(1)).unwrap_or(usize::MAX)
    });
    if room < wanted {
        tracing::warn!(
            wanted,
            room,
            "fewer connections than http.max_connections: the process may not open more files; raise its limit (LimitNOFILE, ulimit -n)"
        );
    }
    wanted.min(room)
}

/// The files that the process may have open, after asking for as many as it can get; none when there is no limit.
fn raised() -> Option<u64> {
    let limit = getrlimit(Resource::Nofile);
    let most = limit.maximum;
    let asked = Rlimit {
        current: most,
        maximum: most,
    };
    match setrlimit(Resource::Nofile, asked) {
        Ok(()) => most,
        Err(_) => limit.current,
    }
}
