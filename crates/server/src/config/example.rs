//! The documented default of everything, as a file to begin from.

use std::fmt::Write as _;

use super::settings::SETTINGS;

/// Longest line of a comment.
const WIDTH: usize = 100;

/// A configuration file that says what the defaults say, with every setting explained.
pub fn example() -> String {
    let mut text = String::from(
        "# tillit-server.toml: every setting with its default. Leave out what you do not change.\n",
    );
    let mut section = "";
    for setting in SETTINGS {
        let (table, key) = setting.name.rsplit_once('.').unwrap_or(("", setting.name));
        if table != section {
            section = table;
            let _ = write!(text, "\n[{table}]");
        }
        text.push('\n');
        for line in wrapped(setting.means) {
            let _ = writeln!(text, "# {line}");
        }
        let _ = writeln!(text, "# Expects {}.", setting.expects);
        let _ = writeln!(text, "{key} = {}", setting.default);
    }
    text
}

fn wrapped(sentence: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in sentence.split(' ') {
        let line = lines.last_mut().expect("there is always a line");
        if !line.is_empty() && line.len() + 1 + word.len() > WIDTH {
            lines.push(word.to_owned());
        } else {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    lines
}
