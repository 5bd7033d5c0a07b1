//! `tillit init`

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use clap::Args;
use serde::Serialize;
use tillit_model::{Language, OrganisationNumber, municipality_of};

use crate::failure::Failure;
use crate::session::Session;

/// Makes a folder for an organisation's metadata, with commented examples
#[derive(Debug, Args)]
pub(crate) struct Init {
    /// The folder to make; otherwise the one that --folder names
    #[arg(value_name = "FOLDER")]
    into: Option<PathBuf>,
    /// The organisation's registered name
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// The organisation's domain: stockholm.se
    #[arg(long, value_name = "DOMAIN", default_value = "example.se")]
    domain: String,
    /// The municipality's code: 0180
    #[arg(long, value_name = "CODE")]
    municipality_code: Option<String>,
}

/// Schemas for editors, put beside the files so that completion works without a network.
const SCHEMAS: [(&str, &str); 3] = [
    (
        "organisation-source.json",
        include_str!("../../../../schemas/organisation-source/1.json"),
    ),
    (
        "contacts-source.json",
        include_str!("../../../../schemas/contacts-source/1.json"),
    ),
    (
        "entity-source.json",
        include_str!("../../../../schemas/entity-source/1.json"),
    ),
];

macro_rules! templates {
    ($($path:literal),*) => {
        [$(($path, include_str!(concat!("../../templates/sv/", $path)), include_str!(concat!("../../templates/en/", $path)))),*]
    };
}

/// Path, Swedish text, English text.
const TEMPLATES: [(&str, &str, &str); 6] = templates![
    "tillit.yaml",
    "organisation.yaml",
    "contacts.yaml",
    "entities/example.yaml",
    "certs/README.md",
    "README.md"
];

/// What never belongs in version control.
const GITIGNORE: &str =
    "# Keys and what `tillit` remembers for itself.\n*.key\n*.key.pem\n.tillit/enrolment.json\n";

#[derive(Serialize)]
struct File {
    path: String,
    made: bool,
}

impl Init {
    pub(super) fn run(self, session: &Session) -> Result<(), Failure> {
        let beside = &session.settings.folder;
        let root = &self
            .into
            .as_ref()
            .map_or_else(|| beside.clone(), |into| beside.join(into));
        let values = self.values(session);
        let mut files = Vec::new();
        for (path, sv, en) in TEMPLATES {
            let template = match session.language() {
                Language::Sv => sv,
                Language::En => en,
            };
            files.push(write_new(root, path, &fill(template, &values))?);
        }
        files.push(write_new(root, ".gitignore", GITIGNORE)?);
        for (name, schema) in SCHEMAS {
            files.push(write_new(root, &format!(".tillit/schemas/{name}"), schema)?);
        }
        session.results("files", &files, || {
            let line = |file: &File| {
                let id = if file.made { "init-made" } else { "init-kept" };
                session.text(id, &[("path", &file.path)])
            };
            files.iter().map(line).collect::<Vec<_>>().join("\n")
        })?;
        session.next("init-next", &[("folder", &root.display())]);
        Ok(())
    }

    fn values(&self, session: &Session) -> [(&'static str, String); 8] {
        let settings = &session.settings;
        let number = settings.organisation.as_ref().map(|setting| &setting.value);
        let shown = number.map_or_else(|| "212000-0142".to_owned(), OrganisationNumber::hyphenated);
        let digits = number.map_or("2120000142", OrganisationNumber::digits);
        let code = self.municipality_code.clone();
        let by_code = code.as_deref().and_then(municipality_of);
        let name = self
            .name
            .clone()
            .or_else(|| by_code.map(|name| format!("{name} kommun")))
            .unwrap_or_else(|| session.text("init-name", &[]));
        [
            ("ORGANISATION", shown),
            ("DIGITS", digits.to_owned()),
            ("NAME", name),
            ("DOMAIN", self.domain.clone()),
            (
                "MUNICIPALITY",
                code.map_or_else(
                    || "# municipality_code: \"0180\"".to_owned(),
                    |code| format!("municipality_code: \"{code}\""),
                ),
            ),
            (
                "REGISTRY",
                settings.registry.as_ref().map_or_else(
                    || "http://127.0.0.1:8080".to_owned(),
                    |setting| setting.value.clone(),
                ),
            ),
            (
                "FEDERATION",
                settings
                    .federation
                    .as_ref()
                    .map_or_else(|| "moa".to_owned(), |setting| setting.value.to_string()),
            ),
            (
                "KEY",
                settings.key.as_ref().map_or_else(
                    || format!("~/.config/tillit/keys/{digits}.key.pem"),
                    |setting| absolute(&setting.value),
                ),
            ),
        ]
    }
}

/// A path that means the same from inside the new folder.
fn absolute(path: &Path) -> String {
    std::path::absolute(path)
        .unwrap_or_else(|_| path.to_owned())
        .display()
        .to_string()
}

fn fill(template: &str, values: &[(&str, String)]) -> String {
    values
        .iter()
        .fold(template.to_owned(), |text, (name, value)| {
            text.replace(&format!("@{name}@"), value)
        })
}

/// Writes a file that is not there yet; what is there stays as it is.
fn write_new(root: &Path, path: &str, text: &str) -> Result<File, Failure> {
    let file = root.join(path);
    let failed = |error: std::io::Error| Failure::because(format!("{}: {error}", file.display()));
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder).map_err(failed)?;
    }
    let made = match fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(&file)
    {
        Ok(mut new) => {
            new.write_all(text.as_bytes()).map_err(failed)?;
            true
        }
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => false,
        Err(error) => return Err(failed(error)),
    };
    Ok(File {
        path: path.to_owned(),
        made,
    })
}
