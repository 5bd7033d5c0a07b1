//! `tillit attribute diff`

use clap::Args;
use serde_json::Value;
use tillit_catalogue::{Change, Step, Subject};

use super::place;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::session::Session;
use crate::style;

/// Shows what changed between two releases of a list, and for whom it breaks
#[derive(Debug, Args)]
pub(crate) struct Diff {
    /// The release before: gemensam@1.0.0, a file, a list's folder, or the address that a registry publishes it at
    #[arg(value_name = "BEFORE")]
    before: String,
    /// The release after
    #[arg(value_name = "AFTER")]
    after: String,
    /// Ends with 10 when something breaks for somebody
    #[arg(long)]
    exit_code: bool,
}

impl Diff {
    pub(super) fn run(self, session: &Session) -> Result<(), Failure> {
        let before = place::read(session, &self.before)?;
        let after = place::read(session, &self.after)?;
        if before.list != after.list {
            return Err(Failure::new(Exit::Usage, "other-list")
                .arg("before", &before.list)
                .arg("after", &after.list));
        }
        let diff = tillit_catalogue::diff(&before, &after);
        session.result("attribute-list-diff", &diff, || {
            let mut text = String::new();
            let mut subject: Option<&Subject> = None;
            for change in &diff.changes {
                if subject != Some(&change.subject) {
                    let strong = style::STRONG;
                    text += &format!("{strong}{}{strong:#}\n", change.subject);
                    subject = Some(&change.subject);
                }
                text += &line(session, change);
            }
            text
        })?;
        let count = diff.changes.len();
        let step = diff.step.map_or("", Step::as_str);
        let args: [(&'static str, &dyn std::fmt::Display); 4] = [
            ("count", &count),
            ("step", &step),
            ("from", &diff.from),
            ("least", &diff.least),
        ];
        match diff.step {
            None => session.say("diff-same", &args),
            Some(_) => session.say("diff-least", &args),
        }
        let breaks = diff.changes.iter().any(|change| change.breaks.anybody());
        if self.exit_code && breaks {
            return Err(Failure::quiet(Exit::Changes));
        }
        Ok(())
    }
}

/// `  /cardinality  values-narrowed: some values are no longer right; breaks issuers (major)`, and the values under it.
fn line(session: &Session, change: &Change) -> String {
    let breaks = change.breaks.names();
    let whom = match breaks.as_slice() {
        [] => session.text("diff-breaks-nobody", &[]),
        names => {
            let named: Vec<String> = names
                .iter()
                .map(|name| session.text(&format!("diff-{name}"), &[]))
                .collect();
            let joined = named.join(&session.text("word-and", &[]));
            session.text("diff-breaks", &[("whom", &joined)])
        }
    };
    let member = match change.member.as_str() {
        "" => String::new(),
        // Names in protocols are addresses, which a pointer writes with its own escapes.
        member => format!("{} ", member.replace("~1", "/").replace("~0", "~")),
    };
    let colour = if breaks.is_empty() {
        style::PLACE
    } else {
        style::WARNING
    };
    let mut text = format!(
        "  {member}{colour}{}{colour:#}: {}; {whom} ({})\n",
        change.kind.code(),
        change.kind.text(session.language()),
        change.step.as_str()
    );
    for (sign, value) in [('-', &change.before), ('+', &change.after)] {
        if let Some(value) = value {
            text += &format!("    {sign} {}\n", shown(value));
        }
    }
    text
}

/// Letters of a value; programs get all of it.
const SHOWN: usize = 160;

/// A value as JSON in one line, where control characters are escaped.
fn shown(value: &Value) -> String {
    let text = value.to_string();
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{} ...", &text[..end]),
        None => text,
    }
}
