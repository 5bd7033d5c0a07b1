//! One line of the table.

use super::Series;

/// What the numbers of a figure are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// Seconds of CPU, user and system.
    CpuTime,
    /// Seconds on the wall.
    WallTime,
    /// Things done in a second of CPU.
    PerCpuSecond,
    /// Things done in a second on the wall.
    PerSecond,
    /// Bytes of memory.
    Bytes,
}

impl Basis {
    /// As a column says it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::CpuTime => "CPU time",
            Self::WallTime => "wall time",
            Self::PerCpuSecond => "per second of CPU",
            Self::PerSecond => "per second",
            Self::Bytes => "memory",
        }
    }

    /// A value with its unit, to three digits.
    pub fn show(self, value: f64) -> String {
        match self {
            Self::CpuTime | Self::WallTime if value >= 1.0 => format!("{} s", digits(value)),
            Self::CpuTime | Self::WallTime if value >= 1e-3 => {
                format!("{} ms", digits(value * 1e3))
            }
            Self::CpuTime | Self::WallTime => format!("{} µs", digits(value * 1e6)),
            Self::PerCpuSecond | Self::PerSecond => format!("{}/s", grouped(value)),
            Self::Bytes => format!("{} MiB", digits(value / (1024.0 * 1024.0))),
        }
    }
}

/// Where a figure has to lie: its ratio, or its value when it has no reference.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Goal {
    /// Here or below.
    AtMost(f64),
    /// Here or above.
    AtLeast(f64),
}

/// Whether a figure lies where it has to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It has no goal.
    None,
    /// It does.
    Met,
    /// It does not.
    FallsShort,
}

/// A subject, what it is compared with, and where it should lie.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    pub(super) name: String,
    pub(super) basis: Basis,
    pub(super) subject: Series,
    pub(super) reference: Option<Reference>,
    pub(super) goal: Option<Goal>,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) struct Reference {
    pub(super) values: Series,
    pub(super) ratio: Series,
}

impl Figure {
    /// A figure that stands for itself: its goal is about its value.
    pub fn absolute(
        name: impl Into<String>,
        basis: Basis,
        subject: Series,
        goal: Option<Goal>,
    ) -> Self {
        Self {
            name: name.into(),
            basis,
            subject,
            reference: None,
            goal,
        }
    }

    /// A figure beside another of the same rounds: its goal is about the ratio.
    pub fn relative(
        name: impl Into<String>,
        basis: Basis,
        subject: Series,
        reference: Series,
        goal: Option<Goal>,
    ) -> anyhow::Result<Self> {
        let ratio = subject.over(&reference)?;
        Ok(Self {
            name: name.into(),
            basis,
            subject,
            reference: Some(Reference {
                values: reference,
                ratio,
            }),
            goal,
        })
    }

    /// What was measured.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// How many rounds there were.
    pub fn rounds(&self) -> usize {
        self.subject.rounds()
    }

    /// Whether it lies where it has to.
    pub fn verdict(&self) -> Verdict {
        let value = match &self.reference {
            Some(reference) => reference.ratio.median(),
            None => self.subject.median(),
        };
        match self.goal {
            None => Verdict::None,
            Some(Goal::AtMost(limit)) if value <= limit => Verdict::Met,
            Some(Goal::AtLeast(limit)) if value >= limit => Verdict::Met,
            Some(_) => Verdict::FallsShort,
        }
    }

    /// The goal in words.
    pub(super) fn goal_text(&self) -> String {
        let limit = |limit: f64| match self.reference {
            Some(_) => {
                let text = format!("{limit:.2}");
                text.trim_end_matches('0').trim_end_matches('.').to_owned()
            }
            None => self.basis.show(limit),
        };
        match self.goal {
            None => String::new(),
            Some(Goal::AtMost(most)) => format!("at most {}", limit(most)),
            Some(Goal::AtLeast(least)) => format!("at least {}", limit(least)),
        }
    }
}

impl Verdict {
    /// As a column says it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::None => "",
            Self::Met => "met",
            Self::FallsShort => "falls short",
        }
    }
}

/// Three digits of a number that is not tiny.
pub(super) fn digits(value: f64) -> String {
    match value.abs() {
        large if large >= 100.0 => format!("{value:.0}"),
        middle if middle >= 10.0 => format!("{value:.1}"),
        _ => format!("{value:.2}"),
    }
}

/// A whole number in groups of three.
fn grouped(value: f64) -> String {
    let plain = format!("{value:.0}");
    let mut grouped = String::new();
    for (place, digit) in plain.chars().enumerate() {
        if place > 0 && (plain.len() - place) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::{Basis, Figure, Goal, Series, Verdict};

    fn series(value: f64) -> Series {
        Series::new(vec![value]).expect("one round")
    }

    #[test]
    fn a_goal_is_about_the_ratio_where_there_is_a_reference() {
        let figure = |goal| {
            Figure::relative(
                "x",
                Basis::CpuTime,
                series(3.0),
                series(2.0),
                Some(Goal::AtMost(goal)),
            )
            .expect("equally many rounds")
            .verdict()
        };
        assert_eq!(
            (figure(1.5), figure(1.4)),
            (Verdict::Met, Verdict::FallsShort)
        );
        let alone = Figure::absolute("x", Basis::WallTime, series(3.0), Some(Goal::AtMost(2.0)));
        assert_eq!(
            (alone.verdict(), alone.goal_text().as_str()),
            (Verdict::FallsShort, "at most 2.00 s")
        );
    }

    #[test]
    fn values_have_three_digits_and_a_unit() {
        assert_eq!(Basis::CpuTime.show(0.312_34), "312 ms");
        assert_eq!(Basis::WallTime.show(0.000_041_2), "41.2 µs");
        assert_eq!(Basis::PerSecond.show(1_234_567.0), "1,234,567/s");
        assert_eq!(Basis::Bytes.show(3.5 * 1024.0 * 1024.0), "3.50 MiB");
    }
}
