//! Differences and plans for people.

use std::fmt::Write as _;

use anstyle::AnsiColor;
use serde_json::Value;
use tillit_client::plan::{Change, Difference};
use tillit_model::{Action, Sha256};

use crate::session::Session;
use crate::style;

/// Characters shown of a text; a certificate is recognised by less.
const LONGEST: usize = 120;

/// A change with every member that differs.
pub(crate) fn change(session: &Session, change: &Change) -> String {
    let (sign, word) = match (change.action, change.base.and_then(|base| base.sha256)) {
        (Action::Put, None) => ("+", "change-new"),
        (Action::Put, Some(_)) => ("~", "change-changed"),
        (Action::Withdraw, _) => ("-", "change-withdrawn"),
    };
    let strong = style::STRONG;
    let mut text = format!(
        "{strong}{sign} {} {}{strong:#}  ({})\n",
        change.kind,
        change.id,
        session.text(word, &[])
    );
    if let Some(base) = change.base {
        let line = session.text("change-base", &[("version", &base.version)]);
        let _ = writeln!(text, "    {line}");
    }
    if let Some(pending) = &change.supersedes {
        let line = session.text("change-supersedes", &[("id", pending)]);
        let _ = writeln!(text, "    {line}");
    }
    text.push_str(&members(&change.differences, "    "));
    text
}

/// Differences, one line for each member.
pub(crate) fn members(differences: &[Difference], margin: &str) -> String {
    let mut text = String::new();
    for difference in differences {
        match difference {
            Difference::Added { pointer, value } => leaves(&mut text, margin, '+', pointer, value),
            Difference::Removed { pointer, value } => {
                leaves(&mut text, margin, '-', pointer, value)
            }
            Difference::Replaced {
                pointer,
                before,
                after,
            } => {
                leaves(&mut text, margin, '-', pointer, before);
                leaves(&mut text, margin, '+', pointer, after);
            }
        }
    }
    text
}

/// Every leaf of a value on a line of its own, under its pointer.
fn leaves(text: &mut String, margin: &str, sign: char, pointer: &str, value: &Value) {
    use tillit_model::text::pointer_to;
    match value {
        Value::Object(members) if !members.is_empty() => {
            for (name, inner) in members {
                leaves(text, margin, sign, &pointer_to(pointer, name), inner);
            }
        }
        Value::Array(elements) if !elements.is_empty() => {
            for (index, inner) in elements.iter().enumerate() {
                leaves(
                    text,
                    margin,
                    sign,
                    &pointer_to(pointer, &index.to_string()),
                    inner,
                );
            }
        }
        leaf => {
            let colour = match sign {
                '+' => AnsiColor::Green,
                _ => AnsiColor::Red,
            }
            .on_default();
            let _ = writeln!(
                text,
                "{margin}{colour}{sign} {pointer}: {}{colour:#}",
                shorten(leaf)
            );
        }
    }
}

fn shorten(leaf: &Value) -> String {
    let written = inert(&leaf.to_string());
    let length = written.chars().count();
    if length <= LONGEST {
        return written;
    }
    let start: String = written.chars().take(LONGEST).collect();
    let whole = leaf
        .as_str()
        .map_or_else(|| leaf.to_string(), str::to_owned);
    format!("{start}… ({length}, SHA-256 {})", Sha256::of(whole))
}

/// Text of other people, with everything that could move a terminal's cursor or change the order of reading written out.
pub(crate) fn inert(text: &str) -> String {
    let invisible = |c: char| {
        c.is_control()
            || matches!(c, '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{E0000}'..='\u{E0FFF}')
    };
    text.chars()
        .map(|c| {
            if invisible(c) {
                c.escape_unicode().to_string()
            } else {
                c.to_string()
            }
        })
        .collect()
}
