//! `tillit compatibility`

use clap::Args;
use clap::builder::PossibleValuesParser;
use tillit_client::connection::{CompatibilityQuestion, ServiceCompatibility};
use tillit_model::EntityId;

use crate::difference::inert;
use crate::failure::Failure;
use crate::session::Session;
use crate::table::{table, text};

/// Shows which services the organisation's users reach, and what they lack in the others
#[derive(Debug, Args)]
pub(crate) struct Compatibility {
    /// Only from this identity provider of the organisation
    #[arg(long, value_name = "ENTITY")]
    entity: Option<EntityId>,
    /// Only services that are reached, or that miss something that they require
    #[arg(long, value_name = "OUTCOME", value_parser = PossibleValuesParser::new(["reachable", "missing"]))]
    only: Option<String>,
}

impl Compatibility {
    pub(super) fn run(self, session: &Session) -> Result<(), Failure> {
        let pairs = session.connect()?.compatibility(&CompatibilityQuestion {
            organisation: session.organisation()?.clone(),
            entity: self.entity,
            only: self.only,
        })?;
        session.results("compatibility", &pairs, || list(session, &pairs))
    }
}

fn list(session: &Session, pairs: &[ServiceCompatibility]) -> String {
    if pairs.is_empty() {
        return session.text("no-compatibility", &[]);
    }
    let headings = [
        "column-service",
        "column-identity-provider",
        "column-outcome",
        "column-lacks",
    ];
    let mut shown = table(headings.map(|id| session.text(id, &[])));
    for pair in pairs {
        let outcome = match pair.outcome.as_str() {
            "reachable" => session.text("outcome-reachable", &[]),
            "missing" => session.text("outcome-missing", &[]),
            other => inert(other),
        };
        shown.add_row([
            pair.service.entity_id.to_string(),
            pair.identity_provider.entity_id.to_string(),
            outcome,
            lacks(session, pair),
        ]);
    }
    text(&shown)
}

/// What does not arrive; what the service can do without stands in brackets.
fn lacks(session: &Session, pair: &ServiceCompatibility) -> String {
    let gaps = pair.gaps.iter().map(|gap| {
        let attribute = inert(&gap.attribute);
        let attribute = match &gap.released_version {
            Some(released) => session.text(
                "gap-other-version",
                &[
                    ("attribute", &attribute),
                    ("asked", &inert(&gap.version)),
                    ("released", &inert(released)),
                ],
            ),
            None => attribute,
        };
        match gap.required {
            true => attribute,
            false => format!("[{attribute}]"),
        }
    });
    let gaps: Vec<String> = gaps.collect();
    gaps.join(", ")
}
