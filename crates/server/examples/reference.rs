//! Prints the reference pages of the server, as a JSON object from file to Markdown: `cargo xtask codegen` writes them.

use std::fmt::Write as _;

use serde_json::json;
use tillit_model::Language;
use tillit_server::config::{SETTINGS, example};
use tillit_server::metric::METRICS;
use tillit_server::problem::Meaning;

fn main() {
    let pages = json!({
        "configuration.md": configuration(),
        "metrics.md": metrics(),
        "problems.md": problems(),
    });
    println!("{pages:#}");
}

fn configuration() -> String {
    let mut text = String::from(
        "# Configuration\n\nEvery setting of `tillit-server.toml`. `tillit-server config check` reads a file and says what is in effect.\n\n| setting | default | meaning |\n|---|---|---|\n",
    );
    for setting in SETTINGS {
        let (means, expects) = (cell(setting.means), cell(setting.expects));
        let _ = writeln!(
            text,
            "| `{}` | `{}` | {means} Expects {expects}. |",
            setting.name, setting.default
        );
    }
    let _ = write!(
        text,
        "\n## The file\n\n`tillit-server config example` prints it:\n\n```toml\n{}```\n",
        example()
    );
    text
}

fn metrics() -> String {
    let mut text = String::from(
        "# Metrics\n\nEverything that `/metrics` offers, in the text format of Prometheus. What to watch and what to do stands in [Monitoring](../setup/monitoring.md).\n\n| metric | type | labels | unit | meaning |\n|---|---|---|---|---|\n",
    );
    for metric in METRICS {
        let labels: Vec<_> = metric
            .labels
            .iter()
            .map(|label| format!("`{label}`"))
            .collect();
        let _ = writeln!(
            text,
            "| `{}` | {} | {} | {} | {} |",
            metric.name,
            metric.kind.as_str(),
            labels.join(", "),
            metric.unit,
            cell(metric.means)
        );
    }
    text
}

fn problems() -> String {
    let mut text = String::from(
        "# Problem codes\n\nWhy the registry refuses a request. A refusal is a problem document (RFC 9457); its `code` stands here, its `type` leads to the same text.\n",
    );
    for code in codes() {
        if let Some(meaning) = Meaning::of(&code, Language::En) {
            let _ = write!(
                text,
                "\n## {code}\n\n**{}.** {}\n",
                meaning.title, meaning.meaning
            );
        }
    }
    text
}

/// The codes that are explained, in the order of the message file.
fn codes() -> impl Iterator<Item = String> {
    include_str!("../locales/en/problems.ftl")
        .lines()
        .filter_map(|line| line.strip_prefix("problem-")?.split_once(" ="))
        .map(|(name, _)| name.replace('-', "_"))
}

/// A text that stays in its cell of a table.
fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('<', "&lt;")
}
