//! `docs/benchmarks.md`: what was measured, beside what is written by hand.

use super::{Figure, Machine, Verdict, table};

/// One measurement with what it gave.
#[derive(Debug, Clone)]
pub struct Part {
    /// Its title.
    pub title: &'static str,
    /// What is written about it by hand: what is compared, what was improved, what is next. From `tests/bench/notes/`.
    pub notes: &'static str,
    /// What it gave.
    pub figures: Vec<Figure>,
}

const HEAD: &str = include_str!("../../notes/head.md");

/// The whole page.
pub fn page(machine: &Machine, parts: &[Part]) -> String {
    let figures: Vec<&Figure> = parts.iter().flat_map(|part| &part.figures).collect();
    let with_goal = figures
        .iter()
        .copied()
        .filter(|figure| figure.verdict() != Verdict::None);
    let mut text = format!(
        "<!-- Written by `cargo xtask bench`; what is written by hand is in tests/bench/notes/. -->\n\n{}\n\nTaken on {machine}.\n\n## Goals\n\n{}\n{}\n",
        HEAD.trim_end(),
        table(with_goal),
        shortfalls(parts),
    );
    for part in parts {
        text.push_str(&format!(
            "\n## {}\n\n{}\n\n{}",
            part.title,
            part.notes.trim_end(),
            table(&part.figures)
        ));
    }
    text
}

/// Which figures fall short; why stands in the notes of their measurement.
fn shortfalls(parts: &[Part]) -> String {
    let mut lines = Vec::new();
    for part in parts {
        let short = part
            .figures
            .iter()
            .filter(|figure| figure.verdict() == Verdict::FallsShort);
        lines.extend(short.map(|figure| format!("- {} ({})", figure.name, part.title)));
    }
    if lines.is_empty() {
        return "Every goal is met.".to_owned();
    }
    format!(
        "These fall short; why, and what would help, stands in their sections:\n\n{}",
        lines.join("\n")
    )
}

#[cfg(test)]
mod tests {
    use super::super::{Basis, Goal, Series};
    use super::{Figure, Machine, Part, page};

    #[test]
    fn a_figure_that_falls_short_is_named() {
        let slow = Figure::absolute(
            "start",
            Basis::WallTime,
            Series::new(vec![3.0]).expect("one round"),
            Some(Goal::AtMost(2.0)),
        );
        let part = Part {
            title: "Starting",
            notes: "By hand.",
            figures: vec![slow],
        };
        let text = page(&Machine::look().expect("Linux tells"), &[part]);
        assert!(text.contains("- start (Starting)"), "{text}");
        assert!(text.contains("By hand."), "{text}");
    }
}
