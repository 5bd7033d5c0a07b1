//! A program's commands as a page: what its own help says.

use std::fmt::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context as _, bail};

/// The page of a program, with a section for each command.
pub(super) fn page(program: &Path, name: &str) -> anyhow::Result<String> {
    let mut text = format!(
        "# {name}\n\nWhat `{name} help` says, for every command. `{name} manual` writes the same as manual pages, `{name} completions` writes completions for your shell.\n"
    );
    section(program, &[name], &mut text)?;
    Ok(text)
}

fn section(program: &Path, path: &[&str], text: &mut String) -> anyhow::Result<()> {
    let help = help(program, &path[1..])?;
    let shown = match path {
        [_] => help.as_str(),
        // What every command takes stands at the top of the page once.
        _ => help.split("\nSettings:").next().unwrap_or(&help),
    };
    let _ = write!(
        text,
        "\n## {}\n\n```text\n{}\n```\n",
        path.join(" "),
        shown.trim()
    );
    for inner in subcommands(&help) {
        section(program, &[path, &[inner]].concat(), text)?;
    }
    Ok(())
}

/// The words that begin the lines below `Commands:`.
fn subcommands(help: &str) -> impl Iterator<Item = &str> {
    help.lines()
        .skip_while(|line| *line != "Commands:")
        .skip(1)
        .take_while(|line| !line.is_empty())
        // Further lines of a description are indented more.
        .filter(|line| line.starts_with("  ") && !line.starts_with("   "))
        .filter_map(|line| line.split_whitespace().next())
        .filter(|name| *name != "help")
}

/// In English, and as wide as where there is no terminal.
fn help(program: &Path, path: &[&str]) -> anyhow::Result<String> {
    let output = Command::new(program)
        .arg("help")
        .args(path)
        .env_clear()
        .env("LANG", "en_GB.UTF-8")
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .with_context(|| format!("could not start {}", program.display()))?;
    if !output.status.success() {
        bail!("`{} help {}` failed", program.display(), path.join(" "));
    }
    String::from_utf8(output.stdout).context("help is not text")
}

#[cfg(test)]
mod tests {
    use super::subcommands;

    #[test]
    fn commands_are_found_among_descriptions_that_are_long() {
        let help = "About\n\nCommands:\n  init      Makes\n            a folder\n  key       Keys\n  help      Prints\n\nOptions:\n  -h\n";
        assert_eq!(subcommands(help).collect::<Vec<_>>(), ["init", "key"]);
    }
}
