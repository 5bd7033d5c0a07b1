//! What another process has used, as Linux counts it.

use std::fs::read_to_string;

use anyhow::Context as _;
use rustix::param::clock_ticks_per_second;

/// CPU and memory of one process.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Usage {
    /// Seconds of CPU, user and system, since it began.
    pub cpu: f64,
    /// Resident memory in bytes.
    pub resident: f64,
    /// The most resident memory it has had, in bytes.
    pub peak: f64,
}

impl Usage {
    /// Of the process with that number.
    pub fn of(pid: u32) -> anyhow::Result<Self> {
        let stat = read_to_string(format!("/proc/{pid}/stat"))?;
        // The second field is the program's name in parentheses, and may hold anything.
        let (_, fields) = stat
            .rsplit_once(')')
            .context("/proc/<pid>/stat names no program")?;
        let ticks = |place: usize| -> anyhow::Result<f64> {
            let field = fields.split_whitespace().nth(place);
            Ok(field.context("/proc/<pid>/stat is too short")?.parse()?)
        };
        // utime and stime are fields 14 and 15 of proc_pid_stat(5); the third follows the name.
        let cpu = (ticks(11)? + ticks(12)?) / clock_ticks_per_second() as f64;
        let status = read_to_string(format!("/proc/{pid}/status"))?;
        let bytes = |name: &str| -> anyhow::Result<f64> {
            let line = status.lines().find_map(|line| line.strip_prefix(name));
            let kibibytes = line.and_then(|line| line.split_whitespace().next());
            let kibibytes: f64 = kibibytes
                .context("/proc/<pid>/status lacks a line")?
                .parse()?;
            Ok(kibibytes * 1024.0)
        };
        Ok(Self {
            cpu,
            resident: bytes("VmRSS:")?,
            peak: bytes("VmHWM:")?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Usage;

    #[test]
    fn this_process_has_used_something() {
        let usage = Usage::of(std::process::id()).expect("Linux tells");
        assert!(
            usage.resident > 0.0 && usage.peak >= usage.resident,
            "{usage:?}"
        );
    }
}
