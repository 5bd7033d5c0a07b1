//! Findings, shown as a compiler shows them.
//!
//! ```text
//! error[unique-pins]: The client's key is already used by ...
//!   --> entities/kontosynk.yaml:12:9
//!    |
//! 12 |       pins: [{ certificate_file: certs/klient.pem }]
//!    |         ^
//!    = help: ...
//! ```

use std::fmt::Write as _;

use serde::Serialize;
use tillit_client::connection::ReportedFinding;
use tillit_client::folder::Source;
use tillit_client::{Judged, LocatedFinding};
use tillit_model::text::Position;
use tillit_model::{Finding, Language, Level};

use crate::messages;
use crate::style;

/// Columns shown of a line before and after the place; certificates in one line are long.
const SHOWN: usize = 100;

/// A finding for programs.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct FindingRow {
    file: String,
    line: u32,
    column: u32,
    pointer: String,
    rule: &'static str,
    level: Level,
    message: String,
    help: String,
}

/// Every finding of a folder for programs.
pub(crate) fn rows(judged: &[Judged<'_>], language: Language) -> Vec<FindingRow> {
    judged
        .iter()
        .flat_map(|of| {
            of.findings
                .iter()
                .map(|located| row(of.source, located, language))
        })
        .collect()
}

fn row(source: &Source, located: &LocatedFinding, language: Language) -> FindingRow {
    let file = source.path.display().to_string();
    row_at(file, located.position, &located.finding, language)
}

/// A finding at a place of a file.
pub(crate) fn row_at(
    file: String,
    place: Position,
    finding: &Finding,
    language: Language,
) -> FindingRow {
    let said = messages::finding(finding, language);
    FindingRow {
        file,
        line: place.line,
        column: place.column,
        pointer: finding.pointer.clone(),
        rule: finding.rule,
        level: finding.level,
        message: said.message,
        help: said.help,
    }
}

/// How many findings there are of a level.
pub(crate) fn count(judged: &[Judged<'_>], level: Level) -> usize {
    judged
        .iter()
        .flat_map(|of| &of.findings)
        .filter(|located| located.finding.level == level)
        .count()
}

/// Every finding of a folder for people.
pub(crate) fn show(judged: &[Judged<'_>], language: Language) -> String {
    let mut text = String::new();
    for of in judged {
        for located in &of.findings {
            let written = of.source.line(located.position.line);
            let path = of.source.path.display();
            show_one(
                &mut text,
                &path,
                written,
                located.position,
                &located.finding,
                language,
            );
        }
    }
    text
}

/// One finding at a place of a file, with the line as it is written there.
pub(crate) fn show_one(
    text: &mut String,
    path: &dyn std::fmt::Display,
    written: Option<&str>,
    place: Position,
    finding: &Finding,
    language: Language,
) {
    let said = messages::finding(finding, language);
    let (line, column) = (place.line, place.column);
    head(text, finding.level, finding.rule, &said.message);
    let place = style::PLACE;
    let margin = " ".repeat(line.to_string().len());
    let _ = writeln!(text, "{margin}{place}-->{place:#} {path}:{line}:{column}");
    if let Some(written) = written {
        let (shown, caret) = around(written, column);
        let _ = writeln!(text, "{margin} {place}|{place:#}");
        let _ = writeln!(text, "{place}{line} |{place:#} {shown}");
        let colour = style::level(finding.level);
        let _ = writeln!(
            text,
            "{margin} {place}|{place:#} {caret}{colour}^{colour:#}"
        );
    }
    help(text, &margin, &said.help, language);
}

/// The part of a line around a column, and the white space that puts a caret under it.
fn around(line: &str, column: u32) -> (String, String) {
    let at = usize::try_from(column.saturating_sub(1)).unwrap_or(usize::MAX);
    let start = at.saturating_sub(SHOWN);
    let visible = |c: char| if c.is_control() { ' ' } else { c };
    let shown: String = line
        .chars()
        .skip(start)
        .take(2 * SHOWN)
        .map(visible)
        .collect();
    (shown, " ".repeat((at - start).min(2 * SHOWN)))
}

fn head(text: &mut String, level: Level, rule: &str, message: &str) {
    let colour = style::level(level);
    let strong = style::STRONG;
    let _ = writeln!(
        text,
        "{colour}{}[{rule}]{colour:#}{strong}: {message}{strong:#}",
        level.as_str()
    );
}

fn help(text: &mut String, margin: &str, sentence: &str, language: Language) {
    let place = style::PLACE;
    let word = messages::text(language, "word-help", &[]);
    if !sentence.is_empty() {
        let _ = writeln!(text, "{margin} {place}={place:#} {word}: {sentence}");
    }
    text.push('\n');
}

/// A finding about something without lines, for programs.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct PlainRow {
    pointer: String,
    rule: &'static str,
    level: Level,
    message: String,
    help: String,
}

/// Findings about something without lines, for programs.
pub(crate) fn rows_of(findings: &[Finding], language: Language) -> Vec<PlainRow> {
    let row = |finding: &Finding| {
        let said = messages::finding(finding, language);
        PlainRow {
            pointer: finding.pointer.clone(),
            rule: finding.rule,
            level: finding.level,
            message: said.message,
            help: said.help,
        }
    };
    findings.iter().map(row).collect()
}

/// The same for people.
pub(crate) fn show_all(findings: &[Finding], language: Language) -> String {
    let mut text = String::new();
    for finding in findings {
        let said = messages::finding(finding, language);
        head(&mut text, finding.level, finding.rule, &said.message);
        let place = style::PLACE;
        let _ = writeln!(text, " {place}-->{place:#} {}", finding.pointer);
        help(&mut text, " ", &said.help, language);
    }
    text
}

/// Findings of the registry for people; it knows documents, not files.
pub(crate) fn show_reported(findings: &[ReportedFinding], language: Language) -> String {
    let mut text = String::new();
    for finding in findings {
        head(
            &mut text,
            finding.level,
            &finding.rule,
            finding.message.get(language),
        );
        let document = finding.document_id.as_deref().unwrap_or_default();
        let place = style::PLACE;
        let _ = writeln!(text, " {place}-->{place:#} {document} {}", finding.pointer);
        help(&mut text, " ", finding.help.get(language), language);
    }
    text
}
