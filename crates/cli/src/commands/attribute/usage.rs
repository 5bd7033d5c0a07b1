//! `tillit attribute usage`

use clap::Args;
use tillit_client::connection::{AttributeUsage, UsageQuestion};

use crate::difference::inert;
use crate::failure::Failure;
use crate::session::Session;
use crate::table::{table, text};

/// Shows which published entities ask for attributes and which give them
#[derive(Debug, Args)]
pub(crate) struct Usage {
    /// Only this attribute: gemensam/organization-identifier
    #[arg(value_name = "ATTRIBUTE")]
    attribute: Option<String>,
    /// Only attributes of this list: gemensam
    #[arg(long, value_name = "LIST")]
    list: Option<String>,
    /// Only entities of the own organisation
    #[arg(long)]
    own: bool,
    /// Only attributes that should no longer be used
    #[arg(long)]
    deprecated: bool,
}

impl Usage {
    pub(super) fn run(self, session: &Session) -> Result<(), Failure> {
        let organisation = match self.own {
            true => Some(session.organisation()?.clone()),
            false => None,
        };
        let uses = session.connect()?.attribute_usage(&UsageQuestion {
            attribute: self.attribute,
            list: self.list,
            organisation,
            deprecated: self.deprecated.then_some(true),
        })?;
        session.results("attribute-usage", &uses, || list(session, &uses))
    }
}

fn list(session: &Session, uses: &[AttributeUsage]) -> String {
    if uses.is_empty() {
        return session.text("no-attribute-usage", &[]);
    }
    let headings = [
        "column-attribute",
        "column-version",
        "column-role",
        "column-entity",
        "column-purpose",
    ];
    let mut shown = table(headings.map(|id| session.text(id, &[])));
    for one in uses {
        let role = match one.required {
            Some(true) => "role-requires",
            Some(false) => "role-requests",
            None => "role-releases",
        };
        let purpose = one.purpose.as_ref();
        let purpose = purpose.map_or("", |purpose| purpose.get(session.language()));
        let version = match one.deprecated {
            true => session.text("usage-deprecated", &[("version", &inert(&one.version))]),
            false => inert(&one.version),
        };
        shown.add_row([
            inert(&one.attribute),
            version,
            session.text(role, &[]),
            one.entity.entity_id.to_string(),
            inert(purpose),
        ]);
    }
    text(&shown)
}
