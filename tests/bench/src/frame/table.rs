//! Figures as lines of a table, for the terminal and for a page.

use super::Figure;
use super::figure::digits;

/// Titles of the columns.
const TITLES: [&str; 7] = [
    "figure",
    "counted",
    "ours",
    "reference",
    "ratio (least to greatest)",
    "goal",
    "verdict",
];

/// The table as Markdown, which also reads well in a terminal.
pub fn table<'f>(figures: impl IntoIterator<Item = &'f Figure>) -> String {
    let mut lines = vec![TITLES.map(str::to_owned)];
    lines.extend(figures.into_iter().map(cells));
    let widths: Vec<usize> = (0..TITLES.len())
        .map(|column| {
            let cells = lines.iter().map(|line| line[column].chars().count());
            cells.max().unwrap_or_default()
        })
        .collect();
    let rule = widths.iter().map(|width| "-".repeat(*width));
    let rule = format!("|-{}-|\n", rule.collect::<Vec<_>>().join("-|-"));
    let mut text = String::new();
    for (place, line) in lines.iter().enumerate() {
        let cells = line
            .iter()
            .zip(&widths)
            .map(|(cell, width)| format!("{cell:width$}"));
        text.push_str(&format!("| {} |\n", cells.collect::<Vec<_>>().join(" | ")));
        if place == 0 {
            text.push_str(&rule);
        }
    }
    text
}

fn cells(figure: &Figure) -> [String; 7] {
    let show = |value| figure.basis.show(value);
    let (reference, ratio) = match &figure.reference {
        Some(reference) => {
            let (least, greatest) = reference.ratio.spread();
            let ratio = format!(
                "{} ({} to {})",
                digits(reference.ratio.median()),
                digits(least),
                digits(greatest)
            );
            (show(reference.values.median()), ratio)
        }
        None => {
            let (least, greatest) = figure.subject.spread();
            let spread = format!("({} to {})", show(least), show(greatest));
            (String::new(), spread)
        }
    };
    [
        figure.name.clone(),
        figure.basis.as_str().to_owned(),
        show(figure.subject.median()),
        reference,
        ratio,
        figure.goal_text(),
        figure.verdict().as_str().to_owned(),
    ]
}

#[cfg(test)]
mod tests {
    use super::super::{Basis, Figure, Goal, Series};
    use super::table;

    #[test]
    fn a_line_has_the_goal_beside_the_figure() {
        let series = |values: &[f64]| Series::new(values.to_vec()).expect("rounds were measured");
        let figure = Figure::relative(
            "rendering",
            Basis::CpuTime,
            series(&[0.2, 0.3, 0.2]),
            series(&[0.1, 0.1, 0.1]),
            Some(Goal::AtMost(3.0)),
        )
        .expect("equally many rounds");
        let line = table([&figure]);
        let line = line.lines().last().expect("a line");
        let cells: Vec<_> = line.split('|').map(str::trim).collect();
        assert_eq!(
            cells[1..8],
            [
                "rendering",
                "CPU time",
                "200 ms",
                "100 ms",
                "2.00 (2.00 to 3.00)",
                "at most 3",
                "met"
            ]
        );
    }
}
