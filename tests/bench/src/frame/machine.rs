//! Where and when the figures were taken.

use std::fmt;
use std::fs::read_to_string;
use std::time::SystemTime;

use anyhow::Context as _;
use time::OffsetDateTime;
use time::macros::format_description;

/// The machine, the day and how busy it was.
#[derive(Debug, Clone, PartialEq)]
pub struct Machine {
    date: String,
    processor: String,
    cores: usize,
    memory_gib: f64,
    system: String,
    /// Load average of the last minute, at the beginning and at the end.
    load: (String, String),
}

impl Machine {
    /// Looks at the beginning of a run.
    pub fn look() -> anyhow::Result<Self> {
        let now = OffsetDateTime::from(SystemTime::now());
        let processors = read_to_string("/proc/cpuinfo").context("could not read /proc/cpuinfo")?;
        let memory = read_to_string("/proc/meminfo").context("could not read /proc/meminfo")?;
        let kilobytes: f64 = field(&memory, "MemTotal")
            .and_then(|text| text.strip_suffix(" kB"))
            .and_then(|text| text.parse().ok())
            .context("/proc/meminfo does not say how much memory there is")?;
        let system = read_to_string("/proc/sys/kernel/osrelease")
            .context("could not read the kernel's version")?;
        Ok(Self {
            date: now.format(format_description!(
                "[year]-[month]-[day] [hour]:[minute] UTC"
            ))?,
            processor: field(&processors, "model name")
                .unwrap_or("unknown")
                .to_owned(),
            cores: std::thread::available_parallelism()?.get(),
            memory_gib: kilobytes / (1024.0 * 1024.0),
            system: format!("Linux {}", system.trim()),
            load: (load()?, String::new()),
        })
    }

    /// Looks again at its end.
    pub fn look_again(&mut self) -> anyhow::Result<()> {
        self.load.1 = load()?;
        Ok(())
    }
}

impl fmt::Display for Machine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            date,
            processor,
            cores,
            memory_gib,
            system,
            load: (before, after),
        } = self;
        write!(
            f,
            "{date}; {processor}, {cores} cores, {memory_gib:.0} GiB; {system}; load average {before} at the beginning"
        )?;
        if !after.is_empty() {
            write!(f, ", {after} at the end")?;
        }
        Ok(())
    }
}

fn field<'t>(text: &'t str, name: &str) -> Option<&'t str> {
    text.lines().find_map(|line| {
        let (found, value) = line.split_once(':')?;
        (found.trim() == name).then(|| value.trim())
    })
}

fn load() -> anyhow::Result<String> {
    let text = read_to_string("/proc/loadavg").context("could not read /proc/loadavg")?;
    Ok(text.split(' ').next().unwrap_or_default().to_owned())
}
