//! `tillit attribute profile`

use clap::Args;
use serde::Serialize;
use tillit_catalogue::AttributeProfile;

use super::profile_place;
use super::show::{lists, name_of};
use crate::failure::Failure;
use crate::session::Session;
use crate::table::{table, text};

/// Shows the profiles of the lists, or what one of them asks for
#[derive(Debug, Args)]
pub(crate) struct Profile {
    /// The profile: skola/alvis, skola@0.2.0/alvis, or a file; none for all of them
    #[arg(value_name = "PROFILE")]
    profile: Option<String>,
}

#[derive(Serialize)]
struct Row {
    id: String,
    version: String,
    title: String,
    steward: String,
    status: String,
    attributes: usize,
}

impl Profile {
    pub(super) fn run(self, session: &Session) -> Result<(), Failure> {
        match &self.profile {
            None => all(session),
            Some(place) => one(session, &profile_place::read(session, place)?.profile),
        }
    }
}

fn all(session: &Session) -> Result<(), Failure> {
    let language = session.language();
    let lists = lists();
    let placed = lists
        .iter()
        .flat_map(|list| list.profiles.iter().map(move |profile| (list, profile)));
    let row = |(list, profile): (&tillit_catalogue::AttributeList, &AttributeProfile)| Row {
        id: format!("{}/{}", list.list, profile.name),
        version: profile.version.to_string(),
        title: profile.title.get(language).to_owned(),
        steward: profile.steward.clone(),
        status: name_of(&profile.status),
        attributes: profile.attributes.len(),
    };
    let rows: Vec<Row> = placed.map(row).collect();
    session.results("profiles", &rows, || {
        let headings = [
            "column-id",
            "column-version",
            "column-title",
            "column-steward",
            "column-status",
        ];
        let mut shown = table(headings.map(|id| session.text(id, &[])));
        for row in &rows {
            shown.add_row([&row.id, &row.version, &row.title, &row.steward, &row.status]);
        }
        text(&shown)
    })
}

fn one(session: &Session, profile: &AttributeProfile) -> Result<(), Failure> {
    let language = session.language();
    session.result("profile", profile, || {
        let headings = [
            "column-id",
            "column-need",
            "column-condition",
            "column-purpose",
        ];
        let mut shown = table(headings.map(|id| session.text(id, &[])));
        for asked in &profile.attributes {
            let said = |text: &Option<tillit_model::Localised>| {
                text.as_ref()
                    .map_or("", |text| text.get(language))
                    .to_owned()
            };
            shown.add_row([
                asked.attribute.to_string(),
                session.text(&format!("need-{}", asked.need.as_str()), &[]),
                said(&asked.condition),
                said(&asked.purpose),
            ]);
        }
        format!(
            "{} {}\n{}\n\n{}",
            profile.title.get(language),
            profile.version,
            profile.description.get(language),
            text(&shown)
        )
    })
}
