//! The guide's pages: commands and tables.

use std::fs;
use std::path::PathBuf;

/// A file of the repository.
pub(crate) fn repository(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("..")
        .join(path)
}

/// The text of a file of the repository.
pub(crate) fn text(path: &str) -> String {
    let file = repository(path);
    fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

/// The commands below one heading of a page, or below its title when none is named, up to the next heading, as one script. Examples to read are marked `console`, commands to run `sh`.
pub(crate) fn commands(page: &str, heading: &str) -> String {
    let title = format!("## {heading}");
    let is_title = |line: &str| match heading {
        "" => line.starts_with("# "),
        _ => plain(line) == title,
    };
    let below = page
        .lines()
        .skip_while(|line| !is_title(line))
        .skip(1)
        .take_while(|line| !line.starts_with("## "));
    let mut script = String::new();
    let mut inside = false;
    for line in below {
        match line {
            "```sh" => inside = true,
            "```" => inside = false,
            _ if inside => {
                script.push_str(line);
                script.push('\n');
            }
            _ => {}
        }
    }
    assert!(!script.is_empty(), "there are no commands below {title:?}");
    script
}

/// A heading without the place that links lead to.
fn plain(line: &str) -> String {
    match (line.find("<a "), line.find("</a>")) {
        (Some(begin), Some(end)) => format!("{}{}", &line[..begin], &line[end + 4..]),
        _ => line.to_owned(),
    }
}

/// The cells of every row of the page's tables, without the rows above and below their heads.
pub(crate) fn rows(page: &str) -> Vec<Vec<String>> {
    page.lines()
        .filter(|line| line.starts_with("| `"))
        .map(|line| {
            let cells = line.trim_matches('|').split(" | ");
            cells.map(|cell| cell.trim().to_owned()).collect()
        })
        .collect()
}
