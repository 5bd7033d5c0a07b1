//! `tillit config`

use clap::Subcommand;
use serde::Serialize;
use tillit_client::folder::PROJECT_FILE;

use crate::failure::Failure;
use crate::session::Session;
use crate::settings::{Origin, Setting, config_folder};
use crate::table::{table, text};

/// Shows settings
#[derive(Debug, Subcommand)]
pub(crate) enum Config {
    /// Shows every setting and where it comes from
    Show,
}

#[derive(Serialize)]
struct Row {
    name: &'static str,
    value: Option<String>,
    origin: Option<Origin>,
}

impl Config {
    pub(super) fn run(self, session: &Session) -> Result<(), Failure> {
        let settings = &session.settings;
        let language = Setting {
            value: settings.language.value.tag(),
            origin: settings.language.origin,
        };
        let output = Setting {
            value: format!("{:?}", settings.output.value).to_lowercase(),
            origin: settings.output.origin,
        };
        let path = |setting: &Setting<std::path::PathBuf>| Setting {
            value: setting.value.display().to_string(),
            origin: setting.origin,
        };
        let rows = [
            row("registry", settings.registry.as_ref()),
            row("organisation", settings.organisation.as_ref()),
            row("federation", settings.federation.as_ref()),
            row("key", settings.key.as_ref().map(path).as_ref()),
            row("trust", Some(&path(&settings.trust))),
            row("output", Some(&output)),
            row("lang", Some(&language)),
        ];
        session.results("settings", &rows, || {
            let mut shown = table(["setting", "value", "from"]);
            for row in &rows {
                shown.add_row([
                    row.name.to_owned(),
                    row.value.clone().unwrap_or_else(|| "-".to_owned()),
                    row.origin
                        .map_or_else(String::new, |origin| place(session, origin)),
                ]);
            }
            text(&shown)
        })
    }
}

fn row<T: std::fmt::Display>(name: &'static str, setting: Option<&Setting<T>>) -> Row {
    Row {
        name,
        value: setting.map(|setting| setting.value.to_string()),
        origin: setting.map(|setting| setting.origin),
    }
}

fn place(session: &Session, origin: Origin) -> String {
    match origin {
        Origin::Flag => session.text("origin-flag", &[]),
        Origin::Environment => session.text("origin-environment", &[]),
        Origin::Project => session
            .settings
            .folder
            .join(PROJECT_FILE)
            .display()
            .to_string(),
        Origin::User => config_folder().join("config.yaml").display().to_string(),
        Origin::Default => session.text("origin-default", &[]),
    }
}
